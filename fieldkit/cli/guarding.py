"""One way of saying that something could not be done, for every command and for the window's start."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from fieldkit.base.errors import FieldKitError
from fieldkit.cli import exit_codes
from fieldkit.cli.printing import print_error


def guarded(action: Callable[[], int]) -> int:
    """Run, and tell a foreseen fault by its message, next step and code."""
    try:
        code = action()
        sys.stdout.flush()
        return code
    except FieldKitError as error:
        print_error(error)
        return exit_codes.COULD_NOT
    except KeyboardInterrupt:
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        # whoever reads the output (`| head`) has had enough; nothing more is written, at the end of the program neither
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.OK
