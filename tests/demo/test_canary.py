import os
from pathlib import Path

import pytest

from fieldkit.demo.canary import scan

SENTENCE = "The spare key hangs behind the larder door, tŷ."


@pytest.mark.parametrize(
    "content",
    [
        SENTENCE.encode("utf-8"),
        b"\0\1" + SENTENCE.encode("utf-16-le"),
        b'{"valueString":"' + SENTENCE.encode("ascii", "backslashreplace") + b'"}',
    ],
)
def test_a_sentence_is_found_however_it_was_written_down(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "left.bin").write_bytes(b"before" + content + b"after")

    read, leaks = scan([tmp_path], [SENTENCE])

    assert read == 1
    assert [(leak.file.name, leak.sentence) for leak in leaks] == [("left.bin", SENTENCE)]


def test_what_is_not_there_or_too_short_to_tell_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("yes, and nothing else", encoding="utf-8")

    assert scan([tmp_path], [SENTENCE, "yes"]) == (1, ())


def test_older_files_and_pipes_are_left_out(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text(SENTENCE, encoding="utf-8")
    os.utime(old, (1, 1))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")

    assert scan([tmp_path], [SENTENCE], changed_since=2.0) == (0, ())
