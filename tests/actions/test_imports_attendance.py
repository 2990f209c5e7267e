"""An attendance sheet comes in: seat holders by name, everybody else as figures, sensitive answers only under the sheet's own consent."""

from datetime import timedelta

import pytest
from flask import Flask

from governance_app.attendance import reads as attendance
from governance_app.attendance.rules import Capacity, PresenceMode, VisitorSex
from governance_app.exports import actions, reads
from governance_app.exports.rules import ImportKind, MeetingNeeded, Note, Odd, RowState
from governance_app.foundation.clock import local
from governance_app.people import reads as people
from tests.support.build_attendance import AFTER, STARTS, a_convened_meeting, everyone_arrives, seats_of
from tests.support.build_imports import a_csv, a_workbook, brought_in, does, everything, given

COLUMNS = ("nombre", "calidad", "hora de llegada", "modalidad", "sexo", "edad", "autoidentificación", "consentimiento")


def sheet(*rows) -> bytes:
    return a_csv(COLUMNS, *(tuple(row) + ("",) * (len(COLUMNS) - len(row)) for row in rows))


def give(content: bytes, meeting, filename: str = "lista.csv"):
    return given(content, ImportKind.ATTENDANCE, filename=filename, meeting=meeting, now=AFTER)


def test_holders_are_written_down_and_the_others_counted(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    batch = give(sheet(
        ("PRINCIPAL 1", "", "09:20", "en línea"), ("Suplente 2", "alterna", "09:05"),
        ("Rosa Vargas", "", "", "", "Mujer", "41", "Indígena"),
        ("", "", "", "", "Hombre"), ("Otra Persona", "invitada", "", "", "M"),
    ), meeting)
    assert (batch.counts.ready, batch.counts.flagged) == (5, 0)
    assert attendance.attendees(meeting) == ()
    brought_in(batch, now=AFTER)
    second, first = attendance.attendees(meeting)
    assert (first.name, first.capacity, first.mode) == ("Principal 1", Capacity.PRINCIPAL, PresenceMode.ONLINE)
    assert (second.name, second.capacity, second.seat_label) == ("Suplente 2", Capacity.ALTERNATE, "Puesto 2")
    assert (local(first.first_arrival).hour, local(first.first_arrival).minute) == (9, 20)
    counted = attendance.visitors(meeting)
    assert (counted.total, counted.illegible) == (3, 0)
    assert {g.sex: g.number for g in counted.groups} == {VisitorSex.WOMEN: 1, VisitorSex.MEN: 1, VisitorSex.NOT_SAID: 1}


def test_the_same_sheet_again_changes_nothing(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    content = sheet(("Principal 1",), ("Principal 2",), ("Rosa Vargas", "", "", "", "Mujer"))
    brought_in(give(content, meeting), now=AFTER)
    after, counted = everything(), attendance.visitors(meeting)
    again = give(content, meeting)
    assert again.counts.same == 2
    brought_in(again, now=AFTER)
    assert (everything(), attendance.visitors(meeting)) == (after, counted)


def test_answers_come_in_only_with_the_consent_of_the_sheet(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    batch = give(sheet(
        ("Principal 1", "", "", "", "Mujer", "35", "Indígena", "sí"), ("Principal 2", "", "", "", "Hombre", "50", "Mestizo", "no"),
        ("Principal 3", "", "", "", "Hombre", "50", "Mestizo", ""),
    ), meeting)
    assert [[r.kind for r in row.remarks][1:] for row in reads.rows(batch.id)] == [
        [Note.ANSWERS_WITH_CONSENT], [Note.ANSWERS_LEFT_OUT], [Note.ANSWERS_LEFT_OUT]]
    brought_in(batch, now=AFTER)
    said = {people.person(d.person).name: (d.sex, d.age_band, d.ethnic_self_id) for d in attendance.descriptions(meeting)}
    assert said == {"Principal 1": ("mujer", "30-64", "indigena"), "Principal 2": (None, None, None), "Principal 3": (None, None, None)}
    assert everything()["consent"] == 1


def test_nationality_languages_and_gender_come_in_only_with_the_consent_of_the_sheet(either: Flask) -> None:
    """And what may not be asked of a person is left out, without holding back their arrival."""
    meeting = a_convened_meeting(5)
    told = ("Trans", "Quichua", "español y kichwa")
    batch = give(a_csv(
        ("nombre", "edad", "autoidentificación", "identidad de género", "nacionalidad", "idiomas", "consentimiento"),
        ("Principal 1", "35", "Indígena", *told, "sí"), ("Principal 2", "35", "Indígena", *told, "no"),
        ("Principal 3", "35", "Indígena", *told, ""), ("Principal 4", "35", "Mestiza", *told, "sí"),
        ("Principal 5", "16", "Indígena", *told, "sí"),
    ), meeting)
    with_consent, left_out = [Note.ANSWERS_WITH_CONSENT], [Note.ANSWERS_LEFT_OUT]
    assert [[r.kind for r in row.remarks][1:] for row in reads.rows(batch.id)] == [
        with_consent, left_out, left_out, with_consent, with_consent]
    assert brought_in(batch, now=AFTER).counts.done == 5
    day = local(AFTER).date()
    said = {ref.name: people.description(ref.id, on=day) for s in seats_of(meeting) if (ref := s.principal)}
    assert {name[-1]: (d.gender_identity, d.nationality, d.languages) for name, d in said.items()} == {
        "1": ("trans", "kichwa", ("que", "spa")), "2": (None, None, None), "3": (None, None, None), "4": ("trans", None, ("que", "spa")),
        "5": (None, "kichwa", ("que", "spa"))}
    assert {d.person: d.nationality for d in attendance.descriptions(meeting)} == {
        s.principal.id: said[s.principal.name].nationality for s in seats_of(meeting) if s.principal}


def test_nothing_of_the_sheet_is_kept_when_the_import_ends(either: Flask) -> None:
    batch = give(sheet(("Principal 1", "", "", "", "Mujer", "35", "Indígena", "sí")), a_convened_meeting(3))
    assert reads.rows(batch.id)[0].cells["ethnic"] == "Indígena"
    assert brought_in(batch, now=AFTER).counts.done == 1
    assert reads.rows(batch.id) == ()


def test_a_name_that_is_near_is_settled_as_a_holder_or_a_visitor(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    batch = give(sheet(("Principal 1",), ("Princhipal 1",), ("Nadie", "titular"), ("Alguien", "suplente")), meeting)
    waiting = reads.rows(batch.id, state=RowState.FLAGGED)
    assert [row.odd[0].kind for row in waiting] == [Odd.PERSON_UNKNOWN, Odd.PERSON_UNKNOWN]
    brought_in(batch, now=AFTER, end=False)
    assert attendance.visitors(meeting) is None  # somebody may still turn out to be one
    does(actions.choose_person, batch=batch.id, row=waiting[0].id, person=waiting[0].candidates[1][0], now=AFTER)
    does(actions.choose_person, batch=batch.id, row=waiting[1].id, person=None, now=AFTER)
    brought_in(batch, now=AFTER)
    assert {a.name for a in attendance.attendees(meeting)} == {"Principal 1", waiting[0].candidates[1][1]}
    assert attendance.visitors(meeting).total == 2


def test_a_count_that_somebody_made_stays(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    brought_in(give(sheet(("Rosa Vargas",), ("Eva Andi",)), meeting), now=AFTER)
    brought_in(give(sheet(("Luis Grefa",)), meeting), now=AFTER)
    assert attendance.visitors(meeting).total == 2


def test_who_is_here_already_is_the_same(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    everyone_arrives(meeting, 2)
    assert give(sheet(("Principal 1",), ("Principal 2",), ("Principal 3",)), meeting).counts.same == 2


def test_an_hour_the_meeting_refuses_waits_with_the_meetings_own_words(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    batch = brought_in(give(sheet(("Principal 1", "", "23:50"), ("Principal 2",)), meeting), now=AFTER, end=False)
    (row,) = reads.rows(batch.id, state=RowState.FLAGGED)
    assert (row.odd[0].data["error"], len(attendance.attendees(meeting))) == ("NotYet", 1)


def test_kobotoolbox_with_people_on_the_second_sheet(either: Flask) -> None:
    meeting = a_convened_meeting(3)
    book = a_workbook(
        ("Formulario", ("comunidad", "_uuid"), [("Chuwitayo", "u-1")]),
        ("asistentes",
         ("asistentes/nombre", "asistentes/sexo", "asistentes/idiomas/spa", "asistentes/idiomas/shu", "_index", "_submission__uuid"),
         [("Principal 1", "mujer", 1, 0, 1, "u-1"), ("Visita", "mujer", 0, 1, 2, "u-1")]),
    )
    batch = brought_in(give(book, meeting, "kobo.xlsx"), now=AFTER)
    assert batch.counts.done == 2
    assert (len(attendance.attendees(meeting)), attendance.visitors(meeting).total) == (1, 1)


def test_a_sheet_needs_its_meeting(app: Flask) -> None:
    with pytest.raises(MeetingNeeded):
        given(sheet(("Rosa",)), ImportKind.ATTENDANCE, now=STARTS + timedelta(hours=1))
