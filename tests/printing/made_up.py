"""A made-up language for paper: our wording in brackets and longer, and what forms and people say in Greek letters.

Any Latin word of a copy that stands outside the brackets then comes from neither: somebody wrote it into the program.
"""

import re
from io import BytesIO
from typing import Any

from PIL import Image

from fieldkit.base.jsontext import dumps, loads
from fieldkit.base.pseudo import CLOSE, OPEN
from tests.printing.placing import MARGIN

_GREEK = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "αβχδεφγηιξκλμνοπθρστυωψζφζΑΒΧΔΕΦΓΗΙΞΚΛΜΝΟΠΘΡΣΤΥΩΨΖΦΖ",
)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_WRITTEN = frozenset({"text", "title", "display", "valueString", "valueUri", "unit"})
"""Where FHIR keeps what people read; all else is for programs."""
PPI = 48.0
_WHITE = 200


def greek(words: str) -> str:
    """The same in letters that no wording of ours has."""
    return words.translate(_GREEK)


def in_greek(node: Any) -> Any:
    """FHIR JSON with everything that people read in Greek letters; extensions as they are, but for a unit in one."""
    if isinstance(node, dict):
        return {
            key: greek(one) if key in _WRITTEN and isinstance(one, str) else one if key == "extension" and not _units(one) else in_greek(one)
            for key, one in node.items()
        }  # fmt: skip
    return [in_greek(one) for one in node] if isinstance(node, list) else node


def _units(extensions: Any) -> bool:
    return any("unit" in str(one.get("url", "")).casefold() for one in extensions if isinstance(one, dict))


def form_in_greek(form: bytes, version: str = "9.0.0") -> bytes:
    """A newer version of a form, whose questions and choices are in Greek letters and have no translations."""
    made = in_greek(_untranslated(loads(form.decode("utf-8"))))
    return dumps({**made, "version": version}).encode("utf-8")


def _untranslated(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _untranslated(one) for key, one in node.items() if not key.startswith("_")}
    return [_untranslated(one) for one in node] if isinstance(node, list) else node


def left_over(text: str) -> list[str]:
    """Latin words outside the brackets."""
    depth, kept = 0, []
    for letter in text:
        depth += letter == OPEN
        kept.append(letter if depth == 0 else " ")
        depth -= letter == CLOSE and depth > 0
    return _LATIN.findall("".join(kept))


def inked_margins(page: bytes) -> list[str]:
    """The sides of a page (PNG at PPI) on which something stands nearer to the edge than printers print."""
    image = Image.open(BytesIO(page)).convert("L")
    edge = int(MARGIN * PPI / 72)
    sides = {
        "left": (0, 0, edge, image.height),
        "right": (image.width - edge, 0, image.width, image.height),
        "top": (0, 0, image.width, edge),
        "bottom": (0, image.height - edge, image.width, image.height),
    }
    return [side for side, box in sides.items() if min(image.crop(box).tobytes()) < _WHITE]
