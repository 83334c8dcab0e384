from fieldkit.ui.screens.visit_data import TabData


def test_a_restricted_record_is_called_a_note_on_its_tab_and_others_by_their_form() -> None:
    assert TabData("r", "Safeguarding concern", restricted=True).shown_title == "Note"
    assert TabData("r", "Conversation").shown_title == "Conversation"
