"""A small application with only the shell on it, so that the shell is tested apart from every room."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Blueprint, Flask, abort, render_template_string, session

from governance_app.foundation.errors import Conflict, Invalid, Missing, NotAllowed
from governance_app.foundation.settings import Settings
from governance_app.languages import catalogue
from governance_app.web import answers, sentences, shell
from governance_app.web.answers import done, page
from governance_app.web.forms import DateField, EnumField, FileField, Form, MomentField, MoneyField, TextField


class Colour(Enum):
    """Sample choices."""

    GREEN = "green"
    BLUE = "blue"


class TooFew(Invalid):
    """A sample rule."""


class Moved(Conflict):
    """A sample conflict."""


class PlanForm(Form):
    """A sample form."""

    title = TextField("Título", longest=40)
    day = DateField("Día")
    moment = MomentField("Hora", required=False)
    colour = EnumField(Colour, "Color")
    money = MoneyField("Monto", required=False)
    sheet = FileField("Hoja", kinds=("csv",), required=False)


@dataclass
class Deed:
    """What the sample action was given, and how it shall answer."""

    given: list[dict[str, Any]]
    answer: Callable[[], Any]


TEMPLATE = (
    '{% extends "layouts/desk.html" %}{% import "components/all.html" as ui with context %}'
    '{% block heading %}Plan{% endblock %}{% block main %}{{ ui.form(form, "Guardar") }}{% endblock %}'
)
sentences.register({Colour.GREEN: "Verde", Colour.BLUE: "Azul"}, {TooFew: "Hay %(present)s y faltan %(needed)s.", Moved: "Cambió."})


def make(folder: Path, *, secure: bool = False, testing: bool = True, demonstration: bool = False, **more: Any) -> tuple[Flask, Deed]:
    """Return the application and the record of what its action was given."""
    settings = Settings(
        database_url="sqlite://", secret_key="7" * 64, sealing_key=bytes(32), data_dir=folder, secure_cookies=secure, testing=testing,
        demonstration=demonstration, **more,
    )
    app = Flask("governance_app", static_folder=None, template_folder="templates")
    app.config.update(SECRET_KEY=settings.secret_key, TESTING=testing)
    catalogue.install(app)
    shell.install(app, settings)
    deed = Deed([], lambda: SimpleNamespace(subject=1))
    app.register_blueprint(_pages(deed))
    return app, deed


def _pages(deed: Deed) -> Blueprint:
    pages = Blueprint("sample", __name__)

    def act(**given: Any) -> Any:
        deed.given.append(given)
        return deed.answer()

    @pages.route("/plan", methods=["GET", "POST"])
    def plan() -> answers.Answer:
        form = PlanForm.blank_or_posted(title="Asamblea")
        if form.validate_on_submit() and form.attempt(act, **form.given()):
            return done("Guardado.", "sample.plan")
        return page_from(TEMPLATE, form=form), form.status

    @pages.get("/fails/<int:status>")
    def fails(status: int) -> answers.Answer:
        raised = {1: NotAllowed(), 2: Missing(), 3: ZeroDivisionError("secret detail")}
        if status in raised:
            raise raised[status]
        abort(status)

    @pages.get("/keep")
    def keep() -> answers.Answer:
        session["who"] = "somebody"
        return page("errors/error.html", title="x", meaning="palabra " * 400, advice="")

    @pages.get("/long")
    def long() -> answers.Answer:
        return page("errors/error.html", title="x", meaning="palabra " * 400, advice="")

    return pages


def page_from(source: str, **context: Any) -> str:
    """Render a template given as text."""
    return render_template_string(source, **context)
