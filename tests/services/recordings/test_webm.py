import pytest

from fieldkit.services.recordings import webm
from fieldkit.services.recordings.found import RecordingUnreadableError
from tests.services import sounds

NESTED = b"".join(b"\xae" + (1 << 56 | 9 * left).to_bytes(8, "big") for left in range(5000, -1, -1))


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize(("kinds", "kind"), [((2,), "audio/webm"), ((1, 2), "video/webm")])
def test_tags_and_title_are_blotted_out_in_their_place(kinds: tuple[int, ...], kind: str, live: bool) -> None:
    content = sounds.webm(9.0, kinds=kinds, live=live)
    found = webm.read(content)
    assert (webm.begins(content), found.content_type, found.seconds) == (True, kind, 9.0)
    assert all(one in content for one in sounds.SECRETS)
    assert b"CANARY" not in found.content
    assert len(found.content) == len(content)
    assert found.content.index(sounds.SPOKEN) == content.index(sounds.SPOKEN)
    assert webm.read(found.content) == found


@pytest.mark.parametrize(
    "content",
    [
        sounds.webm(kinds=(1, 17)),
        sounds.webm(0, live=True),
        sounds.webm()[:-5],
        b"\x1aE\xdf\xa3" + bytes(9),
        NESTED,
    ],
    ids=["a track of words", "no length", "cut off", "nothing in it", "elements in elements"],
)
def test_what_may_hold_more_or_tells_no_length_is_not_taken(content: bytes) -> None:
    with pytest.raises(RecordingUnreadableError):
        webm.read(content)
