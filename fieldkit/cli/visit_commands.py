"""``fieldkit visit`` and ``fieldkit person`` news: planning, calling out, saying who it was, handing over, told of a death."""

from __future__ import annotations

import argparse
from datetime import datetime, timedelta
from pathlib import Path

from fieldkit.cli import exit_codes, print_command
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import session
from fieldkit.cli.printing import print_json
from fieldkit.cli.surroundings import Surroundings
from fieldkit.services.day import hand_over, import_visits
from fieldkit.services.person import person_news, right_person
from fieldkit.services.visit import plan_visit
from fieldkit.services.visit.calendar_file import calendar_bytes
from fieldkit.services.visit.call_out import start_call_out


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    visits = add_group(commands, "visit", "visits: planned, called out to, handed over")
    print_command.add_letter(visits)
    plan = add_command(visits, "plan", _plan, "plan a visit", reads=True)
    plan.add_argument("--person", metavar="ID", required=True)
    plan.add_argument("--starts", metavar="TIME", required=True, help="such as 2026-11-23T09:30+00:00")
    plan.add_argument("--minutes", type=int, default=60)
    plan.add_argument("--purpose", default="")
    plan.add_argument(
        "--with", dest="with_whom", metavar="ID", action="append", default=[], help="a practitioner's id"
    )
    taken = add_command(visits, "import", _import, "plan visits from a calendar file", reads=True)
    taken.add_argument("file", metavar="FILE", type=Path, help="such as week.ics")
    taken.add_argument("--dry-run", action="store_true", help="say what would be planned, and plan nothing")
    out = add_command(visits, "call-out", _call_out, "start a call-out now, with what is known", reads=True)
    out.add_argument(
        "--person", metavar="ID", default="", help="leave it out for somebody not on this laptop"
    )
    out.add_argument("--incident", metavar="NUMBER", default="", help="control's incident number")
    who = add_command(visits, "is-for", _is_for, "say whom a visit and all its records are about", reads=True)
    who.add_argument("visit", metavar="VISIT")
    who.add_argument("--person", metavar="ID", required=True)
    cover = add_command(visits, "cover", _cover, "hand a visit of yours to a colleague", reads=True)
    cover.add_argument("visit", metavar="VISIT")
    cover.add_argument("--to", metavar="ID", required=True, help="a practitioner's id")
    cover.add_argument("--note", default="", help="what they should know")


def add_news(group: Commands) -> None:
    """Add ``fieldkit person died``: told, confirmed by, or a mistake."""
    died = add_command(
        group, "died", _died, "say what is known of a death; everybody learns it first", reads=True
    )
    died.add_argument("id", metavar="ID")
    how = died.add_mutually_exclusive_group(required=True)
    how.add_argument("--told-by", metavar="WHO", help="somebody said so: visits wait")
    how.add_argument("--confirmed-by", choices=person_news.CONFIRMERS, help="visits stop")
    how.add_argument("--mistake", action="store_true", help="they are alive")
    died.add_argument("--on", metavar="DAY", default="", help="such as 2026-11-19")


def _plan(args: argparse.Namespace, around: Surroundings) -> int:
    try:
        starts = datetime.fromisoformat(args.starts)
    except ValueError as error:
        raise plan_visit.VisitTimesError(
            f"{args.starts!r} is not a time.", "Write it like 2026-11-23T09:30+00:00."
        ) from error
    starts = starts if starts.tzinfo else starts.astimezone()
    with session(args, around) as opened:
        visit = plan_visit.plan_visit(
            opened, args.person, starts=starts, ends=starts + timedelta(minutes=args.minutes),
            purpose=args.purpose, with_whom=args.with_whom,
        )  # fmt: skip
    return _tell(args, {"id": visit}, visit)


def _import(args: argparse.Namespace, around: Surroundings) -> int:
    data = calendar_bytes(args.file)
    with session(args, around) as opened:
        found = import_visits.import_visits(opened, data, dry_run=args.dry_run)
    if args.json:
        told = [
            {"summary": one.appointment.summary, "starts": one.appointment.starts.isoformat(), "how": one.how,
             "person": one.person, "id": one.visit, "repeats": one.appointment.repeats}
            for one in found
        ]  # fmt: skip
        print_json({"appointments": told})
    else:
        for one in found:
            first = " (only its first time)" if one.appointment.repeats else ""
            print(f"{one.how:<9}  {one.appointment.starts:%Y-%m-%d %H:%M}  {one.appointment.summary}{first}")
    return exit_codes.FINDINGS if any(one.how == import_visits.NOBODY for one in found) else exit_codes.OK


def _call_out(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        started = start_call_out(opened, person=args.person, incident=args.incident)
    return _tell(args, {"id": started.visit.id, "record": started.record.id}, started.visit.id)


def _is_for(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        moved = right_person.join(opened, args.visit, args.person, {})
    count = len(moved.before)
    return _tell(args, {"moved": [record for record, _ in moved.before]}, f"{count} records moved")


def _cover(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        handed = hand_over.cover_for_me(opened, args.visit, args.to, args.note)
    return _tell(args, {"to": handed.name}, f"Handed to {handed.name}. Ring them too.")


def _died(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        if args.mistake:
            person_news.mistaken(opened, args.id, {})
        elif args.confirmed_by:
            person_news.confirm(opened, args.id, by=args.confirmed_by, died_on=args.on, opened={})
        else:
            person_news.tell(opened, args.id, by=args.told_by, died_on=args.on, opened={})
    return _tell(args, {"id": args.id}, "Kept. It goes before everything but concerns.")


def _tell(args: argparse.Namespace, found: object, words: str) -> int:
    if args.json:
        print_json(found)
    else:
        print(words)
    return exit_codes.OK
