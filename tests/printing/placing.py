"""Where the letters of a PDF stand on its pages, so that no word is lost over an edge, as no reading of the tags would tell."""

from io import BytesIO
from typing import Any

import pikepdf

MARGIN = 8 * 72 / 25.4
"""No printer that people have at work reaches closer to the edge of the paper than this."""


def over_the_edge(pdf: bytes) -> list[str]:
    """Letters that begin where no printer prints, by page and place."""
    found: list[str] = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for number, page in enumerate(opened.pages, start=1):
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            for x, y in _starts(page):
                inside = left + MARGIN <= x <= right - MARGIN and bottom + MARGIN <= y <= top - MARGIN
                if not inside:
                    found.append(f"page {number}: letters at {x:.0f}, {y:.0f}")
    return found


def _starts(page: pikepdf.Page) -> list[tuple[float, float]]:
    """Where each run of letters begins, in points from the lower left."""
    at, kept, found = pikepdf.Matrix(), [], []
    line = pikepdf.Matrix()
    instruction: Any
    for instruction in pikepdf.parse_content_stream(page):
        operands, name = instruction.operands, str(instruction.operator)
        if name == "q":
            kept.append(at)
        elif name == "Q":
            at = kept.pop()
        elif name == "cm":
            at = pikepdf.Matrix(*(float(one) for one in operands)) @ at
        elif name == "BT":
            line = pikepdf.Matrix()
        elif name == "Tm":
            line = pikepdf.Matrix(*(float(one) for one in operands))
        elif name in {"Td", "TD"}:
            line = line.translated(float(operands[0]), float(operands[1]))
        elif name in {"Tj", "TJ"}:
            placed = line @ at
            found.append((float(placed.e), float(placed.f)))
    return found


def starts(pdf: bytes) -> list[tuple[float, float]]:
    """Where each run of letters of the first page begins, in points from the lower left."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return _starts(opened.pages[0])
