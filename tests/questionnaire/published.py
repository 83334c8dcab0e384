"""The published questionnaires and cases that stand beside the checkout on a developer's machine, where they do."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from fieldkit.base.jsontext import loads

FHIR = Path(__file__).resolve().parents[2] / ".." / "shared" / "fhir"


def cases(name: str) -> list[dict[str, Any]]:
    """The R4 cases of one file; none where the files are missing."""
    place = FHIR / "cases" / f"{name}.json"
    if not place.is_file():
        return []
    return [exact(case) for case in loads(place.read_text("utf-8")) if case["fhirVersion"] == "R4"]


def exact(value: Any) -> Any:
    """The files write decimals whose zeros matter as ``{"$decimal": "1.000"}``."""
    if isinstance(value, dict):
        if value.keys() == {"$decimal"}:
            return Decimal(value["$decimal"])
        return {key: exact(one) for key, one in value.items()}
    return [exact(one) for one in value] if isinstance(value, list) else value


def questionnaire_of(case: dict[str, Any]) -> Any:
    """A case's questionnaire, wherever it stands; None where the case has none."""
    if case.get("questionnaire"):
        return case["questionnaire"]
    name = case.get("questionnaireFile")
    return loads((FHIR / name).read_text("utf-8")) if name else None


def questionnaires() -> list[Path]:
    """Every published questionnaire."""
    return sorted((FHIR / "questionnaires").rglob("*.json")) if FHIR.is_dir() else []


def pairs() -> list[tuple[Path, Path]]:
    """Response and questionnaire that belong together."""
    place = FHIR / "PAIRS.tsv"
    if not place.is_file():
        return []
    lines = place.read_text("utf-8").splitlines()[1:]
    return [(FHIR / response, FHIR / form) for response, form in (line.split("\t") for line in lines)]
