"""Photos and files of a record from the command line: put in, taken out to a file that somebody names."""

from __future__ import annotations

import argparse
from pathlib import Path

from fieldkit.base.errors import FieldKitError
from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command
from fieldkit.cli.opening import session
from fieldkit.cli.printing import print_json
from fieldkit.cli.surroundings import Surroundings
from fieldkit.questionnaire.errors import PathError
from fieldkit.records import files, paths
from fieldkit.services.writing import attach, capture


class OutputError(FieldKitError):
    """A file that can't be written to."""

    code = "FK-CLI-OUTPUT"


def add(group: Commands) -> None:
    """Add the commands to those of ``record``."""
    put = add_command(group, "attach", _attach, "answer a question with a photo or file", reads=True)
    put.add_argument("id", metavar="ID")
    put.add_argument("path", metavar="PATH", help=r"such as q.photo; [new] begins an entry")
    put.add_argument("file", metavar="FILE", type=Path)
    put.add_argument("--title", default="", help="what it shows, for those who can't see it")
    put.add_argument("--agreed", action="store_true", help="whoever a recording is of has said yes to it")
    save = add_command(group, "save-file", _save, "write a photo or file of a record to a file", reads=True)
    save.add_argument("id", metavar="ID")
    save.add_argument("path", metavar="PATH")
    save.add_argument("file", metavar="FILE", type=Path, help="must not exist yet")


def _attach(args: argparse.Namespace, around: Surroundings) -> int:
    path = paths.parse_written(args.path)
    with session(args, around) as opened:
        record = capture.open_record(opened, args.id)
        content = attach.read_file(args.file)
        at = attach.attach(opened, record, path, content, args.title, agreed=args.agreed)
        record.flush()
        named = next(one for one in map(files.file_of, record.node(at).values) if one is not None)
    if args.json:
        told = {"hash": named.hash, "size": named.size, "contentType": named.content_type}
        print_json({"id": args.id, "path": paths.write(at), **told})
    else:
        print(paths.write(at))
    return exit_codes.OK


def _save(args: argparse.Namespace, around: Surroundings) -> int:
    path = paths.parse_written(args.path)
    with session(args, around) as opened:
        record = capture.open_record(opened, args.id)
        found = next((one for one in map(files.file_of, record.node(path).values) if one is not None), None)
        if found is None:
            raise PathError(f"No photo or file stands at {args.path!r}.", "Look with `fieldkit record show`.")
        content = attach.content(opened, found.hash)
    try:
        with args.file.open("xb") as out:
            out.write(content)
    except OSError as error:
        raise OutputError(
            "The file can't be written there.", "Name one that does not exist yet, in a folder that does."
        ) from error
    if args.json:
        print_json(
            {"id": args.id, "path": args.path, "size": len(content), "contentType": found.content_type}
        )
    else:
        print(f"{args.file}: {len(content)} bytes. It is not encrypted there.")
    return exit_codes.OK
