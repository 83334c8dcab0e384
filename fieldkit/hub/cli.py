"""`fieldkit hub …`: what whoever runs a hub types. Nothing here is needed by a laptop."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from fieldkit.base.assets import AssetMissingError, forms_folder
from fieldkit.base.clock import Clock, SystemClock, format_instant
from fieldkit.base.errors import FieldKitError
from fieldkit.base.jsontext import dumps
from fieldkit.hub import alerting, check_ins, devices, forgetting_commands, policy_commands, quarantine
from fieldkit.hub.app import make_app
from fieldkit.hub.area import begin_epoch
from fieldkit.hub.core import HubCore
from fieldkit.hub.database import empty_log, migrate, open_engine, reading, writing
from fieldkit.hub.forms import read_folder
from fieldkit.hub.ingest import release
from fieldkit.hub.invitations import VALID_FOR, invite
from fieldkit.hub.reporting import report
from fieldkit.hub.roster import roster_changed
from fieldkit.hub.serving import address, listen, serve, stop_when_input_ends
from fieldkit.sync.protocol import FormText

if TYPE_CHECKING:
    # argparse has no public name for what add_subparsers gives.
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[argparse.ArgumentParser]

AREA = "area"
READY = "FieldKit hub ready at "
"""The line that `serve` prints, before the address, once it answers."""

DONE = 0
FOUND = 1
COULD_NOT = 3


def add_parsers(subparsers: Commands) -> None:
    """Add `hub` with its commands to the program's commands."""
    hub = subparsers.add_parser("hub", help="run a hub, invite laptops to it, see how it stands")
    commands = hub.add_subparsers(dest="hub_command", required=True, metavar="COMMAND")
    for add in (
        _add_serve,
        _add_invite,
        _add_status,
        _add_revoke,
        policy_commands.add_lease,
        policy_commands.add_recordings,
        _add_quarantine,
        _add_release,
        _add_restored,
        _add_check_ins,
        forgetting_commands.add_leave,
        forgetting_commands.add_take_up,
        forgetting_commands.add_forget_lists,
        forgetting_commands.add_forget_confirm,
    ):
        parser = add(commands)
        parser.add_argument(
            "--database", metavar="URL", default=os.environ.get("FIELDKIT_HUB_DATABASE", "fieldkit-hub.db"),
            help="sqlite:///FILE, a file name, or postgresql://… (default: FIELDKIT_HUB_DATABASE, else %(default)s)",
        )  # fmt: skip
        parser.add_argument("--area", default=AREA, help="which area, where one database holds several")


def run(args: argparse.Namespace) -> int:
    """Do what was asked. 0 done, 1 done with refusals, 3 could not: as in all of FieldKit."""
    clock = SystemClock()
    try:
        engine = open_engine(args.database)
        migrate(engine)
        core = HubCore(engine, args.area, clock, os.urandom)
        try:
            return _COMMANDS[args.hub_command](args, engine, core, clock)
        finally:
            empty_log(engine)
            engine.dispose()
    except FieldKitError as error:
        print(f"{error.code}: {error.message}\n{error.next_step}", file=sys.stderr)
        return COULD_NOT


def _add_serve(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("serve", help="serve laptops until stopped")
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: this computer only)")
    parser.add_argument("--port", type=int, default=8443, help="0 takes any free port (default: %(default)s)")
    parser.add_argument(
        "--tls-certificate", metavar="FILE", help="PEM file; with it laptops elsewhere can connect"
    )
    parser.add_argument("--tls-key", metavar="FILE", help="PEM file of its key")
    parser.add_argument(
        "--while-input-open",
        action="store_true",
        help="stop when its standard input ends: with what started it",
    )
    return parser


