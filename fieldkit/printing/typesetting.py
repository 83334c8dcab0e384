"""Blocks become pages: typst sets them from templates that came with FieldKit, in memory, as tagged PDF/UA-1 or PNG.

What people wrote reaches typst as JSON data only, never as markup, so nothing they write can be taken for a command.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import typst

from fieldkit.base.assets import resource
from fieldkit.base.jsontext import dumps
from fieldkit.base.wording import said
from fieldkit.printing.blocks import Document, Text
from fieldkit.printing.errors import LayoutError, TypesettingError
from fieldkit.printing.layouts import Layout
from fieldkit.printing.letters import Prepared, prepare, split_language, unshowable
from fieldkit.printing.spoken_text import speak
from fieldkit.printing.typefaces import Typefaces

PREVIEW_PPI: Final = 96
PRINTER_PPI: Final = 300


@dataclass(slots=True)
class _Setting:
    """One document on its way to typst."""

    typefaces: Typefaces
    language: str
    spoken: list[tuple[str, str]] = field(default_factory=list)

    def encoded(self, node: Any) -> Any:
        if isinstance(node, Text):
            return self._text(node)
        if isinstance(node, str):
            return self._words(prepare(node, self.language, self.typefaces.shows))
        if isinstance(node, dict):
            return {key: value if key in _VERBATIM else self.encoded(value) for key, value in node.items()}
        if isinstance(node, list | tuple):
            return [self.encoded(one) for one in node]
        return node

    def _text(self, node: Text) -> Any:
        words = prepare(node.text, node.language, self.typefaces.shows)
        if not node.beside:
            return self._words(words)
        told = self._words(words, plain=False)
        return {**told, "beside": self.encoded(Text(node.beside, node.beside_language))}

    def _words(self, words: Prepared, *, plain: bool = True) -> Any:
        language = words.language or self.language
        if plain and not words.rtl and not words.spoken and language == self.language:
            return words.shown
        set_out: dict[str, Any] = {
            "w": words.shown,
            "lang": language,
            "region": words.region or None,
            "rtl": words.rtl,
        }
        set_out["font"] = self.typefaces.families(language)
        if words.spoken:
            set_out["say"] = len(self.spoken)
            self.spoken.append(
                (words.spoken, f"{language}-{words.region.upper()}" if words.region else language)
            )
        return set_out


_VERBATIM: Final = frozenset({"kind", "symbol", "svg"})


class Typesetter:
    """Makes pages. Costs one look at the machine's fonts; share one, from any thread but the window's."""

    def __init__(self, typefaces: Typefaces | None = None) -> None:
        self._typefaces = typefaces or Typefaces()
        self._root = resource("print").parent
        self._main = resource("print", "document.typ")

    def pdf(self, document: Document, layout: Layout = Layout.STANDARD) -> bytes:
        """The copy as tagged PDF/UA-1. Raises LayoutError, TypesettingError."""
        data, setting = self._encoded(document, layout)
        return speak(self._compiled(data, "pdf", pdf_standards=["ua-1"])[0], setting.spoken)

    def pages(
        self, document: Document, layout: Layout = Layout.STANDARD, *, ppi: float = PREVIEW_PPI
    ) -> tuple[bytes, ...]:
        """Every page as PNG: ``PREVIEW_PPI`` for the screen, ``PRINTER_PPI`` for paper. Raises as ``pdf`` does."""
        data, _ = self._encoded(document, layout)
        return self._compiled(data, "png", ppi=ppi)

    def unshowable(self, document: Document) -> str:
        """Letters in the copy that no font of this machine has; they are printed by name. Empty: all is well."""
        found = "".join(unshowable(text, self._typefaces.shows) for text in _texts(document.blocks))
        return "".join(dict.fromkeys(found))

    def _encoded(self, document: Document, layout: Layout) -> tuple[str, _Setting]:
        if layout is Layout.EASY and not document.easy_read:
            raise LayoutError(
                said("This can't be made easy-read by a machine."),
                said("Choose large print, or the short copy or the about-me page in easy-read."),
            )
        language, region = split_language(document.language)
        setting = _Setting(self._typefaces, language or "en")
        data = {
            "layout": layout.value,
            "title": document.title,
            "lang": setting.language,
            "region": region or "gb",
            "font": self._typefaces.families(setting.language),
            "blocks": setting.encoded(document.blocks),
            "foot": setting.encoded(Text(_one_line(document.foot.text), document.foot.language)),
            "page_of": document.page_of,
            "quotes": document.quotes,
        }
        return dumps(data), setting

    def _compiled(self, data: str, form: Any, **options: Any) -> tuple[bytes, ...]:
        try:
            made: Any = typst.compile(
                self._main, root=self._root, font_paths=self._typefaces.fonts, ignore_system_fonts=True,
                sys_inputs={"data": data}, format=form, **options,
            )  # fmt: skip
        except typst.TypstError:
            # The cause may quote words of the record, so it goes no further than this.
            raise TypesettingError(
                said("The pages of this copy could not be made."),
                said(
                    "Nothing is lost. Try another layout; if it happens again, tell whoever looks after FieldKit."
                ),
            ) from None
        return tuple(made) if isinstance(made, list) else (made,)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, Text):
        yield from (node.text, node.beside)
    elif isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in _VERBATIM:
                yield from _texts(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _texts(value)
