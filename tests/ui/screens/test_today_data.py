from fieldkit.ui.screens.today_data import NewsLine


def test_news_of_what_is_for_few_has_no_words_on_the_screen() -> None:
    line = NewsLine(
        "n1", "Adult safeguarding acknowledged your concern for R. Moss", "07:40", restricted=True
    )
    assert line.shown_words == "One reply for you to read"
    assert NewsLine("n2", "Community Meal said yes", "").shown_words == "Community Meal said yes"
