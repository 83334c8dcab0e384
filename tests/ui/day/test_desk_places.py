from tests.ui.computer import Computer


def test_whose_page_one_looks_at_is_told_only_while_one_is_there(opened: Computer) -> None:
    assert opened.desk.place == ("today", "")
    opened.desk.open_person(opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    assert opened.desk.place == ("people", opened.person)
    opened.desk.go("actions")
    assert opened.desk.place == ("actions", "")


def test_reloading_comes_back_to_the_person_whose_page_it_was(opened: Computer) -> None:
    opened.desk.open_person(opened.person)
    opened.until(lambda: opened.window.page is opened.desk.person)
    opened.desk.show_emergency()
    assert opened.window.page is None
    opened.desk.reload()
    opened.until(lambda: opened.window.page is opened.desk.person)


def test_somebody_who_is_not_here_leaves_one_where_one_was(opened: Computer) -> None:
    opened.desk.open_person("nobody-of-this-name")
    opened.settled()
    assert opened.window.page is opened.desk.today
    assert not opened.window.toast.isHidden()


def test_what_was_read_while_a_visit_was_opened_does_not_take_its_place(opened: Computer) -> None:
    opened.start_visit()
    opened.desk.go("today")
    opened.settled()
    assert opened.window.filling is opened.visiting.workspace
