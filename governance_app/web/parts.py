"""What /_parts shows: one of each component, with words long and short. Only for those who build pages."""

from datetime import UTC, date, datetime
from enum import Enum
from fractions import Fraction
from typing import Any
from uuid import UUID

from governance_app.web.forms import (
    DateField,
    EmailField,
    EnumField,
    FileField,
    Form,
    IdField,
    IntegerField,
    LongTextField,
    ManyEnumField,
    MomentField,
    MoneyField,
    PasswordField,
    TextField,
    TimeField,
    YesNoField,
)
from governance_app.web.navigation import MenuLink
from governance_app.web.sentences import register


class Sample(Enum):
    """Words for the sample choices."""

    WATER = "water"
    FOREST = "forest"
    FISH = "fish"


register({Sample.WATER: "Agua", Sample.FOREST: "Bosque y Plan de Vida", Sample.FISH: "Paiche y cachama"})


class SampleForm(Form):
    """One field of each kind."""

    title = TextField("Título de la reunión", hint="Como la llama la gente.")
    text = LongTextField("Lo que se dijo", required=False, longest=500)
    people = IntegerField("Personas presentes", least=1, most=500)
    money = MoneyField("Monto comprometido", required=False)
    day = DateField("Día")
    hour = TimeField("Hora", required=False)
    moment = MomentField("Día y hora de la convocatoria", required=False)
    kind = EnumField(Sample, "Tema principal", hint="Uno solo.")
    kind_list = EnumField(Sample, "El mismo tema, en lista", look="select", required=False)
    themes = ManyEnumField(Sample, "Otros temas")
    body = IdField("Organización", look="search")
    agreed = YesNoField("La persona dio su consentimiento")
    email = EmailField("Correo electrónico", required=False)
    password = PasswordField("Clave", required=False, autocomplete="current-password")
    sheet = FileField("Hoja de asistencia", kinds=("csv", "xlsx"), required=False)


def samples() -> dict[str, Any]:
    """Return the context of the template parts.html."""
    return {
        "form": _form(), "wrong": _wrong_form(), "day": date(2026, 11, 23), "moment": datetime(2026, 11, 23, 19, 30, tzinfo=UTC),
        "tabs": [MenuLink(word, "#", icon, word == "Asistencia") for word, icon in _TABS],
        "pairs": [("Mujeres", 12), ("Hombres", 9), ("No consta", 2)],
        "parts": [("Comité de gestión", (12, 9, 2)), ("Asamblea provincial", (31, 40, 0)), ("Mesa del agua", (3, 4, 1))],
        "shares": [("2025-I", (Fraction(1, 3), Fraction(1, 8), Fraction(9, 10))), ("2025-II", (Fraction(2, 5), None, Fraction(1))),
                   ("2026-I", (Fraction(1, 2), Fraction(1, 5), Fraction(4, 5)))],
        "page_address": lambda page: f"?page={page}",
        "months": [("Enero", 3), ("Febrero", 7), ("Marzo", 5), ("Abril", 11), ("Mayo", 9)],
    }


_TABS = [
    ("Resumen", "info"), ("Orden del día", "list-checks"), ("Asistencia", "users"), ("Votaciones", "vote"), ("Decisiones", "gavel"),
    ("Acta", "file-text"),
]


def _form() -> SampleForm:
    form = SampleForm(formdata=None, prefix="a-")
    form.body.choices = [(UUID(int=1), "Nacionalidad Shuar de Pastaza"), (UUID(int=2), "GAD parroquial de Río Corrientes")]
    form.renew()
    return form


def _wrong_form() -> SampleForm:
    form = SampleForm(formdata=None, prefix="b-")
    form.body.choices = []
    form.title.errors = ["Falta el título. Escríbalo, por favor."]
    form.kind.errors = ["Escoja una de las opciones."]
    form.form_errors = ["Alguien cambió esta reunión hace un momento."]
    form.renew()
    return form
