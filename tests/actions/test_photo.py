"""The seal of the photograph of a tally sheet, on both databases: with the count or after it, once, and nothing of the photograph kept."""

from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from flask import Flask
from sqlalchemy.exc import IntegrityError

from governance_app.access.rules import SYSTEM, Secret
from governance_app.foundation.database import db
from governance_app.foundation.ids import new_id
from governance_app.voting import actions, reads
from governance_app.voting.records.urns import UrnRow
from governance_app.voting.rules import (
    MotionState,
    NoPhotoSealed,
    NotAPhoto,
    PhotoSealedBefore,
    PhotoTooLarge,
    PhotoTooLate,
    Publication,
    UrnNotCounted,
    WrongPin,
    photo_seal,
)
from governance_app.voting.rules.photo import LARGEST_PHOTO
from tests.actions.test_urn import leaf
from tests.support.build_attendance import AFTER, does
from tests.support.build_urn import PINS, a_hall, an_open_urn, closes, counted

PHOTO = b"\xff\xd8\xff\xe1" + b"la hoja de conteo, firmada" * 40
OTHER = PHOTO[:-1] + b"x"


def count_with(motion: UUID, photo: bytes | None, **pins: Secret) -> None:
    actions.close_urn(actor=SYSTEM, id=new_id(), now=AFTER, motion=motion, count=counted(5, 2), photo=photo, **(PINS | pins))


def test_the_seal_stands_in_the_leaf_of_the_count_and_the_salt_does_not(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    count_with(motion, PHOTO)
    row, said = db.session.get_one(UrnRow, motion), leaf("voting.urn_counted")
    assert row.photo_salt is not None
    assert len(row.photo_salt) == 32
    assert row.photo_salt != row.salt
    assert said["photo_seal"] == row.photo_seal == photo_seal(PHOTO, row.photo_salt)
    assert row.photo_salt.hex() not in str(said)
    assert reads.urns.photo_salt(motion) == row.photo_salt.hex()
    assert reads.urns.is_sealed_photo(motion, PHOTO)
    assert not reads.urns.is_sealed_photo(motion, OTHER)
    with pytest.raises(NotAPhoto):
        reads.urns.is_sealed_photo(motion, b"%PDF")
    with pytest.raises(PhotoSealedBefore):
        does(actions.seal_photo, motion=motion, photo=OTHER)
    assert reads.urns.is_sealed_photo(motion, PHOTO)


def test_nothing_of_the_photograph_is_kept(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    count_with(motion, PHOTO)
    row = db.session.execute(sa.select(*UrnRow.__table__.columns).where(UrnRow.motion_id == motion)).one()
    assert max(len(v) for v in row if isinstance(v, (bytes, str))) <= 64


def test_without_a_photograph_the_count_is_kept_as_ever(either: Flask) -> None:
    motion = an_open_urn(a_hall(), Publication.FULL)
    closes(motion, counted(5, 2))
    assert leaf("voting.urn_counted")["photo_seal"] == ""
    assert reads.urns.photo_salt(motion) == ""
    with pytest.raises(NoPhotoSealed):
        reads.urns.is_sealed_photo(motion, PHOTO)


def test_what_is_no_photograph_closes_nothing(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    for photo, error in ((b"", NotAPhoto), (b"GIF89a", NotAPhoto), (PHOTO.ljust(LARGEST_PHOTO + 1, b"\0"), PhotoTooLarge)):
        with pytest.raises(error):
            count_with(motion, photo)
    with pytest.raises(WrongPin):
        count_with(motion, PHOTO, second_pin=Secret("9999"))
    row = db.session.get_one(UrnRow, motion)
    assert reads.motion(motion).state is MotionState.OPEN
    assert (row.photo_seal, row.photo_salt, row.issued) == ("", None, None)


def test_a_photograph_may_follow_the_count_while_it_may_be_disputed(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    with pytest.raises(UrnNotCounted):
        does(actions.seal_photo, motion=motion, photo=PHOTO)
    closes(motion, counted(5, 2))
    for photo, error in ((b"%PDF", NotAPhoto), (PHOTO.ljust(LARGEST_PHOTO + 1, b"\0"), PhotoTooLarge)):
        with pytest.raises(error):
            does(actions.seal_photo, motion=motion, photo=photo)
    with pytest.raises(PhotoTooLate):
        does(actions.seal_photo, AFTER + timedelta(days=9), motion=motion, photo=PHOTO)
    again = new_id()
    for _twice in range(2):
        actions.seal_photo(actor=SYSTEM, id=again, now=AFTER, motion=motion, photo=PHOTO)
    row, said = db.session.get_one(UrnRow, motion), leaf("voting.photo_sealed")
    assert row.photo_salt is not None
    assert said == {"motion": str(motion), "seal": photo_seal(PHOTO, row.photo_salt)}
    assert reads.urns.is_sealed_photo(motion, PHOTO)


def test_a_vote_annulled_takes_no_photograph(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    does(actions.annul_urn, motion=motion, reason="Se perdió un sobre")
    with pytest.raises(UrnNotCounted):
        does(actions.seal_photo, motion=motion, photo=PHOTO)


def test_a_seal_without_its_salt_is_refused_by_the_database(either: Flask) -> None:
    motion = an_open_urn(a_hall())
    with pytest.raises(IntegrityError):
        db.session.execute(sa.update(UrnRow).where(UrnRow.motion_id == motion).values(photo_seal="a" * 64))
    db.session.rollback()
