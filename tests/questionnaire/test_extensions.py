from fieldkit.questionnaire.extensions import Extensions, expression, first_value, part

ELEMENT = {
    "extension": [
        {"url": "u", "valueString": "one"},
        {"url": "u", "valueString": "two"},
        {"url": "n", "valueInteger": 3},
        {"url": "b", "valueBoolean": True},
        "nonsense",
        {"no": "url"},
    ]
}


def test_extensions_are_found_by_their_url_in_order() -> None:
    found = Extensions(ELEMENT)

    assert [first_value(one) for one in found.all("u")] == ["one", "two"]
    assert found.urls() == ("u", "n", "b")
    assert (found.text("u"), found.whole("n"), found.flag("b")) == ("one", 3, True)


def test_what_is_missing_or_of_another_type_reads_as_nothing() -> None:
    found = Extensions(ELEMENT)

    assert (found.text("n"), found.whole("b"), found.flag("u"), found.value("gone")) == (
        "",
        None,
        False,
        None,
    )
    assert not Extensions(None)
    assert not Extensions({"extension": "x"})


def test_the_parts_of_a_complex_extension_are_read_by_their_short_names() -> None:
    assert part({"extension": [{"url": "lang", "valueCode": "cy"}]}, "lang") == "cy"


def test_an_expression_without_a_language_is_fhirpath() -> None:
    assert expression({"expression": "1"}).runnable
    assert not expression({"expression": "1", "language": "text/cql"}).runnable
    assert not expression({}).runnable
