"""A length that was measured is drawn against a rule, so that it can be seen as well as read."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from fieldkit.printing import blocks
from fieldkit.printing.blocks import Block
from fieldkit.printing.reading import Answer, Contents, Said
from fieldkit.questionnaire.value_types import raw

_MILLIMETRES: Final = {"mm": Decimal(1), "cm": Decimal(10), "m": Decimal(1000)}
_RULES: Final = (Decimal(1000), Decimal(2000), Decimal(5000))
"""How long a rule is, in mm: the shortest that the length fits on."""


def measured(answer: Answer, said: Said, contents: Contents) -> Block | None:
    """The drawing of a length in mm, cm or m; None for every other answer, and for a length that no rule fits."""
    quantity = raw(said.value)
    if answer.item is None or answer.item.type != "quantity" or not isinstance(quantity, dict):
        return None
    unit = str(quantity.get("code") or quantity.get("unit") or "")
    number = quantity.get("value")
    if unit not in _MILLIMETRES or not isinstance(number, int | Decimal) or quantity.get("comparator"):
        return None
    length = Decimal(number) * _MILLIMETRES[unit]
    rule = next((one for one in _RULES if 0 < length <= one), None)
    if rule is None:
        return None
    end = f"{rule / _MILLIMETRES[unit]:f} {unit}"
    alternative = contents.phrases("measured", value=said.text.text, rule=end)
    return blocks.measure(answer.ask, said.text, float(length / rule), end, alternative)
