import pytest

from fieldkit.services.recordings import mpeg
from fieldkit.services.recordings.found import RecordingUnreadableError
from tests.services import sounds
from tests.services.photos import photo


def test_the_frames_of_an_mp3_are_kept_and_its_tags_are_not() -> None:
    content = sounds.mp3(3.6)
    found = mpeg.read(content)
    assert (mpeg.begins(content), found.content_type) == (True, "audio/mpeg")
    assert found.seconds == pytest.approx(3.6)
    assert found.content == sounds.mp3(3.6, tags=False)
    assert sounds.SECRETS[0] in content


def test_bare_aac_is_counted_frame_by_frame() -> None:
    content = sounds.aac(6.4)
    found = mpeg.read(content)
    assert (found.content_type, found.content) == ("audio/aac", content)
    assert found.seconds == pytest.approx(6.4)


def test_a_photo_does_not_begin_like_sound() -> None:
    assert not mpeg.begins(photo())


@pytest.mark.parametrize("content", [b"ID3\x04\0\0\0\0\0\x10" + bytes(40), sounds.mp3(0.036, tags=False)])
def test_what_holds_no_row_of_frames_is_told(content: bytes) -> None:
    with pytest.raises(RecordingUnreadableError):
        mpeg.read(content)
