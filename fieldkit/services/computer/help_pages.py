"""The help pages as they were shipped, so that the window and a reader of the sources see the same words."""

from __future__ import annotations

from dataclasses import dataclass

from fieldkit.base.assets import help_folder

START, CONVERSATION, CONCERN, EQUIPMENT, CALL_OUT, TWO_ANSWERS, COPY, WHAT_IF, PRACTISE, SERVICE, FINGER = (
    "start", "conversation", "concern", "equipment", "telecare", "two-answers", "copy", "what-if", "practise",
    "service", "finger",
)  # fmt: skip


@dataclass(frozen=True)
class HelpPage:
    """One page. ``key`` is its file's name without number; ``text`` is Markdown that begins with the title's line."""

    key: str
    title: str
    text: str


def read_pages() -> tuple[HelpPage, ...]:
    """Every page, in the order of their numbers. Raises AssetMissingError where the installation lacks them."""
    pages = []
    for file in sorted(help_folder().glob("*.md")):
        text = file.read_text("utf-8")
        title = text.partition("\n")[0].lstrip("# ").strip()
        pages.append(HelpPage(file.stem.partition("-")[2], title, text))
    return tuple(pages)
