"""Runs one subject, or all of them, and prints a table or JSON."""

import argparse
import importlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict

from benchmarks.machine import describe
from benchmarks.results import Result

SUBJECTS = ("store", "sync", "ui", "forms", "print")


def run(subject: str) -> list[Result]:
    """Measure one subject. It is imported only now, so that measuring the store never loads Qt."""
    results: list[Result] = importlib.import_module(f"benchmarks.{subject}").run()
    return results


def as_json(results: Sequence[Result]) -> str:
    """The machine and every figure as one JSON document."""
    return json.dumps({"machine": describe(), "results": [asdict(result) for result in results]}, indent=2)


def as_table(results: Sequence[Result]) -> str:
    """The same for people: one line for each figure, with a mark on those outside their budget."""
    machine = describe()
    lines = [", ".join(f"{key} {value}" for key, value in machine.items()), ""]
    width = max([len(result.name) for result in results], default=0)
    for result in results:
        budget = "" if result.budget is None else f"budget {result.budget:g}"
        mark = "" if result.ok else "  OUTSIDE ITS BUDGET"
        lines.append(
            f"{result.name:<{width}}  {result.value:>12.2f} {result.unit:<8} {budget}{mark}".rstrip()
        )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0 when every figure kept its budget, 1 otherwise."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure FieldKit.")
    parser.add_argument("subject", choices=[*SUBJECTS, "all", "faults"])
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument(
        "--minutes", type=float, default=2.0, help="how long to look for faults that lose something"
    )
    parser.add_argument("--seed", type=int, default=1, help="the first seed of the faults")
    chosen = parser.parse_args(arguments)
    if chosen.subject == "faults":
        # Imported only now, as the others are: it starts programs of its own.
        return int(
            importlib.import_module("benchmarks.faults").main(
                chosen.minutes, chosen.seed, as_json=chosen.json
            )
        )
    os.environ.setdefault(
        "QT_QPA_PLATFORM", "offscreen"
    )  # a benchmark never opens a window on somebody's desk
    os.environ.setdefault(
        "QT_LOGGING_RULES", "default.warning=false"
    )  # and the offscreen one says so at each show
    subjects = SUBJECTS if chosen.subject == "all" else (chosen.subject,)
    results = [result for subject in subjects for result in run(subject)]
    print(as_json(results) if chosen.json else as_table(results))
    return 0 if all(result.ok for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
