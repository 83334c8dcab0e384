"""Whatever somebody chooses is a recording that may be kept, or an error with words; never anything else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.services.recordings import take_in
from fieldkit.services.recordings.found import RecordingUnreadableError
from fieldkit.services.recordings.take_in import RecordingLengthError, RecordingSizeError
from tests.services import sounds
from tests.services.photos import photo

MAKERS = {
    "audio/wav": sounds.wav,
    "audio/mpeg": sounds.mp3,
    "audio/aac": sounds.aac,
    "audio/ogg": sounds.ogg,
    "audio/mp4": sounds.mp4,
    "audio/webm": sounds.webm,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_ninety_seconds_are_kept_and_more_are_not(kind: str) -> None:
    found = take_in.take_in(MAKERS[kind](90.0))
    assert (found.content_type, round(found.seconds)) == (kind, 90)
    assert not any(one in found.content for one in sounds.SECRETS)
    with pytest.raises(RecordingLengthError):
        take_in.take_in(MAKERS[kind](92.0))


def test_twenty_megabytes_are_the_most() -> None:
    with pytest.raises(RecordingSizeError):
        take_in.take_in(sounds.wav(60, rate=200_000))


def test_photos_documents_and_programs_are_no_recordings() -> None:
    for content in (photo(), photo(kind="PNG"), b"%PDF-1.7", b"MZ" + bytes(50), b"", b"\xff"):
        assert not take_in.is_recording(content)
    with pytest.raises(RecordingUnreadableError):
        take_in.take_in(photo())


@given(
    kind=st.sampled_from(sorted(MAKERS)),
    places=st.lists(st.tuples(st.integers(4, 4000), st.integers(0, 255)), max_size=6),
    length=st.integers(12, 40_000),
)
def test_bytes_that_were_changed_or_cut_give_a_recording_or_words(
    kind: str, places: list[tuple[int, int]], length: int
) -> None:
    content = bytearray(MAKERS[kind](1.0)[:length])
    for place, byte in places:
        if place < len(content):
            content[place] = byte
    try:
        found = take_in.take_in(bytes(content))
    except (RecordingUnreadableError, RecordingLengthError):
        return
    assert 0 < found.seconds < 91
