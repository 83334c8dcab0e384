import os
from pathlib import Path

from fieldkit.sync import post_bag


def letter(folder: Path, name: str, age: int = 0) -> Path:
    path = folder / f"{name}{post_bag.LETTER}"
    path.write_bytes(b"sealed")
    os.utime(path, ns=(age, age))
    return path


def test_the_most_pressing_goes_first_then_the_oldest(tmp_path: Path) -> None:
    paths = [
        letter(tmp_path, f"{rank}-{number}", age=number) for number, rank in enumerate(["3", "0", "2", "0", "odd"])
    ]
    assert list(post_bag.waiting(tmp_path)) == [paths[1], paths[3], paths[2], paths[0], paths[4]]


def test_what_was_answered_waits_no_more(tmp_path: Path) -> None:
    letter(tmp_path, "1-a").with_suffix(post_bag.ANSWER).write_bytes(b"kept")
    waits = letter(tmp_path, "1-b")
    assert list(post_bag.waiting(tmp_path)) == [waits]


def test_a_folder_without_a_posting_key_has_no_hub(tmp_path: Path) -> None:
    assert not post_bag.is_joined(tmp_path / "missing")
    (tmp_path / post_bag.POSTING).write_text("{}")
    assert post_bag.is_joined(tmp_path)
