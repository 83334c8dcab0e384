"""What is known beside an open record: a newer version of its form, and the forms that its answers may open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldkit.base.wording import said
from fieldkit.services.following import duty_team
from fieldkit.services.profile.session import Session
from fieldkit.services.writing import attach, move_form
from fieldkit.services.writing.move_form import MoveOffer
from fieldkit.services.writing.open_record import OpenRecord
from fieldkit.services.writing.related_forms import related_forms
from fieldkit.ui.language.wording import shown, tr

NO_NUMBER = said(
    "No duty number is known here. In danger ring 999, else your own council's number; at night its out-of-hours team."
)


@dataclass(frozen=True)
class Beside:
    """`offer` is the move to a newer version; `related` the words of the button that opens another form, by url.

    `recordings`: whether the organisation keeps sound and film. `ring` says whom to ring about a concern by where the adult is, "" where nobody is known or it is no concern.
    """

    offer: MoveOffer | None = None
    related: Mapping[str, str] = field(default_factory=dict)
    ring: str = ""
    recordings: bool = False


def look_beside(session: Session, record: OpenRecord) -> Beside:
    """Slow: for a task. A restricted form is offered by a neutral word, for somebody may be reading along."""
    words = {
        one.url: tr("Open a note now") if one.restricted else tr("Open: {title}", title=one.title)
        for one in related_forms(session, record.form)
    }
    return Beside(
        move_form.offered(session, record),
        words,
        _whom_to_ring(session, record),
        attach.recordings_kept(session),
    )


def _whom_to_ring(session: Session, record: OpenRecord) -> str:
    if record.form.purpose != "concern":
        return ""
    found = duty_team.whom_to_ring(session, record.id)
    return shown(found.words() if found is not None else NO_NUMBER)
