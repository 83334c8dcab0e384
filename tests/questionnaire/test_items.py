from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.items import Expression
from tests.questionnaire.building import extended, extension, form, group, q


def test_an_item_without_words_is_called_by_its_short_text_or_its_link_id() -> None:
    named = form(
        extended({"linkId": "a", "type": "string"}, extension(ext.SHORT_TEXT, valueString="Name"))
    ).items[0]
    bare = form({"linkId": "b", "type": "string"}).items[0]

    assert (named.label, bare.label) == ("Name", "b")


def test_the_nearest_sensitivity_label_counts() -> None:
    def label(code: str) -> dict[str, str]:
        return extension(ext.SENSITIVITY, valueCode=code)

    loaded = form(extended(group("g", q("a"), extended(q("b"), label("concern"))), label("private")))

    assert [item.effective_sensitivity for item in loaded.walk()] == ["private", "private", "concern"]


def test_what_stands_in_a_practitioners_own_part_is_theirs_to_judge_and_so_is_what_each_author_answers_apart() -> (
    None
):
    own, apart = (
        extension(which, valueBoolean=True) for which in (ext.PRACTITIONERS_OWN, ext.ANSWER_PER_AUTHOR)
    )
    loaded = form(extended(group("g", q("a")), own), extended(q("b"), apart), q("c"))

    assert {item.link_id for item in loaded.walk() if item.is_practitioners_own} == {"g", "a", "b"}


def test_only_fhirpath_with_words_in_it_runs() -> None:
    assert Expression("1").runnable
    assert not Expression(" ").runnable
    assert not Expression("x", "application/x-fhir-query").runnable
