"""How long a copy takes to make: what a person waits for between asking for it and seeing it."""

import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from benchmarks.results import Result, at_most, median_ms, reported
from fieldkit.printing.about import About, Signature
from fieldkit.printing.blocks import Document
from fieldkit.printing.layouts import Layout
from fieldkit.printing.protection import protect
from fieldkit.printing.reading import read_contents
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.typesetting import Typesetter
from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import load_form

FIRST_MS = 400.0
LATER_MS = 120.0
LONG_MS = 2000.0
ANSWERS_ON_200_PAGES = 1500
ROOT = Path(__file__).resolve().parents[1]
ABOUT = About("May", version="3", signed_by=(Signature("Glynis Hart", "2026-11-14", "social worker"),))
WORDS = "She would like to get to church on her own two feet again, and to see the pear tree flower."


def record(answers: int, words: str = WORDS) -> Document:
    """A record of so many answers in sections of ten, every fourth in the person's own words."""
    own: list[dict[str, Any]] = [{"url": ext.OWN_WORDS, "valueBoolean": True}]
    sections: list[dict[str, Any]] = []
    said: list[dict[str, Any]] = []
    for first in range(0, answers, 10):
        numbers = range(first, min(first + 10, answers))
        questions = [
            {
                "linkId": f"q{one}",
                "type": "text",
                "text": f"What about {one}?",
                "extension": own if one % 4 == 0 else [],
            }
            for one in numbers
        ]
        given = [{"linkId": f"q{one}", "answer": [{"valueString": f"{one}. {words}"}]} for one in numbers]
        sections.append(
            {"linkId": f"s{first}", "type": "group", "text": f"Section {first}", "item": questions}
        )
        said.append({"linkId": f"s{first}", "item": given})
    form = load_form(
        {"resourceType": "Questionnaire", "status": "draft", "title": "A visit", "item": sections}
    )
    response = {"resourceType": "QuestionnaireResponse", "status": "completed", "item": said}
    return record_copy(read_contents(form, response, ABOUT))


def first_copy_ms() -> float:
    """The first copy of a process: the library, the fonts of this machine and forty answers."""
    document = record(40)
    began = time.perf_counter()
    Typesetter().pdf(document)
    return (time.perf_counter() - began) * 1000


def run() -> list[Result]:
    """The figures of issue and window: first and later copies, a long one, previews and a password."""
    alone = [sys.executable, "-c", "from benchmarks.print import first_copy_ms; print(first_copy_ms())"]
    first = subprocess.run(alone, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    typesetter, short = Typesetter(), record(40)
    pdf = typesetter.pdf(short)
    texts = iter(range(100))

    def long_copy() -> bytes:
        # New words each time, because typst remembers what it has set before.
        return typesetter.pdf(record(ANSWERS_ON_200_PAGES, f"{WORDS} Said {next(texts)} times. {WORDS}"))

    with pikepdf.open(BytesIO(long_copy())) as opened:
        pages = len(opened.pages)

    return [
        at_most("first copy of 40 answers in a new process", float(first), "ms", FIRST_MS),
        at_most("later copies of 40 answers", median_ms(lambda: typesetter.pdf(record(40))), "ms", LATER_MS),
        at_most(
            "later copies in large print",
            median_ms(lambda: typesetter.pdf(short, Layout.LARGE)),
            "ms",
            LATER_MS,
        ),
        at_most(f"a copy of {pages} pages, never set before", median_ms(long_copy, repeats=3), "ms", LONG_MS),
        reported("preview pages of 40 answers", median_ms(lambda: typesetter.pages(short)), "ms"),
        reported("a password on it", median_ms(lambda: protect(pdf, "kettle-garden-otter")), "ms"),
    ]
