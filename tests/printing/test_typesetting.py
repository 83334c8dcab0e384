import os
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from fieldkit.printing import blocks
from fieldkit.printing.agreed import agreed_in
from fieldkit.printing.blocks import Document, Text, answer, scale, title
from fieldkit.printing.errors import LayoutError
from fieldkit.printing.foot import document
from fieldkit.printing.layouts import Layout
from fieldkit.printing.lists import contact_block
from fieldkit.printing.phrases import phrases_in
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.short_copy import short_copy
from tests.architecture.source_tree import ROOT
from tests.printing.reading_aloud import read_aloud, said, squashed
from tests.printing.samples import ABOUT, NUMBERS, contents, typesetter
from tests.printing.soundness import failures, sound
from tests.printing.tagging import faults

SCRIPTS = {
    "cy": "Rwy’n hoffi fy nhŷ, a sŵn y môr o’r gegin.",
    "pl": "Chcę żyć we własnym domu, źdźbło po źdźble.",
    "ur": "مجھے صبح چائے پینا پسند ہے، آٹھ بجے تک۔",
    "ar": "أحب أن أشرب الشاي في الصباح (كوب واحد).",
    "bn": "আমি সকালে চা খেতে ভালোবাসি, প্রতিদিন ক্ষুদ্র কিছু।",
}


def sheet(*texts: Text) -> Document:
    """A document with one answer for each text."""
    laid = [title("What we talked about"), *(answer("What matters?", [text]) for text in texts)]
    return document(ABOUT, phrases_in("en"), laid)


def properties(pdf: bytes) -> tuple[dict[str, str], str, str]:
    """Document information, language, and the XMP metadata."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        information = {key: str(value) for key, value in opened.docinfo.items()}
        return information, str(opened.Root.Lang), opened.Root.Metadata.read_bytes().decode("utf-8")


@pytest.mark.parametrize("layout", list(Layout))
def test_every_copy_is_tagged_has_a_title_and_a_language_and_says_it_is_pdf_ua(layout: Layout) -> None:
    pdf = typesetter().pdf(short_copy(agreed_in(contents()), ABOUT), layout)
    information, language, metadata = properties(pdf)
    assert information["/Title"] == "Your copy"
    assert language.lower() == "en-gb"
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        assert all(str(page.obj.Tabs) == "/S" for page in opened.pages)


def test_no_property_names_the_form_or_the_person() -> None:
    information, _, metadata = properties(typesetter().pdf(record_copy(contents())))
    for told in [*information.values(), metadata]:
        assert "May" not in told
        assert contents().form.title not in told
    assert not {"/Author", "/Subject", "/Keywords", "/CreationDate"} & set(information)


def test_headings_start_at_one_and_skip_no_level() -> None:
    tags = [one.tag for one in read_aloud(typesetter().pdf(record_copy(contents()))).walk()]
    levels = [int(tag[1]) for tag in tags if tag in {"H1", "H2", "H3", "H4", "H5", "H6"}]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_drawing_has_an_alternative_text() -> None:
    drawn = document(
        ABOUT, phrases_in("en"), [title("Life"), scale("How happy?", 6, 0, 10, "6, on a scale from 0 to 10")]
    )
    figures = [one for one in read_aloud(typesetter().pdf(drawn)).walk() if one.tag == "Figure"]
    assert [one.alternative for one in figures] == ["6, on a scale from 0 to 10"]


@pytest.mark.parametrize("language", sorted(SCRIPTS))
def test_what_is_written_in_another_language_keeps_its_words_and_its_language(language: str) -> None:
    words = SCRIPTS[language]
    elements = list(read_aloud(typesetter().pdf(sheet(Text(words, language)))).walk())
    holding = [one for one in elements if squashed(words) in squashed(one.text) and one.language == language]
    assert holding, [one for one in elements if one.language]


@pytest.mark.parametrize("language", ["ar", "bn", "ur"])
def test_a_script_is_known_by_its_letters_when_nobody_said_the_language(language: str) -> None:
    elements = list(read_aloud(typesetter().pdf(sheet(Text(SCRIPTS[language])))).walk())
    assert [one.language for one in elements if one.text == SCRIPTS[language] and one.language] == [language]


def glyph_fonts(pdf: bytes) -> set[str]:
    """The names of the fonts that a PDF holds, without the mark of a subset."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        fonts = [font for page in opened.pages for font in page.obj.Resources.Font.values()]
        return {str(font.BaseFont).partition("+")[2] for font in fonts}


@pytest.mark.parametrize(("language", "family"), [("ur", "Nastaliq"), ("ar", "Arabic"), ("bn", "Bengali")])
def test_a_script_is_set_in_a_face_made_for_it(language: str, family: str) -> None:
    if not any(family in name for name in typesetter()._typefaces.families(language)):
        pytest.skip(f"no font for {family} on this machine")
    assert any(
        family in name for name in glyph_fonts(typesetter().pdf(sheet(Text(SCRIPTS[language], language))))
    )


@pytest.mark.parametrize("words", ["مجھے صبح", "أحب الشاي", "আমি ক্ষুদ্র"])
def test_letters_of_a_script_are_joined_and_not_set_one_by_one(words: str) -> None:
    joined = typesetter().pages(sheet(Text(words)))[0]
    apart = typesetter().pages(sheet(Text("\u200c".join(words))))[0]
    assert joined != apart


