from fieldkit.questionnaire import extensions as ext
from fieldkit.questionnaire.expressions_of import every_expression
from tests.questionnaire.building import expression, extension, form, q


def test_every_expression_is_found_with_its_item() -> None:
    rule = extension(
        ext.CONSTRAINT,
        extension=[{"url": "expression", "valueString": "4"}, {"url": "human", "valueString": "no"}],
    )
    made = form(
        q("a", extension=[extension(ext.CALCULATED, valueExpression=expression("2"))]),
        q("b", extension=[extension(ext.ENABLE_EXPRESSION, valueExpression=expression("3")), rule]),
        extension=[extension(ext.VARIABLE, valueExpression=expression("1", "one"))],
    )
    found = [(item.link_id if item else "", one.text) for item, one in every_expression(made)]
    assert found == [("", "1"), ("a", "2"), ("b", "3"), ("b", "4")]
