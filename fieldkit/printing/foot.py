"""The end of a copy: who signed, which version, what came after; and the one line of it that stands on every page."""

from __future__ import annotations

from collections.abc import Iterator

from fieldkit.printing.about import About, Signature
from fieldkit.printing.blocks import Block, Document, Text, signatures
from fieldkit.printing.phrases import Phrases

_MOST_NAMES = 2
_MOST_LETTERS = 56
"""Of names at the foot, so that large print keeps it on three lines; the end of the copy names everybody in full."""


def document(about: About, phrases: Phrases, blocks: list[Block], *, easy_read: bool = False) -> Document:
    """The blocks as a finished copy: foot and page numbers added, properties neutral."""
    return Document(
        title=phrases("title"),
        language=phrases.language,
        blocks=tuple(blocks),
        foot=foot_line(about, phrases),
        page_of=phrases("page-of", page="{page}", pages="{pages}"),
        easy_read=easy_read,
        quotes=phrases.quotes(),
    )


def for_whom(about: About, phrases: Phrases) -> Text:
    """``A copy for May``; nothing where the record is about nobody."""
    return Text(phrases("copy-for", name=about.name) if about.name else "", phrases.language)


def day_of(about: About, phrases: Phrases) -> list[Text]:
    """For the head of a copy that nobody signs: the day it was made, which its foot tells the eye alone."""
    return [] if about.signs or not about.made_on else [made_on(about, phrases)]


def foot_line(about: About, phrases: Phrases) -> Text:
    """``Signed by Glynis Hart and Owen Pryce · Version 3``; more than two names are counted, the end names them all."""
    if not about.signs:
        made = phrases("made-on", day=phrases.date(about.made_on)) if about.made_on else phrases("title")
        return Text(made, phrases.language)
    names = [
        _shortened(phrases.sentences.words(one.name)) for one in about.signed_by if one.manner == "signed"
    ]
    if not names:
        said = phrases("foot.not-signed")
    elif len(names) == 1 or (len(names) <= _MOST_NAMES and sum(map(len, names)) <= _MOST_LETTERS):
        said = phrases("foot.signed", who=_listed(names, phrases))
    else:
        said = phrases("foot.signed-more", who=names[0], count=len(names) - 1)
    version = f" · {phrases('version', version=about.version)}" if about.version else ""
    return Text(said + version, phrases.language)


def closing(about: About, phrases: Phrases) -> Iterator[Block]:
    """The last block of every copy; none where nobody signs it and there is nothing to say.

    A copy that nobody signs says its day at its head and on every page's foot, so its end doesn't, and has no heading.
    """
    lines = [Text(_signature(one, about, phrases), phrases.language) for one in about.signed_by]
    if not lines and about.signs:
        lines.append(Text(phrases("not-signed"), phrases.language))
    if about.version:
        lines.append(Text(phrases("version-sentence", version=about.version), phrases.language))
    lines += [phrases.sentences.text(one) for one in about.taken_back]
    if about.added_since:
        lines.append(Text(phrases("added.heading"), phrases.language))
        for one in about.added_since:
            key = "added" if one.what else "added.plain"
            day = phrases.day(one.on, about.zone)
            by, what = phrases.sentences.words(one.by), phrases.sentences.words(one.what)
            lines.append(Text(phrases(key, day=day, who=by, what=what), phrases.language))
    if not phrases.reviewed:
        lines.append(Text(phrases("draft"), phrases.language))
    if about.made_on and about.signs:
        day = phrases.date(about.made_on)
        lines.append(Text(phrases("made-on-sentence", day=day), phrases.language))
    if lines:
        yield signatures(phrases("signed.heading") if about.signs else "", lines)


def made_on(about: About, phrases: Phrases) -> Text:
    """``Printed on 22 November 2026``; nothing where nobody said when."""
    words = phrases("made-on", day=phrases.date(about.made_on)) if about.made_on else ""
    return Text(words, phrases.language)


def _signature(one: Signature, about: About, phrases: Phrases) -> str:
    name, role = phrases.sentences.words(one.name), phrases.sentences.words(one.role)
    who = f"{name}, {role}" if role else name
    if not one.on:
        return phrases(f"signature.undated.{one.manner}", who=who)
    return phrases(f"signature.{one.manner}", who=who, day=phrases.day(one.on, about.zone))


def _shortened(name: str) -> str:
    return name if len(name) <= _MOST_LETTERS else f"{name[: _MOST_LETTERS - 1].rstrip()}…"


def _listed(names: list[str], phrases: Phrases) -> str:
    return phrases("and", first=names[0], last=names[1]) if len(names) > 1 else names[0]
