"""Whatever comes in as a picture leaves as a plain upright JPEG, or is said no to in words."""

import io
import struct
import warnings
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from fieldkit.services.writing.pictures import (
    LONGEST_SIDE,
    THUMBNAIL_SIDE,
    PictureError,
    PictureTooLargeError,
    prepare,
)
from tests.services.photos import SECRETS, photo


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_where_when_and_with_what_a_photo_was_taken_is_gone() -> None:
    original = photo()
    assert all(secret in original for secret in SECRETS)
    made = prepare(original)
    for content in (made.content, made.thumbnail):
        assert not any(secret in content for secret in SECRETS)
        assert not opened(content).getexif()
        assert set(opened(content).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("held", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(held: int) -> None:
    made = opened(prepare(photo(orientation=held)).content).convert("RGB")
    red, green, blue = made.getpixel((20, 20))  # type: ignore[misc]  # an RGB picture gives three numbers
    assert red > 150 > green
    assert blue < 100
    assert made.width > made.height


def test_a_large_photo_becomes_the_set_size_and_a_small_one_stays() -> None:
    large = prepare(photo(size=(3000, 1500)))
    assert (large.width, large.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert max(opened(large.thumbnail).size) == THUMBNAIL_SIDE
    small = prepare(photo(size=(120, 60)))
    assert (small.width, small.height) == (120, 60)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_becomes_a_jpeg_and_glass_becomes_white(mode: str) -> None:
    written = io.BytesIO()
    Image.new(mode, (40, 30)).save(written, "PNG")
    made = opened(prepare(written.getvalue()).content)
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (40, 30))
    if mode in {"LA", "RGBA"}:
        assert made.getpixel((5, 5)) == (255, 255, 255)


def test_a_colour_profile_is_applied_and_a_broken_one_does_not_hinder() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for held in (profile, profile[:60], b"no profile"):
        made = opened(prepare(photo(icc=held)).content)
        assert "icc_profile" not in made.info
        red = made.getpixel((20, 20))[0]  # type: ignore[index]  # an RGB picture gives three numbers
        assert red > 150


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""

    def part(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"")) + part(b"IEND", b"")


@pytest.mark.parametrize("side", [6_000, 10_000, 60_000])
def test_a_picture_that_unpacks_to_far_more_is_not_unpacked(side: int) -> None:
    with pytest.raises((PictureError, PictureTooLargeError)):
        prepare(bomb(side, side))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(40),
        b"%!PS-Adobe-3.0 EPSF-3.0\n",
        bomb(10, 10),
        photo()[:400],
        photo()[:-4000],
    ],
)
def test_what_is_no_whole_picture_is_said_no_to(content: bytes) -> None:
    with pytest.raises(PictureError) as told:
        prepare(content)
    assert told.value.next_step


_GOOD = [photo(size=(64, 48)), photo(size=(64, 48), kind="PNG"), photo(size=(64, 48), kind="WEBP")]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(_GOOD),
    st.lists(st.tuples(st.integers(0, 100_000), st.integers(0, 255)), min_size=1, max_size=12),
    st.integers(0, 100_000),
)
def test_damaged_bytes_end_in_a_picture_or_in_words(
    good: bytes, changes: list[tuple[int, int]], cut: int
) -> None:
    content = bytearray(good)
    for at, value in changes:
        content[at % len(content)] = value
    if cut % 3 == 0:
        del content[cut % len(content) :]
    try:
        made = prepare(bytes(content))
    except (PictureError, PictureTooLargeError):
        return
    assert opened(made.content).format == "JPEG"


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x00\x00\x00\x00WEBP"]),
    st.binary(max_size=400),
)
def test_any_bytes_end_in_words(beginning: bytes, rest: bytes) -> None:
    with pytest.raises((PictureError, PictureTooLargeError)):
        prepare(beginning + rest)


def test_nothing_is_said_of_damaged_metadata_outside_the_screen(recwarn: pytest.WarningsRecorder) -> None:
    """What is remarked on in a terminal or a log could quote what stood in the photo."""
    cut = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x05\x01\x12\x00\x03"
    whole = photo(size=(64, 48))
    segment = b"\xff\xe1" + (len(cut) + 2).to_bytes(2, "big") + cut
    damaged = whole[:2] + segment + whole[2:]
    warnings.simplefilter("always")
    with Image.open(io.BytesIO(damaged)) as opened:
        opened.getexif().get(0x0112)
    assert [str(one.message) for one in recwarn if issubclass(one.category, UserWarning)]
    recwarn.clear()
    prepare(damaged)
    assert not list(recwarn)
