"""Every answer has one address inside its record, the same on every laptop and in every database."""

from __future__ import annotations

import json
import re

from fieldkit.base.errors import FieldKitError
from fieldkit.base.text import repair
from fieldkit.base.wording import said

Path = tuple[str, ...]
"""linkIds verbatim and ``e:`` entry ids, from the record's root: ``("goals", "e:0198", "g.words")``.

The first part "" marks the record's own answers, such as ``("", "subject")``: a FHIR linkId is never empty.
"""

ENTRY = "e:"

SUBJECT: Path = ("", "subject")
VISIT: Path = ("", "visit")
KIND: Path = ("", "kind")
FORM: Path = ("", "form")
SIGN_OFF = "signoff"
TYPING = "typing"

_SEGMENT = re.compile(r"((?:[^\\/\[\]]|\\.)*)((?:\[(?:[^\\\[\]]|\\.)*\])*)", re.DOTALL)
_BRACKET = re.compile(r"\[((?:[^\\\[\]]|\\.)*)\]", re.DOTALL)


class PathError(FieldKitError):
    """A path that cannot be read."""

    code = "FK-RECORD-PATH"


def encode(path: Path) -> str:
    """The path as a compact JSON array; its UTF-8 bytes are what is hashed and compared."""
    if not path:
        raise PathError(said("A path needs at least one part."), said("Give the linkId of the question."))
    return repair(json.dumps(list(path), ensure_ascii=False, separators=(",", ":")))


def decode(text: str) -> Path:
    """Read a path from its JSON array. Raises PathError."""
    try:
        parts = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PathError(
            said("This is not a JSON path: {text}.", text=repr(text[:80])),
            said('Write it like ["group","question"].'),
        ) from error
    if not isinstance(parts, list) or not parts or not all(isinstance(part, str) for part in parts):
        raise PathError(
            said("A path is a list of texts, not {text}.", text=repr(text[:80])),
            said('Write it like ["group","question"].'),
        )
    return tuple(parts)


def entry(entry_id: str) -> str:
    """The path part that stands for an entry."""
    return ENTRY + entry_id


def is_entry(part: str) -> bool:
    """Whether a path part has the look of an entry id. Only the form can tell it from a linkId of that look."""
    return part.startswith(ENTRY)


def is_reserved(path: Path) -> bool:
    """Whether the path belongs to the record itself rather than to a question of its form."""
    return path[0] == ""


def is_inside(path: Path, ancestor: Path) -> bool:
    """Whether ``path`` lies strictly below ``ancestor``."""
    return len(path) > len(ancestor) and path[: len(ancestor)] == ancestor


def write(path: Path) -> str:
    r"""The path as typed on a command line: ``goals[0198]/g.words``; ``\`` stands before ``/ [ ] \`` in a name."""
    text = ""
    for position, part in enumerate(path):
        if is_entry(part):
            follows_name = position > 0 and path[position - 1] != ""
            text += ("" if position == 0 or follows_name else "/") + f"[{_escape(part[len(ENTRY) :])}]"
        else:
            text += ("/" if position else "") + _escape(part)
    return text


def parse_written(text: str) -> Path:
    """Read what ``write`` gives; ``goals/[0198]/g.words`` and ``[e:0198]`` are understood too. Raises PathError."""
    path: list[str] = []
    at = 0
    while True:
        match = _SEGMENT.match(text, at)
        assert match is not None  # the pattern matches the empty text anywhere
        name, brackets = match.groups()
        if name or not brackets:
            path.append(_unescape(name))
        path.extend(ENTRY + _unescape(found).removeprefix(ENTRY) for found in _BRACKET.findall(brackets))
        at = match.end()
        if at == len(text):
            return tuple(path)
        if text[at] != "/":
            raise PathError(
                said("The path {text} can't be read at sign {sign}.", text=repr(text[:80]), sign=at + 1),
                said(
                    r"Write it like goals[0198]/g.words, with \ before any / [ ] or \ that belongs to a name."
                ),
            )
        at += 1


def _escape(part: str) -> str:
    return re.sub(r"([\\/\[\]])", r"\\\1", part)


def _unescape(part: str) -> str:
    return re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL)
