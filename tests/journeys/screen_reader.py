"""A screen reader's client, run by the system's Python: finds what is on the screen by name and role alone, and works it.

It knows nothing of FieldKit but its name on the bus: names, roles, states, actions, editable text, keys.
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version has to be chosen first

_PATIENCE_SECONDS = 60
_GLANCE_SECONDS = 0.1
_KEYBOARD_SECONDS = 0.3
"""Until the keyboard is there: without a window manager nothing on the bus says so."""
_RETURN = 0xFF0D
_SPOKEN = {"label", "panel", "filler"}
_FIELDS = {"text", "password text", "entry"}
_PRESSES = {"Press", "Toggle"}


class LostError(Exception):
    """Nothing of this name can be found, or it does not do what it says."""


def below(here: Any, depth: int = 0) -> Iterator[Any]:
    """Everything that is not hidden, in the order it is read; what goes away meanwhile is passed over."""
    try:
        if depth > 1 and not here.get_state_set().contains(Atspi.StateType.VISIBLE):
            return
        yield here
        count = here.get_child_count()
    except GLib.Error:
        return
    for index in range(count):
        try:
            child = here.get_child_at_index(index)
        except GLib.Error:
            continue
        if child is not None:
            yield from below(child, depth + 1)


def _is(here: Any, state: Any) -> bool:
    """Whether it is so now, asked of the program itself and not of what the bus remembers."""
    here.clear_cache()
    return bool(here.get_state_set().contains(state))


class Reader:
    """Finds controls by name and works them as assistive technology does. What is not there yet is waited for."""

    def __init__(self) -> None:
        Atspi.init()

    def _all(self) -> Iterator[Any]:
        """The whole tree of FieldKit now, read no further than somebody looks."""
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            if program is not None and program.get_name() == "FieldKit":
                yield from below(program)

    def _until(self, what: str, look: Callable[[list[str]], Any]) -> Any:
        """What ``look`` gives once it gives something; it says what it passed by, for whoever reads the failure."""
        end = time.monotonic() + _PATIENCE_SECONDS
        passed: list[str] = []
        while time.monotonic() < end:
            passed = []
            try:
                found = look(passed)
            except GLib.Error:  # made anew between finding and reading
                found = None
            if found is not None:
                return found
            time.sleep(_GLANCE_SECONDS)
        raise LostError(f"{what} among:\n" + "\n".join(passed))

    def find(
        self, name: str, *, control: bool = True, field: bool = False, role: str = "", after: str = ""
    ) -> Any:
        """The control (or label, or field to write in; of this role) whose name begins so, ready to be worked.

        ``after``: the first so named behind what is called so, as an answer stands behind its question.
        """

        def look(passed: list[str]) -> Any:
            behind = not after
            for one in self._all():
                try:
                    said, kind = one.get_name(), one.get_role_name()
                    passed.append(f"{kind} {said!r}")
                    ready = one.get_state_set().contains(Atspi.StateType.ENABLED)
                except GLib.Error:
                    continue
                fits = kind in _FIELDS if field else (kind not in _SPOKEN) is control
                if behind and said.startswith(name) and ready and fits and role in {"", kind}:
                    return one
                behind = behind or said.startswith(after)
            return None

        return self._until(f"{name!r}", look)

    def press(
        self, name: str, then: str = "", *, control: bool = True, role: str = "", after: str = ""
    ) -> None:
        """Press a control and wait for what should come ``then``."""
        self._work(self.find(name, role=role, after=after))
        print(f"pressed {name}", flush=True)
        if then:
            self.find(then, control=control)

    @staticmethod
    def _work(here: Any) -> None:
        names = [here.get_action_name(index) for index in range(here.get_n_actions())]
        here.do_action(next(index for index, one in enumerate(names) if one in _PRESSES))

    def choose(self, question: str, answer: str) -> None:
        """Choose an answer of a question, and hear that it is chosen."""
        self._work(self.find(answer, after=question))

        def chosen(passed: list[str]) -> Any:
            here = self.find(answer, after=question)
            passed.append(f"{here.get_role_name()} {here.get_name()!r}")
            return here if _is(here, Atspi.StateType.CHECKED) else None

        self._until(f"{answer!r} chosen for {question!r}", chosen)
        print(f"chose {answer} for {question}", flush=True)

    def write(self, name: str, words: str) -> None:
        """Put words into a field as dictation does."""
        self.find(name, field=True).set_text_contents(words)
        self.hear(name, words)

    def type(self, name: str, words: str, *, enter: bool = False, shows: str | None = None) -> None:
        """Put words into a field by the keyboard. ``shows``: what the field says then, if other than the words."""
        self.find(name, field=True).grab_focus()
        time.sleep(_KEYBOARD_SECONDS)
        Atspi.generate_keyboard_event(0, words, Atspi.KeySynthType.STRING)
        self.hear(name, words if shows is None else shows)
        if enter:
            Atspi.generate_keyboard_event(_RETURN, "", Atspi.KeySynthType.SYM)
            self.hear(name, words if shows is None else shows)

    def hear(self, name: str, words: str) -> None:
        """Wait until a field holds these words."""

        def holds(passed: list[str]) -> Any:
            said = Atspi.Text.get_text(self.find(name, field=True), 0, -1)
            passed.append(repr(said))
            return said if said == words else None

        self._until(f"{words!r} in {name!r}", holds)
        print(f"heard {words!r} in {name}", flush=True)
