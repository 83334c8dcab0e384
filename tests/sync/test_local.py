from fieldkit.sync.local import SyncState, page_with
from fieldkit.sync.protocol import Cursor, Refusal


def test_a_page_of_refusals_leaves_everything_else_where_it_stands() -> None:
    cursor = Cursor(area="a", epoch="e", number=7, scope="s")
    state = SyncState("0" * 64, cursor, None, "1", frozenset({"form"}))
    refusal = Refusal(revision="r", code="C", reason="because", next_step="wait", kept=False)
    page = page_with(state, refusals=[refusal])
    assert (page.cursor, page.offered_forms, list(page.refusals)) == (cursor, frozenset({"form"}), [refusal])
    assert not any([page.receipts, page.revisions, page.certificates, page.forms, page.new_epoch])
