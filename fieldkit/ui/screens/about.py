"""What this program is, whose work it stands on, and what nobody has approved yet: said plainly."""

from typing import NamedTuple

from fieldkit.base.wording import said
from fieldkit.ui.language.wording import tr
from fieldkit.ui.widgets.card import Card
from fieldkit.ui.widgets.notices import FindingLine
from fieldkit.ui.widgets.pages import Header, Page
from fieldkit.ui.widgets.text import Words

APPROVALS: tuple[tuple[str, str], ...] = (
    (
        said("When somebody may not be safe from themselves"),
        said("a clinical safety officer and a mental health lead"),
    ),
    (said("Safety questions: a blank or “could not tell” acts like yes"), said("a clinical safety officer")),
    (said("The 999 card"), said("a clinical safety officer")),
    (said("What a responder sees at night"), said("a clinical safety officer and the fire service")),
    (
        said("Told weights and limits of equipment; what keeps somebody safe until it comes"),
        said("a named occupational therapy lead"),
    ),
    (said("When a concern is sent and who is told"), said("a named safeguarding lead")),
    (said("When visits wait and when they stop after news of a death"), said("a clinical safety officer")),
    (said("Who is rung when a colleague is not back, and when"), said("whoever answers for lone working")),
)
"""What a named clinician has still to approve, and who that is; docs/hazards.md says more."""


class Library(NamedTuple):
    """``package`` as it is installed, the name people know, and the licence as its makers state it."""

    package: str
    name: str
    licence: str


LIBRARIES: tuple[Library, ...] = (
    Library("PySide6-Essentials", "Qt for Python", "LGPL 3"),
    Library("PySide6-Addons", "Qt Multimedia with FFmpeg, for the camera", "LGPL 3, LGPL 2.1"),
    Library("shiboken6", "Shiboken", "LGPL 3"),
    Library("sqlcipher3", "SQLCipher", "BSD"),
    Library("cryptography", "cryptography", "Apache 2.0 or BSD"),
    Library("pyrage", "age", "MIT"),
    Library("pydantic", "Pydantic", "MIT"),
    Library("simplejson", "simplejson", "MIT"),
    Library("fhirpathpy", "fhirpathpy", "MIT"),
    Library("antlr4-python3-runtime", "ANTLR", "BSD"),
    Library("requests", "Requests", "Apache 2.0"),
    Library("http-message-signatures", "http-message-signatures", "Apache 2.0"),
    Library("http-sf", "http-sf", "MIT"),
    Library("zstandard", "zstandard", "BSD"),
    Library("backports.zstd", "backports.zstd", "PSF 2.0"),
    Library("platformdirs", "platformdirs", "MIT"),
    Library("nhs-number", "nhs-number", "MIT"),
    Library("typst", "Typst", "Apache 2.0"),
    Library("pikepdf", "pikepdf", "MPL 2.0"),
    Library("pillow", "Pillow", "MIT-CMU"),
    Library("zxcvbn", "zxcvbn", "MIT"),
)
"""What a laptop's installation carries, with the extra that uses a camera."""

_FONTS = "Noto fonts (SIL Open Font License)"


class AboutScreen(Page):
    """What it is, what waits for approval, and what it is made with."""

    def __init__(self, version: str) -> None:
        super().__init__()
        told = tr("Version {version}. MIT licence. Free to use, change and pass on.", version=version)
        self.add(Header(tr("About FieldKit"), told))
        self.add(_approvals())
        self.add(_libraries())


def _approvals() -> Card:
    card = Card(tr("Not yet approved"))
    told = tr("These parts need a named person's approval before they are used with real people.")
    card.add(Words(told, "soft"))
    for place, (what, by_whom) in enumerate(APPROVALS):
        line = FindingLine(tr("{what}: waits for {by_whom}.", what=what, by_whom=by_whom), "warning")
        card.add_listed(line, first=place == 0)
    return card


def _libraries() -> Card:
    card = Card(tr("Made with"))
    named = [f"{one.name} ({one.licence})" for one in LIBRARIES]
    card.add(Words(", ".join((*named, _FONTS)), "soft"))
    return card
