"""Types at a visit in a process of its own, so that it can be killed at any moment to see what is left.

Run as ``python -m fieldkit.demo.typist DATA PROFILE VISIT ROUNDS PAUSE``. It says on standard output, one JSON line each,
what it has typed (``{"typed": number, "path": …, "text": …, "at": seconds}``) the moment it was typed, and ends with
``{"done": true}``. Times are of the system's monotonic clock, which the watching process shares.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from fieldkit.base.clock import SystemClock
from fieldkit.demo.talk import FIRST_HALF, Line
from fieldkit.records import paths
from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.door import unlock
from fieldkit.services.visit.start_visit import start_visit
from fieldkit.services.writing.open_record import OpenRecord


def type_at_visit(record: OpenRecord, lines: tuple[Line, ...], pause: float, first: int) -> int:
    """Type every line letter by letter, as the window hands key presses on; how many key presses."""
    pressed = first
    for written, said in lines:
        path = paths.parse_written(written)
        record.begin(path)
        for end in range(1, len(said) + 1):
            record.set(path, {"valueString": said[:end], "speaker": "person"})
            pressed += 1
            told = {"typed": pressed, "path": written, "text": said[:end], "at": time.monotonic()}
            print(json.dumps(told), flush=True)
            if pause:
                time.sleep(pause)
        record.leave()
    return pressed


def main(arguments: list[str]) -> int:
    """Unlock with the passphrase on standard input, start the visit, type."""
    data, profile, visit, rounds, pause = arguments
    laptop = Laptop(Path(data), SystemClock(), os.urandom)
    session = unlock.unlock(laptop, profile, sys.stdin.readline().rstrip("\n"))
    record = start_visit(session, visit).record
    pressed = 0
    for number in range(int(rounds)):
        lines = (
            FIRST_HALF if number == 0 else tuple((path, f"{said} ({number})") for path, said in FIRST_HALF)
        )
        pressed = type_at_visit(record, lines, float(pause), pressed)
        if number % 3 == 2:
            record.seal()
    record.flush()
    print(json.dumps({"done": True}), flush=True)
    sys.stdin.readline()
    unlock.lock(session)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
