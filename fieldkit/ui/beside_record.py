"""What is known beside an open record: a newer version of its form, and the forms that its answers may open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldkit.services import move_form
from fieldkit.services.move_form import MoveOffer
from fieldkit.services.open_record import OpenRecord
from fieldkit.services.related_forms import related_forms
from fieldkit.services.session import Session
from fieldkit.ui.wording import tr


@dataclass(frozen=True)
class Beside:
    """`offer` is the move to a newer version; `related` the words of the button that opens another form, by url."""

    offer: MoveOffer | None = None
    related: Mapping[str, str] = field(default_factory=dict)


def look_beside(session: Session, record: OpenRecord) -> Beside:
    """Slow: for a task. A restricted form is offered by a neutral word, for somebody may be reading along."""
    words = {
        one.url: tr("Open a note now") if one.restricted else tr("Open: {title}", title=one.title)
        for one in related_forms(session, record.form)
    }
    return Beside(move_form.offered(session, record), words)
