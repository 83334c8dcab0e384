"""Answers from an earlier version of the form, as a section of their own: to read, and to answer anew where they matter."""

from collections.abc import Sequence
from typing import Final

from fieldkit.base.wording import said
from fieldkit.ui.forms.verbs import LeftOverLine
from fieldkit.ui.language.wording import tr
from fieldkit.ui.look import tokens
from fieldkit.ui.widgets.pages import Page
from fieldkit.ui.widgets.text import Words, rule, stack

LEFT_OVER: Final = said("left over")
"""Its key among the sections."""
LEFT_OVER_WORDS: Final = said("Answers from the earlier version")


class LeftOverPage(Page):
    """Each answer with the question as it was, who gave it and when, and why this version has no place for it."""

    def __init__(self, lines: Sequence[LeftOverLine]) -> None:
        super().__init__(margin=tokens.SPACE_2XL)
        self.column.setSpacing(tokens.SPACE_L)
        self.setProperty("surface", "panel")
        self.body.setProperty("reading", "visit")
        self.add(Words(LEFT_OVER_WORDS, "section"))
        self.add(
            Words(
                tr(
                    "This form has a newer version, which has no place for these. They are kept with the record, and are not part of what you sign. Answer again above what still matters."
                ),
                "soft",
            )
        )
        for place, line in enumerate(lines):
            if place:
                self.add(rule())
            self.add(
                stack(
                    Words(line.question, "label"),
                    Words(line.words),
                    Words(f"{line.said}. {line.why}", "small"),
                    gap=tokens.SPACE_XS,
                )
            )
