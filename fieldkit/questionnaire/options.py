"""Where the permitted answers of a question come from: listed in the item, or a value set shipped with the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.extensions import Extensions
from fieldkit.questionnaire.items import Json
from fieldkit.questionnaire.language import Translator, designations, translations
from fieldkit.questionnaire.media import embedded
from fieldkit.questionnaire.offer import Offer, Option
from fieldkit.questionnaire.value_types import is_number, value_key
from fieldkit.records.paths import entry

ValueSets = Mapping[str, Json]
"""Value set resources by canonical url (``url`` or ``url|version``) or, for contained ones, by ``#id``."""


_AS_WRITTEN = Translator()


def option_part(value: Any) -> str:
    """The path part of a permitted answer: ``e:system|code`` for a Coding, ``e:|text`` for anything else.

    A Coding without a code is known by its display. Two people who tick one box thereby tick the same box.
    """
    if isinstance(value, dict):
        code = value.get("code") or value.get("display") or ""
        return entry(f"{value.get('system') or ''}|{code}")
    return entry(f"|{value}")


def text_of(value: Any) -> str:
    """What a person reads for a raw option value."""
    if isinstance(value, dict):
        return str(value.get("display") or value.get("code") or value.get("reference") or "")
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return str(value)


def listed(answer_options: Any, translate: Translator = _AS_WRITTEN) -> Offer:
    """The options written in the item itself; entries without any value are left out.

    Their texts are translated, their values never: an answer means the same whoever reads it.
    """
    listing = answer_options if isinstance(answer_options, list) else ()
    return Offer(
        _listed_option(one, translate) for one in listing if isinstance(one, dict) and value_key(one)
    )


def _listed_option(one: Json, translate: Translator) -> Option:
    key = value_key(one)
    value = one[key]
    elsewhere: tuple[tuple[str, str], ...] = ()
    if isinstance(value, dict) and "_display" in value:
        # Words of the form in other languages: an answer is the code and what it is called, whoever chose it.
        elsewhere = _elsewhere(value)
        value = {name: part for name, part in value.items() if name != "_display"}
    if not elsewhere and one.keys() == {key} and not (isinstance(value, dict) and "extension" in value):
        return Option({key: value}, _text(one, key, translate), option_part(value))
    own = Extensions(one) if "extension" in one else _NONE
    inner = Extensions(value) if isinstance(value, dict) and "extension" in value else _NONE
    beside = Extensions(one[f"_{key}"]) if f"_{key}" in one else _NONE
    return Option(
        value={key: value},
        text=_text(one, key, translate),
        entry_id=option_part(value),
        exclusive=own.flag(ext.OPTION_EXCLUSIVE) or inner.flag(ext.OPTION_EXCLUSIVE),
        initial=one.get("initialSelected") is True,
        weight=_weight(own, inner, beside),
        prefix=own.text(ext.OPTION_PREFIX) or inner.text(ext.OPTION_PREFIX),
        opens=own.text(ext.OPENS_FORM),
        media=embedded(own.value(ext.ANSWER_MEDIA) or inner.value(ext.ANSWER_MEDIA)),
        elsewhere=elsewhere,
    )


_NONE = Extensions(None)


def _text(one: Json, key: str, translate: Translator) -> str:
    """The translated display of a Coding or, of an option that is plain text, its translation beside it."""
    value = one[key]
    translated = translate(value, "display") if isinstance(value, dict) else translate(one, key)
    return translated or text_of(value)


def _weight(*places: Extensions) -> Decimal | None:
    for place in places:
        for url in (ext.WEIGHT, ext.ORDINAL):
            number = place.value(url) if place else None
            if is_number(number):
                return Decimal(str(number))
    return None


def from_value_set(value_set: Json, others: ValueSets, translate: Translator = _AS_WRITTEN) -> Offer | None:
    """The options of a value set resource; None where it can't be worked out without a terminology server."""
    codings = _codings(value_set, others, {})
    if codings is None:
        return None
    options: dict[str, Option] = {}
    for coding, element in codings:
        extensions = Extensions(element)
        elsewhere = _elsewhere(element)
        part = option_part(coding)
        options.setdefault(
            part,
            Option(
                value={"valueCoding": coding},
                text=translate.among(elsewhere) or text_of(coding),
                entry_id=part,
                weight=_weight(extensions),
                elsewhere=elsewhere,
            ),
        )
    return Offer(options.values())


