"""Forms are read from the store once and kept: a form never changes under its canonical name."""

from __future__ import annotations

from pathlib import Path
from threading import Lock, get_ident

from fieldkit.base.errors import FieldKitError
from fieldkit.base.wording import said
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.kept_trees import dump_cache, load_cache
from fieldkit.services.library.value_sets import shipped_value_sets
from fieldkit.store import library
from fieldkit.store.connection import Connection


class FormNotHereError(FieldKitError):
    """A form that this laptop does not have."""

    code = "FK-FORM-NOT-HERE"


class FormShelf:
    """Loaded forms by ``url|version#sha256``. Safe to share between threads.

    ``trees``: the folder for parsed expressions, so that a form opens quickly the next time too; made when needed.
    """

    def __init__(self, trees: Path | None = None) -> None:
        self._trees = trees
        self._forms: dict[str, Form] = {}
        self._lock = Lock()

    def form(self, connection: Connection, canonical: str) -> Form:
        """Raises FormNotHereError where the form has not arrived."""
        with self._lock:
            known = self._forms.get(canonical)
        if known is not None:
            return known
        data = library.data(connection, canonical)
        if data is None:
            raise FormNotHereError(
                said("The form this was written with has not arrived on this laptop."),
                said("Sync, then open it again; everything in it is kept."),
            )
        form = load_form(data, value_sets=shipped_value_sets())
        self._take_trees(form)
        with self._lock:
            return self._forms.setdefault(canonical, form)

    def _take_trees(self, form: Form) -> None:
        """Best effort: without the folder the expressions are parsed anew, which is only slower."""
        if self._trees is None:
            return
        place = self._trees / f"{form.sha256}.trees"
        try:
            if place.exists() and load_cache(form.sha256, place.read_bytes()):
                return
            self._trees.mkdir(parents=True, exist_ok=True)
            fresh = place.with_suffix(f".{get_ident()}")
            fresh.write_bytes(dump_cache(form))
            fresh.replace(place)
        except OSError:
            return

    def newest(self, connection: Connection, name: str) -> Form:
        """By url, by name, by the last part of the url or by canonical. Raises FormNotHereError."""
        if "#" in name:
            return self.form(connection, name)
        held = library.newest(connection, name)
        if held is None:
            raise FormNotHereError(
                said("There is no form called {name} on this laptop.", name=repr(name[:60])),
                said("See `fieldkit form list`, or add one with `fieldkit form add FILE`."),
            )
        return self.form(connection, held.canonical)
