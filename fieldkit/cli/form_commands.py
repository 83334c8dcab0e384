"""``fieldkit form``: check a form file, see what it makes of a response, add it, list what is here."""

from __future__ import annotations

import argparse
from pathlib import Path

from fieldkit.base.jsontext import loads
from fieldkit.cli import exit_codes
from fieldkit.cli.arguments import Commands, add_command, add_group
from fieldkit.cli.opening import FileNotReadError, read_file, session
from fieldkit.cli.printing import print_json, print_rows
from fieldkit.cli.surroundings import Surroundings
from fieldkit.questionnaire.batch import evaluate_lines
from fieldkit.questionnaire.check import Problem
from fieldkit.questionnaire.evaluate import evaluate
from fieldkit.services.library.value_sets import shipped_value_sets
from fieldkit.services.writing import forms


def add(commands: Commands) -> None:
    """Add the commands to the program's."""
    group = add_group(commands, "form", "check, add and list forms")
    checking = add_command(
        group, "check", _check, "see whether form files can be rendered faithfully", reads=True
    )
    checking.add_argument("files", metavar="FILE", nargs="+")
    evaluating = add_command(group, "evaluate", _evaluate, "see what a form makes of a response", reads=True)
    evaluating.add_argument("questionnaire", metavar="QUESTIONNAIRE", nargs="?")
    evaluating.add_argument("response", metavar="RESPONSE", nargs="?")
    evaluating.add_argument(
        "--batch", metavar="FILE", help='answer every line of FILE: {"id", "questionnaire", "response"}'
    )
    adding = add_command(group, "add", _add, "add a form from a file", reads=True)
    adding.add_argument("file", metavar="FILE")
    add_command(group, "list", _list, "list the forms on this laptop", reads=True)


def _check(args: argparse.Namespace, _around: Surroundings) -> int:
    found = [(name, _problems_of(name)) for name in args.files]
    if args.json:
        listed = [{"file": name, "problems": [_problem(one) for one in problems]} for name, problems in found]
        print_json({"forms": listed})
    else:
        several = len(args.files) > 1
        for name, problems in found:
            start = f"{name}: " if several else ""
            for problem in problems:
                print(f"{start}{problem.link_id or '-'}: {problem.message} [{problem.code}]")
    if any(one.code == FileNotReadError.code for _, problems in found for one in problems):
        return exit_codes.COULD_NOT
    return exit_codes.FINDINGS if any(problems for _, problems in found) else exit_codes.OK


def _problems_of(name: str) -> tuple[Problem, ...]:
    """Of one file among several; one that can't be read must not hide what is wrong with the others."""
    try:
        data = read_file(name)
    except FileNotReadError as error:
        return (Problem("", error.code, f"{error.message} {error.next_step}"),)
    return forms.check(data)


def _problem(problem: Problem) -> dict[str, str]:
    return {
        "linkId": problem.link_id,
        "code": problem.code,
        "message": problem.message,
        "severity": problem.severity,
    }


def _evaluate(args: argparse.Namespace, around: Surroundings) -> int:
    if args.batch is not None:
        return _evaluate_batch(args, around)
    if args.questionnaire is None or args.response is None:
        raise FileNotReadError(
            "A questionnaire and a response are needed.", "Name both files, or give --batch FILE."
        )
    form = forms.load(read_file(args.questionnaire))
    try:
        response = loads(read_file(args.response).decode("utf-8-sig"))
    except ValueError as error:
        raise FileNotReadError(
            f"{args.response} is not JSON.", "Give a FHIR R4 QuestionnaireResponse as JSON."
        ) from error
    found = evaluate(form, response, clock=around.clock)
    if args.json:
        print_json(found)
    else:
        for finding in found["findings"]:
            print(f"{finding['path'] or finding['linkId'] or '-'}: {finding['message']} [{finding['code']}]")
    return exit_codes.OK


def _evaluate_batch(args: argparse.Namespace, around: Surroundings) -> int:
    """Line by line, so that a long batch needs no more memory than its longest line."""
    try:
        with Path(args.batch).open("rb") as lines:
            for answer in evaluate_lines(lines, clock=around.clock, value_sets=shipped_value_sets()):
                print_json(answer)
    except OSError as error:
        raise FileNotReadError(
            f"The file {args.batch} can't be read: {error.strerror or error}.",
            "Check its name and try again.",
        ) from error
    return exit_codes.OK


def _add(args: argparse.Namespace, around: Surroundings) -> int:
    data = read_file(args.file)
    with session(args, around) as opened:
        added = forms.add(opened, data)
    if args.json:
        print_json(
            {"form": added.form, "new": added.new, "problems": [_problem(one) for one in added.problems]}
        )
    else:
        print(f"{'Added' if added.new else 'Here already'}: {added.form.title} ({added.form.name})")
        for problem in added.problems:
            print(f"  {problem.link_id or '-'}: {problem.message} [{problem.code}]")
    return exit_codes.OK


def _list(args: argparse.Namespace, around: Surroundings) -> int:
    with session(args, around) as opened:
        found = forms.list_forms(opened)
    if args.json:
        print_json({"forms": found})
    else:
        print_rows(
            ("name", "title", "version", "from"),
            ((one.name, one.title, one.version, one.source) for one in found),
        )
    return exit_codes.OK
