from tests.questionnaire.building import choice, coding, group, q, session, text, when, whole


def test_progress_counts_the_visible_questions_only() -> None:
    s = session(
        q("a", "integer"),
        q("b", enableWhen=[when("a", answerInteger=1)]),
        q("d", "display"),
        group("g", q("c"), repeats=True),
        answers={("g", "e:1", "c"): text("x")},
    )
    assert (s.root.progress.answered, s.root.progress.total) == (1, 2)

    s.set(("a",), whole(1))

    assert (s.root.progress.answered, s.root.progress.total) == (2, 3)


def test_lines_that_belong_to_a_label_are_not_children_of_their_own() -> None:
    url = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
    help_line = q(
        "h", "display", extension=[{"url": url, "valueCodeableConcept": {"coding": [{"code": "help"}]}}]
    )

    assert session(q("a", item=[help_line])).node(("a",)).children == ()


def test_an_entry_knows_its_id_and_its_order() -> None:
    s = session(choice("c", "tea", repeats=True))
    s.set(("c", "e:https://example.org/codes|tea"), {"valueCoding": coding("tea"), "order": "k"})

    (entry,) = s.node(("c",)).children

    assert (entry.entry_id, entry.order, entry.required) == ("e:https://example.org/codes|tea", "k", False)
