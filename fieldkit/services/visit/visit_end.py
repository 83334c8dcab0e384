"""The end of a visit: whoever presses *Finish visit* has finished it, unless they said that it ended otherwise."""

from __future__ import annotations

from fieldkit.services.writing.open_record import OpenRecord

ROLE, FINISHED = "visit.end", "finished"


def finish(record: OpenRecord) -> None:
    """Say that the visit of this record is finished, where nobody said how it ended, and seal it. Raises StoreError."""
    item = next((one for one in record.form.walk() if one.projects_to == ROLE), None)
    if item is not None and not item.repeats:
        path = tuple(step.link_id for step in item.lineage)
        ways = {(one.value.get("valueCoding") or {}).get("code"): one.value for one in item.options}
        if FINISHED in ways and not record.node(path).answered:
            record.set(path, ways[FINISHED])
    record.seal()
