"""The program: without a command it opens the window, with one it is the command line. Each face is imported when used."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from fieldkit.base.clock import SystemClock


def main(arguments: Sequence[str] | None = None) -> int:
    """Run FieldKit; the exit code (see ``fieldkit.cli.exit_codes``)."""
    from fieldkit.cli import program
    from fieldkit.cli.opening import Surroundings, laptop

    given = list(sys.argv[1:] if arguments is None else arguments)
    around = Surroundings(os.environ, SystemClock())
    if program.HUB in given:
        from fieldkit.hub import cli as hub

        args = program.parse(given, hub.add_parsers)
        if args.command == program.HUB:
            return hub.run(args)
    args = program.parse(given)
    if args.command is None:
        from fieldkit.app import open_window

        return program.guarded(lambda: open_window(laptop(args, around)))
    if args.command == program.DEMO:
        from fieldkit.demo.playing import play

        return program.guarded(lambda: play(args, around))
    return program.run(args, around)


if __name__ == "__main__":
    sys.exit(main())
