"""What the program's exit code says, the same for every command."""

OK = 0
"""Done, and whatever was checked held."""

FINDINGS = 1
"""Done, and the check found something: a form that can't be rendered faithfully, a signature that does not hold, work
that did not reach the hub."""

USAGE = 2
"""The command line can't be understood."""

COULD_NOT = 3
"""It could not be done; the message says why, what to do next, and the code that docs/errors.md explains."""

INTERRUPTED = 130
"""Stopped from the keyboard."""
