"""``fieldkit closed``: a plan that stays with the person, written, given, wiped, kept or shared without a screen."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import read_file, session
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings
from fieldkit.printing.layouts import Layout
from fieldkit.printing.typesetting import Typesetter
from fieldkit.records import paths
from fieldkit.services.giving import give_copy, print_record
from fieldkit.services.giving.print_record import Asked
from fieldkit.services.person import closed_records
from fieldkit.services.person.closed_records import Closed
from fieldkit.services.profile.session import Session
from fieldkit.services.writing.entering import enter


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "closed", "plans that stay with the person: on no list, sent nowhere")
    add_command(group, "list", _list, "list this helper's closed plans", reads=True)
    begin = add_command(group, "begin", _begin, "begin a closed plan", reads=True)
    begin.add_argument("person", metavar="PERSON", help="whom it is about, and whose it is")
    begin.add_argument(
        "--form", metavar="FORM", default=closed_records.PLAN, help="the form (default: %(default)s)"
    )
    put = add_command(group, "set", _set, "answer a question of a closed plan", reads=True)
    copy = add_command(
        group, "copy", _copy, "save a copy for the person, a PDF without a password", reads=True
    )
    wipe = add_command(group, "wipe", _wipe, "give and wipe: destroy its key, then the plan", reads=True)
    keep = add_command(group, "keep", _keep, "keep it for the two of you, on this laptop only", reads=True)
    share = add_command(group, "share", _share, "copy sections into an ordinary record", reads=True)
    for parser in (put, copy, wipe, keep, share):
        parser.add_argument("name", metavar="NAME", help="as `closed list` shows it")
        parser.add_argument(
            "--their-passphrase-file",
            metavar="FILE",
            help="the person's own passphrase, for a plan kept for two",
        )
    put.add_argument("path", metavar="PATH")
    put.add_argument("value", metavar="VALUE")
    copy.add_argument(
        "--out", metavar="FILE", required=True, help="where to save it: best on their own stick"
    )
    wipe.add_argument("--no-copy-wanted", action="store_true", help="they said that they want none")
    share.add_argument("sections", metavar="SECTION", nargs="*", help="linkIds; none lists what there is")


@contextmanager
def _opened(args: argparse.Namespace, around: Surroundings) -> Iterator[tuple[Session, Closed]]:
    with session(args, around) as own:
        opened = closed_records.open_closed(own, args.name, _theirs(args))
        try:
            yield own, opened
        finally:
            opened.close()


def _theirs(args: argparse.Namespace) -> str:
    named = args.their_passphrase_file
    return read_file(named).decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r") if named else ""


def _list(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as own:
        found = closed_records.everything(own)
    if args.json:
        print_json({"closed": [vars(one) for one in found]})
    else:
        print_rows(
            ("name", "what", "person", "begun", "how"),
            ((one.name, one.title, one.person_name, one.begun, _how(one)) for one in found),
        )
    return exit_codes.OK


def _how(line: closed_records.ClosedLine) -> str:
    if line.between_two:
        return "kept for two"
    return "where does it go?" if line.due else "given" if line.given else "being written"


def _begin(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as own:
        opened = closed_records.begin(own, own.newest_form(args.form), args.person)
        opened.close()
    return _done(args, opened.name, {"name": opened.name})


def _set(args: argparse.Namespace, around: Surroundings) -> int:
    with _opened(args, around) as (_, opened):
        at = enter(opened.record, paths.parse_written(args.path), args.value)
        opened.record.flush()
    return _done(args, paths.write(at), {"path": paths.write(at)})


def _copy(args: argparse.Namespace, around: Surroundings) -> int:
    with _opened(args, around) as (own, opened):
        opened.record.seal()
        copy = print_record.copy_of(opened.session, opened.record.id, Asked(whole=True))
        give_copy.save(print_record.pdf(Typesetter(), copy, Layout.STANDARD, None), args.out)
        closed_records.note_given(own, opened)
    return _done(args, f"Saved as {args.out}.", {"file": args.out})


def _wipe(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as own:
        opened = closed_records.open_closed(own, args.name, _theirs(args))
        try:
            closed_records.wipe(own, opened, no_copy_wanted=args.no_copy_wanted)
        finally:
            opened.session.database.close()
    return _done(args, "Wiped. Nobody can read it here any more.", {"wiped": args.name})


def _keep(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as own:
        opened = closed_records.open_closed(own, args.name)
        try:
            closed_records.keep_for_us_two(own, opened, _theirs(args))
        finally:
            opened.close()
    return _done(
        args, "Kept for the two of you. If both passphrases are lost, it is gone.", {"kept": args.name}
    )


def _share(args: argparse.Namespace, around: Surroundings) -> int:
    with _opened(args, around) as (own, opened):
        if not args.sections:
            there = closed_records.sections(opened)
            if args.json:
                print_json({"sections": [vars(one) for one in there]})
            else:
                print_rows(
                    ("section", "what", "answers"), ((one.key, one.title, str(one.answers)) for one in there)
                )
            return exit_codes.OK
        record = closed_records.share(own, opened, args.sections).id
    return _done(args, record, {"id": record})


def _done(args: argparse.Namespace, words: str, told: dict[str, Any]) -> int:
    if args.json:
        print_json(told)
    else:
        print(words)
    return exit_codes.OK
