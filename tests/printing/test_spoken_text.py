from io import BytesIO

import pikepdf

from fieldkit.printing.blocks import Text, answer, points, speech, title
from fieldkit.printing.foot import document
from fieldkit.printing.phrases import phrases_in
from fieldkit.printing.spoken_text import MARK, speak
from tests.printing.reading_aloud import read_aloud
from tests.printing.samples import ABOUT, typesetter

URDU = "مجھے صبح چائے پینا پسند ہے۔"


def marked_up() -> bytes:
    laid = [
        title(Text(URDU)),
        speech(Text(URDU)),
        answer("Which?", [Text(URDU), Text("Tea")]),
        points([Text(URDU)]),
    ]
    return typesetter().pdf(document(ABOUT, phrases_in("en"), laid))


def test_every_mark_becomes_the_words_themselves() -> None:
    elements = list(read_aloud(marked_up()).walk())
    assert sum(one.text == URDU and one.language == "ur" for one in elements) == 4
    assert not any(MARK in one.alternative for one in elements)


def test_words_in_another_script_are_a_paragraph_and_no_picture() -> None:
    assert {
        one.tag for one in read_aloud(marked_up()).walk() if one.text == URDU and one.language == "ur"
    } == {"P"}


def test_nothing_to_say_leaves_the_file_as_it_is() -> None:
    assert speak(b"as it is", []) == b"as it is"


def test_the_file_still_says_that_it_is_pdf_ua() -> None:
    with pikepdf.open(BytesIO(marked_up())) as opened:
        assert b"<pdfuaid:part>1" in opened.Root.Metadata.read_bytes()
