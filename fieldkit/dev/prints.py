"""Every form and document in every layout, from made-up answers: what is looked at as pictures before a release."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from fieldkit.base.assets import forms_folder
from fieldkit.dev.filling import filled
from fieldkit.dev.print_words import ACTIONS, LETTER, NEEDS, NUMBERS, PIECES, SCRIPTS, WELSH
from fieldkit.printing.about import About, Addition, Earlier, Signature, View
from fieldkit.printing.about_me import about_me, told_in
from fieldkit.printing.action_list import action_list
from fieldkit.printing.agreed import agreed_in
from fieldkit.printing.blocks import Document, Text
from fieldkit.printing.equipment_leaflet import equipment_leaflet
from fieldkit.printing.reading import Contents, read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.short_copy import short_copy
from fieldkit.printing.typesetting import Typesetter
from fieldkit.printing.visit_letter import visit_letter
from fieldkit.printing.wellness_plan import wellness_plan
from fieldkit.questionnaire.definition import Form
from fieldkit.services.giving.print_record import PLAN, layouts_of
from fieldkit.services.writing import forms

_ABOUT: Final = About(
    "May",
    made_on=date(2026, 11, 22),
    visit_on="2026-11-14T13:00:00Z",
    signed_by=(
        Signature("Glynis Hart", "2026-11-14T15:10:00Z", "social worker"),
        Signature("May", "2026-11-14", manner="agreed"),
        Signature("Owen Pryce", "2026-11-14T15:12:00Z", "community nurse"),
    ),
    version="3 (a1b2c3)",
    added_since=(Addition("Owen Pryce", "2026-11-16", "The rail is ordered."),),
    views=(View(Text("I never said I was lonely. I said the house is quiet."), "2026-11-15"),),
)
_PUT_TOGETHER: Final = About("May", made_on=_ABOUT.made_on, visit_on=_ABOUT.visit_on, signs=False)


@dataclass(frozen=True)
class Print:
    """One document, and what its files are called."""

    name: str
    document: Document


def every_print() -> Iterator[Print]:
    """Every shipped form as its record prints, and every other document once."""
    by_name = {place.stem: forms.load(place.read_bytes()) for place in sorted(forms_folder().glob("*.json"))}
    for name, form in by_name.items():
        contents = _contents(form)
        if form.purpose == PLAN:
            yield Print(f"plan-{name}", wellness_plan(contents))
        yield Print(f"record-{name}", record_copy(contents))
    talk = _contents(by_name["conversation"])
    yield Print("short-copy", short_copy(agreed_in(talk, NUMBERS), _ABOUT))
    yield Print("about-me", about_me(told_in(_contents(by_name["person"]), NEEDS), _ABOUT))
    yield Print("actions", action_list(ACTIONS, _PUT_TOGETHER, NUMBERS))
    yield Print("letter", visit_letter(LETTER, _PUT_TOGETHER))
    yield Print("leaflet", equipment_leaflet(PIECES, _ABOUT, NUMBERS))
    for language, words in SCRIPTS.items():
        yield Print(f"plan-in-{language}", wellness_plan(_contents(by_name["wellness-plan"], words)))
        yield Print(f"record-in-{language}", record_copy(_contents(by_name["carer-conversation"], words)))
    yield from _in_welsh(by_name)


def _in_welsh(by_name: Mapping[str, Form]) -> Iterator[Print]:
    """What a Welsh speaker is given: the fixed wording and the forms' translations, the forms' own words beside them."""
    words, about = SCRIPTS[WELSH], replace(_ABOUT, language=WELSH)
    talk = _contents(by_name["conversation"], words, WELSH)
    yield Print("welsh-record", record_copy(talk))
    yield Print("welsh-short-copy", short_copy(agreed_in(talk, NUMBERS), about))
    yield Print("welsh-plan", wellness_plan(_contents(by_name["wellness-plan"], words, WELSH)))
    page = told_in(_contents(by_name["person"], words, WELSH), NEEDS)
    yield Print("welsh-about-me", about_me(page, about))
    put_together = replace(_PUT_TOGETHER, language=WELSH)
    yield Print("welsh-actions", action_list(ACTIONS, put_together, NUMBERS))
    yield Print("welsh-letter", visit_letter(LETTER, put_together))


def _contents(form: Form, own_words: Sequence[str] = (), language: str = _ABOUT.language) -> Contents:
    response = filled(form, own_words) if own_words else filled(form)
    earlier = {item.text: Earlier(4, "2026-06-02") for item in form.all_items if item.type == "integer"}
    return read_contents(form, response, replace(_ABOUT, earlier=earlier, language=language))


def make(prints: Sequence[Print], folder: Path) -> int:
    """Each document in each layout it can have, as ``NAME-LAYOUT.pdf``; how many files."""
    folder.mkdir(parents=True, exist_ok=True)
    typesetter, count = Typesetter(), 0
    for one in prints:
        for layout in layouts_of(one.document):
            (folder / f"{one.name}-{layout.value}.pdf").write_bytes(typesetter.pdf(one.document, layout))
            count += 1
    return count


def main(arguments: Sequence[str]) -> int:
    """``DIR [--only PART]``: the exit code."""
    parser = argparse.ArgumentParser(prog="python -m fieldkit.dev.prints", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the PDFs go")
    parser.add_argument("--only", default="", metavar="PART", help="only documents with this in their name")
    asked = parser.parse_args(arguments)
    count = make([one for one in every_print() if asked.only in one.name], asked.folder)
    print(f"{count} documents in {asked.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
