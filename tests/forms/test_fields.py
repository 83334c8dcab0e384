"""Every field that practice asks for is in some form, and what must be asked anew is never offered from before."""

from __future__ import annotations

import pytest

from tests.forms import shipped
from tests.forms.test_structure import PROJECTIONS

FIELDS = {
    "person": "p.nhs p.nhsWhy p.nhsSystem p.nhsCheck p.given p.family p.known p.pronouns p.gender p.ethnic p.dob p.dobQ "
    "p.addr p.addr.lines p.addr.postcode p.addr.uprn p.addr.type p.addr.tenure p.addr.find p.addr.grid p.addr.lat "
    "p.addr.lon p.addr.gate p.addr.coverage p.addr.landline p.phone p.gp ais.contact ais.format ais.professional "
    "ais.support ais.review p.lang p.interp ra.need ra.what ra.share p.people p.people.talk p.people.dont p.kids p.pets "
    "p.allergyStatus p.allergy p.meds p.conditions p.flags p.docs p.docs.where p.docs.seen risk risk.fact risk.source "
    "risk.date risk.two risk.told risk.review risk.statement p.keysafe p.away.where p.away.since p.death p.deathBy p.deathHow p.deathSure p.share "
    "p.view p.matters m.places",
    "visit": "v.id v.cover.to v.start v.until v.purpose v.place v.lead v.attendee v.device v.present v.idcheck v.agree "
    "v.recordToday v.alone v.end v.keep v.buddy v.buddy.how v.buddy.at v.buddy.back v.buddy.then v.buddy.out ais.met "
    "ais.metWhy v.interp v.interp.rel v.capacity v.capacity.what v.capacity.help v.capacity.u v.capacity.r v.capacity.w "
    "v.capacity.c v.capacity.link v.capacity.end v.capacity.best v.capacity.who v.share v.share.org v.share.what "
    "v.share.ok v.share.by v.share.how v.share.date v.share.until v.share.withdrawn",
    "conversation": "a.who a.easy a.adv a.diff b.matters b.people b.good b.bad b.do b.dont b.help b.media c.why c.tried "
    "c.saw d d.kind d.detail d.help e.eat.how e.clean.how e.toilet.how e.dress.how e.safe.how e.home.how e.family.how "
    "e.work.how e.out.how e.child.how e.eat.limb f f.worry f.who f.view f.chance f.plan f.mine f.safeguard g.carer g.words "
    "g.why g.by g.progress h.goals h.action.what h.action.owner h.action.ownerType h.action.due h.action.status "
    "h.action.block h.action.accepted h.action.acceptedBy h.action.spend h.action.unmet i.satisfied i.other j.s9 "
    "j.wellbeing k.sum k.agree k.view k.copy k.safe",
    "wellness-plan": "w.limits w.legal w.adrt w.mode w1.tool w1.tool.often w1.tool.need w1.avoid w2.well w2.must "
    "w2.check w3.what w3.plan w3.who w4.what w4.notice w4.plan w5.what w5.now w5.call w5.limits w6.well w6.signs "
    "w6.supporter w6.supporter.told w6.not w6.disagree w6.medicine w6.treatment w6.home w6.place w6.do w6.dont w6.look "
    "w6.danger w6.back w7.who w7.first w7.right w7.thank w7.learned w7.change w.ver w.review w.sign w.share w.share.part "
    "w.share.until w.share.crisis",
    "equipment": "q.task q.now q.want q.alt q.stop.overload q.stop.handson q.stop.newbreak q.stop.blackout q.stop.skin "
    "q.stop.balance q.stop.learn q.stop.changing q.stop.falls q.stop.child q.stop.special q.stop.endoflife q.stop.major "
    "q.stop.disagree q.stop.bedrail q.over.who M1 M1.how M2 M2.shoes M3 M4 M5 M6 M7 E1 E2 E2.pan E3 E3.base E3.legs "
    "E3.mattress E4 E4.inside E4.arm E5.inside E5.outside E5.rimWall E5.depth E5.height E5.material E6 E7 E7.threshold "
    "E8.steps E8.rise E8.going E8.width E8.side E8.rail E9 E9.tiled E10 E11.floor E11.light E12.sockets E12.line E2.how E5.how E6.how E7.how E8.how E10.how q.photo "
    "q.item q.item.code q.item.n q.item.serial q.item.cond q.item.swl q.item.fit q.item.override q.cable q.asbestos "
    "q.perm q.perm.contact q.perm.asked q.perm.answer q.perm.chase q.load q.shown q.back q.carer q.limit q.clean q.call "
    "q.leaflet q.accept q.interim q.interim.who q.review q.loan",
    "safeguarding-concern": "s.danger s.dangerKind s.999 s.999.at s.999.service s.who s.where s.raiser s.told s.contactSafe "
    "s.notTo s.view s.outcome s.outcomeWhy s.agree s.override s.overrideWhy s.lead s.capacity s.difficulty s.suitable "
    "s.advocate e.kind e.kind.what e.kind.tag e.kind.when e.kind.often e.kind.harm e.saw e.said e.think t1 t2 t3 s.source "
    "s.source.role s.source.needs s.source.access s.source.knows h.kids h.kid h.adults h.pets i.mark i.mark.view "
    "i.mark.region i.mark.point i.mark.type i.mark.size i.mark.colour i.mark.said i.photo i.seen j j.at k k.what k.plan "
    "k.police l.call l.team l.at l.who l.ref m.answer m.why m.asked m.met m.risk m.review",
    "telecare-response": "f.source f.ref f.incident f.voice f.told f.risks f.line b.activated b.answered b.mobilised "
    "b.arrived b.control b.with b.help b.left c.in c.checks c.control c.police c.forced c.power c.secured d.breath d.bleed "
    "d.out d.chest d.face d.confused d.head d.break d.pain d.burn d.overdose d.die e.kind e.words f.when f.floor f.doing "
    "f.injury f.thinner f.year f.lifted f.device f.stands f.pain f.usual o o.code o.at o.service o.ref o.accepted o.eta "
    "o.stayed o.handed o.no g.how h.alarm h.pendant h.done h.door h.key i.hazard i.done j.alarm j.tested j.risk j.hoard "
    "j.hoardScale j.sw k.need l.pull l.service l.why l.agreed l.urgent l.action",
    "action": "g.words g.why g.by g.progress a.what a.ownerType a.owner a.due a.status a.outcome a.source a.block "
    "a.accepted a.acceptedBy a.spend a.spendBy a.unmet a.episode",
    "safety-plan": "x.said x.now x.answered x.signs x.self x.call x.home x.keeps x.left x.next x.override",
    "carer-conversation": "c.do c.sleep c.health c.work c.money c.friends c.keep c.able c.break c.ill c.young c.copy c.show",
    "ons4": "o.satisfied o.worthwhile o.happy o.anxious",
    "mdt-prompt": "m.admit m.falls m.unstable m.meds m.ae",
    "referral": "r.service r.name r.phone r.why r.agree r.answer r.heard",
    "responder-card": "rc.full rc.name rc.addr rc.find rc.in rc.key rc.talk rc.flags rc.allergy rc.weight rc.paper "
    "rc.paperDate rc.risk rc.call rc.pets rc.matters rc.date rc.ok",
    "telecare-setup": "ts.line ts.range ts.safe ts.who ts.ok ts.card",
    "episode": "ep.first ep.how ep.matters ep.lead ep.pull ep.pull.state ep.pull.by ep.block ep.sorted ep.on ep.word "
    "ep.again ep.again.why",
    "huddle-note": "hn.on hn.item.what hn.item.who hn.item.by hn.ok",
}
OWN_WORDS = {
    "conversation": {"b.matters", "c.why", "k.sum", "g.words", "f.view"},
    "wellness-plan": {"w1.tool.what", "w3.what", "w6.danger", "w6.back"},
    "safeguarding-concern": {"s.view"},
    "equipment": {"q.now", "q.want"},
    "telecare-response": {"e.words"},
    "safety-plan": {"x.said", "x.keeps"},
    "episode": {"ep.matters"},
    "person": {"p.matters", "p.view.words"},
}
ASKED_ANEW = {
    "person": "p.share p.allergyStatus p.people.talk ra.share m.share p.keysafe p.death",
    "visit": "v.idcheck v.agree v.recordToday v.alone v.end v.capacity v.capacity.what v.capacity.end v.share v.present",
    "conversation": "a.adv a.diff c.why f f.view i.satisfied i.anxious k.sum k.agree k.copy k.safe j.s9 h.goals",
    "equipment": "q.now M1 M2 E1 E7 q.accept q.done q.interim q.cable q.asbestos q.stop.skin",
    "safeguarding-concern": "s.danger s.view s.agree s.told e.saw t1 i.mark.size",
    "telecare-response": "d.breath d.die f.thinner f.injury e.words",
    "safety-plan": "x.said x.now x.left x.keeps",
    "wellness-plan": "w2.well w6.danger w.share w.mode",
    "carer-conversation": "c.agree c.able c.show",
}


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_field_that_practice_asks_for_is_there(name: str) -> None:
    assert set(FIELDS[name].split()) - shipped.items(name).keys() == set()


