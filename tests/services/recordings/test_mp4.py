import pytest

from fieldkit.services.recordings import mp4
from fieldkit.services.recordings.found import RecordingUnreadableError
from tests.services import sounds


@pytest.mark.parametrize(
    ("kinds", "kind"), [((b"soun",), "audio/mp4"), ((b"vide", b"soun"), "video/mp4")], ids=["sound", "film"]
)
def test_where_when_and_who_are_blotted_out_in_their_place(kinds: tuple[bytes, ...], kind: str) -> None:
    content = sounds.mp4(7.5, kinds=kinds)
    found = mp4.read(content)
    assert (mp4.begins(content), found.content_type, found.seconds) == (True, kind, 7.5)
    assert all(one in content for one in (*sounds.SECRETS, b"CANARY-T"))
    assert b"CANARY" not in found.content
    assert len(found.content) == len(content)
    assert found.content.index(sounds.SPOKEN) == content.index(sounds.SPOKEN)


def test_the_table_of_steps_counts_where_the_whole_says_less() -> None:
    content = sounds.mp4(95)
    lies = content.replace((95_000).to_bytes(4, "big"), (1000).to_bytes(4, "big"))
    assert lies != content
    assert mp4.read(lies).seconds == 95


@pytest.mark.parametrize(
    "content",
    [
        sounds.mp4(kinds=(b"vide", b"meta")),
        sounds.mp4(brand=b"qt  "),
        sounds.mp4()[:-5],
        sounds.mp4(0),
        sounds.mp4() + b"\0\0\0\x08moof",
        b"".join((8 * left).to_bytes(4, "big") + b"moov" for left in range(5000, 0, -1)),
    ],
    ids=["a track of places", "a Mac's own film", "cut off", "no length", "in pieces", "boxes in boxes"],
)
def test_what_may_hold_more_or_tells_no_length_is_not_taken(content: bytes) -> None:
    with pytest.raises(RecordingUnreadableError):
        mp4.read(content)


def test_a_phones_picture_that_begins_alike_is_no_recording() -> None:
    assert not mp4.begins(b"\0\0\0\x18ftypheic" + bytes(40))
