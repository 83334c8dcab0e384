"""``fieldkit person``, ``today`` and ``search``: the people, and what the day holds."""

from __future__ import annotations

import argparse

from fieldkit.cli import exit_codes, print_command, visit_commands
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import session
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings
from fieldkit.services.day import today
from fieldkit.services.person import find, people
from fieldkit.services.person.new_person import PersonDetails, new_person
from fieldkit.services.visit.visits import VisitLine


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "person", "the people this laptop knows")
    lists = add_command(group, "list", _list, "list people by family name", reads=True)
    lists.add_argument("--like", metavar="TEXT", default="", help="only those whom this fits")
    show = add_command(group, "show", _show, "show a person's page", reads=True)
    show.add_argument("id", metavar="ID")
    new = add_command(group, "new", _new, "add a person", reads=True)
    for name in (
        "given",
        "family",
        "known-as",
        "birth-date",
        "nhs",
        "address",
        "postcode",
        "phone",
        "matters",
    ):
        new.add_argument(f"--{name}", default="")
    visit_commands.add_news(group)
    add_command(commands, "today", _today, "show today's visits, what is due and what waits", reads=True)
    searching = add_command(commands, "search", _search, "find people and words", reads=True)
    searching.add_argument("text", metavar="TEXT")
    print_command.add_person(group)


def _list(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = people.list_people(opened, args.like)
    if args.json:
        print_json({"people": found})
    else:
        print_rows(
            ("id", "name", "likes to be called", "born", "NHS number", "address"),
            ((one.id, one.name, one.known_as, one.birth_date, one.nhs, one.address) for one in found),
        )
    return exit_codes.OK


def _show(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        page = people.page(opened, args.id)
    if args.json:
        print_json(page)
        return exit_codes.OK
    print(f"{page.person.name}, likes to be called {page.person.known_as}, {page.person.birth_date}")
    for words in page.matters:
        print(f"  “{words.text}” ({words.heard_by}, {words.at})")
    for flag in (*page.alerts, *page.adjustments, *page.access):
        if not flag.restricted:
            print(f"  ! {flag.text}")
    for contact in page.contacts:
        print(f"  {contact.name}, {contact.relationship}")
    for action in page.actions:
        print(f"  [{action.status}] {action.what or action.goal} ({action.owner}, {action.due})")
    for record in page.records:
        print(f"  {record.title}: {record.state_words}. {record.where_words}. {record.id}")
    return exit_codes.OK


def _new(args: argparse.Namespace, around: Surroundings) -> int:
    details = PersonDetails(
        given=args.given, family=args.family, known_as=args.known_as, birth_date=args.birth_date, nhs=args.nhs,
        address=args.address, postcode=args.postcode, phone=args.phone, matters=args.matters,
    )  # fmt: skip
    with session(args, around) as opened:
        person = new_person(opened, details)
    if args.json:
        print_json({"id": person})
    else:
        print(person)
    return exit_codes.OK


def _today(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = today.today(opened)
    if args.json:
        print_json(found)
        return exit_codes.OK
    print(found.day)
    for news in found.urgent:
        print(f"  ! {news.name or 'something to read before a visit'}: {' '.join(news.words)}".rstrip(": "))
    for visit in found.visits:
        _print_visit(visit)
    for action in found.actions:
        print(f"  due {action.due}: {action.what or action.goal} ({action.name})")
    print(found.waiting.words)
    for line in found.came_back:
        print(
            f"  came back: {line.record.title} {line.record.person_name} ({', '.join(line.record.authors)})"
        )
    return exit_codes.OK


def _print_visit(visit: VisitLine) -> None:
    with_whom = f" with {', '.join(visit.with_whom)}" if visit.with_whom else ""
    print(f"  {visit.starts}  {visit.name or 'not named yet'}{with_whom}: {visit.purpose}  {visit.id}")
    if visit.hold is not None:
        print(f"    ! {visit.hold.words}")
    for need in visit.unmet:
        print(f"    ! {need}")


def _search(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = find.find(opened, args.text)
    if args.json:
        print_json(found)
        return exit_codes.OK
    for person in found.people:
        print(f"{person.name}  {person.birth_date}  {person.id}")
    for hit in found.records:
        print(f"{hit.record.title}, {hit.record.person_name}: {hit.snippet}  {hit.record.id}")
    return exit_codes.OK