def test_what_no_font_can_show_is_printed_by_name_and_spoken_as_it_was_written() -> None:
    words = "Happy \U0001fae8 \ue0f0 today"
    pdf = typesetter().pdf(sheet(Text(words)))
    assert squashed(words) in said(pdf)
    assert typesetter().unshowable(sheet(Text(words))) == "\U0001fae8\ue0f0"


def test_only_documents_written_for_it_can_be_easy_read() -> None:
    with pytest.raises(LayoutError):
        typesetter().pdf(record_copy(contents()), Layout.EASY)


def spoilt_copy(spoil: Callable[[pikepdf.Pdf], object]) -> bytes:
    """A good copy in which something was spoilt."""
    drawing = scale("How happy?", 6, 0, 10, "6, on a scale from 0 to 10")
    table = contact_block(NUMBERS, phrases_in("en"))
    pdf = typesetter().pdf(document(ABOUT, phrases_in("en"), [title("Life"), drawing, table]))
    assert sound(pdf)
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        spoil(opened)
        opened.save(written)
    return written.getvalue()


def every(opened: pikepdf.Pdf, tag: str) -> list[Any]:
    """Every structure element with this tag."""
    held = (one for one in opened.objects if isinstance(one, pikepdf.Dictionary))
    return [one for one in held if "/S" in one and str(one.S) == tag]


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda pdf: every(pdf, "/Figure")[0].__delitem__("/Alt"), "a figure has no alternative text"),
        (lambda pdf: every(pdf, "/TH")[0].__delitem__("/A"), "a table header does not say what it heads"),
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "the document has no language"),
        (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "a reader is not asked to show the title"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "the metadata do not say PDF/UA-1"),
        (
            lambda pdf: pdf.pages[0].contents_add(b"0 0 9 9 re f"),
            "page 0 paints something that is neither tagged nor an artefact (f)",
        ),
    ],
)
def test_our_own_reading_finds_what_was_spoilt(spoil: Callable[[pikepdf.Pdf], object], fault: str) -> None:
    assert fault in faults(spoilt_copy(spoil))


@pytest.mark.parametrize(
    ("spoil", "rule"),
    [
        (lambda pdf: every(pdf, "/Figure")[0].__delitem__("/Alt"), "FIGURE"),
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "LANGUAGE"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "METADATA"),
        (lambda pdf: pdf.pages[0].contents_add(b"0 0 9 9 re f"), "CONTENT-TAGGING"),
    ],
)
def test_the_independent_validator_finds_what_was_spoilt(
    spoil: Callable[[pikepdf.Pdf], object], rule: str
) -> None:
    assert any(rule in one for one in failures(spoilt_copy(spoil)))


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_pages_come_as_pictures_of_the_size_that_was_asked_for() -> None:
    pages = typesetter().pages(record_copy(contents()), ppi=72)
    assert {size_of(page) for page in pages} == {(595, 842)} or {size_of(page) for page in pages} == {
        (596, 842)
    }


def test_the_same_copy_is_the_same_bytes_every_time() -> None:
    assert typesetter().pdf(record_copy(contents())) == typesetter().pdf(record_copy(contents()))


MAKE_COPIES = """
import os, resource, sys
from fieldkit.printing.layouts import Layout
from fieldkit.printing.protection import protect
from fieldkit.printing.record_copy import record_copy
from fieldkit.printing.typesetting import Typesetter
from tests.printing.samples import contents

# From here on the kernel kills this process at the first byte it writes to any file.
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
document = record_copy(contents())
typesetter = Typesetter()
pdf = protect(typesetter.pdf(document, Layout.LARGE), "kettle-garden-otter")
pages = typesetter.pages(document)
print(len(pdf) > 1000, len(pages) > 0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel to watch")
def test_no_byte_of_a_copy_is_written_to_any_file(tmp_path: Path) -> None:
    places = {name: str(tmp_path) for name in ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME")}
    made = subprocess.run(
        [sys.executable, "-B", "-c", MAKE_COPIES], cwd=ROOT, env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.stdout.split() == ["True", "True"], made.stderr
    assert list(tmp_path.rglob("*")) == []


def marked_languages(pdf: bytes) -> list[str]:
    """The languages that single runs of words say they are in, in the order of the pages."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        marks = [one for page in opened.pages for one in pikepdf.parse_content_stream(page)]
        named = [one.operands[1] for one in marks if str(one.operator) == "BDC"]
        return [str(one.Lang) for one in named if "/Lang" in one]


def test_words_beside_each_other_keep_each_its_own_language() -> None:
    both = Text("Beth sy’n bwysig?", "cy", beside="What matters?", beside_language="en")
    laid = [title("A"), blocks.section(both), answer(both, [both])]
    pdf = typesetter().pdf(document(replace(ABOUT, language="cy"), phrases_in("cy"), laid))
    assert squashed("Beth sy’n bwysig? · What matters?") in said(pdf)
    assert marked_languages(pdf).count("en") == 3
    assert sound(pdf)


def test_a_contacts_words_in_another_script_leave_what_was_asked_in_its_own() -> None:
    row = blocks.detail(Text("What should they do?"), Text(SCRIPTS["ur"]))
    table = blocks.contacts(
        [{"name": Text("Lena"), "lines": [row], "phone": Text("07700 900 123")}], "Who", "Number"
    )
    pdf = typesetter().pdf(document(ABOUT, phrases_in("en"), [title("People"), table]))
    urdu = [squashed(one.text) for one in read_aloud(pdf).walk() if one.language == "ur"]
    assert any(squashed(SCRIPTS["ur"]) in words for words in urdu)
    assert all("should" not in words for words in urdu)
    assert sound(pdf)
