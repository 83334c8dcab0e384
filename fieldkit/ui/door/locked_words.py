"""What the locked screen has to say, read from the disk without opening anything: who may unlock, and what waits."""

from collections.abc import Sequence

from fieldkit.services.computer.laptop import Laptop
from fieldkit.services.profile.who_may_unlock import who_may_unlock
from fieldkit.services.sending import still_to_send
from fieldkit.store import profile_list
from fieldkit.store.ended import Ended
from fieldkit.ui.language.wording import tr, tr_many
from fieldkit.ui.screens.unlock import ProfileChoice, UnlockData


def ended_words(ended: Ended) -> str:
    """What the locked screen says of an access that has ended: a fact, no reason, and nobody's name to whoever found it."""
    count = ended.handed_over
    what = tr_many("1 piece", "{count} pieces", count)
    over = tr(" {what} of unsent work reached the hub first.", what=what) if count else ""
    return tr("An access on this laptop has ended.{over}", over=over)


def locked_now(laptop: Laptop, notices: Sequence[str]) -> UnlockData:
    """The same as it stands now; ``notices`` are about this laptop and come last."""
    found = who_may_unlock(laptop)
    left = still_to_send.still_to_send(laptop)
    ended = [ended_words(one) for one in profile_list.ended_profiles(laptop.data)]
    return UnlockData(
        tuple(ProfileChoice(one.id, one.name, one.role) for one in found),
        left.waiting,
        laptop.found_phone,
        joined=left.joined,
        notices=(*ended, *notices),
        current=next((one.id for one in found if one.current), ""),
    )
