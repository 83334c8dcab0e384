"""Everything that can be done from anywhere, by name, so that nobody has to remember where it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.ui.wording import tr


@dataclass(frozen=True)
class Command:
    """`key` says what to do; `words` are what it is called, `also` other words that people may type, `keys` its shortcut."""

    key: str
    words: str
    also: str = ""
    keys: str = ""


GO = "go "
"""Before the name of a place."""

COMMANDS = (
    Command(GO + "today", "Today", "home start visits"),
    Command(GO + "people", "People", "persons list"),
    Command(GO + "actions", "Actions", "tasks promised due board"),
    Command(GO + "directory", "Directory", "find a service help refer referral"),
    Command(GO + "talk", "Team talk", "huddle discuss meeting reply feedback came back"),
    Command(GO + "sync", "Sync", "hub send waiting conflicts photos"),
    Command(GO + "help", "Help", "manual how", "F1"),
    Command(GO + "settings", "Settings", "text size dark colours passphrase backup"),
    Command(GO + "about", "About and licences", "version approvals libraries"),
    Command("visit", "Plan a visit", "new appointment"),
    Command("person", "New person", "add"),
    Command("call-out", "Start a call-out", "telecare alarm"),
    Command("sync", "Sync now", "send exchange"),
    Command("emergency", "999 card", "emergency ambulance fire police address", "F9"),
    Command("settle", "Settle two answers", "conflicts"),
    Command("practise", "Start a practice visit", "practice training try learn"),
    Command("lock", "Lock", "leave log out somebody else switch", "Ctrl+L"),
)


def fitting(typed: str) -> Iterator[Command]:
    """The commands in which every word typed begins a word, those called so first."""
    words = typed.casefold().split()
    ranked = []
    for command in COMMANDS:
        name = tr(command.words).casefold().split()
        other = command.also.split()
        if words and all(any(one.startswith(word) for one in (*name, *other)) for word in words):
            ranked.append((not any(one.startswith(words[0]) for one in name), command))
    yield from (command for _, command in sorted(ranked, key=lambda row: row[0]))
