"""What became of earlier copies, in a line each, so that nobody is given the same one twice without knowing."""

from datetime import date

from fieldkit.base.wording import joined, said
from fieldkit.services.giving import give_copy
from fieldkit.services.giving.give_copy import FORMATS, GivenLine
from fieldkit.services.library.words import day_words
from fieldkit.ui.language.wording import tr

_HOW = {
    "print": said("on paper"),
    "file": said("as a file with a password"),
    "plain-file": said("as a file without a password"),
}
_LANGUAGES = {"en": said("in English"), "cy": said("in Welsh")}


def given_words(line: GivenLine, today: date) -> str:
    """``Before: Large print in Welsh, on paper, 14 November, by Glynis Hart``; no language where none was written down."""
    giving = line.giving
    how = _HOW.get(giving.how, tr("asked for"))
    if giving.safe == give_copy.NOT_NOW:
        how = tr("not now")
    when = day_words(line.at, today)
    language = _LANGUAGES.get(giving.language, giving.language)
    return tr(
        "Before: {FORMATS}, {how}, {when}, by {by}",
        FORMATS=joined(" ", FORMATS.get(giving.format, giving.format), language),
        how=how,
        when=when,
        by=line.by,
    )
