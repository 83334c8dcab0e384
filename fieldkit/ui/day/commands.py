"""Everything that can be done from anywhere, by name, so that nobody has to remember where it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import shown


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
    Command(GO + "today", said("Today"), said("home start visits")),
    Command(GO + "people", said("People"), said("persons list")),
    Command(GO + "actions", said("Actions"), said("tasks promised due board")),
    Command(GO + "directory", said("Directory"), said("find a service help refer referral")),
    Command(GO + "talk", said("Team talk"), said("huddle discuss meeting reply feedback came back")),
    Command(GO + "sync", said("Sync"), said("hub send waiting conflicts photos")),
    Command(GO + "help", said("Help"), said("manual how"), "F1"),
    Command(GO + "settings", said("Settings"), said("text size dark colours passphrase backup")),
    Command(GO + "about", said("About and licences"), said("version approvals libraries")),
    Command("visit", said("Plan a visit"), said("new appointment")),
    Command("person", said("New person"), said("add")),
    Command("call-out", said("Start a call-out"), said("telecare alarm")),
    Command("sync", said("Sync now"), said("send exchange")),
    Command("emergency", said("999 card"), said("emergency ambulance fire police address"), "F9"),
    Command("safety", said("Safety plan"), said("suicide self-harm overdose kill die crisis not safe"), "F4"),
    Command("settle", said("Settle two answers"), said("conflicts")),
    Command("practise", said("Start a practice visit"), said("practice training try learn")),
    Command("lock", said("Lock"), said("leave log out somebody else switch"), "Ctrl+L"),
)


def fitting(typed: str) -> Iterator[Command]:
    """The commands in which every word typed begins a word, those called so first."""
    words = typed.casefold().split()
    ranked = []
    for command in COMMANDS:
        name = shown(command.words).casefold().split()
        other = command.also.split()
        if words and all(any(one.startswith(word) for one in (*name, *other)) for word in words):
            ranked.append((not any(one.startswith(words[0]) for one in name), command))
    yield from (command for _, command in sorted(ranked, key=lambda row: row[0]))
