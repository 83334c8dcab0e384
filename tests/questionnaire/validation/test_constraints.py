from typing import Any

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.findings import Level
from tests.questionnaire.building import codes, extended, extension, group, q, session, whole


def rule(words: str, severity: str = "error") -> Any:
    parts = [
        extension("severity", valueCode=severity),
        extension("expression", valueString=words),
        extension("human", valueString="Too many"),
    ]
    return extension(ext.CONSTRAINT, extension=parts)


def test_a_rule_that_does_not_hold_is_told_in_its_authors_words() -> None:
    s = session(
        extended(q("a", "integer"), rule("%context.answer.value < 5", "warning")), answers={("a",): whole(7)}
    )

    (finding,) = s.findings(Level.SIGNING)

    assert (finding.code, finding.severity, finding.params["human"]) == ("constraint", "warning", "Too many")
    s.set(("a",), whole(3))
    assert codes(s, Level.SIGNING) == []


def test_nothing_is_asked_of_what_is_empty() -> None:
    assert codes(session(extended(q("a", "integer"), rule("false"))), Level.SIGNING) == []


def test_each_entry_of_a_group_is_held_to_the_rule_by_itself() -> None:
    part = extended(
        group("g", q("a", "integer"), repeats=True), rule("%context.item.where(linkId='a').answer.value < 5")
    )
    s = session(part)

    s.set(("g", "e:1", "a"), whole(7))
    s.set(("g", "e:2", "a"), whole(3))

    assert [finding.path for finding in s.findings(Level.SIGNING)] == [("g", "e:1")]


def test_a_rule_that_cannot_be_worked_out_rules_nothing_out() -> None:
    assert (
        codes(session(extended(q("a", "integer"), rule("{}")), answers={("a",): whole(1)}), Level.SIGNING)
        == []
    )
