from pathlib import Path

import pytest

from fieldkit.base.assets import forms_folder
from fieldkit.base.jsontext import loads
from fieldkit.base.wording import Said
from fieldkit.services.library.form_titles import titled

FORMS = sorted(forms_folder().glob("*.json"))


@pytest.mark.parametrize("path", FORMS, ids=[one.stem for one in FORMS])
def test_the_title_of_every_shipped_form_can_be_said_in_another_language(path: Path) -> None:
    title = loads(path.read_text("utf-8"))["title"]
    found = titled(title)
    assert found == title
    assert isinstance(found, Said)


def test_a_title_that_came_from_elsewhere_stays_as_it_came() -> None:
    assert type(titled("Neighbourhood care and support plan")) is str
