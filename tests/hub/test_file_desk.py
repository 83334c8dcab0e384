"""Every look at a photo is written down, and a laptop whose access ended gets none."""

import pytest
from sqlalchemy import select

from fieldkit.hub import schema
from fieldkit.hub.database import reading
from fieldkit.sync.errors import SyncError, VersionError
from fieldkit.sync.file_exchange import exchange_files
from fieldkit.sync.files import OfferRequest
from tests.hub.worlds import RealHub, World
from tests.sync.test_file_exchange import HASH, PHOTO, offer_of, to_hub, with_photo


def test_who_asked_for_a_photo_is_in_the_access_log(real: World) -> None:
    sharon, hers = with_photo(real)
    exchange_files(to_hub(real, sharon), hers)
    glynis = real.join("Glynis", "cpn")
    to_hub(real, glynis).file_offer(HASH)
    assert isinstance(real.hub, RealHub)
    table = schema.access_log
    with reading(real.hub.engine) as connection:
        rows = connection.execute(
            select(table.c.record).where(
                table.c.area == real.hub.area, table.c.certificate == glynis.certificate.id
            )
        )
        assert [row.record for row in rows] == ["r1"]


def test_a_laptop_whose_access_ended_neither_sends_nor_gets(real: World) -> None:
    sharon, hers = with_photo(real)
    exchange_files(to_hub(real, sharon), hers)
    real.hub.revoke(sharon.certificate.id)
    hub = to_hub(real, sharon)
    for ask in (lambda: hub.file_offer(HASH), lambda: hub.offer_files(OfferRequest(offers=()))):
        with pytest.raises(SyncError):
            ask()


def test_another_age_of_the_protocol_is_told(real: World) -> None:
    sharon, _ = with_photo(real)
    with pytest.raises(VersionError):
        to_hub(real, sharon).offer_files(OfferRequest(protocol=99, offers=(offer_of(PHOTO),)))
