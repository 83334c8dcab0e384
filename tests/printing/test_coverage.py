from itertools import pairwise
from pathlib import Path

import pytest

from fieldkit.printing.coverage import covered, holds
from tests.printing.samples import typesetter


def test_a_font_covers_its_alphabet_and_not_the_unassigned() -> None:
    faces = [face for face in typesetter()._typefaces.fonts.fonts() if face.path and "Sans" in face.family]
    if not faces:
        pytest.skip("no font files on this machine")
    latin = [ranges for face in faces if holds(ranges := covered(Path(str(face.path)), face.index), ord("a"))]
    assert latin
    assert all(holds(ranges, ord("z")) and not holds(ranges, 0x378) for ranges in latin)


def test_ranges_are_in_order_and_apart() -> None:
    for face in typesetter()._typefaces.fonts.fonts()[:40]:
        ranges = covered(Path(str(face.path)), face.index) if face.path else []
        assert all(first <= last for first, last in ranges)
        assert all(before[1] + 1 < after[0] for before, after in pairwise(ranges))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x00\x00", b"ttcf\x00", b"no font at all, but text" * 20])
def test_what_is_no_font_covers_nothing(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "broken.ttf"
    place.write_bytes(content)
    assert covered(place) == []
    assert covered(tmp_path / "missing.ttf") == []


@pytest.mark.parametrize(
    ("code", "inside"), [(4, False), (5, True), (9, True), (10, False), (20, True), (21, False)]
)
def test_a_code_point_is_found_in_its_range(code: int, inside: bool) -> None:
    assert holds([(5, 9), (20, 20)], code) is inside
