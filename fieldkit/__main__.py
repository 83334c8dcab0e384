"""The program: without a command it opens the window, with one it is the command line. Each face is imported when used."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from fieldkit.base import core_dumps
from fieldkit.base.clock import SystemClock
from fieldkit.base.errors import FieldKitError

HUB = "hub"


class PartMissingError(FieldKitError):
    """A part of FieldKit that this installation was made without, such as the hub on a laptop."""

    code = "FK-PART-MISSING"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run FieldKit; the exit code (see ``fieldkit.cli.exit_codes``)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    return _hub(given) if given[:1] == [HUB] else _laptop(given)


def _hub(given: Sequence[str]) -> int:
    """The hub's own commands; a hub needs neither the window nor a laptop's store."""
    try:
        from fieldkit.hub import cli
    except ModuleNotFoundError as missing:
        return _without("The hub", "pip install 'fieldkit[hub]'", missing)
    parser = argparse.ArgumentParser(prog="fieldkit")
    cli.add_parsers(parser.add_subparsers(dest="command"))
    return cli.run(parser.parse_args(given))


def _laptop(given: Sequence[str]) -> int:
    from fieldkit.cli.guarding import guarded
    from fieldkit.cli.surroundings import Surroundings, laptop

    core_dumps.forbid()
    around = Surroundings(os.environ, SystemClock())
    place = _window_place(given)
    if place is not None:
        from fieldkit.app import open_window

        return guarded(lambda: open_window(laptop(place, around), place.language))
    from fieldkit.cli import program

    args = program.parse(given)
    if args.command == program.DEMO:
        try:
            from fieldkit.demo.playing import play
        except ModuleNotFoundError as missing:
            return _without("The demo", "pip install 'fieldkit[hub]'", missing)
        return guarded(lambda: play(args, around))
    if args.command == program.GALLERY:
        from fieldkit.app import open_gallery

        return guarded(open_gallery)
    return program.run(args, around)


def _window_place(given: Sequence[str]) -> argparse.Namespace | None:
    """Where the window finds its data, if no command is given; read without loading any command."""
    from fieldkit.cli.arguments import add_language, add_place

    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    add_place(parser, suppress=False)
    add_language(parser)
    try:
        place, rest = parser.parse_known_args(given)
    except argparse.ArgumentError:
        return None
    return None if rest else place


def _without(part: str, install: str, missing: ModuleNotFoundError) -> int:
    from fieldkit.cli.guarding import guarded

    def say_so() -> int:
        raise PartMissingError(
            f"{part} is not part of this installation ({missing.name} is missing).",
            f"Use FieldKit installed as a Python package with all of it: {install}",
        )

    return guarded(say_so)


if __name__ == "__main__":
    sys.exit(main())
