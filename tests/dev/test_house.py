"""The house is the real program with something on every list."""

from fieldkit.dev.house import House


def test_the_house_opens_on_today_with_visits_and_leads_back_there(house: House) -> None:
    house.home()
    assert house.desk.today.visits()
    house.start_visit(2)
    assert house.desk.visiting.records
    house.home()
    assert not house.desk.visiting.records
    assert house.window.page is house.desk.today


def test_two_answers_stand_in_the_signed_conversation(house: House) -> None:
    house.home()
    house.desk.settling.open("", None)
    house.until(lambda: house.window.page is house.desk.settling.screen)
    assert house.desk.settling.screen.cards
