"""``fieldkit enrol``, ``sync`` and ``waiting``: joining a hub, and what has reached it."""

from __future__ import annotations

import argparse
from typing import Any

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command
from fieldkit.cli.opening import session
from fieldkit.cli.printing import as_json, print_error, print_json
from fieldkit.cli.surroundings import Surroundings
from fieldkit.services.day import waiting
from fieldkit.services.day.waiting import Waiting
from fieldkit.services.exchange import enrol, forgetting, sync_now


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    joining = add_command(commands, "enrol", _enrol, "join a hub with a one-time code", reads=True)
    joining.add_argument("url", metavar="URL")
    joining.add_argument("code", metavar="CODE")
    add_command(commands, "sync", _sync, "exchange with the hub now", reads=True)
    add_command(commands, "waiting", _waiting, "show what is only on this laptop", reads=True)


def _enrol(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        made = enrol.enrol(opened, args.url, args.code)
    if args.json:
        print_json(made)
    else:
        print(f"Enrolled as {made.name} ({made.role}) at {made.hub}.")
        print(f"The hub's fingerprint; compare it with whoever runs the hub:\n{made.fingerprint}")
    return exit_codes.OK


def _sync(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        done = sync_now.sync_now(opened)
        forgot = opened.read(forgetting.told)
        forgetting.seen(opened)
    if args.json:
        told: dict[str, Any] = as_json(done)
        print_json({**told, "waiting": _told(done.waiting), "wentThrough": done.went_through})
    else:
        print(f"Sent {done.sent}, {done.safe} safe at the hub, {done.arrived} came in.")
        _print_waiting(done.waiting)
        if forgot:
            print(forgot)
    if done.trouble is not None:
        print_error(done.trouble)
    return exit_codes.OK if done.went_through else exit_codes.FINDINGS


def _waiting(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = waiting.waiting(opened)
    if args.json:
        print_json(_told(found))
    else:
        _print_waiting(found)
    return exit_codes.OK


def _told(found: Waiting) -> dict[str, Any]:
    told: dict[str, Any] = as_json(found)
    return {**told, "count": found.count, "words": found.words}


def _print_waiting(found: Waiting) -> None:
    print(found.words)
    for line in found.records:
        print(f"  {line.title} {line.person_name}: {line.where_words}")
    for refused in found.refused:
        print(f"  Not accepted: {refused.reason} {refused.next_step} [{refused.code}]")
