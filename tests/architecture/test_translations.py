"""Every sentence can be found by translators, and no translation can break the sentence it stands for."""

import ast
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests.architecture.source_tree import ROOT, modules

FOLDER = ROOT / "resources" / "translations"
KEYWORDS = {"tr": None, "said": None, "tr_many": (1, 2), "said_many": (1, 2)}
MARKS = set(KEYWORDS)
LANGUAGES = sorted(path.parent.parent.name for path in FOLDER.glob("*/LC_MESSAGES/fieldkit.po"))
NO_WINDOW = ("fieldkit.cli", "fieldkit.demo", "fieldkit.hub", "fieldkit.__main__")
"""Where errors are read on a terminal or in a hub's log, in English."""
FLOORS_WITH_WORDS = (
    "fieldkit.ui", "fieldkit.services", "fieldkit.sync", "fieldkit.printing", "fieldkit.store", "fieldkit.records",
    "fieldkit.questionnaire.form_changes",
)  # fmt: skip
"""What is wrong with a form is for its author, in English, wherever it is said."""
MADE_UP = ("fieldkit.ui.gallery", "fieldkit.services.door.practice")
"""What invented people say, in the room of every widget and in the record one practises on."""
_SENTENCE = re.compile(
    r"[A-Z][a-z’']+(?: [a-z][\w’',.:;{}-]*)+[.?!:]?$|[A-Z][a-z’' ][^{}<>=/]*[a-z],? [a-z][^<>=/]*[.?!]$"
)
_PLACE = re.compile(r"\{[^{}]*\}")


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _marks(tree: ast.Module) -> set[str]:
    """The marks that a module knows: another may call something of its own `said`."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom))
    return MARKS & {
        one.name for node in imports if (node.module or "").endswith("wording") for one in node.names
    }


def test_every_marked_sentence_is_in_the_template_and_nothing_else() -> None:
    found = {
        (message,) if isinstance(message, str) else tuple(message or ())
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(ROOT / "fieldkit"), keywords=KEYWORDS
        )
    }
    held = {_ids(message) for message in _read(FOLDER / "fieldkit.pot") if message.id}
    assert found - held == set(), "docs/translating.md says how to take them up"
    assert held - found == set(), "docs/translating.md says how to leave them out"


def test_a_marked_sentence_is_written_out_where_it_is_marked_and_never_inside_another() -> None:
    faults = []
    for module in modules():
        if module.name.endswith("wording"):
            continue
        inside = {
            id(call)
            for text in ast.walk(module.tree)
            if isinstance(text, ast.JoinedStr)
            for call in ast.walk(text)
            if isinstance(call, ast.Call)
        }
        marks = _marks(module.tree)
        for call in ast.walk(module.tree):
            if isinstance(call, ast.Call) and _called(call) in marks:
                texts = call.args[: 2 if _called(call).endswith("_many") else 1]
                written = texts and all(
                    isinstance(one, ast.Constant) and isinstance(one.value, str) for one in texts
                )
                if id(call) in inside or not written:
                    faults.append(f"{module.place}:{call.lineno}")
    assert "\n".join(faults) == ""


def _errors() -> set[str]:
    """The names of FieldKitError and everything that is one."""
    classes = [one for module in modules() for one in ast.walk(module.tree) if isinstance(one, ast.ClassDef)]
    known = {"FieldKitError"}
    while True:
        more = {
            one.name for one in classes if {ast.unparse(base).split(".")[-1] for base in one.bases} & known
        }
        if more <= known:
            return known
        known |= more


def _is_made(call: ast.Call, errors: set[str], inside: set[int]) -> bool:
    """Whether the call makes an error, by its name or as the first line of its own ``__init__``."""
    name = ast.unparse(call.func)
    return name.split(".")[-1] in errors or (name == "super().__init__" and id(call) in inside)


def test_what_an_error_says_is_marked_for_translators() -> None:
    errors = _errors()
    faults = []
    for module in modules():
        if module.name.startswith(NO_WINDOW):
            continue
        inside = {
            id(node)
            for one in ast.walk(module.tree)
            if isinstance(one, ast.ClassDef) and one.name in errors
            for node in ast.walk(one)
        }
        for call in ast.walk(module.tree):
            if isinstance(call, ast.Call) and _is_made(call, errors, inside):
                texts = [*call.args, *(one.value for one in call.keywords)]
                faults += [
                    f"{module.place}:{text.lineno}"
                    for text in texts
                    if isinstance(text, ast.JoinedStr | ast.BinOp)
                    or (isinstance(text, ast.Constant) and isinstance(text.value, str))
                ]
    assert "\n".join(faults) == ""


def _unread(tree: ast.Module) -> set[int]:
    """Strings that nobody reads as a sentence: documentation, and what is inside a mark already."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found.add(id(node.value))
        elif isinstance(node, ast.Call) and _called(node) in MARKS:
            found.update(id(one) for text in node.args[:2] for one in ast.walk(text))
    return found


def test_what_reads_like_a_sentence_is_marked_somewhere() -> None:
    held = [text for message in _read(FOLDER / "fieldkit.pot") if message.id for text in _ids(message)]
    faults = []
    for module in modules():
        if not module.name.startswith(FLOORS_WITH_WORDS) or module.name.startswith(MADE_UP):
            continue
        unread = _unread(module.tree)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in unread:
                text = node.value.strip()
                if _SENTENCE.match(text) and not any(one.startswith(text) for one in held):
                    faults.append(f"{module.place}:{node.lineno}: {text}")
    assert "\n".join(faults) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_same_places_for_values(language: str) -> None:
    faults = []
    for message in _read(FOLDER / language / "LC_MESSAGES" / "fieldkit.po"):
        if not message.id:
            continue
        allowed = {place for text in _ids(message) for place in _PLACE.findall(text)}
        for string in _strings(message):
            counted = set(_PLACE.findall(string))
            same = counted <= allowed if message.pluralizable else counted == allowed
            if string and not same:
                faults.append(string)
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_knows_no_other_sentences_than_the_template(language: str) -> None:
    catalogue = _read(FOLDER / language / "LC_MESSAGES" / "fieldkit.po")
    template = {_ids(message) for message in _read(FOLDER / "fieldkit.pot") if message.id}
    assert {_ids(message) for message in catalogue if message.id} - template == set()
    assert not catalogue.obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_was_made_from_what_translators_write(language: str) -> None:
    folder = FOLDER / language / "LC_MESSAGES"
    made = BytesIO()
    write_mo(made, _read(folder / "fieldkit.po"))
    assert made.getvalue() == (folder / "fieldkit.mo").read_bytes(), "docs/translating.md says how to make it"


def test_there_is_a_welsh_start_that_says_it_waits_for_a_translator() -> None:
    assert LANGUAGES == ["cy"]
    text = (FOLDER / "cy" / "LC_MESSAGES" / "fieldkit.po").read_text(encoding="utf-8")
    assert "review" in text[:400]
