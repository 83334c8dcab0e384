from fieldkit.questionnaire.blank_entries import add_blank_entries
from tests.questionnaire.building import group, q, session


def test_everything_that_repeats_gets_an_empty_entry_at_every_depth() -> None:
    s = session(group("g", group("h", q("a", repeats=True), repeats=True), repeats=True))

    add_blank_entries(s)

    assert s.enabled_link_ids() == ["g", "h", "a"]
    assert s.node(("g", "e:blank", "h", "e:blank", "a", "e:blank")).values == ()


def test_what_has_an_entry_is_left_alone() -> None:
    s = session(group("g", q("a"), repeats=True))
    s.add_entry(("g",), "1")

    add_blank_entries(s)

    assert [entry.entry_id for entry in s.node(("g",)).children] == ["e:1"]
