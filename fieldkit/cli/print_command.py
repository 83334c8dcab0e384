"""``fieldkit record print``: a copy to give, as a PDF with a password unless a plain one is asked for."""

from __future__ import annotations

import argparse
import os
import sys

from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command
from fieldkit.cli.opening import Surroundings, read_file, session
from fieldkit.cli.printing import print_json
from fieldkit.printing.agreed import Contact
from fieldkit.printing.blocks import Text
from fieldkit.printing.layouts import Layout
from fieldkit.printing.spoken_password import spoken_password
from fieldkit.printing.typesetting import Typesetter
from fieldkit.records import access, paths
from fieldkit.services import give_copy, print_record, seal

PASSWORD_FILE = "FIELDKIT_COPY_PASSWORD_FILE"  # noqa: S105 - the name of a variable that names a file


def add(group: Commands) -> None:
    """Add the command to those of ``record``."""
    parser = add_command(group, "print", _print, "make a copy of a record to give: a tagged PDF", reads=True)
    parser.add_argument("id", metavar="ID")
    parser.add_argument(
        "--out", metavar="FILE", required=True, help="where to save it (the name is up to you)"
    )
    parser.add_argument("--layout", choices=[one.value for one in Layout], default=Layout.STANDARD.value)
    parser.add_argument(
        "--whole", action="store_true", help="all of it; else goals, who does what, and numbers"
    )
    parser.add_argument("--sections", nargs="+", default=(), metavar="LINKID", help="only these sections")
    parser.add_argument("--leave-out", nargs="+", default=(), metavar="PATH", help="answers to leave out")
    parser.add_argument(
        "--with", dest="labels", nargs="+", default=(), choices=access.LABELS, help="restricted parts too"
    )
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


def _print(args: argparse.Namespace, around: Surroundings) -> int:
    asked = print_record.Asked(
        whole=args.whole,
        sections=tuple(args.sections),
        leave_out=frozenset(paths.parse_written(one) for one in args.leave_out),
        with_labels=frozenset(args.labels),
        numbers=tuple(Contact(Text(name), Text(phone)) for name, phone in args.number),
        language=args.language,
    )
    password = None if args.plain else _password(around)
    with session(args, around) as opened:
        seal.seal_draft(opened, args.id)
        copy = print_record.copy_of(opened, args.id, asked)
    made = print_record.pdf(Typesetter(), copy, Layout(args.layout), password)
    give_copy.save(made, args.out)
    named = tuple(one.name for one in copy.named)
    if args.json:
        print_json({"out": args.out, "short": copy.short, "password": password, "named": named})
        return exit_codes.OK
    print("This is the short copy; --whole prints all of the record." if copy.short else "Saved.")
    if named:
        print(f"Also named in it: {', '.join(named)}. Is it safe where it will lie?")
    if password is not None and PASSWORD_FILE not in around.environment:
        print(f"Its password, to be told and never sent with it: {password}", file=sys.stderr)
    return exit_codes.OK


def _password(around: Surroundings) -> str:
    named = around.environment.get(PASSWORD_FILE)
    if named:
        return read_file(named).decode("utf-8", "replace").split("\n", 1)[0].rstrip("\r")
    return spoken_password(os.urandom)
