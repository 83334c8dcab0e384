"""The lists of answers that ship with FieldKit: a form that names a standard one has its options without a signal."""

from __future__ import annotations

from functools import cache

from fieldkit.base.assets import resource
from fieldkit.base.jsontext import loads
from fieldkit.questionnaire.options import ValueSets


@cache
def shipped_value_sets() -> ValueSets:
    """The value sets of resources/value-sets.json (a FHIR Bundle), by canonical url. Raises AssetsMissingError."""
    bundle = loads(resource("value-sets.json").read_bytes())
    return {entry["resource"]["url"]: entry["resource"] for entry in bundle["entry"]}
