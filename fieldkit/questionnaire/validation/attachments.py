"""Is a file too big, or of a kind the form does not take?"""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.questionnaire.cells import Cell
from fieldkit.questionnaire.findings import Finding
from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.validation.reporting import Surroundings, finding
from fieldkit.questionnaire.value_types import raw


def check_attachment(cell: Cell, value: Json, surroundings: Surroundings) -> Iterator[Finding]:
    """``attachment-max-size`` (bytes, as the attachment says or as its data weighs) and ``attachment-type``."""
    item, content = cell.item, raw(value)
    if item is None or not isinstance(content, dict):
        return
    size = _size(content)
    if item.max_size is not None and size is not None and size > item.max_size:
        yield finding(cell, "attachment-max-size", limit=int(item.max_size), size=size)
    kind = content.get("contentType")
    if (
        item.mime_types
        and isinstance(kind, str)
        and not any(_fits(kind, wanted) for wanted in item.mime_types)
    ):
        yield finding(cell, "attachment-type", kind=kind, wanted=", ".join(item.mime_types))


def _size(content: Json) -> int | None:
    data = content.get("data")
    weighed = len(data) * 3 // 4 - data[-2:].count("=") if isinstance(data, str) else None
    stated = content.get("size")
    if isinstance(stated, int) and not isinstance(stated, bool):
        return max(stated, weighed or 0)
    return weighed


def _fits(kind: str, wanted: str) -> bool:
    kind, wanted = kind.partition(";")[0].strip().lower(), wanted.strip().lower()
    return kind == wanted or (wanted.endswith("/*") and kind.startswith(wanted[:-1]))
