import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldkit.sync import post_bag


def letter(folder: Path, name: str, age: int = 0) -> Path:
    path = folder / f"{name}{post_bag.LETTER}"
    path.write_bytes(b"sealed")
    os.utime(path, ns=(age, age))
    return path


def test_the_most_pressing_goes_first_then_the_oldest(tmp_path: Path) -> None:
    paths = [
        letter(tmp_path, f"{rank}-{number}", age=number)
        for number, rank in enumerate(["3", "0", "2", "0", "odd"])
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


def test_a_pause_holds_until_its_moment_and_no_longer_than_a_day(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
    assert not post_bag.is_paused(tmp_path, now)
    post_bag.pause(tmp_path, now + timedelta(hours=9))
    assert post_bag.is_paused(tmp_path, now)
    assert not post_bag.is_paused(tmp_path, now + timedelta(hours=9))
    post_bag.pause(tmp_path, now + timedelta(days=30))
    assert not post_bag.is_paused(tmp_path, now)
    post_bag.pause(tmp_path, now + timedelta(hours=1))
    post_bag.go_on(tmp_path)
    assert not post_bag.is_paused(tmp_path, now)


def test_a_note_of_a_pause_that_cannot_be_read_holds_nothing_up(tmp_path: Path) -> None:
    (tmp_path / post_bag.PAUSED).write_bytes(b"\xff\xfe until")
    assert not post_bag.is_paused(tmp_path, datetime(2026, 11, 22, tzinfo=UTC))
    (tmp_path / post_bag.PAUSED).write_text("tomorrow")
    assert not post_bag.is_paused(tmp_path, datetime(2026, 11, 22, tzinfo=UTC))
