from dataclasses import replace

from fieldkit.ui.screens.copy_choices import SHORT, SOME, WHOLE, how_much
from fieldkit.ui.widgets.choice_buttons import ChoiceOption
from tests.ui.screens.test_give_copy import CHOICES


def test_only_what_there_is_can_be_asked_for() -> None:
    one = (ChoiceOption("a", "One"),)
    assert [option.key for option in how_much(CHOICES)] == [SHORT, WHOLE, SOME]
    assert [option.key for option in how_much(replace(CHOICES, has_short=False, sections=one))] == [WHOLE]
