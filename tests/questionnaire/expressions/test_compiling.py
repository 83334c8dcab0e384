import pytest

from fieldkit.questionnaire.expressions.compiling import compile_tree
from fieldkit.questionnaire.expressions.environment import Compiled, Unsupported
from fieldkit.questionnaire.expressions.syntax import parse


def compiled(words: str) -> Compiled:
    return compile_tree(parse(words))


@pytest.mark.parametrize(
    ("words", "links", "variables", "own", "everything"),
    [
        ("%resource.item.where(linkId='a').answer.value", {"a"}, set(), False, False),
        ("%resource.repeat(item).where(linkId='a').answer.value + %b", {"a"}, {"b"}, False, False),
        ("%context.answer.value", set(), set(), True, False),
        ("answer.value.exists()", set(), set(), True, False),
        ("%context.linkId", set(), set(), False, False),
        ("item.where(linkId='a').answer.value", {"a"}, set(), False, False),
        ("%resource.item.answer.value", set(), set(), False, True),
        ("%resource.descendants().count()", set(), set(), False, True),
        ("%questionnaire.item.where(linkId='a').text", set(), {"questionnaire"}, False, False),
        ("%x.where(code = 'y')", set(), {"x"}, False, False),
    ],
)
def test_what_an_expression_reads_is_known_before_it_runs(
    words: str, links: set[str], variables: set[str], own: bool, everything: bool
) -> None:
    found = compiled(words)

    assert (found.links, found.variables, found.own, found.everything) == (links, variables, own, everything)


def test_a_group_that_is_asked_for_itself_is_read_with_all_that_stands_in_it() -> None:
    assert compiled("%resource.item.where(linkId='g').exists()").within == {"g"}
    assert compiled("%resource.item.where(linkId='g').item.where(linkId='a').answer").within == set()


@pytest.mark.parametrize(
    "words", ["%resource.children()", "'x'.encode('hex')", "1.type()", "x.ofType(Patient)", "iif(true)"]
)
def test_what_only_the_library_can_do_is_left_to_it(words: str) -> None:
    with pytest.raises(Unsupported):
        compiled(words)
