"""Says of each thing wanted whether it fits, needs a look, or may not be issued: in plain words, and what would change that.

The form's own constraints say the same before signing; here they are said thing by thing, while it is being chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from fieldkit.base.wording import joined, said
from fieldkit.services.equipment.equipment_answers import (
    Answers,
    EquipmentAnswers,
    Value,
    Wanted,
    amount_of,
    blank,
    code_of,
    known,
)
from fieldkit.services.equipment.equipment_catalogue import Catalogue, FitRules, Rule, Thing
from fieldkit.services.equipment.equipment_rules import Case, Limit

FITS = "fits"
CHECK = "check"
BLOCKED = "blocked"
VERDICTS = (FITS, CHECK, BLOCKED)
"""Nothing stands against it; somebody has to look at what is said; it may not be issued or fitted."""

REGISTERED = "registered"
_VERDICT_OF = {
    "block": BLOCKED,
    "refer": BLOCKED,
    "specialist": BLOCKED,
    "warn": CHECK,
    "ask": CHECK,
    "choose": FITS,
}
_TAKEN_OVER = said("A registered professional has taken it over.")
_USUAL = {
    "block": said("Choose something else."),
    "refer": said("Pass it on, or a registered professional takes it over in this record."),
    "specialist": said("A specialist fixes it."),
}


@dataclass(frozen=True)
class Reason:
    """One thing that a rule says. ``rule`` is its id, ``outcome`` one of ``equipment_catalogue.OUTCOMES``.

    ``words`` are for people; ``clear`` says what would take it away ("" for a note); ``missing`` are linkIds and
    properties that nobody has told yet.
    """

    rule: str
    outcome: str
    verdict: str
    words: str
    clear: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class ThingFit:
    """What the rules say of one thing wanted; ``entry`` is its entry in the record, ``verdict`` the worst of its reasons."""

    entry: str
    code: str
    name: str
    level: str
    verdict: str
    reasons: tuple[Reason, ...]

    @property
    def may_issue(self) -> bool:
        """Whether it may be issued, fitted or left to try."""
        return self.verdict != BLOCKED


def assess(
    answers: EquipmentAnswers,
    catalogue: Catalogue,
    facts: frozenset[str] = frozenset(),
    flags: frozenset[str] = frozenset(),
) -> tuple[ThingFit, ...]:
    """Every thing wanted, in the record's order. ``facts`` and ``flags`` are names from the rules.

    Everything is worked out twice, without and with the answers that no longer apply, and the worse counts: a hidden
    answer can hold a thing back but never let it through. Raises EquipmentDataError.
    """
    apart = _Assessment(answers, catalogue, facts, flags).fits()
    if not answers.hidden and not any(one.hidden for one in answers.things):
        return apart
    together = _Assessment(_with_hidden(answers), catalogue, facts, flags).fits()
    return tuple(_worse(one, other) for one, other in zip(apart, together, strict=True))


class _Assessment:
    """One pass over all things wanted."""

    def __init__(
        self, answers: EquipmentAnswers, catalogue: Catalogue, facts: frozenset[str], flags: frozenset[str]
    ) -> None:
        self._answers = answers
        self._catalogue = catalogue
        self._rules = catalogue.rules
        self._facts = facts
        self._flags = flags
        self._taken_over = all(not blank(self._said(link)) for link in self._rules.stops.taken_over)

    def fits(self) -> tuple[ThingFit, ...]:
        return tuple(self._fit(one) for one in self._answers.things)

    def _said(self, link: str) -> tuple[Value, ...]:
        return self._answers.seen.get(link, ())

    def _fit(self, wanted: Wanted) -> ThingFit:
        things, reasons = self._things(wanted)
        for thing in things:
            limit, stacked = self._limit(wanted, thing)
            case = Case(thing, self._answers.seen, limit, stacked, self._rules, self._facts, self._flags)
            reasons += [*self._by_rules(case), *self._stops(thing)]
        reasons += [*self._tried(wanted), *self._unread(), *self._read_twice(things)]
        return ThingFit(
            entry=wanted.entry,
            code=", ".join(one.code for one in things),
            name=", ".join(one.name for one in things),
            level=max((one.level for one in things), default=""),
            verdict=max((one.verdict for one in reasons), key=VERDICTS.index, default=FITS),
            reasons=_once(reasons),
        )

    def _things(self, wanted: Wanted) -> tuple[list[Thing], list[Reason]]:
        """What was chosen: several where two people chose differently, and each has to be safe."""
        told = wanted.seen.get(self._rules.fields["code"], ())
        codes = [code_of(one) for one in known(told)]
        things = [self._catalogue.things[code] for code in codes if code in self._catalogue.things]
        if blank(told) or len(things) < len(codes):
            words = said("It is not said which thing of the list this is, so nothing can be checked.")
            return things, [Reason("not-listed", "block", BLOCKED, words, said("Choose it from the list."))]
        return things, []

    # ------------------------------------------------------------------------------------------ what it may carry

    def _limit(self, wanted: Wanted, thing: Thing) -> tuple[Limit, bool]:
        """Its limit, the lowest of those that stand on each other; whether any others stand with it."""
        own = self._own_limit(wanted, thing)
        if thing.group not in self._rules.stacked_groups or not thing.load_bearing:
            return own, False
        others = [
            self._own_limit(one, other)
            for one in self._answers.things
            if one.entry != wanted.entry
            for other in self._things(one)[0]
            if other.group == thing.group and other.load_bearing
        ]
        if not others:
            return own, False
        lowest = [min(one.kg) for one in (own, *others) if one.kg]
        return Limit((min(lowest),) if len(lowest) == 1 + len(others) else (), own.confirmed), True

    def _own_limit(self, wanted: Wanted, thing: Thing) -> Limit:
        fields = self._rules.fields
        given = wanted.seen.get(fields["limit"], ())
        read = [amount_of(one, "kg") for one in given]
        told = tuple(one for one in read if one is not None)
        if given and len(told) == len(given) and self._plate_read(wanted):
            return Limit(told, confirmed=True)
        listed = () if thing.kg is None else (thing.kg,)
        return Limit((*listed, *told), confirmed=thing.confirmed and not given)

    def _plate_read(self, wanted: Wanted) -> bool:
        """Whether the maker's plate was read and it is kept who read it, with a photo."""
        fields = self._rules.fields
        plate = wanted.seen.get(fields["plate"], ())
        read = not blank(plate) and {code_of(one) for one in plate} == {"yes"}
        return read and all(not blank(wanted.seen.get(fields[one], ())) for one in ("plateBy", "photo"))

    # ------------------------------------------------------------------------------------------ what stands against it

    def _by_rules(self, case: Case) -> Iterator[Reason]:
        for rule in self._rules.rules:
            if rule.then == "use" or rule.unless in self._facts or not case.applies(rule.items):
                continue
            truth = case.holds(rule.when)
            if truth.fires:
                yield self._fired(rule, case, truth.missing)
            elif truth.open and rule.then != "choose":
                named = self._named(truth.missing)
                words = said("Not certain yet: {rule}", rule=rule.say)
                yield Reason(
                    rule.id,
                    "ask",
                    CHECK,
                    words,
                    said("Find out: {named}.", named=named),
                    tuple(sorted(truth.missing)),
                )

    def _fired(self, rule: Rule, case: Case, missing: frozenset[str]) -> Reason:
        verdict, words, clear = _VERDICT_OF[rule.then], rule.say, rule.clear or _USUAL.get(rule.then, "")
        if rule.then == "refer" and self._taken_over:
            return Reason(rule.id, rule.then, CHECK, joined(" ", words, _TAKEN_OVER))
        if rule.then == "choose":
            raises, _ = case.amounts(rule.when["left"])
            seats, _ = case.amounts(rule.when["right"])
            most = min(raises) - max(seats) if raises and seats else Decimal(0)
            words = joined(" ", words, said("Here: {most} mm.", most=most))
        if rule.then == "ask" and missing:
            clear = said("Measure: {named}.", named=self._named(missing))
        return Reason(rule.id, rule.then, verdict, words, clear, tuple(sorted(missing)))

    def _stops(self, thing: Thing) -> Iterator[Reason]:
        stops = self._rules.stops
        for link in dict.fromkeys((*stops.every, *self._answers.safety)):
            if link not in stops.fixing:
                yield from self._stop(link, lifts=True)
        into_wall = "E9" in thing.drives_fit
        fixed = self._said(stops.fixed)
        if into_wall or blank(fixed) or {code_of(one) for one in fixed} != {"no"}:
            for link in stops.fixing:
                yield from self._stop(link, lifts=False)
        owner = self._said(stops.permission)
        if into_wall and (blank(owner) or {code_of(one) for one in owner} != {"yes"}):
            words = said("The owner has not said yes to something being fixed.")
            yield Reason(
                stops.permission, "block", BLOCKED, words, said("Ask the owner, and write down the answer.")
            )

    def _stop(self, link: str, *, lifts: bool) -> Iterator[Reason]:
        """A ⚠ question that is not a plain "no": blank, "could not tell" and "no" with anything else count as "yes"."""
        told = self._said(link)
        codes = {code_of(one) for one in told}
        if not blank(told) and codes == {"no"}:
            return
        how = (
            said("not answered")
            if not known(told)
            else said("two answers")
            if len(told) > 1
            else said("yes, or could not tell")
        )
        words = said(
            "Stop and check: {question} ({how})", question=self._answers.names.get(link, link), how=how
        )
        outcome = "refer" if lifts else "block"
        if lifts and self._taken_over:
            yield Reason(link, outcome, CHECK, joined(" ", words, _TAKEN_OVER))
            return
        clear = {"not answered": said("Answer it."), "two answers": said("Settle the two answers.")}.get(
            how, _USUAL["refer"]
        )
        yield Reason(
            link,
            outcome,
            BLOCKED,
            words,
            clear if lifts or not known(told) else said("Stop. Nothing is fixed here."),
        )

    def _tried(self, wanted: Wanted) -> Iterator[Reason]:
        codes = {code_of(one) for one in wanted.seen.get(self._rules.fields["fit"], ())}
        if "no" in codes:
            yield Reason(
                "tried",
                "block",
                BLOCKED,
                said("It was tried and does not fit."),
                said("Choose something else."),
            )
        elif "nearly" in codes:
            yield Reason(
                "tried",
                "warn",
                CHECK,
                said("It was tried and nearly fits."),
                said("Say what is not right yet."),
            )

    def _unread(self) -> Iterator[Reason]:
        if self._answers.unread:
            words = said(
                "Some answers of this record can't be read on this laptop; one of them may stand against it."
            )
            yield Reason(
                "unread", "block", BLOCKED, words, said("Ask somebody who may read the whole record.")
            )

    def _read_twice(self, things: list[Thing]) -> Iterator[Reason]:
        """Two readings of one measure that are further apart than one can measure wrongly."""
        for link in sorted({one for thing in things for one in thing.drives_fit}):
            unit = "kg" if link == "M1" else "mm"
            both = (*self._said(link), *self._said(link + ".again"))
            read = [one for one in (amount_of(value, unit) for value in both) if one is not None]
            if read and max(read) - min(read) > self._rules.read_again_over:
                words = said("Two readings are far apart: {named}.", named=self._named([link]))
                yield Reason("read-again", "ask", CHECK, words, said("Measure it again."), (link,))

    def _named(self, missing: Iterable[str]) -> str:
        names: Mapping[str, str] = {**self._answers.names, **self._rules.maker}
        return ", ".join(names.get(one, one.replace("-", " ")) for one in sorted(missing))


