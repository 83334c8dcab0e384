"""What there is to choose when a copy is given: told by whoever knows the document, shown by the screen."""

from dataclasses import dataclass

from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.choice_buttons import ChoiceOption

SHORT, WHOLE, SOME = "short", "whole", "some"


@dataclass(frozen=True)
class CopyChoices:
    """What there is to choose for one document. Options are key and words.

    `formats` can be made here, `others` can't and become a task; `safe` are the answers of which those in
    `may_be_made` let a copy be made and those in `needs_place` ask where to; `has_short`: a short copy exists;
    `has_numbers`: it says whom to call; `languages`: those it can be printed in; `unreviewed` no translator has read.
    """

    title: str
    called: str
    formats: tuple[ChoiceOption, ...]
    others: tuple[ChoiceOption, ...]
    safe: tuple[ChoiceOption, ...]
    may_be_made: frozenset[str]
    needs_place: frozenset[str]
    has_short: bool
    sections: tuple[ChoiceOption, ...] = ()
    named: tuple[ChoiceOption, ...] = ()
    given: tuple[str, ...] = ()
    has_numbers: bool = False
    languages: tuple[ChoiceOption, ...] = ()
    unreviewed: frozenset[str] = frozenset()


def how_much(choices: CopyChoices) -> list[ChoiceOption]:
    """What can be asked for of a record: a short copy where there is one, all of it, or some sections."""
    short = [ChoiceOption(SHORT, tr("Short: goals, who does what, numbers"))] if choices.has_short else []
    some = [ChoiceOption(SOME, tr("Only some sections"))] if len(choices.sections) > 1 else []
    return [*short, ChoiceOption(WHOLE, tr("All of it")), *some]
