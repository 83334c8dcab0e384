"""Years of work, made up and seeded: the people, records and revisions that the store is measured with."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from fieldkit.records import certificates, paths, values
from fieldkit.records.certificates import Certificate
from fieldkit.records.keys import SigningKey
from fieldkit.records.paths import Path
from fieldkit.records.revisions import NewAnswer, Revision, seal
from fieldkit.store import library

PEOPLE = 400
BUSY_PERSON_RECORDS = 60
NARRATIVE_SHARE = 0.1
SET_AGAIN_SHARE = 0.3

_EXTENSION = "https://fieldkit.example.org/fhir/StructureDefinition/"
_URL = "https://fieldkit.example.org/fhir/Questionnaire/"
_SYLLABLES = [
    "ba",
    "cor",
    "den",
    "el",
    "fir",
    "gan",
    "hol",
    "is",
    "jar",
    "kel",
    "lom",
    "mur",
    "nas",
    "or",
    "pel",
    "qua",
    "ros",
    "sil",
    "tam",
    "ul",
    "ven",
    "wic",
    "yor",
    "zed",
]
_COMMON = [
    "the",
    "and",
    "to",
    "of",
    "in",
    "she",
    "he",
    "her",
    "was",
    "that",
    "with",
    "for",
    "on",
    "it",
    "at",
    "they",
    "said",
    "is",
    "be",
    "by",
]


@dataclass(frozen=True)
class Shape:
    """A form of the workload: how many items its records answer, and how many of 6,000 records are of it."""

    name: str
    fields: int
    records: int
    roles: tuple[str, ...]


SHAPES = (
    Shape("visit", 12, 3000, ("visit.planned-start", "visit.planned-end", "visit.purpose", "visit.attendee")),
    Shape("equipment", 24, 1500, ("record.summary",)),
    Shape("conversation", 40, 900, ("record.summary",)),
    Shape("action", 20, 600, ("action.what", "action.owner", "action.due", "action.status")),
)
_PERSON = Shape(
    "person", 8, 0, ("person.given", "person.family", "person.nhs", "person.postcode", "person.birth-date")
)


class Workload:
    """The same for the same seed and size. ``scale`` multiplies people and records."""

    def __init__(self, scale: int = 1, seed: int = 20261122) -> None:
        self._random = random.Random(seed)
        self._vocabulary = _vocabulary(self._random)
        self.people = PEOPLE * scale
        self.records = sum(shape.records for shape in SHAPES) * scale
        self._scale = scale
        self.author, self._key = _author(self._random)
        self.forms = {shape.name: _form(shape) for shape in (*SHAPES, _PERSON)}
        self._canonical = {
            name: library.canonical_of(json.loads(data), data) for name, data in self.forms.items()
        }

    def canonical(self, name: str) -> str:
        return self._canonical[name]

    def histories(self) -> Iterator[tuple[Revision, ...]]:
        """Each record's revisions: the people first, then everything about them in a mixed order."""
        for number in range(self.people):
            yield self._person(number)
        order = [shape for shape in SHAPES for _ in range(shape.records * self._scale)]
        self._random.shuffle(order)
        for number, shape in enumerate(order):
            busy = number < BUSY_PERSON_RECORDS
            yield self._record(shape, 0 if busy else self._random.randrange(self.people), number)

    def words(self, count: int) -> tuple[str, ...]:
        """Words that a search may begin with: half of them common in the narratives, half rare."""
        common = [self._random.choice(_COMMON[:10]) for _ in range(count // 2)]
        rare = [self._random.choice(self._vocabulary) for _ in range(count - len(common))]
        return (*common, *rare)

    def narrative(self, least: int = 200, most: int = 1200) -> str:
        length = self._random.randint(least, most)
        text = ""
        while len(text) < length:
            text += self._word() + " "
        return text[:length].strip()

    def _record(self, shape: Shape, person: int, number: int) -> tuple[Revision, ...]:
        record = self._id("record", number)
        paths_ = [("section", f"{shape.name}.{at:02d}") for at in range(shape.fields)]
        first, second = paths_[: len(paths_) * 6 // 10], paths_[len(paths_) * 6 // 10 :]
        about = [
            NewAnswer(paths.KIND, values.write({"valueCode": shape.name})),
            NewAnswer(paths.SUBJECT, _reference("Patient", self._id("person", person))),
        ]
        begun = self._seal(record, shape, (), [*about, *(self._answer(shape, path) for path in first)])
        more = self._seal(record, shape, (begun,), [self._answer(shape, path) for path in second])
        said = {
            body[0]: digest
            for revision in (begun, more)
            for (digest, _), body in zip(revision.header.answers, _opened(revision), strict=True)
        }
        again = self._random.sample(paths_, int(len(paths_) * SET_AGAIN_SHARE))
        changed = [self._answer(shape, path, (said[path],)) for path in again]
        return begun, more, self._seal(record, shape, (more,), changed)

    def _person(self, number: int) -> tuple[Revision, ...]:
        given, family = (self._name() for _ in range(2))
        said = (given, family, f"999{number:07d}", f"LS{number % 28 + 1} {number % 9}AA", "1944-05-17")
        answers = [
            NewAnswer(paths.KIND, values.write({"valueCode": "person"})),
            *(
                NewAnswer(("section", f"person.{at:02d}"), values.write({"valueString": text}))
                for at, text in enumerate(said)
            ),
        ]
        return (self._seal(self._id("person", number), _PERSON, (), answers),)

    def _answer(self, shape: Shape, path: Path, replaces: tuple[str, ...] = ()) -> NewAnswer:
        at = int(path[-1].rpartition(".")[2])
        role = shape.roles[at] if at < len(shape.roles) else ""
        return NewAnswer(path, values.write(self._value(role)), replaces)

    def _value(self, role: str) -> dict[str, object]:
        if role in {"visit.planned-start", "visit.planned-end"}:
            day, hour = self._random.randint(1, 28), self._random.randint(8, 17)
            return {"valueDateTime": f"2026-{self._random.randint(1, 12):02d}-{day:02d}T{hour:02d}:00:00Z"}
        if role == "visit.attendee":
            return {"valueReference": {"reference": f"Practitioner/{self.author.practitioner}"}}
        if role == "action.due":
            return {"valueDate": f"2026-{self._random.randint(1, 12):02d}-{self._random.randint(1, 28):02d}"}
        if role:
            return {"valueString": " ".join(self._word() for _ in range(4))}
        if self._random.random() < NARRATIVE_SHARE * 1.2:
            return {"valueString": self.narrative(), "speaker": "person"}
        plain: tuple[dict[str, object], ...] = (
            {"valueBoolean": self._random.random() < 0.5},
            {"valueInteger": self._random.randint(0, 200)},
            {"valueDate": f"2026-{self._random.randint(1, 12):02d}-{self._random.randint(1, 28):02d}"},
            {"valueCoding": {"system": _URL + "codes", "code": self._word(), "display": self._word()}},
            {"valueString": self._word() + " " + self._word()},
        )
        return self._random.choice(plain)

    def _seal(
        self, record: str, shape: Shape, parents: tuple[Revision, ...], answers: list[NewAnswer]
    ) -> Revision:
        second = self._random.randrange(86_400)
        at = f"2026-{self._random.randint(1, 11):02d}-{self._random.randint(1, 28):02d}T"
        return seal(
            record=record,
            form=self._canonical[shape.name],
            parents=[one.id for one in parents],
            cert=self.author.id,
            at=f"{at}{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000Z",
            answers=answers,
            key=self._key,
            random=self._random.randbytes,
        )

    def _word(self) -> str:
        if self._random.random() < 0.4:
            return self._random.choice(_COMMON)
        # The lower a word's number the more often it comes, roughly as in real text.
        return self._vocabulary[int(len(self._vocabulary) * self._random.random() ** 3)]

    def _name(self) -> str:
        return "".join(self._random.choice(_SYLLABLES) for _ in range(2)).title()

    def _id(self, kind: str, number: int) -> str:
        text = hashlib.sha256(f"{kind}{number}".encode()).hexdigest()
        return f"{text[:8]}-{text[8:12]}-7{text[13:16]}-8{text[17:20]}-{text[20:32]}"


def _opened(revision: Revision) -> Iterator[tuple[Path, str]]:
    for body in revision.bodies:
        path, value = getattr(body, "path", ()), getattr(body, "value", "")
        yield path, value


def _reference(kind: str, target: str) -> str:
    return values.write({"valueReference": {"reference": f"{kind}/{target}"}})


def _author(source: random.Random) -> tuple[Certificate, SigningKey]:
    key = SigningKey(source.randbytes(32))
    fields = dict.fromkeys(("name", "role", "area", "device", "request_key"), "benchmark")
    fields |= {"practitioner": "practitioner-1", "revision_key": key.public}
    fields |= {"valid_from": "2026-01-01T00:00:00.000Z", "valid_to": "2027-01-01T00:00:00.000Z"}
    return certificates.issue(fields, key), key


def _form(shape: Shape) -> bytes:
    items = []
    for at in range(shape.fields):
        item: dict[str, object] = {"linkId": f"{shape.name}.{at:02d}", "type": "string", "text": "Question"}
        if at < len(shape.roles):
            item["extension"] = [{"url": _EXTENSION + "projects-to", "valueCode": shape.roles[at]}]
        items.append(item)
    form = {
        "resourceType": "Questionnaire",
        "url": _URL + shape.name,
        "version": "1.0.0",
        "name": shape.name,
        "title": shape.name,
        "extension": [{"url": _EXTENSION + "purpose", "valueCode": shape.name}],
        "item": [{"linkId": "section", "type": "group", "item": items}],
    }
    return json.dumps(form).encode("utf-8")


def _vocabulary(source: random.Random) -> list[str]:
    made = {"".join(source.choice(_SYLLABLES) for _ in range(source.randint(1, 4))) for _ in range(8000)}
    return sorted(made, key=lambda word: hashlib.sha256(word.encode()).digest())[:4000]