def _with_hidden(answers: EquipmentAnswers) -> EquipmentAnswers:
    things = tuple(replace(one, seen=_both(one.seen, one.hidden)) for one in answers.things)
    return replace(answers, seen=_both(answers.seen, answers.hidden), things=things)


def _both(seen: Answers, hidden: Answers) -> Answers:
    return {link: (*seen.get(link, ()), *hidden.get(link, ())) for link in (*seen, *hidden)}


def _worse(one: ThingFit, other: ThingFit) -> ThingFit:
    """One thing seen twice: every reason of both, the verdict of the stricter."""
    first, then = (
        (one, other) if VERDICTS.index(one.verdict) >= VERDICTS.index(other.verdict) else (other, one)
    )
    return replace(first, reasons=_once([*first.reasons, *then.reasons]))


def _once(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Each rule once, its strictest reason, the strictest rules first."""
    kept: dict[str, Reason] = {}
    for one in reasons:
        known_one = kept.get(one.rule)
        if known_one is None or VERDICTS.index(one.verdict) > VERDICTS.index(known_one.verdict):
            kept[one.rule] = one
    told = {name for one in kept.values() if one.verdict == BLOCKED for name in one.missing}
    for rule, one in tuple(kept.items()):
        if one.outcome == "ask" and one.missing and told.issuperset(one.missing):
            del kept[rule]  # What is missing already holds it back, in words of its own.
    return tuple(sorted(kept.values(), key=lambda one: -VERDICTS.index(one.verdict)))


def registered_facts(rules: FitRules, role: str, facts: Iterable[str]) -> frozenset[str]:
    """The facts to assess with: those checked, and whether the assessor's role is that of a registered professional."""
    own = {REGISTERED} if role in rules.registered_roles else set()
    return frozenset((set(facts) - {REGISTERED}) | own)
