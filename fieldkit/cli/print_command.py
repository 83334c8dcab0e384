"""Copies to give from the command line: as a PDF with a password unless a plain one is asked for, and only once it is safe."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command
from fieldkit.cli.opening import read_file, session
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings
from fieldkit.printing.agreed import Contact
from fieldkit.printing.blocks import Text
from fieldkit.printing.layouts import Layout
from fieldkit.printing.phrases import phrases_in
from fieldkit.printing.spoken_password import spoken_password
from fieldkit.printing.typesetting import Typesetter
from fieldkit.records import access, paths
from fieldkit.services.giving import copies, give_copy
from fieldkit.services.giving.copies import Kind, Wanted
from fieldkit.services.giving.give_copy import HAND, POST, SAFE, Giving
from fieldkit.services.giving.print_record import Asked, pdf

PASSWORD_FILE = "FIELDKIT_COPY_PASSWORD_FILE"  # noqa: S105 - the name of a variable that names a file
_SAFE = {"safe-here": SAFE, "hand-to-me": HAND, "post": POST}
_FORMATS = {Layout.STANDARD: "standard-print", Layout.LARGE: "large-print", Layout.EASY: "easy-read"}


def add(group: Commands) -> None:
    """Add the command to those of ``record``."""
    parser = _parser(
        group, "print", "make a copy of a record to give: a tagged PDF", lambda _args: Kind.RECORD
    )
    parser.add_argument(
        "--whole", action="store_true", help="all of it; else goals, who does what, and numbers"
    )
    parser.add_argument("--sections", nargs="+", default=(), metavar="LINKID", help="only these sections")
    parser.add_argument("--leave-out", nargs="+", default=(), metavar="PATH", help="answers to leave out")
    parser.add_argument(
        "--with",
        dest="labels",
        nargs="+",
        default=(),
        choices=access.LABELS,
        help="parts with these labels too; a safeguarding note needs: concern",
    )
    given = add_command(group, "copies", _given, "list the copies of a record that were given", reads=True)
    given.add_argument("id", metavar="ID")


def add_person(group: Commands) -> None:
    """Add the command to those of ``person``."""
    parser = _parser(
        group,
        "print",
        "make a person's own page or list of actions to give",
        lambda args: Kind(args.document),
    )
    parser.add_argument(
        "--document", choices=[Kind.ABOUT_ME.value, Kind.ACTIONS.value], default=Kind.ABOUT_ME.value
    )


def add_letter(group: Commands) -> None:
    """Add the command to those of ``visit``."""
    _parser(
        group,
        "letter",
        "make a letter about a visit: what was said, what happens next",
        lambda _args: Kind.LETTER,
    )


def add_leaflet(group: Commands) -> None:
    """Add the command to those of ``equipment``."""
    _parser(group, "leaflet", "make a leaflet about the equipment in a record", lambda _args: Kind.LEAFLET)


def _parser(
    group: Commands, name: str, words: str, kind: Callable[[argparse.Namespace], Kind]
) -> argparse.ArgumentParser:
    """What all commands that make a copy have."""
    parser = add_command(
        group, name, lambda args, around: _print(kind(args), args, around), words, reads=True
    )
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "--out", metavar="FILE", required=True, help="where to save it (the name is up to you)"
    )
    parser.add_argument(
        "--safe", choices=list(_SAFE), required=True,
        help="what they answered: who else might see this, is it safe here? Ask for each copy, alone if you can",
    )  # fmt: skip
    parser.add_argument("--where", default="", help="where to, for --safe post")
    parser.add_argument("--layout", choices=[one.value for one in Layout], default=Layout.STANDARD.value)
    parser.add_argument(
        "--number", nargs=2, action="append", default=[], metavar=("NAME", "PHONE"), help="whom to call"
    )
    parser.add_argument(
        "--language", default="en", help="of the fixed wording: en, cy (default: %(default)s)"
    )
    parser.add_argument(
        "--plain", action="store_true",
        help=f"no password; else it is asked of {PASSWORD_FILE}, or three words are made up and shown",
    )  # fmt: skip
    parser.set_defaults(whole=False, sections=(), leave_out=(), labels=())
    return parser


def _print(kind: Kind, args: argparse.Namespace, around: Surroundings) -> int:
    safe = _SAFE[args.safe]
    give_copy.require_asked(safe)
    password = None if args.plain else _password(around)
    layout = Layout(args.layout)
    with session(args, around) as opened:
        copy = copies.make(opened, Wanted(kind, args.id), _asked(args))
        give_copy.save(pdf(Typesetter(), copy, layout, password), args.out)
        how = "plain-file" if args.plain else "file"
        giving = Giving(
            str(kind), _FORMATS[layout], safe, args.where, how, phrases_in(args.language).language
        )
        give_copy.note(opened, copy.record, giving)
    named = tuple(one.name for one in copy.named)
    if args.json:
        print_json({"out": args.out, "short": copy.short, "password": password, "named": named})
        return exit_codes.OK
    print("This is the short copy; --whole prints all of the record." if copy.short else "Saved.")
    if named:
        print(f"Also named in it: {', '.join(named)}.")
    if password is not None and PASSWORD_FILE not in around.environment:
        print(f"Its password, to be told and never sent with it: {password}", file=sys.stderr)
    return exit_codes.OK


def _given(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        lines = give_copy.given(opened, args.id)
    if args.json:
        print_json({"copies": [{**vars(one.giving), "at": one.at, "by": one.by} for one in lines]})
    else:
        print_rows(
            ("at", "document", "format", "language", "how", "by"),
            [(one.at, *_told(one.giving), one.by) for one in lines],
        )
    return exit_codes.OK


def _told(giving: Giving) -> tuple[str, str, str, str]:
    return giving.document, giving.format, giving.language, giving.how or giving.safe


def _asked(args: argparse.Namespace) -> Asked:
    return Asked(
        whole=args.whole,
        sections=tuple(args.sections),
        leave_out=frozenset(paths.parse_written(one) for one in args.leave_out),
        with_labels=frozenset(args.labels),
        numbers=tuple(Contact(Text(name), Text(phone)) for name, phone in args.number),
        language=args.language,
    )


def _password(around: Surroundings) -> str:
    named = around.environment.get(PASSWORD_FILE)
    if named:
        return read_file(named).decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
    return spoken_password(os.urandom)
