import pytest

from fieldkit.services.recordings import ogg
from fieldkit.services.recordings.found import RecordingUnreadableError
from tests.services import sounds


def test_comments_are_blotted_out_over_two_pages_and_every_sum_holds() -> None:
    content = sounds.ogg(4.0)
    found = ogg.read(content)
    assert (ogg.begins(content), found.content_type, found.seconds) == (True, "audio/ogg", 4.0)
    assert all(one in content for one in sounds.SECRETS)
    assert not any(one in found.content for one in (*sounds.SECRETS, b"TITLE", b"xxxx"))
    assert len(found.content) == len(content)
    assert sounds.SPOKEN in found.content
    pages = found.content.split(b"OggS")[1:]
    assert len(pages) == 4
    for page in pages:
        whole = b"OggS" + page
        assert sounds.ogg_sum(whole[:22] + bytes(4) + whole[26:]) == int.from_bytes(whole[22:26], "little")


@pytest.mark.parametrize(
    "content",
    [b"OggS" + bytes(100), sounds.ogg(streams=2), sounds.ogg()[:200], sounds.ogg(0.0)],
    ids=["nothing in it", "two streams", "cut off", "no length"],
)
def test_what_is_not_one_stream_of_sound_is_told(content: bytes) -> None:
    with pytest.raises(RecordingUnreadableError):
        ogg.read(content)
