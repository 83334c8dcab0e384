"""The form engine on forms of 200 and 1,000 items: opening, one answer changed, checking, and how much it can bear.

The forms are made here (see forms_workload) and are harder than real ones: one answer changes every expression.
The engine only computes, so its times are those of the processor; what else the machine is doing does not count.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.forms_workload import HEAD, answers, questionnaire
from benchmarks.results import Result, at_most, percentile, times_ms
from fieldkit.base.clock import SystemClock
from fieldkit.base.jsontext import dumps
from fieldkit.questionnaire import kept_trees
from fieldkit.questionnaire.definition import Form, load_form
from fieldkit.questionnaire.errors import FormError
from fieldkit.questionnaire.expressions import running, syntax
from fieldkit.questionnaire.expressions_of import every_expression
from fieldkit.questionnaire.findings import Level
from fieldkit.questionnaire.launch import LaunchContext
from fieldkit.questionnaire.session import FormSession

SIZES = ((200, 20, 15, 2, 25.75), (1000, 100, 60, 10, 46.5))
"""Items, expressions, budgets: opening it warm, one answer changed, and a quarter of what the fastest peer takes."""
COLD, FOR_EACH_EXPRESSION = 15, 2.5
LARGEST = 15_000
FORMS = Path(__file__).resolve().parent.parent / "forms"


def run() -> list[Result]:
    """Every figure of the form engine."""
    results: list[Result] = []
    for items, expressions, open_warm, change, peer in SIZES:
        text = dumps(questionnaire(items, expressions))
        results += opening(text, items, expressions, open_warm, peer)
        results.append(changing(filled(load_form(text)), items, expressions, change))
    text = dumps(questionnaire(*SIZES[0][:2]))
    results.append(at_most("check a filled form of 200 items", checking(load_form(text)), "ms", 10))
    return [*results, *bearing(), reaching_fhirpathpy()]


def opening(text: str, items: int, expressions: int, warm: float, peer: float) -> list[Result]:
    """From the file's text to a record that can be answered, with and without the kept trees, and answered at once."""
    form = load_form(text)
    kept = kept_trees.dump_cache(form)

    def in_a_new_run(*, with_trees: bool) -> None:
        syntax.forget_all()
        running.prepare.cache_clear()
        if with_trees:
            kept_trees.load_cache(form.sha256, kept)
        begun(text)

    cold = COLD + FOR_EACH_EXPRESSION * expressions
    first = f"open a form of {items} items"
    return [
        at_most(f"{first}, trees kept", median(lambda: in_a_new_run(with_trees=True), 15), "ms", warm),
        at_most(f"{first}, never seen", median(lambda: in_a_new_run(with_trees=False), 3), "ms", cold),
        at_most(f"{first}, answer and calculate", median(lambda: begun(text).set(*typed(1)), 15), "ms", peer),
    ]


def median(work: Callable[[], object], repeats: int) -> float:
    """The middle of that many runs."""
    return statistics.median(times_ms(work, repeats, 1 if repeats > 3 else 0, clock=time.thread_time))


def begun(text: str) -> FormSession:
    """A new record in a form, evaluated and checked, ready for the first answer."""
    session = FormSession(load_form(text), launch=LaunchContext(), clock=SystemClock())
    session.changed()
    return session


def filled(form: Form) -> FormSession:
    """A record with every question answered."""
    session = FormSession(form, launch=LaunchContext(), clock=SystemClock())
    session.load(answers(form))
    session.changed()
    return session


def typed(number: int) -> tuple[tuple[str, ...], dict[str, int]]:
    """The answer that every expression hangs on."""
    return ("s0", HEAD), {"valueInteger": number}


def keystroke(session: FormSession, number: int) -> int:
    """What the window does after each change: asks what else changed, and how that stands now. Gives how much."""
    session.set(*typed(number))
    changed = session.changed()
    for path in changed:
        session.node(path)
    return len(changed)


def changing(session: FormSession, items: int, expressions: int, budget: float) -> Result:
    """One answer changed, until all that hangs on it is up to date."""
    numbers = iter(range(1_000_000))
    times = times_ms(
        lambda: keystroke(session, next(numbers)), repeats=200, warm_up=10, clock=time.thread_time
    )
    name = f"one answer changed, {items} items, a chain of {expressions} expressions, p95"
    return at_most(name, percentile(times, 0.95), "ms", budget)


def checking(form: Form) -> float:
    """All findings of a record that was filled in and evaluated but never checked."""
    sessions = [FormSession(form, launch=LaunchContext(), clock=SystemClock()) for _ in range(16)]
    for session in sessions:
        session.load(answers(form))
        session.hidden_answers()
    waiting = iter(sessions)
    return median(lambda: next(waiting).findings(Level.SIGNING), 15)


def bearing() -> list[Result]:
    """A form far larger than anybody asks: it opens, and an answer in it is taken."""
    text = dumps(questionnaire(LARGEST, 20))
    session = begun(text)
    times = times_ms(partial(keystroke, session, 3), repeats=20, clock=time.thread_time)
    return [
        at_most(f"open a form of {LARGEST} items", median(lambda: begun(text), 3), "ms", 5000),
        at_most(f"one answer changed, {LARGEST} items, p95", percentile(times, 0.95), "ms", 100),
    ]


def reaching_fhirpathpy() -> Result:
    """Expressions of these forms and of every form that comes with FieldKit that our own evaluator leaves alone."""
    forms = [load_form(dumps(questionnaire(items, expressions))) for items, expressions, *_ in SIZES]
    for path in sorted(FORMS.glob("*.json")):
        try:
            forms.append(load_form(path.read_bytes()))
        except FormError:
            continue  # a list that lies beside the forms
    texts = {one.text for form in forms for _, one in every_expression(form) if one.runnable}
    reaching = sorted(text for text in texts if running.prepare(text).fallback is not None)
    named = f": {' ; '.join(reaching)}" if reaching else ""
    return at_most(f"expressions that reach fhirpathpy, of {len(texts)}{named}", len(reaching), "", 0)
