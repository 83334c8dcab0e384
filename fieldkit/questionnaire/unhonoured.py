"""What a form asks for that FieldKit does not do: named to the form's author, never passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.definition import Form
from fieldkit.questionnaire.extensions import CORE, OURS, SDC, Extensions
from fieldkit.questionnaire.findings import FormFinding
from fieldkit.questionnaire.items import Item, Json
from fieldkit.questionnaire.media import embedded, picture_of, picture_words

_KNOWN: Final = frozenset(
    value for name, value in vars(ext).items() if name.isupper() and isinstance(value, str) and "/" in value
)
"""Every extension that the engine reads."""

_HARMLESS: Final = frozenset(
    {
        *(CORE + name for name in ("questionnaire-baseType", "questionnaire-fhirType")),
        *(CORE + name for name in ("preferredTerminologyServer", "terminology-server", "designNote")),
        *(
            SDC + name
            for name in (
                *("observationExtract", "observation-extract-category", "observationLinkPeriod"),
                *("observationExtractEntry", "observationExtractCategory", "isSubject", "endpoint"),
                *(
                    "definitionExtract",
                    "definitionExtractValue",
                    "extractAllocateId",
                    "itemExtractionContext",
                ),
                *(
                    "templateExtract",
                    "templateExtractBundle",
                    "templateExtractContext",
                    "templateExtractValue",
                ),
                *(
                    "targetStructureMap",
                    "sourceStructureMap",
                    "sourceQueries",
                    "performerType",
                    "assembledFrom",
                ),
                *("preferredTerminologyServer", "assembleContext", "assemble-expectation"),
            )
        ),
    }
)
"""For what happens before or after a form is filled in; kept in the file, and of no effect on the filling."""

_NOT_DONE: Final[Mapping[str, str]] = {
    SDC + "candidateExpression": "Suggested answers (candidateExpression) are not offered.",
    SDC + "contextExpression": "Information beside the question (contextExpression) is not shown.",
    SDC + "lookupQuestionnaire": "Looking things up with another form (lookupQuestionnaire) is not possible.",
    SDC + "subQuestionnaire": "This part is in another form (subQuestionnaire): put the form together first.",
    SDC
    + "questionnaireAdaptive": "An adaptive form asks a server for its next question, which is not possible.",
    SDC + "itemPopulationContext": "Entries are not made beforehand from a record (itemPopulationContext).",
    SDC + "entryMode": "Questions may be answered in any order, whatever entryMode says.",
    SDC + "choiceColumn": "Options are shown in one column (choiceColumn).",
    SDC + "unitSupplementalSystem": "Units from another system (unitSupplementalSystem) can't be looked up.",
    SDC + "keyboard": "The keyboard stays as it is (keyboard).",
    SDC + "width": "Columns have the width that fits (width).",
    SDC + "columnCount": "Items stand one below the other (columnCount).",
    SDC + "optionalDisplay": "Every question is shown (optionalDisplay).",
    CORE + "questionnaire-supportLink": "Links to more information (supportLink) are not shown.",
    CORE + "questionnaire-usageMode": "The question is shown always, whatever usageMode says.",
    CORE + "questionnaire-referenceFilter": "A reference is typed, not searched for (referenceFilter).",
    CORE
    + "questionnaire-referenceProfile": "The profile of what is referred to (referenceProfile) is not checked.",
    CORE + "rendering-style": "Styles of text (rendering-style) are not applied; the words are kept.",
    CORE + "rendering-styleSensitive": "Styles of text (rendering-styleSensitive) are not applied.",
    CORE + "cqf-library": "A library of rules (cqf-library) is not run.",
}

_CONTROLS: Final = frozenset(
    {
        *("radio-button", "check-box", "drop-down", "autocomplete", "text-box", "slider"),
        *("help", "flyover", "unit", "prompt", "lower", "upper", "legal", "security", "required", "inline"),
        *("list", "table", "gtable", "header", "footer", "page", "tab", "tab-container", "body-map"),
    }
)
_TABLES: Final = frozenset({"table", "gtable"})
_SURELY_BYTES: Final = 1_000
"""Fewer bytes hold no photo and no page: perhaps megabytes were meant."""
_EXPRESSED: Final = frozenset({ext.CQF_CALCULATED, ext.CQF_EXPRESSION})
_ELSEWHERE: Final = frozenset({"item", "contained", "extension", "text"})
_PARTS: Final = ("answerOption", "enableWhen", "initial", "code")


def unhonoured_findings(form: Form) -> tuple[FormFinding, ...]:
    """One finding for each place of a known feature, and one for each unknown extension, at its first place."""
    found = [*_whole_form(form)]
    strangers: dict[str, list[str]] = {}
    for item in form.walk():
        found += _about_item(item)
        for url in _urls(item.json):
            if url in _NOT_DONE:
                found.append(FormFinding("not-honoured", item.link_id, "warning", _NOT_DONE[url]))
            elif _strange(url):
                strangers.setdefault(url, []).append(item.link_id)
    for url in _urls(form.resource):
        if _strange(url) and url not in _NOT_DONE:
            strangers.setdefault(url, []).insert(0, "")
    found += [_stranger(url, places) for url, places in strangers.items()]
    return tuple(found)


def _whole_form(form: Form) -> Iterator[FormFinding]:
    for url in _urls(form.resource):
        if url in _NOT_DONE:
            yield FormFinding("not-honoured", "", "warning", _NOT_DONE[url])
    if form.resource.get("implicitRules"):
        yield FormFinding(
            "implicit-rules",
            "",
            "warning",
            "The form follows rules of its own (implicitRules), which FieldKit does not know.",
        )


def _about_item(item: Item) -> Iterator[FormFinding]:
    for part in _PARTS:
        listed = item.json.get(part)
        for one in listed if isinstance(listed, list) else ():
            if isinstance(one, dict) and one.get("modifierExtension"):
                yield FormFinding(
                    "modifier-extension",
                    item.link_id,
                    "error",
                    f"A modifierExtension changes what {part} means in a way FieldKit does not know.",
                )
    if item.control and item.control not in _CONTROLS:
        yield FormFinding(
            "control-unknown",
            item.link_id,
            "warning",
            f"The control {item.control!r} is not known here; the item is shown in the usual way of its type.",
        )
    if item.control in _TABLES and not item.repeats:
        yield FormFinding(
            "table-stacked",
            item.link_id,
            "warning",
            "Only a group that repeats is shown as a table; the questions of this one stand one below the other.",
        )
    yield from _about_size(item)
    yield from _about_media(item)
    for name, element in item.json.items():
        beside = name.startswith("_") and name != "_text" and isinstance(element, dict)
        if beside and not _EXPRESSED.isdisjoint(_own_urls(element)):
            yield FormFinding(
                "expression-misplaced",
                item.link_id,
                "warning",
                f"An expression that works out {name[1:]} is not run; what stands in the file is used.",
            )


def _about_size(item: Item) -> Iterator[FormFinding]:
    """A limit on files that could be meant in bytes or in megabytes: how it is read, so that the author can say."""
    written = Extensions(item.json).value(ext.MAX_SIZE)
    if item.max_size is None or written is None:
        return
    in_bytes = item.max_size == written
    if in_bytes and written >= _SURELY_BYTES:
        return
    read = f"{written} {'bytes' if in_bytes else 'megabytes'}"
    yield FormFinding(
        "max-size-unit",
        item.link_id,
        "warning",
        f"The greatest size of a file (maxSize) is read as {read}. Write it in bytes, such as 5000000.",
    )


def _about_media(item: Item) -> Iterator[FormFinding]:
    """Pictures that are not in the file, that no window can show, or that nobody can be told of."""
    listed = item.json.get("answerOption")
    elements = [
        item.json,
        *(one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict)),
    ]
    for element, url in zip(
        elements, (ext.ITEM_MEDIA, *(ext.ANSWER_MEDIA for _ in elements[1:])), strict=True
    ):
        media = Extensions(element).value(url)
        if media is None:
            continue
        held, name = embedded(media), url.rpartition("questionnaire-")[2]
        if held is None:
            code, words = (
                "media-elsewhere",
                f"The picture or sound ({name}) is not inside the file, so it can't be shown without a signal.",
            )
        elif not picture_of(held):
            code, words = (
                "media-not-shown",
                f"Only PNG and JPEG pictures can be shown ({name}); this one is left out.",
            )
        elif not picture_words(held):
            code, words = (
                "media-without-words",
                f"The picture ({name}) has no title: nobody can be told what it shows.",
            )
        else:
            continue
        yield FormFinding(code, item.link_id, "warning", words)


def _stranger(url: str, places: list[str]) -> FormFinding:
    times = "" if len(places) == 1 else f" ({len(places)} times)"
    return FormFinding(
        "extension-unknown",
        places[0],
        "warning",
        f"The extension {url} is not known here{times}; it is kept, and changes nothing.",
    )


def _strange(url: str) -> bool:
    """Whether a form's author might expect something of this extension that will not happen."""
    if url in _KNOWN or url in _HARMLESS or url.startswith(OURS) or "/" not in url:
        return False
    if not url.startswith("http://hl7.org/fhir/"):
        return "hl7.org/fhir/" not in url or "questionnaire" in url
    return "uestionnaire" in url or url.rpartition("/")[2].startswith(("rendering-", "cqf-calc", "cqf-expr"))


def _urls(element: Json) -> Iterator[str]:
    """The extensions of an element and of its parts, each url once; not those of items inside."""
    seen = dict.fromkeys(_own_urls(element))
    waiting: list[Any] = [part for name, part in element.items() if name not in _ELSEWHERE]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            seen.update(dict.fromkeys(_own_urls(one)))
            waiting += [part for name, part in one.items() if name != "extension"]
    return iter(seen)


def _own_urls(element: Json) -> list[str]:
    listed = element.get("extension")
    return [
        one["url"]
        for one in (listed if isinstance(listed, list) else ())
        if isinstance(one, dict) and isinstance(one.get("url"), str)
    ]
