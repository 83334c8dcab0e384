import pytest

from fieldkit.questionnaire.errors import FormError
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import forms
from fieldkit.services.writing.forms import FormNotUsableError
from tests.services.desk import SMALL_FORM


def test_a_form_is_added_once_and_offered_from_then_on(session: Session) -> None:
    first, again = forms.add(session, SMALL_FORM), forms.add(session, SMALL_FORM)

    assert (first.new, again.new, first.problems) == (True, False, ())
    assert (first.form.name, first.form.title, first.form.source) == ("small", "Small form", "added")
    assert "small" in [one.name for one in forms.to_begin(session)]


def test_a_newer_version_is_the_one_to_begin_with(session: Session) -> None:
    forms.add(session, SMALL_FORM)
    newer = forms.add(session, SMALL_FORM.replace(b'"version":"1"', b'"version":"2"'))

    newest = [one.version for one in forms.list_forms(session) if one.name == "small" and one.newest]
    assert newest == [newer.form.version] == ["2"]


def test_people_visits_and_actions_have_ways_of_their_own_to_begin(session: Session) -> None:
    assert not {"person", "visit", "action"} & {one.purpose for one in forms.to_begin(session)}


@pytest.mark.parametrize("data", [b"no json", b'{"resourceType":"Patient"}', b"[]"])
def test_what_is_no_form_is_not_kept(session: Session, data: bytes) -> None:
    before = forms.list_forms(session)

    with pytest.raises(FormError):
        forms.add(session, data)

    assert forms.list_forms(session) == before
    assert forms.check(data)


def test_a_form_with_faults_is_not_kept(session: Session) -> None:
    twice = SMALL_FORM.replace(b'"linkId":"b"', b'"linkId":"a"')

    with pytest.raises(FormNotUsableError):
        forms.add(session, twice)


def test_forms_without_a_url_are_told_apart_by_their_bytes(session: Session) -> None:
    nameless = SMALL_FORM.replace(b'"url":"https://example.org/Questionnaire/small",', b"")
    other = nameless.replace(b"Small form", b"Other form")

    added = [forms.add(session, data).form for data in (nameless, other)]

    assert [one.title for one in forms.to_begin(session) if one.canonical in {two.canonical for two in added}] == [
        "Other form", "Small form",
    ]  # fmt: skip
    assert session.newest_form(added[0].canonical).title == "Small form"
