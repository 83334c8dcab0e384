import pytest

from fieldkit.ui.look import tokens
from fieldkit.ui.look.tokens import Scheme


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("text", "ground"), tokens.TEXT_PAIRS)
def test_text_stands_out_from_its_ground_in_every_scheme(scheme: Scheme, text: str, ground: str) -> None:
    colours = tokens.SCHEMES[scheme]
    assert tokens.contrast(tokens.colour_of(colours, text), tokens.colour_of(colours, ground)) >= 4.5


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize(("line", "ground"), tokens.BOUNDARY_PAIRS)
def test_borders_that_alone_show_a_control_can_be_seen(scheme: Scheme, line: str, ground: str) -> None:
    colours = tokens.SCHEMES[scheme]
    assert tokens.contrast(tokens.colour_of(colours, line), tokens.colour_of(colours, ground)) >= 3


def test_high_contrast_means_at_least_seven_to_one_for_text() -> None:
    for scheme in (Scheme.CONTRAST_LIGHT, Scheme.CONTRAST_DARK):
        colours = tokens.SCHEMES[scheme]
        for text, ground in tokens.TEXT_PAIRS:
            assert tokens.contrast(tokens.colour_of(colours, text), tokens.colour_of(colours, ground)) >= 7, (
                text,
                ground,
            )


def test_black_on_white_has_the_greatest_contrast_there_is() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#123456", "#123456") == pytest.approx(1)


def test_targets_are_at_least_as_large_as_promised() -> None:
    assert tokens.TARGET >= 36
