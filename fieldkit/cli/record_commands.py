"""``fieldkit record``: everything that can be done with a record without a screen."""

from __future__ import annotations

import argparse
import json
from typing import Any

from fieldkit.base.jsontext import dumps, loads
from fieldkit.cli import exit_codes, file_commands, move_command, print_command, taking_back_command
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import session
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings
from fieldkit.records import paths
from fieldkit.records.paths import Path
from fieldkit.services.equipment import looking_again
from fieldkit.services.giving import export
from fieldkit.services.library.record_lines import RecordLine
from fieldkit.services.visit import start_visit
from fieldkit.services.writing import capture, record_list, resolve, sign, verify
from fieldkit.services.writing.entering import enter


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "record", "write, read, sign, check and export records")
    lists = add_command(group, "list", _list, "list records, the newest first", reads=True)
    lists.add_argument("--form", metavar="NAME", help="only records of this form")
    lists.add_argument("--person", metavar="ID", help="only records about this person")
    new = add_command(group, "new", _new, "begin a record", reads=True)
    new.add_argument("form", metavar="FORM", help="the form's name or url")
    new.add_argument("--person", metavar="ID", default="", help="whom it is about")
    new.add_argument("--visit", metavar="ID", default="", help="the planned visit that calls for it")
    put = add_command(group, "set", _set, "answer a question", reads=True)
    put.add_argument("id", metavar="ID")
    put.add_argument("path", metavar="PATH", help=r"such as goals[1]/g.words; [new] begins an entry")
    put.add_argument(
        "value", metavar="VALUE", help="text, an option's words or code, a value as JSON, or null"
    )
    put.add_argument("--json-path", action="store_true", help="PATH is a JSON array")
    file_commands.add(group)
    print_command.add(group)
    taking_back_command.add(group)
    move_command.add(group)
    _add_ids(group)


def _add_ids(group: Commands) -> None:
    show = add_command(group, "show", _show, "show everything that stands in a record", reads=True)
    signing = add_command(group, "sign", _sign, "sign a record as it is shown", reads=True)
    signing.add_argument("--reason", help="why something was added after it was signed before")
    signing.add_argument("--agreed", metavar="HOW", help=f"how the person agreed: {', '.join(sign.HOW)}")
    signing.add_argument("--agreed-by", metavar="NAME", help="the person's name (else as on their record)")
    exporting = add_command(group, "export", _export, "print a record for other systems")
    exporting.add_argument("--fhir", action="store_true", required=True, help="as FHIR R4 JSON")
    checking = add_command(group, "verify", _verify, "check every hash and signature of a record", reads=True)
    settling = add_command(group, "conflicts", _conflicts, "show where two answers stand", reads=True)
    for parser in (show, signing, exporting, checking, settling):
        parser.add_argument("id", metavar="ID")


def _list(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        # Whoever asks for a form by its name asks for it: then restricted records are called what they are.
        found = record_list.list_records(
            opened, form=args.form, person=args.person, revealed=args.form is not None
        )
    if args.json:
        print_json({"records": [_line(one) for one in found]})
    else:
        print_rows(
            ("id", "what", "person", "state", "where"),
            ((one.id, one.title, one.person_name, one.state_words, one.where_words) for one in found),
        )
    return exit_codes.OK


def _new(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        if args.visit:
            record = start_visit.start_visit(opened, args.visit, args.form).record
        else:
            record = capture.begin_record(opened, opened.newest_form(args.form), person=args.person)
        record.keep()
        record.flush()
    if args.json:
        print_json({"id": record.id, "form": record.form.canonical, "person": record.person})
    else:
        print(record.id)
    return exit_codes.OK


def _set(args: argparse.Namespace, around: Surroundings) -> int:
    path: Path = paths.decode(args.path) if args.json_path else paths.parse_written(args.path)
    with session(args, around) as opened:
        record = capture.open_record(opened, args.id)
        at = enter(record, path, _value(args.value))
        record.flush()
    if args.json:
        print_json({"id": args.id, "path": paths.write(at), "jsonPath": json.loads(paths.encode(at))})
    else:
        print(paths.write(at))
    return exit_codes.OK


def _show(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = record_list.show(opened, args.id)
    if args.json:
        told: dict[str, Any] = {
            **_line(found.line),
            "title": found.form_title,
            "canonical": found.canonical,
            "answers": found.answers,
            "signatures": found.signatures,
            "addedSince": found.added_since,
        }
        print_json(told)
        return exit_codes.OK
    print(f"{found.form_title}: {found.line.state_words}. {found.line.where_words}.")
    print_rows(
        ("path", "answer", "by", "when"),
        ((one.path + _standing(one), one.words, one.author, one.at) for one in found.answers),
    )
    for one in found.signatures:
        print(f"Signed by {one.signer} ({one.role}, {one.how}) at {one.at}.")
    return exit_codes.OK


def _standing(one: record_list.AnswerLine) -> str:
    left = " (left over from an earlier version of the form)" if one.left_over else ""
    return (" (two answers)" if one.conflict else "") + left


def _sign(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        record = capture.open_record(opened, args.id)
        agreement = None
        if args.agreed:
            name = args.agreed_by or record_list.line(opened, args.id).person_name
            agreement = sign.Agreement(name or "the person", args.agreed)
        revision = looking_again.sign_and_promise(opened, record, agreement=agreement, reason=args.reason)
        where = record_list.line(opened, args.id)
    if args.json:
        print_json({**_line(where), "revision": revision.id})
    else:
        print(f"Signed. {where.where_words}.")
    return exit_codes.OK


def _export(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        print(dumps(export.export(opened, args.id).response))
    return exit_codes.OK


def _verify(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = verify.verify(opened, args.id)
    if args.json:
        print_json({**vars(found), "holds": found.holds})
    else:
        for problem in found.problems:
            print(problem)
        print(f"{found.revisions} revisions, {found.signatures} signatures, {found.safe} safe at the hub.")
    return exit_codes.OK if found.holds else exit_codes.FINDINGS


def _conflicts(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        record = capture.open_record(opened, args.id)
        found = resolve.conflicts(record)
    told = [
        {
            "path": paths.write(one.path),
            "label": one.label,
            "standing": one.standing,
            "answers": [
                {"value": said.value, "author": said.author.name, "at": said.at, "digest": said.digest}
                for said in one.said
            ],
        }
        for one in found
    ]
    if args.json:
        print_json({"conflicts": told})
    else:
        for one in found:
            print(f"{paths.write(one.path)}: {one.label}")
            for said in one.said:
                print(f"    {said.author.name}, {said.at}: {dumps(said.value)}")
    return exit_codes.OK


def _line(line: RecordLine) -> dict[str, Any]:
    return {**vars(line), "stateWords": line.state_words, "whereWords": line.where_words}


def _value(text: str) -> str | dict[str, Any] | None:
    """A value object or null where the text is one, otherwise the text as it stands."""
    try:
        read = loads(text)
    except ValueError:
        return text
    if read is None:
        return None
    return read if isinstance(read, dict) and any(key.startswith("value") for key in read) else text
