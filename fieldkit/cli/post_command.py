"""``fieldkit post``: sends what waits for every profile here, with no passphrase; for a timer of the system as for a person."""

from __future__ import annotations

import argparse
import threading
from typing import Any

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command
from fieldkit.cli.printing import as_json, print_error, print_json
from fieldkit.cli.surroundings import Surroundings, laptop
from fieldkit.services.door.post_waiting import Poster
from fieldkit.services.sending.still_to_send import StillToSend


def add(commands: Commands) -> None:
    """Add the command to the program's."""
    posting = add_command(
        commands, "post", _post, "send what waits, for every profile, without unlocking any", reads=True
    )
    posting.add_argument(
        "--watch", type=_seconds, metavar="SECONDS", help="go on trying this often until stopped"
    )


def _post(args: argparse.Namespace, around: Surroundings) -> int:
    poster, stopped = Poster(laptop(args, around)), threading.Event()
    told: StillToSend | None = None
    while True:
        found = poster.post(at_once=args.watch is None)
        if told is None or found.sent or (found.waiting, found.joined) != (told.waiting, told.joined):
            _print_posted(found, as_document=args.json)
        told = found
        if args.watch is None:
            return exit_codes.FINDINGS if found.waiting else exit_codes.OK
        stopped.wait(args.watch)


def _print_posted(found: StillToSend, *, as_document: bool) -> None:
    if as_document:
        told: dict[str, Any] = as_json(found)
        print_json({**told, "words": found.words})
    else:
        print(found.words, flush=True)
    if found.trouble is not None:
        print_error(found.trouble)


def _seconds(text: str) -> float:
    seconds = float(text)
    if not seconds >= 1:
        raise argparse.ArgumentTypeError("at least one second")
    return seconds
