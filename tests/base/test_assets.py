"""Whether FieldKit finds what it came with; the installed copies are tried in tests/packaging."""

import pytest

from fieldkit.base.assets import AssetMissingError, forms_folder, resource


def test_the_checkout_has_its_forms_as_json_files() -> None:
    assert list(forms_folder().glob("*.json"))


def test_a_resource_is_found_by_the_parts_of_its_name() -> None:
    assert resource("icons").is_dir()


def test_a_missing_file_says_what_to_do() -> None:
    with pytest.raises(AssetMissingError) as raised:
        resource("icons", "no-such-icon.svg")
    assert "no-such-icon.svg" in raised.value.message
    assert raised.value.next_step.startswith("Install FieldKit again")
