"""Made-up answers for prints."""

from pathlib import Path

import pytest

from fieldkit.base.assets import forms_folder
from fieldkit.dev.filling import filled
from fieldkit.printing.about import About
from fieldkit.printing.reading import Answer, read_contents
from fieldkit.services.writing import forms

FORMS = sorted(forms_folder().glob("*.json"))


@pytest.mark.parametrize("path", FORMS, ids=[one.stem for one in FORMS])
def test_every_question_that_is_printed_has_an_answer(path: Path) -> None:
    form = forms.load(path.read_bytes())
    answered = {
        part.item
        for part in read_contents(form, filled(form), About("May")).walk()
        if isinstance(part, Answer)
    }
    asked = {
        item for item in form.all_items if item.is_question and not any(one.hidden for one in item.lineage)
    }
    private = {item for item in asked if any(one.secret for one in item.lineage)}
    assert asked - private - answered == set()


def test_the_same_form_is_filled_the_same_every_time_and_in_the_words_it_is_given() -> None:
    form = forms.load((forms_folder() / "wellness-plan.json").read_bytes())
    assert filled(form) == filled(form)
    told = str(filled(form, ["Rwy’n hoffi fy nhŷ."]))
    assert "Rwy’n hoffi fy nhŷ." in told
