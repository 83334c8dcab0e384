"""A screen reader's client, run by the system's Python: does a conversation by accessible names alone, and says what it did.

It gets the command that opens FieldKit, and knows nothing else of it: names, roles, actions, editable text, keys.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version has to be chosen first

_PATIENCE_SECONDS = 60
_RETURN = 0xFF0D
_SPOKEN = {"label", "panel", "filler"}
_FIELDS = {"text", "password text", "entry"}


class LostError(Exception):
    """Nothing of this name can be found."""


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


class Reader:
    """Finds controls by name and works them as assistive technology does."""

    def __init__(self) -> None:
        Atspi.init()

    def _all(self) -> Iterator[Any]:
        """The whole tree of FieldKit now, read no further than somebody looks."""
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            program = desktop.get_child_at_index(index)
            if program is not None and program.get_name() == "FieldKit":
                yield from below(program)

    def find(self, name: str, *, control: bool = True, field: bool = False, role: str = "") -> Any:
        """The control (or label, or field to write in; of this role) whose name begins so, ready to be worked."""
        end = time.monotonic() + _PATIENCE_SECONDS
        names: list[str] = []
        while time.monotonic() < end:
            names = []
            for one in self._all():
                try:
                    said, kind = one.get_name(), one.get_role_name()
                    names.append(f"{kind} {said!r}")
                    ready = one.get_state_set().contains(Atspi.StateType.ENABLED)
                except GLib.Error:
                    continue
                fits = kind in _FIELDS if field else (kind not in _SPOKEN) is control
                if said.startswith(name) and ready and fits and role in {"", kind}:
                    return one
            time.sleep(0.1)
        raise LostError(f"{name!r} among:\n" + "\n".join(names))

    def press(self, name: str, then: str = "", *, control: bool = True, role: str = "") -> None:
        """Press a control, again where what should come ``then`` does not, as lists are made anew while they load."""
        here = self.find(name, role=role)
        names = [here.get_action_name(index) for index in range(here.get_n_actions())]
        here.do_action(next(index for index, one in enumerate(names) if one in {"Press", "Toggle"}))
        print(f"pressed {name}", flush=True)
        if then:
            self.find(then, control=control)

    def write(self, name: str, words: str) -> None:
        """Put words into a field as dictation does."""
        here = self.find(name, field=True)
        here.set_text_contents(words)
        self._holds(name, words)

    def type(self, name: str, words: str, *, enter: bool = False, shows: str | None = None) -> None:
        """Put words into a field by the keyboard. ``shows``: what the field says then, if other than the words."""
        here = self.find(name, field=True)
        here.grab_focus()
        time.sleep(0.3)
        Atspi.generate_keyboard_event(0, words, Atspi.KeySynthType.STRING)
        if enter:
            time.sleep(0.3)
            Atspi.generate_keyboard_event(_RETURN, "", Atspi.KeySynthType.SYM)
        self._holds(name, words if shows is None else shows)

    def _holds(self, name: str, words: str) -> None:
        end = time.monotonic() + _PATIENCE_SECONDS
        said = ""
        while time.monotonic() < end:
            try:
                said = Atspi.Text.get_text(self.find(name, field=True), 0, -1)
            except GLib.Error:  # made anew between finding and reading
                continue
            if said == words:
                print(f"wrote {name}", flush=True)
                return
            time.sleep(0.1)
        raise LostError(f"{name!r} holds {said!r}")


def converse(reader: Reader, passphrase: str) -> None:
    """From the locked door to a signed conversation."""
    reader.type("Passphrase", passphrase, shows="●" * len(passphrase))
    reader.press("Unlock", "Start visit")
    time.sleep(2)  # Today is loaded once more after the first exchange
    reader.press("Start visit", "What matters to me")
    reader.press("What matters to me")
    reader.write("What matters most to you?", "My kitchen and my radio.")
    reader.press("What brings us here")
    reader.type("What's happening, and why now?", "I fell on Tuesday.")
    reader.press("Strengths")
    reader.press("Add: Something strong", "Tell me about it")
    reader.write("Tell me about it", "She makes jam for the chapel.")
    reader.press("Goals, who does what")
    reader.press("No goal today")
    reader.press("What this counts as")
    reader.press("Is a conversation only")
    reader.press("Ending")
    reader.type("In your words, have I got it right?", "Yes, that's it.")
    reader.press("Yes")
    reader.type("How would you like your copy?", "No copy", enter=True)
    reader.press("Review and sign", "May agrees, and said so to me")
    reader.press("May agrees, and said so to me")
    reader.press("Sign", "Signed.", control=False, role="push button")


def main(command: list[str]) -> int:
    """Open FieldKit, do the journey, close it; 0 where every step was possible by names alone."""
    program = subprocess.Popen(command)
    try:
        converse(Reader(), os.environ["FIELDKIT_TEST_PASSPHRASE"])
    except LostError as lost:
        print(f"lost: {lost}\nFieldKit ended with: {program.poll()}", flush=True)
        return 1
    finally:
        program.terminate()
        program.wait()
    print("signed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
