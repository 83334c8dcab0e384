"""Each form can be signed with little: filled by script, signed without a finding, read again by another reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse

from fieldkit.base.clock import FixedClock
from fieldkit.base.jsontext import dumps, loads
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.response import build, read
from fieldkit.questionnaire.session import FormSession
from tests.forms import shipped

WORDS = "My kitchen, my radio."
FIRST_LOOK = [
    "breath",
    "bleed",
    "out",
    "chest",
    "face",
    "confused",
    "head",
    "break",
    "pain",
    "burn",
    "overdose",
    "die",
]

CLOSED_CALL_OUT: Mapping[str, str] = {
    "ta/b.arrived": "2026-11-22T02:10:00Z",
    **{f"td/d.{part}": "no" for part in FIRST_LOOK},
    "te/e.words": "I slid off the bed and could not get up.",
    "tg/o[1]/o.code": "R1",
    "tg/g.how": "left-safe",
    "tg/b.left": "2026-11-22T02:40:00Z",
}
SMALLEST: dict[str, Mapping[str, str]] = {
    "person": {"p.name/p.given": "Mary", "p.name/p.family": "Ashdown", "p.name/p.dob": "1941-03-02"},
    "visit": {
        "v.plan/v.place": "home",
        "v.safe/v.buddy": "Station 14",
        "v.hello/v.idcheck": "two-identifiers",
        "v.hello/v.agree": "yes",
        "v.ending/v.end": "finished",
        "v.ending/v.alone": "yes",
    },
    "conversation": {
        "sb/b.matters": WORDS,
        "sc/c.why": "I tripped on the step.",
        "sd/d[1]/d.detail": "Jean rings every day.",
        "sh/h.goals": "no-goal-today",
        "sj/j.s9": "conversation-only",
        "sk/k.sum": "Yes, that's it.",
        "sk/k.agree": "yes",
        "sk/k.copy": "no-copy",
    },
    "wellness-plan": {},
    "equipment": {
        "qa/q.task": "chair",
        "qa/q.now": "I push on the arms.",
        "qa/q.want": "To get up by myself.",
        "qa/q.alt": "no",
        **{
            f"qb/{item.link_id}": "no" for item in shipped.safety_items("equipment") if "stop" in item.link_id
        },
        "qf/q.done": "nothing-yet",
        "qf/q.interim": "Jean comes at bedtime.",
        "qf/q.interim.who": "I ring on Monday.",
        "qh/q.accept": "yes",
        "qh/q.review": "2027-01-03",
    },
    "safeguarding-concern": {
        "xa/s.danger": "no",
        "xb/s.who": "R. Moss",
        "xb/s.where": "At home, 4 Mill Lane",
        "xb/s.raiser": "07700 900000",
        "xb/s.told": "told-yes",
        "xb/s.contactSafe": "Ring in the morning.",
        "xc/s.view": "He takes my card.",
        "xc/s.outcome": "want-stop",
        "xc/s.agree": "agrees",
        "xe/e.saw": "The purse was empty.",
        "xe/e.kind[1]/e.kind.what": "kind-financial",
        "xf/t1": "yes",
        "xf/t2": "yes",
        "xf/t3": "maybe",
        "xh/h.kids": "no",
        "xk/k.plan": "The card is stopped.",
    },
    "telecare-response": CLOSED_CALL_OUT,
    "action": {
        "aa/a.what": "Ring Denise",
        "aa/a.ownerType": "me",
        "aa/a.owner": "May",
        "aa/a.due": "2026-11-30",
    },
    "safety-plan": {
        "x1/x.said": "I don't want to be here.",
        "x1/x.now": "before",
        "x3/x.left": "Her sister",
        "x3/x.next": "I ring at six",
    },
    "carer-conversation": {
        "c0/c.agree": "yes",
        "c1/c.do": "Everything after six.",
        "c1/c.able": "with-some-help",
        "c4/c.show": "no",
        "c4/c.copy": "no-copy",
    },
    "ons4": {},
    "mdt-prompt": {},
    "referral": {
        "r1/r.service": "Community Meal",
        "r1/r.why": "Company on Tuesdays",
        "r1/r.soon": "this-week",
        "r1/r.agree": "yes",
    },
    "responder-card": {"rc1/rc.full": "Mary Ashdown", "rc1/rc.addr": "12 Brook Lane", "rc4/rc.ok": "yes"},
    "telecare-setup": {"ts1/ts.line": "yes", "ts3/ts.ok": "yes"},
    "episode": {
        "ep1/ep.first": "2026-09-14T10:00:00Z",
        "ep1/ep.matters": "To sleep without listening for him.",
        "ep1/ep.lead": "Sharon Pike",
    },
    "huddle-note": {"hn/hn.ok": "yes"},
}


def filled(name: str, said: Mapping[str, str]) -> FormSession:
    """A record of this form with these answers."""
    filling = shipped.session(name)
    for path, words in said.items():
        shipped.answer(filling, path, words)
    return filling


def written(filling: FormSession) -> dict[str, Any]:
    response = build(filling, record_id="r1", status="completed", authored="2026-11-22T09:30:00Z")
    read_back: dict[str, Any] = loads(dumps(response))
    return read_back


def test_every_form_has_its_script() -> None:
    assert sorted(SMALLEST) == shipped.NAMES


@pytest.mark.parametrize("name", shipped.NAMES)
def test_the_script_leaves_nothing_to_do_before_signing(name: str) -> None:
    filling = filled(name, SMALLEST[name])

    assert filling.findings(Level.SIGNING) == ()
    assert filling.hidden_answers() == ()


@pytest.mark.parametrize("name", shipped.NAMES)
def test_nothing_in_the_script_could_be_left_out(name: str) -> None:
    for left_out in SMALLEST[name]:
        rest = {path: words for path, words in SMALLEST[name].items() if path != left_out}
        initial = left_out == "qh/q.review"
        assert shipped.needed(filled(name, rest)) or initial, left_out


@pytest.mark.parametrize("name", shipped.NAMES)
def test_the_signed_record_is_read_by_another_reader_and_comes_back_the_same(name: str) -> None:
    response = written(filled(name, SMALLEST[name]))
    QuestionnaireResponse.model_validate_json(dumps(response))

    again = FormSession(
        shipped.loaded(name),
        launch=LaunchContext(fresh=False),
        clock=FixedClock(datetime(2026, 11, 23, tzinfo=UTC)),
    )
    again.load(read(shipped.loaded(name), response))

    assert written(again) == response


def test_a_conversation_is_signed_with_eight_answers() -> None:
    assert len(SMALLEST["conversation"]) == 8
    assert len(shipped.needed(shipped.session("conversation"))) == 8


def test_a_call_out_is_closed_with_six_things() -> None:
    """Arrived, first look, what happened in their words, outcome, how left, left at."""
    links = set(shipped.needed(shipped.session("telecare-response")))
    first_look = {f"d.{part}" for part in FIRST_LOOK}

    assert links - first_look == {"b.arrived", "e.words", "o", "g.how", "b.left"}
    assert first_look < links


def test_somebody_helped_up_unhurt_is_closed_in_twelve_presses_and_one_sentence() -> None:
    presses = {
        "ta/b.arrived": "2026-11-22T02:10:00Z",
        "te/e.kind": "a-fall",
        "tf/f.injury": "no",
        "tf/f.thinner": "no",
        "tg/o[1]/o.code": "R2",
        "tg/g.how": "left-safe",
        "tg/b.left": "2026-11-22T02:40:00Z",
    }
    none_of_these_seen = 1
    opening_the_list = 1
    sentence = {"te/e.words": "I slid off the bed."}
    look = {f"td/d.{part}": "no" for part in FIRST_LOOK}
    filling = filled("telecare-response", {**presses, **sentence, **look})

    assert shipped.needed(filling) == []
    assert len(presses) + none_of_these_seen + opening_the_list <= 12


def test_nothing_in_a_wellness_plan_has_to_be_filled_in() -> None:
    assert [item["linkId"] for item in shipped.items("wellness-plan").values() if item.get("required")] == []


def test_a_concern_is_sent_with_five_answers_and_none_of_the_three_questions() -> None:
    concern = {
        key: said for key, said in SMALLEST["safeguarding-concern"].items() if key.split("/")[-1] in FIVE
    }
    filling = filled("safeguarding-concern", concern)

    assert sorted(shipped.needed(shipped.session("safeguarding-concern"), Level.SENDING)) == sorted(FIVE)
    assert shipped.needed(filling, Level.SENDING) == []
    assert {"t1", "t2", "t3"} <= set(shipped.needed(filling))


FIVE = {"s.who", "s.where", "s.danger", "e.saw", "s.raiser"}


def test_a_care_act_assessment_asks_for_all_ten_cards_and_their_limbs() -> None:
    filling = filled("conversation", {**SMALLEST["conversation"], "sj/j.s9": "is-assessment"})
    needed = shipped.needed(filling)

    assert "j.s9" in needed
    assert "j.wellbeing" in needed
    assert sum(link.endswith(".limb") for link in needed) == 10


def test_a_goal_needs_words_and_an_action_needs_somebody() -> None:
    filling = filled(
        "conversation",
        {
            **SMALLEST["conversation"],
            "sh/h.goals": "yes",
            "sh/g[1]/g.by": "2026-12-01",
            "sh/g[1]/h.action[1]/h.action.due": "2026-12-01",
        },
    )

    assert shipped.needed(filling) == ["g.words", "h.action.what", "h.action.ownerType", "h.action.owner"]


def test_one_reason_covers_a_section_that_could_not_be_asked() -> None:
    filling = filled("conversation", {})
    shipped.answer(filling, "sd/d[1]/d.detail", "Jean rings every day.")
    filling.set(("sb",), {"valueString": "Person unwell"})

    assert "b.matters" not in shipped.needed(filling)


def test_no_reason_covers_a_safety_question() -> None:
    for name in shipped.NAMES:
        for item in shipped.safety_items(name):
            assert not any(around.section_reason for around in item.lineage), (name, item.link_id)
