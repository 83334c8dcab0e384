"""Every form that can be begun in a visit stands in the list."""

from fieldkit.dev.house import House
from fieldkit.dev.visit_scenes import FORMS
from fieldkit.services.writing import forms


def test_every_form_that_can_be_begun_is_pictured(house: House) -> None:
    house.home()
    shipped = {one.name for one in forms.to_begin(house.desk.session) if one.source != "added"}
    assert shipped - set(FORMS) <= {"episode", "responder-card"}
