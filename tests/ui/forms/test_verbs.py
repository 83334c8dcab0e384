from fieldkit.ui.forms.verbs import FormSurroundings
from tests.ui.conftest import MOMENT


def test_without_surroundings_nothing_is_said_offered_or_drafted() -> None:
    around = FormSurroundings(now=lambda: MOMENT)
    assert list(around.said(("a",))) == []
    assert around.earlier(("a",)) is None
    assert around.draft(("a",)) is None
    assert around.still_right is None
