"""The main journeys as somebody does them who hears the screen: by accessible names alone. Run by the system's Python.

``python3 -m tests.journeys.by_names JOURNEY COMMAND…``: COMMAND opens FieldKit; 0 where every step was possible.
"""

import os
import subprocess
import sys
from collections.abc import Callable

from tests.journeys.screen_reader import LostError, Reader

FIRST_LOOK = (
    "Not breathing normally?",
    "Heavy bleeding?",
    "Knocked out, or a blackout?",
    "Chest pain, or short of breath?",
    "Has face, arm or speech changed?",
    "Newly confused?",
    "Head, neck or back hurt?",
    "Could something be broken?",
    "Severe new pain?",
    "A serious burn?",
    "Taken an overdose, or hurt themselves?",
    "Says they want to die?",
)


def unlock(reader: Reader) -> None:
    """Through the locked door."""
    passphrase = os.environ["FIELDKIT_TEST_PASSPHRASE"]
    reader.type("Passphrase", passphrase, shows="●" * len(passphrase))
    reader.press("Unlock", "Find anything")


def converse(reader: Reader) -> None:
    """A conversation, to signed."""
    reader.press("Start visit", "What matters to me")
    reader.press("What matters to me")
    reader.write("What matters most to you?", "My kitchen and my radio.")
    reader.press("What brings us here")
    reader.type("What's happening, and why now?", "I fell on Tuesday.")
    reader.press("Strengths")
    reader.press("Add: Something strong", "Tell me about it")
    reader.write("Tell me about it", "She makes jam for the chapel.")
    reader.press("Goals, who does what")
    reader.press("No goal today")
    reader.press("What this counts as")
    reader.press("Is a conversation only")
    reader.press("Ending")
    reader.type("In your words, have I got it right?", "Yes, that's it.")
    reader.press("Yes")
    reader.type("How would you like your copy?", "No copy", enter=True)
    reader.press("Review and sign", "May agrees, and said so to me")
    reader.press("May agrees, and said so to me")
    reader.press("Sign", "Signed.", control=False, role="push button")


def raise_concern(reader: Reader) -> None:
    """A concern without a connection: signed, kept until it can go, and the call about it written down."""
    reader.press("Start visit", "What matters to me")
    reader.press("+ Record", "Note for the duty team")
    reader.press("Note for the duty team", "Is there danger now?")
    reader.choose("Is somebody in danger now?", "No")
    reader.press("Who and where")
    reader.write("Who is this about?", "May Ashdown")
    reader.write("Where are they now?", "At home, in the kitchen")
    reader.write("How can you be reached?", "07700 900123")
    reader.choose("Do they know I'm raising this?", "Yes")
    reader.write("A safe way and time to reach them", "By phone before ten")
    reader.press("Their voice")
    reader.write("What do they say, in their words?", "I want him to stop taking my purse.")
    reader.choose("What do they want to happen?", "It to stop")
    reader.choose("Do they agree to this being passed on?", "They agree")
    reader.press("What happened")
    reader.write("What I saw or heard", "The purse was empty and he laughed.")
    reader.press("Add: One thing that happened", "What kind?", control=False)
    reader.choose("What kind?", "Money or things")
    reader.press("Three questions")
    reader.choose("Do they need care and support?", "Yes")
    reader.choose("Are they harmed, or at risk of it?", "Yes")
    reader.choose("Do those needs stop them protecting themselves?", "Maybe")
    reader.press("Think family")
    reader.choose("Are there children?", "No")
    reader.press("Done so far")
    reader.write("What keeps them safe for now?", "Jean stays tonight.")
    reader.press("Review and sign", "Sign")
    reader.press("Sign", "Not sent: 1 note.", control=False, role="push button")
    reader.press("Write down a call", "I rang")
    reader.press("I rang")
    reader.write("Who answered, when, and their reference", "Jo, 10:40, CASE 77")
    reader.press("Go on")
    reader.press("Told by phone")
    reader.hear("Spoke to", "Jo, 10:40, CASE 77")


def answer_call(reader: Reader) -> None:
    """A telecare call-out, from the alarm to closed."""
    reader.press("Start a call-out", "Start now")
    reader.press("Start now", "The call")
    reader.press("The call")
    reader.press("Arrived, time: now")
    reader.press("First look")
    for sign in FIRST_LOOK:
        reader.choose(sign, "No")
    reader.press("What happened")
    reader.write("What they told me", "I leant on the pendant in my sleep.")
    reader.press("How it ended")
    reader.press("Add: An outcome", "What?", control=False)
    reader.type("What?", "False alarm", enter=True)
    reader.type("How were they left?", "Well and safe", enter=True)
    reader.press("Left at, time: now")
    reader.press("Review and sign", "Not asked")
    reader.press("Not asked")
    reader.press("Sign", "Signed.", control=False, role="push button")
    reader.press("End visit", "Finish visit")
    reader.press("Finish visit", "Find anything")


JOURNEYS: dict[str, Callable[[Reader], None]] = {
    "conversation": converse,
    "concern": raise_concern,
    "call-out": answer_call,
}


def main(journey: str, command: list[str]) -> int:
    """Open FieldKit, do the journey, close it; 0 where every step was possible by names alone."""
    program = subprocess.Popen(command)
    try:
        reader = Reader()
        unlock(reader)
        JOURNEYS[journey](reader)
    except LostError as lost:
        print(f"lost: {lost}\nFieldKit ended with: {program.poll()}", flush=True)
        return 1
    finally:
        program.terminate()
        program.wait()
    print("done", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
