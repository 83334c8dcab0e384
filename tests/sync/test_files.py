import pytest
from pydantic import ValidationError

from fieldkit.records.files import MOST_BYTES
from fieldkit.records.keys import SigningKey
from fieldkit.records.statements import StatementError, declare
from fieldkit.sync.files import FILE_RECEIPT, FileOffer, read_file_receipt

HUB = SigningKey(b"h" * 32)


def test_a_receipt_counts_only_with_the_hubs_signature() -> None:
    statement = declare(FILE_RECEIPT, {"v": 1, "files": ["ab" * 32]}, HUB)
    assert read_file_receipt(statement, HUB.public) == ("ab" * 32,)
    with pytest.raises(StatementError):
        read_file_receipt(statement, SigningKey(b"x" * 32).public)


@pytest.mark.parametrize(
    "wrong",
    [{"size": 0}, {"size": MOST_BYTES + 1}, {"pieces": []}, {"hash": "../x"}, {"pieces": ["a" * 64] * 1_000}],
)
def test_an_offer_that_no_file_of_ours_can_have_is_not_read(wrong: dict[str, object]) -> None:
    good = {"hash": "a" * 64, "size": 3, "content_type": "image/jpeg", "pieces": ["b" * 64]}
    assert FileOffer.model_validate(good).size == 3
    with pytest.raises(ValidationError):
        FileOffer.model_validate({**good, **wrong})