def _add_invite(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("invite", help="make a one-time code for one laptop")
    parser.add_argument("--name", required=True, help="the practitioner's name, as colleagues will see it")
    parser.add_argument("--role", required=True, help="social-worker, cpn, firefighter, trusted-assessor …")
    parser.add_argument(
        "--practitioner", metavar="ID", help="for a further laptop of somebody already enrolled"
    )
    parser.add_argument(
        "--hours", type=float, default=VALID_FOR / timedelta(hours=1), help="how long it may be used"
    )
    parser.add_argument("--json", action="store_true", help="as JSON")
    return parser


def _add_status(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("status", help="how the hub stands, in numbers")
    parser.add_argument("--json", action="store_true", help="as JSON")
    return parser


def _add_revoke(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        "revoke", help="end the access of a laptop; what it still brings is kept apart"
    )
    parser.add_argument("certificate", nargs="?", help="the laptop's certificate id")
    parser.add_argument("--practitioner", metavar="ID", help="every laptop of somebody who has left")
    parser.add_argument("--why", required=True, help="the reason, as colleagues may read it")
    return parser


def _add_quarantine(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("quarantine", help="list what could not be taken in as sent, and why")
    parser.add_argument("--json", action="store_true", help="as JSON")
    return parser


def _add_release(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("release", help="take in what came after an access had ended")
    parser.add_argument("revision", help="the revision's id, as quarantine lists it")
    return parser


def _add_restored(commands: Commands) -> argparse.ArgumentParser:
    return commands.add_parser(
        "restored", help="say that this database was brought back from a backup, so that laptops send again"
    )


def _add_check_ins(commands: Commands) -> argparse.ArgumentParser:
    parser = commands.add_parser("check-ins", help="list who should be back by now and has not said so")
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument(
        "--alert-with",
        metavar="PROGRAM",
        help="hand each call that is due to this program, as JSON on its input",
    )
    parser.add_argument(
        "--duty", metavar="FILE", type=Path, help="CSV with name,phone: who is told when nobody acts"
    )
    parser.add_argument(
        "--every", metavar="MINUTES", type=int, default=10, help="how long until the next is told (10)"
    )
    return parser


def _serve(args: argparse.Namespace, _engine: Engine, core: HubCore, clock: Clock) -> int:
    listener = listen(args.host, args.port)
    core.add_forms(_shipped_forms())
    encrypted = args.tls_certificate is not None

    def ready() -> None:
        print(f"{READY}{address(listener, encrypted=encrypted)}", flush=True)

    if args.while_input_open:
        stop_when_input_ends(sys.stdin.buffer)
    serve(make_app(core, clock), listener, ready, tls_certificate=args.tls_certificate, tls_key=args.tls_key)
    return DONE


def _shipped_forms() -> list[FormText]:
    """The forms that come with FieldKit; a hub installed without them takes each from the first laptop that uses it."""
    try:
        return read_folder(forms_folder())
    except AssetMissingError as error:
        print(f"{error.code}: {error.message}", file=sys.stderr)
        return []


def _invite(args: argparse.Namespace, engine: Engine, core: HubCore, clock: Clock) -> int:
    with writing(engine) as connection:
        made = invite(
            connection, core.area, name=args.name, role=args.role, practitioner=args.practitioner,
            valid_for=timedelta(hours=args.hours), clock=clock, random=os.urandom,
        )  # fmt: skip
    if args.json:
        told = {
            "code": made.code, "name": made.name, "role": made.role, "expires": made.expires_at,
            "fingerprint": core.keys.fingerprint,
        }  # fmt: skip
        print(dumps(told))
    else:
        print(made.code)
        print(f"For {made.name} ({made.role}), once, until {made.expires_at}.", file=sys.stderr)
        print(f"The hub's fingerprint, to compare: {core.keys.fingerprint}", file=sys.stderr)
    return DONE


def _status(args: argparse.Namespace, engine: Engine, core: HubCore, clock: Clock) -> int:
    with reading(engine) as connection:
        found = dataclasses.asdict(report(connection, core.area, format_instant(clock.now())))
    found["fingerprint"] = core.keys.fingerprint
    if args.json:
        print(dumps(found))
    else:
        for name, value in found.items():
            print(f"{name.replace('_', ' '):15} {dumps(value) if isinstance(value, dict) else value}")
    return DONE


def _revoke(args: argparse.Namespace, engine: Engine, core: HubCore, clock: Clock) -> int:
    now = format_instant(clock.now())
    with writing(engine) as connection:
        wanted = [] if args.certificate is None else [args.certificate]
        if args.practitioner is not None:
            wanted += devices.certificates_of(connection, core.area, args.practitioner)
        known = [one for one in wanted if devices.revoke(connection, core.area, one, args.why, now)]
        if known:
            roster_changed(connection, core.area)
    if not known:
        print("The hub knows no laptop with this certificate.", file=sys.stderr)
        return COULD_NOT
    print("Its access has ended. What it still brings is kept in quarantine.")
    return DONE


def _quarantine(args: argparse.Namespace, engine: Engine, core: HubCore, _clock: Clock) -> int:
    with reading(engine) as connection:
        found = quarantine.listing(connection, core.area)
    if args.json:
        print(dumps({"quarantine": [dataclasses.asdict(one) for one in found]}))
    else:
        for one in found:
            print(f"{one.revision}  {one.received_at}  {one.code}  {one.reason}")
    return DONE


def _release(args: argparse.Namespace, engine: Engine, core: HubCore, clock: Clock) -> int:
    taken = release(engine, core.area, args.revision, format_instant(clock.now()))
    if taken is None:
        print("Nothing with this id is in quarantine.", file=sys.stderr)
        return COULD_NOT
    for refusal in taken.refusals:
        print(f"{refusal.code}: {refusal.reason}\n{refusal.next_step}", file=sys.stderr)
    if not taken.refusals:
        print("It was taken in, and reaches everybody who may read it.")
    return FOUND if taken.refusals else DONE


def _check_ins(args: argparse.Namespace, engine: Engine, core: HubCore, clock: Clock) -> int:
    if args.alert_with:
        return _alert(args, engine, core, clock)
    with reading(engine) as connection:
        found = check_ins.due(connection, core.area, clock.now())
    if args.json:
        print(dumps({"due": [dataclasses.asdict(one) for one in found]}))
    else:
        for one in found:
            whom = " ".join(part for part in (one.watcher, one.watcher_phone) if part)
            told = (
                f"{one.who}: back by {one.back_by} is over. Tell {whom or 'a duty person: nobody is named'}."
            )
            print(" ".join(part for part in (told, one.then, one.own_phone, one.place) if part))
    return FOUND if found else DONE


def _alert(args: argparse.Namespace, engine: Engine, core: HubCore, clock: Clock) -> int:
    duty = alerting.read_duty_list(args.duty) if args.duty else ()
    every = timedelta(minutes=max(1, args.every))
    tell = alerting.through_program(args.alert_with)
    told, failed = alerting.alert(engine, core.area, clock.now(), duty, every, tell)
    for call in told:
        print(f"Told {call.to} {call.phone}: {call.words}")
    for call in failed:
        print(f"Could NOT tell {call.to} {call.phone}, ring them: {call.words}", file=sys.stderr)
    return COULD_NOT if failed else FOUND if told else DONE


def _restored(_args: argparse.Namespace, engine: Engine, core: HubCore, _clock: Clock) -> int:
    with writing(engine) as connection:
        epoch = begin_epoch(connection, core.area, os.urandom)
    print(f"A new epoch has begun ({epoch}); laptops offer again what they wrote.")
    return DONE


_COMMANDS = {
    "serve": _serve,
    "invite": _invite,
    "status": _status,
    "revoke": _revoke,
    "lease": policy_commands.lease,
    "recordings": policy_commands.recordings,
    "quarantine": _quarantine,
    "release": _release,
    "restored": _restored,
    "check-ins": _check_ins,
    "leave": forgetting_commands.leave,
    "take-up": forgetting_commands.take_up,
    "forget-lists": forgetting_commands.show_lists,
    "forget-confirm": forgetting_commands.confirm,
}