def test_every_form_has_its_list_of_fields() -> None:
    assert set(FIELDS) == set(shipped.NAMES)


@pytest.mark.parametrize("name", sorted(OWN_WORDS))
def test_the_persons_own_words_are_kept_as_such(name: str) -> None:
    plain = [
        link for link in OWN_WORDS[name] if not shipped.extension(shipped.items(name)[link], "own-words")
    ]

    assert plain == []


@pytest.mark.parametrize("name", sorted(ASKED_ANEW))
def test_what_must_be_asked_anew_is_never_offered_from_before(name: str) -> None:
    offered = [link for link in ASKED_ANEW[name].split() if shipped.carried_over(name, link) != "never"]

    assert offered == []


def test_nothing_from_a_private_record_is_offered_elsewhere() -> None:
    for name in ("safety-plan", "safeguarding-concern", "wellness-plan"):
        offered = [
            link
            for link, item in shipped.items(name).items()
            if shipped.extension(item, "carry-over") == "offer"
        ]
        assert offered == [], name


def test_no_list_is_fed_from_a_record_that_few_may_see() -> None:
    for name in ("safety-plan", "safeguarding-concern", "wellness-plan"):
        feeding = {shipped.extension(item, "projects-to") for item in shipped.items(name).values()} - {None}
        # Where the adult is gives the number to ring inside the open note (services/following/duty_team.py); that it stands in
        # no list is asked of the lists themselves in tests/services/following/test_duty_team.py.
        assert feeding <= ({"concern.where"} if name == "safeguarding-concern" else set()), name


