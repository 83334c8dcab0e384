"""What a form view needs from whoever holds the answers: few verbs out, few facts in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from fieldkit.questionnaire.nodes import Node
from fieldkit.records.paths import Path

Json = dict[str, Any]


@dataclass(frozen=True)
class OfferedFile:
    """A file that somebody dropped (its `place` on this computer) or pasted (its `content`, held nowhere else)."""

    name: str
    place: str = ""
    content: bytes = b""


class LiveForm(Protocol):
    """The part of a questionnaire session that a view reads."""

    @property
    def root(self) -> Node:
        """The whole form as it stands."""

    def node(self, path: Path) -> Node:
        """The node at a path; raises KeyError where there is none."""

    def changed(self) -> frozenset[Path]:
        """Paths of nodes that changed since last asked."""


class Verbs(Protocol):
    """What a person can do to an answer. Each is kept at once by whoever implements it."""

    def set(self, path: Path, value: Json | None) -> None:
        """Answer, or clear with None."""

    def set_all(self, answers: Sequence[tuple[Path, Json]]) -> None:
        """Answer several questions in one step."""

    def add(self, path: Path, value: Json | None = None) -> Path:
        """Add an entry to what repeats at `path`; returns the entry's path."""

    def remove(self, path: Path) -> None:
        """Remove an entry."""

    def begin(self, path: Path) -> None:
        """The keyboard is in this field now: what stands there is what will be replaced."""

    def leave(self) -> None:
        """The keyboard has left the field."""

    def draft_text(self, path: Path, text: str | None) -> None:
        """Keep text that is no legal answer yet; None when there is none any more."""

    def settle(self, path: Path) -> None:
        """Open the two answers side by side."""

    def attach(self, path: Path, offered: OfferedFile | None = None) -> None:
        """Answer with what was dropped or pasted; without it, ask for a photo or file first."""


@dataclass(frozen=True)
class Earlier:
    """An answer given before, to stand beside the empty field: what, who said it and when.

    `may_keep`: whether one press may make it "still right"; own words can only be read.
    """

    words: str
    said: str
    may_keep: bool = True


@dataclass(frozen=True)
class LeftOverLine:
    """An answer from an earlier version of the form: its question then, the words, who and when, and why it is here."""

    question: str
    words: str
    said: str
    why: str


def _none_left() -> Sequence[LeftOverLine]:
    return ()


def _nobody(_path: Path) -> Sequence[tuple[str, str]]:
    return ()


def _nothing(_path: Path) -> Earlier | None:
    return None


def _no_draft(_path: Path) -> str | None:
    return None


def _not_reached() -> bool:
    return False


def _no_camera() -> bool:
    return False


def _no_photo(_offer: Callable[[OfferedFile], object]) -> None:
    return None


def _no_picture(_value: Json, _show: Callable[[bytes], object]) -> None:
    return None


@dataclass(frozen=True)
class FormSurroundings:
    """Facts around one form. `own_entry` is the path part of this author's own view (`e:<author>`).

    `said` gives (who, what) of each answer that stands in conflict; `earlier` an answer to offer beside the
    field; `draft` text that was typed and is no legal answer yet; `still_right` is called when the person
    confirmed an earlier answer today. `picture` brings the small picture of a photo later (b"" for none), and
    `look_at` opens it large. `has_camera` tells whether a photo can be taken here now, and `take_photo` has one taken and
    calls back with it. `related` holds, by url, the words of the button that opens another form about the
    same person, and `open_form` does so; `left_over` is what an earlier version of this form was answered.
    `emergency` opens the 999 card, and `help_reached` tells whether somebody was reached at this visit.
    `recordings`: whether the organisation keeps sound and film.
    `may_wait`: nobody signs this record, so that what the form wants of it holds up nothing.
    `languages` are the codes of the languages the form is translated into, `language` the person's own.
    """

    now: Callable[[], datetime]
    person: str = ""
    author: str = ""
    own_entry: str = ""
    read_only: bool = False
    said: Callable[[Path], Sequence[tuple[str, str]]] = _nobody
    earlier: Callable[[Path], Earlier | None] = _nothing
    draft: Callable[[Path], str | None] = _no_draft
    still_right: Callable[[Path], None] | None = None
    picture: Callable[[Json, Callable[[bytes], object]], None] = _no_picture
    look_at: Callable[[Json], None] | None = None
    has_camera: Callable[[], bool] = _no_camera
    take_photo: Callable[[Callable[[OfferedFile], object]], object] = _no_photo
    related: Mapping[str, str] = field(default_factory=dict)
    open_form: Callable[[str], None] | None = None
    left_over: Callable[[], Sequence[LeftOverLine]] = _none_left
    emergency: Callable[[], object] | None = None
    help_reached: Callable[[], bool] = _not_reached
    languages: tuple[str, ...] = ()
    language: str = ""
    may_wait: bool = False
    recordings: bool = False
    unit_words: dict[str, str] = field(default_factory=dict)
