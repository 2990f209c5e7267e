"""Planted faults in people: each must be caught by the test of its invariant."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from hypothesis.errors import FlakyFailure
from sqlalchemy.exc import IntegrityError

from governance_app.foundation import sealing
from governance_app.people import reads
from governance_app.people.actions import keeping, merging, saying
from governance_app.people.actions import sealing as sealed_acts
from governance_app.people.rules import AgeBand, Answers, Consent, Field, ages, consents
from governance_app.record import actions as record
from tests.actions import test_people as acts
from tests.rules import test_people as rules

pytestmark = pytest.mark.planted
CAUGHT = (AssertionError, pytest.fail.Exception, FlakyFailure, ExceptionGroup)


def test_an_age_counted_by_years_alone_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ages, "age", lambda born, on: on.year - born.year)
    with pytest.raises(CAUGHT):
        rules.test_a_band_begins_on_the_birthday_and_not_a_day_before()


def test_a_leap_day_taken_as_28_february_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    true_age = ages.age
    monkeypatch.setattr(ages, "age", lambda born, on: true_age(born.replace(day=28) if (born.month, born.day) == (2, 29) else born, on))
    with pytest.raises(CAUGHT):
        rules.test_who_was_born_on_29_february(date(2023, 2, 28), AgeBand.ADOLESCENT_12_14)


def test_a_check_digit_with_equal_weights_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.people.rules.identity.cedula_check_digit", lambda nine: -sum(map(int, nine)) % 10)
    with pytest.raises(CAUGHT):
        rules.test_near_misses_of_a_cedula_are_judged_alike()


def test_a_cedula_of_any_province_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("governance_app.people.rules.identity.PROVINCES", {f"{n:02}" for n in range(100)})
    with pytest.raises(CAUGHT):
        rules.test_near_misses_of_a_cedula_are_judged_alike()


def test_children_who_consent_alone_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying, "check_giver", lambda band, given_by, representative: None)
    with pytest.raises(CAUGHT):
        acts.test_children_need_a_representative(app)
    with pytest.raises(CAUGHT):
        acts.test_from_15_on_nobody_consents_for_another(app)


def test_records_of_children_without_representative_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "check_record_of", lambda band, representative: None)
    with pytest.raises(IntegrityError):
        acts.test_children_need_a_representative(app)


def test_answers_without_consent_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    given = Consent(acts.uuid4(), acts.uuid4(), acts.Purpose.PARTICIPATION_FIGURES, acts.TODAY, acts.ConsentGiver.SELF)
    monkeypatch.setattr(saying.reads, "consent_in_force", lambda id, purpose, on: given)
    with pytest.raises(IntegrityError):
        acts.test_nothing_is_described_without_consent(app)


def test_answers_read_after_the_withdrawal_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither erased nor asked whether the consent stands."""
    monkeypatch.setattr(saying, "_erase_what_stood_under", lambda purpose, ids: None)
    with pytest.raises(CAUGHT):
        acts.test_withdrawing_takes_one_step_and_erases_the_answers(app)
    monkeypatch.setattr(consents.Consent, "in_force", lambda self, on: True)
    with pytest.raises(CAUGHT):
        acts.test_withdrawing_takes_one_step_and_erases_the_answers(app)


def test_a_withdrawal_that_forgets_the_merged_record_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saying.reads, "same_person", lambda id: (reads.resolve(id),))
    with pytest.raises(acts.ConsentMissing):
        acts.test_withdrawing_after_a_merge_covers_both_records(app)


def test_a_people_asked_of_everybody_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "check_answers", lambda said, peoples, ethnic, band: None)
    with pytest.raises(CAUGHT):
        rules.test_answers_that_are_refused({Field.NATIONALITY: ("shuar",)}, "mestiza", None, consents.NationalityOnlyIndigenous)


def test_blank_taken_for_prefers_not_to_say_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consents, "_codes", lambda value: ("no_responde",) if not value else (str(value),))
    with pytest.raises(CAUGHT):
        rules.test_blank_and_prefers_not_to_say_are_different()


def test_receipts_that_tell_what_was_said_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers as a plain dictionary, hashed without salt: a few guesses would find them."""
    monkeypatch.setattr("governance_app.record.actions.acts.plain", _telling(acts.Answers, record.plain))
    with pytest.raises(CAUGHT):
        acts.test_receipts_do_not_depend_on_what_was_said(app)


def _telling(wrapped: type[Answers], honest: Any) -> Any:
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(one) for key, one in value.items()}
        return honest(value.codes()) if isinstance(value, wrapped) else honest(value)

    return plain


def test_a_number_kept_in_clear_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_acts, "sealed_words", lambda words, key, what, person: words.encode())
    monkeypatch.setattr(reads, "opened_words", lambda sealed, key, what, person: sealed.decode() if sealed else "")
    with pytest.raises(CAUGHT):
        acts.test_no_table_holds_a_number_or_contact_in_clear_and_no_leaf_or_receipt_tells(app)


def test_a_seal_that_forgets_whose_it_is_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "seal", lambda content, key, context: sealing.seal(content, key, b""))
    monkeypatch.setattr(rules, "open_sealed", lambda sealed, key, context: sealing.open_sealed(sealed, key, b""))
    with pytest.raises(CAUGHT):
        rules.test_what_is_sealed_opens_only_with_its_key_and_context()


def test_marks_without_key_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "mark", lambda content, key, context: sealing.sha256(content).hexdigest())
    with pytest.raises(CAUGHT):
        rules.test_marks_are_equal_exactly_for_equal_numbers()


def test_people_of_other_committees_shown_to_all_are_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads.access, "everywhere", lambda actor, permission: True)
    with pytest.raises(CAUGHT):
        acts.test_who_may(app)


def test_duplicates_compared_letter_by_letter_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "likeness", lambda first, second: rules.Likeness.SAME_NAME if first == second else None)
    with pytest.raises(CAUGHT):
        rules.test_names_that_may_be_of_one_person("María Grefa", "GREFA  maria", rules.Likeness.SAME_NAME)


def test_a_merged_record_that_stays_a_person_of_its_own_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reads, "_kept_row", lambda id: reads.db.session.get(reads.PersonRow, id))
    with pytest.raises(CAUGHT):
        acts.test_merging_keeps_both_and_reads_the_kept_one(app)


def test_a_warning_about_meetings_that_counts_nothing_is_caught(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging.reads, "meetings_together", lambda first, second: 0)
    with pytest.raises(CAUGHT):
        acts.test_two_who_met_are_not_joined_without_a_second_look(app)
