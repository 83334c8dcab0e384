from fieldkit.hub import scope
from fieldkit.hub.database import writing
from fieldkit.hub.facts import AUTHOR, PARTNER, VISIT
from fieldkit.hub.scope import Change
from tests.hub.worlds import RealHub, World
from tests.sync.laptops import text
from tests.sync.sample_forms import CONVERSATION


def test_words_alone_change_no_scope(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon")
    sharon.begin("r1")
    real.sync(sharon)
    before = real.hub.number()
    sharon.write("r1", {("matters",): text("Tea")})
    real.sync(sharon)
    assert real.hub.number() == before + 1


def test_a_second_author_is_given_the_record_from_the_start_and_nobody_else_is(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon")
    first = sharon.begin("r1")
    real.sync(sharon)
    change = Change("r1", {AUTHOR: frozenset({"sharon"})}, {AUTHOR: frozenset({"sharon", "meg"})})
    with writing(real.hub.engine) as connection:
        found = scope.opened_events(connection, real.hub.area, [change], [])
    assert [(one.ref, one.practitioner) for one in found] == [(first.id, "meg")]


def test_a_new_record_opens_nothing_that_was_there_before(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    change = Change("r1", {}, {AUTHOR: frozenset({"sharon"}), VISIT: frozenset({"v1"}), PARTNER: frozenset()})
    with writing(real.hub.engine) as connection:
        assert scope.opened_events(connection, real.hub.area, [change], []) == []


def test_a_form_that_arrives_opens_the_records_that_use_it_to_everybody(real: World) -> None:
    assert isinstance(real.hub, RealHub)
    sharon = real.join("Sharon")
    first = sharon.begin("r1")
    real.sync(sharon)
    with writing(real.hub.engine) as connection:
        found = scope.opened_events(connection, real.hub.area, [], [CONVERSATION.canonical])
    assert [(one.ref, one.practitioner) for one in found] == [(first.id, None)]