def _elsewhere(element: Json) -> tuple[tuple[str, str], ...]:
    """The words of a concept in other languages: its translations, then its designations."""
    return (*translations(element.get("_display")), *designations(element))


def find_value_set(reference: str, contained: ValueSets, bundled: ValueSets) -> tuple[Json | None, str]:
    """The resource behind an ``answerValueSet`` and where it was found: contained, bundled or missing."""
    if reference.startswith("#"):
        found = contained.get(reference)
        return found, "contained" if found else "missing"
    for sets, source in ((contained, "contained"), (bundled, "bundled")):
        found = sets.get(reference) or sets.get(reference.partition("|")[0])
        if found:
            return found, source
    return None, "missing"


def contained_value_sets(resource: Json) -> dict[str, Json]:
    """The contained value sets and code systems of a form, by ``#id`` and by url."""
    found: dict[str, Json] = {}
    contained = resource.get("contained")
    for one in contained if isinstance(contained, list) else ():
        if isinstance(one, dict) and one.get("resourceType") in ("ValueSet", "CodeSystem"):
            for name in (f"#{one.get('id')}", one.get("url")):
                if isinstance(name, str):
                    found.setdefault(name, one)
    return found


_Codings = list[tuple[Json, Json]]
_Known = dict[str, _Codings | None]
"""The value sets worked out on the way; None for those that can't be, and for those still being worked out."""


def _codings(value_set: Json, others: ValueSets, known: _Known) -> _Codings | None:
    expansion = value_set.get("expansion")
    if isinstance(expansion, dict) and isinstance(expansion.get("contains"), list):
        return list(_expanded(expansion["contains"]))
    compose = value_set.get("compose")
    includes = compose.get("include") if isinstance(compose, dict) else None
    if not isinstance(includes, list):
        return None
    found: dict[str, tuple[Json, Json]] = {}
    for include in includes:
        part = _included(include, others, known) if isinstance(include, dict) else None
        if part is None:
            return None
        for pair in part:
            found.setdefault(option_part(pair[0]), pair)
    excluded = _excluded(value_set["compose"])
    return None if excluded is None else [pair for part, pair in found.items() if part not in excluded]


def _expanded(contains: list[Any]) -> Iterator[tuple[Json, Json]]:
    for one in contains:
        if not isinstance(one, dict):
            continue
        if isinstance(one.get("code"), str) and not one.get("abstract"):
            yield _coding(one.get("system"), one), one
        if isinstance(one.get("contains"), list):
            yield from _expanded(one["contains"])


def _included(include: Json, others: ValueSets, known: _Known) -> _Codings | None:
    if include.get("filter"):
        return None
    system = include.get("system")
    concepts = include.get("concept")
    if isinstance(concepts, list):
        return [(_coding(system, one), one) for one in concepts if isinstance(one, dict) and "code" in one]
    nested = include.get("valueSet")
    if isinstance(nested, list) and nested:
        found: _Codings = []
        for name in dict.fromkeys(one for one in nested if isinstance(one, str)):
            if name not in known:
                known[name] = None
                inner = others.get(name)
                known[name] = _codings(inner, others, known) if inner else None
            part = known[name]
            if part is None:
                return None
            found += part
        return found
    code_system = others.get(system) if isinstance(system, str) else None
    if code_system and isinstance(code_system.get("concept"), list):
        return list(_concepts(system, code_system["concept"]))
    return None


def _concepts(system: Any, concepts: list[Any]) -> Iterator[tuple[Json, Json]]:
    for one in concepts:
        if isinstance(one, dict) and "code" in one:
            yield _coding(system, one), one
            if isinstance(one.get("concept"), list):
                yield from _concepts(system, one["concept"])


def _excluded(compose: Json) -> frozenset[str] | None:
    """The parts of what a value set leaves out; None where that can't be told from the file alone."""
    written = compose.get("exclude")
    if not written:
        return frozenset()
    parts: set[str] = set()
    for exclude in written if isinstance(written, list) else (written,):
        concepts = exclude.get("concept") if isinstance(exclude, dict) else None
        if not isinstance(concepts, list) or not all(isinstance(one, dict) for one in concepts):
            return None
        parts |= {option_part(_coding(exclude.get("system"), one)) for one in concepts}
    return frozenset(parts)


def _coding(system: Any, one: Json) -> Json:
    coding: Json = {}
    if isinstance(system, str):
        coding["system"] = system
    coding["code"] = one.get("code")
    if isinstance(one.get("display"), str):
        coding["display"] = one["display"]
    return coding