def test_what_few_may_see_is_labelled() -> None:
    labels = {
        ("person", "risk"): "restricted",
        ("person", "p.people.dont"): "restricted",
        ("person", "p.addr.gate"): "restricted",
        ("person", "p.safe"): "restricted",
        ("visit", "v.alone"): "restricted",
        ("visit", "v.capacity"): "restricted",
        ("conversation", "f.safeguard"): "concern",
        ("conversation", "f.self"): "restricted",
        ("responder-card", "rc.key"): "restricted",
    }
    roots = {"wellness-plan": "private", "safeguarding-concern": "concern", "safety-plan": "restricted"}

    assert {at: shipped.extension(shipped.items(at[0])[at[1]], "sensitivity") for at in labels} == labels
    assert {name: shipped.extension(shipped.resource(name), "sensitivity") for name in roots} == roots


def test_news_that_must_travel_first_is_marked() -> None:
    urgent = [
        "p.death",
        "p.allergyStatus",
        "p.allergy",
        "p.flags",
        "p.people.dont",
        "p.people.talk",
        "p.share",
        "p.access",
    ]
    for link in urgent:
        around = [one.priority for one in shipped.item("person", link).lineage]
        assert "urgent-fact" in around, link
    assert shipped.extension(shipped.resource("safeguarding-concern"), "priority") == "safeguarding"
    assert shipped.extension(shipped.resource("safety-plan"), "priority") == "welfare"


def test_every_part_of_the_lists_is_fed_by_some_form() -> None:
    fed = {shipped.extension(item, "projects-to") for _, item in shipped.every_item()} - {None}

    assert fed == PROJECTIONS


def test_the_equipment_list_has_sixty_two_things_that_can_be_chosen() -> None:
    listed = shipped.items("equipment")["q.item.code"]["answerOption"]
    codes = [
        one["valueCoding"]["code"] for one in listed if "equipment-catalogue" in one["valueCoding"]["system"]
    ]

    assert len(codes) == 62
    assert len(set(codes)) == 62
