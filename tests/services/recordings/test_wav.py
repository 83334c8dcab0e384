import io
import wave

import pytest

from fieldkit.services.recordings import wav
from fieldkit.services.recordings.found import RecordingUnreadableError
from tests.services import sounds


def test_only_the_sound_is_kept_and_plays_as_before() -> None:
    content = sounds.wav(2.5)
    found = wav.read(content)
    assert (wav.begins(content), found.content_type, found.seconds) == (True, "audio/wav", 2.5)
    assert all(one in content for one in sounds.SECRETS)
    assert not any(one in found.content for one in sounds.SECRETS)
    with wave.open(io.BytesIO(content)) as before, wave.open(io.BytesIO(found.content)) as after:
        assert before.getparams() == after.getparams()
        assert before.readframes(99_999) == after.readframes(99_999)


@pytest.mark.parametrize("content", [b"RIFF\0\0\0\0WAVE", sounds.wav()[:40]])
def test_what_holds_no_sound_is_told(content: bytes) -> None:
    with pytest.raises(RecordingUnreadableError):
        wav.read(content)
