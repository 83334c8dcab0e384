"""Whether a finished PDF may be given: two readings of its tags by others than the program that wrote it, and one of its edges."""

from page import ValidationProfile, validate_pdf_bytes

from tests.printing.placing import over_the_edge
from tests.printing.tagging import faults


def failures(pdf: bytes) -> list[str]:
    """What an independent validator of PDF/UA-1 (ISO 14289-1) says against it."""
    report = validate_pdf_bytes(pdf, profile=ValidationProfile.PDF_UA_1)
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def sound(pdf: bytes) -> bool:
    """Always true; says what is wrong otherwise, as an AssertionError."""
    assert faults(pdf) == []
    assert failures(pdf) == []
    assert over_the_edge(pdf) == []
    return True
