import re

import pytest

from fieldkit.ui.look import tokens
from fieldkit.ui.look.stylesheet import stylesheet
from fieldkit.ui.look.tokens import Scheme


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.5])
def test_the_sheet_is_written_whole_for_every_scheme_and_size(scale: float) -> None:
    for colours in tokens.SCHEMES.values():
        sheet = stylesheet(colours, scale)
        assert sheet.count("{") == sheet.count("}")
        assert "{c." not in sheet
        assert colours.accent in sheet


def test_every_colour_in_the_sheet_comes_from_the_table() -> None:
    allowed = set(vars(tokens.LIGHT).values())
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", stylesheet(tokens.LIGHT, 1.0))) <= allowed


def test_text_grows_with_the_scale_and_targets_never_shrink() -> None:
    small, large = stylesheet(tokens.LIGHT, 1.0), stylesheet(tokens.LIGHT, 2.0)
    assert "font-size: 26px" in small
    assert "font-size: 52px" in large
    assert f"min-height: {tokens.TARGET}px" in small


def test_chips_have_an_edge_that_can_be_seen_where_high_contrast_is_asked_for() -> None:
    for scheme, colours in tokens.SCHEMES.items():
        edges = dict(re.findall(r'Chip\[tone="(\w+)"\][^}]*border-color: (#\w{6})', stylesheet(colours, 1.0)))
        assert set(edges) == {"ok", "wait", "bad", "accent", "plum"}
        seen = [tokens.contrast(edge, colours.card) >= 3 for edge in edges.values()]
        assert all(seen) == (scheme in {Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK})
