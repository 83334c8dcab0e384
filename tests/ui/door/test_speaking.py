from fieldkit.services.computer import language_settings
from tests.ui.computer import Computer


def test_a_language_chosen_in_settings_is_kept_for_the_next_start(opened: Computer) -> None:
    languages = opened.desk.settings.languages
    assert languages.buttons()[0].isChecked()
    languages.buttons()[2].click()
    opened.settled()
    assert language_settings.load(opened.program.laptop) == "cy"
    assert "next time" in opened.window.toast.words.text()
