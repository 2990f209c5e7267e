"""One planted fault for each check of tests/house/test_languages.py: the check must turn red on it."""

import os

import pytest
from flask import Flask

from governance_app.languages import sources
from governance_app.languages.catalogue import install
from governance_app.languages.compile_catalogues import compile_all
from governance_app.languages.coverage import coverage, disagreements, half_filled, spanish_gaps, table, write_readme, write_stubs
from governance_app.languages.extract import brought_up_to_date, extracted, po_bytes, room_of, write_language
from governance_app.languages.fill_from_glossary import fill
from governance_app.languages.rules import LANGUAGES
from tests.house.test_languages import foreign_words, wrong_placeholders
from tests.support.language_lints import bare_python, bare_template, glue


def write(folder, place, text):
    """Write one planted .po and return its path."""
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def package(tmp_path):
    """A little package: one message in voting's code, one in a template of meetings, one plural shared by both."""
    write(tmp_path, "voting/pages.py", '_("Save")\n_p("vote", "For")\n_n("%(num)d vote", "%(num)d votes", 2)\n')
    write(tmp_path, "templates/meetings/a.html", "{% trans %}Minutes{% endtrans %}{{ ngettext('%(num)d vote', '%(num)d votes', 2) }}")
    write(tmp_path, "templates/layouts/b.html", "{{ _('Menu') }}")
    return tmp_path


@pytest.mark.parametrize("source", [
    'f"{_(\'Vote\')}: {n}"', 'f"{n} ({_(\'Vote\') if n else n})"',
    '_("Vote") + ": "', '"» " + _l("Vote")', '_("Vote").lower()', 'str(_l("Vote")).format(n)',
    '_("%s votes") % n', '", ".join([_("Yes"), _("No")])', '_(f"{n} votes")', '_("a" + b)', "_(text)", '_n("one", many, n)',
    '_p(context, "For")', "ngettext(one, 'many', n)",
])
def test_glue_is_seen(source):
    assert glue(source)


@pytest.mark.parametrize("source", [
    '_("%(n)s votes", n=n)', '[_("a")] + rest', '_n("one", "many", n)', '_p("vote", "For")', '_("one "\n "two")', "for _, x in y: pass",
    'lazy_pgettext("vote", "For")', '_np("vote", "one", "many", n)', '"a".lower()',
])
def test_whole_sentences_are_let_be(source):
    assert glue(source) == []


@pytest.mark.parametrize("source", ['done("Saved.", "x")', 'flash("Saved")', 'name = TextField("Name")'])
def test_bare_words_in_python_are_seen(source):
    assert bare_python(source)


@pytest.mark.parametrize("source", ['done(_("Saved."), "x")', 'flash(_("Saved"))', 'name = TextField(_l("Name"))', 'field = TextField()'])
def test_wrapped_words_in_python_are_let_be(source):
    assert bare_python(source) == []


@pytest.mark.parametrize("source", [
    "<p>Guardar</p>", '<img alt="Mapa">', '<a aria-label="Close" href="{{ x }}">{{ y }}</a>', "{% if x %}sí, claro{% endif %}",
    "{{ ui.button('Save') }}", "{{ ui.button(text='Save it now.') }}", "{{ 'Saved' }}", '<input placeholder="your name">',
    "{% trans %}a{% endtrans %} and", "<p>{{ n }} votes</p>", "<p>{{ n }}-votes now</p>", "{% macro a() %} title=\"Close\"{% endmacro %}",
    "{% block kindness %}good{% endblock %}", "{% block kind %}desk{% endblock %} word",
])
def test_bare_words_in_templates_are_seen(source):
    assert bare_template(source)


@pytest.mark.parametrize("source", [
    "{% trans n=n %}Save {{ n }} now{% endtrans %}", "{{ _('Save') }}", "{{ pgettext('vote', 'For') }}", "<p>PDF · CSV</p>",
    "{% macro x(label, kind='main') %}<b class=\"big one\">{{ label }}</b>{% endmacro %}", "{{ ui.icon('calendar') }}",
    "{% macro d(f) %}{{ f.id }}-hint row-{{ f.id }}{% endmacro %}", "{# A comment. #}<script>let word = 1</script>",
    "{{ ui.button(_('Save'), kind='main') }}", "{% block kind %}desk{% endblock %}",
    "{% macro a(i) %} fill=\"url(#{{ i }})\"{% endmacro %}",
    "{% import 'components/all.html' as ui %}",
    "{% trans count=n %}one vote{% pluralize %}{{ count }} votes{% endtrans %}", '<a title="{{ _("Close") }}">×</a>',
])
def test_honest_templates_are_let_be(source):
    assert bare_template(source) == []


def test_missing_spanish_is_seen_and_owed_by_the_right_room(package, tmp_path):
    folder = tmp_path / "translations"
    write(folder, "es/rooms/voting.po", 'msgid "Save"\nmsgstr "Guardar"\n\n#, fuzzy\nmsgctxt "vote"\nmsgid "For"\nmsgstr "A favor"\n')
    gaps = {str(message.id): room_of(message) for message in spanish_gaps(extracted(package), folder)}
    assert gaps == {"For": "voting", "Minutes": "meetings", "Menu": "web", "('%(num)d vote', '%(num)d votes')": "meetings"}


def test_the_ids_found_are_the_ids_asked_for(tmp_path):
    """Extraction reads templates as the application does: per cent signs, line breaks, loop controls, notes."""
    said = "{# Translators: a share #}{% trans %}\n  Half is 50 %\n  of all\n{% endtrans %}"
    source = f"{{% for n in [1, 2] %}}{said}{{% break %}}{{% endfor %}}"
    write(tmp_path, "templates/meetings/a.html", source)
    (message,) = sources.messages(extracted(tmp_path))
    assert message.id == "Half is 50 %% of all"
    assert message.auto_comments == ["a share"]
    asked: list[str] = []
    app = Flask("small")
    install(app)
    app.jinja_env.add_extension("jinja2.ext.loopcontrols")
    app.jinja_env.install_gettext_callables(lambda text: asked.append(text) or text, max, newstyle=True)
    with app.app_context():
        assert app.jinja_env.from_string(source).render() == "Half is 50 % of all"
    assert asked == [message.id]


def test_a_template_that_cannot_be_read_is_named(tmp_path):
    write(tmp_path, "templates/meetings/broken.html", "{% if %}")
    with pytest.raises(SystemExit, match=r"broken\.html"):
        extracted(tmp_path)


def test_stubs_are_appended_once_and_read_back(package, tmp_path):
    folder = tmp_path / "translations"
    gaps = spanish_gaps(extracted(package), folder)
    assert write_stubs("voting", gaps, folder) == 5
    assert write_stubs("voting", gaps, folder) == 0
    path = folder / "es/rooms/voting.po"
    assert {sources.key_of(message) for message in sources.messages(sources.read_source(path))} == set(map(sources.key_of, gaps))
    path.write_text(path.read_text(encoding="utf-8").replace('msgid "Save"\nmsgstr ""', 'msgid "Save"\nmsgstr "Guardar"'), encoding="utf-8")
    assert len(spanish_gaps(extracted(package), folder)) == 4


@pytest.mark.parametrize("text", [
    "De %(present)s", "De %(present)s y %(missing)s", "De %(present)s, %(needed)s y %(extra)s", "De %(present)d y %(needed)s",
])
def test_a_lost_or_invented_placeholder_is_seen(tmp_path, text):
    path = write(tmp_path, "es/rooms/a.po", f'msgid "%(present)s of %(needed)s"\nmsgstr "{text}"\n')
    assert wrong_placeholders(path)


def test_a_right_placeholder_is_let_be_and_the_singular_may_say_it_in_words(tmp_path):
    text = 'msgid "%(num)d vote of %(x)s"\nmsgid_plural "%(num)d votes of %(x)s"\nmsgstr[0] "un voto de %(x)s"\nmsgstr[1] "{}"\n'
    assert wrong_placeholders(write(tmp_path, "a.po", text.format("%(num)d votos de %(x)s"))) == []
    assert wrong_placeholders(write(tmp_path, "b.po", text.format("votos de %(x)s")))


def test_a_half_filled_plural_is_seen_left_out_and_reported(tmp_path):
    plural = 'msgid "%(num)d vote"\nmsgid_plural "%(num)d votes"\nmsgstr[0] "{}"\nmsgstr[1] "{}"\n'
    write(tmp_path, "es/rooms/a.po", plural.format("%(num)d voto", "%(num)d votos"))
    write(tmp_path, "qu/LC_MESSAGES/messages.po", plural.format("%(num)d apushitay", ""))
    assert half_filled("qu", tmp_path)
    assert not half_filled("es", tmp_path)
    assert len(compile_all(tmp_path)) == 1
    voice = sources.linked(sources.load_chain(LANGUAGES["qu"], tmp_path))
    assert voice.ungettext("%(num)d vote", "%(num)d votes", 1) == "%(num)d voto"


def test_rooms_that_disagree_are_seen(tmp_path):
    write(tmp_path, "es/rooms/people.po", 'msgid "Chair"\nmsgstr "Presidencia"\n')
    write(tmp_path, "es/rooms/meetings.po", 'msgid "Chair"\nmsgstr "Silla"\n')
    assert len(disagreements(tmp_path)) == 1
    assert sources.filled("es", tmp_path)[("Chair", None)].string == "Presidencia"


def test_words_outside_the_alphabet_are_seen(tmp_path):
    write(tmp_path, "qu/LC_MESSAGES/messages.po", 'msgid "House"\nmsgstr "Huasi quilla"\n\nmsgid "Water"\nmsgstr "Yaku"\n')
    assert foreign_words(LANGUAGES["qu"], tmp_path) == ["'House': ['quilla']"]


def test_a_draft_is_spoken_in_kichwa_but_never_in_spanish(tmp_path):
    draft = '#, fuzzy\nmsgid "Vote"\nmsgstr "{}"\n'
    write(tmp_path, "qu/LC_MESSAGES/messages.po", draft.format("Apushitay"))
    write(tmp_path, "es/rooms/voting.po", draft.format("Voto"))
    assert sources.load("qu", tmp_path).ugettext("Vote") == "Apushitay"
    assert sources.load("es", tmp_path).ugettext("Vote") == "Vote"


def test_a_stale_compiled_file_is_not_read(tmp_path):
    path = write(tmp_path, "es/rooms/voting.po", 'msgid "Vote"\nmsgstr "Voto"\n')
    compile_all(tmp_path)
    path.write_text('msgid "Vote"\nmsgstr "El voto"\n', encoding="utf-8")
    os.utime(path, (path.stat().st_mtime + 10,) * 2)
    assert sources.load("es", tmp_path).ugettext("Vote") == "El voto"


def test_changed_spanish_makes_a_reviewed_text_a_draft_again_and_keeps_its_reviewer(package, tmp_path):
    folder = tmp_path / "translations"
    template, shuar = extracted(package), LANGUAGES["jiv"]
    write(folder, "es/rooms/meetings.po", 'msgid "Minutes"\nmsgstr "Acta"\n')
    path = write(folder, "jiv/LC_MESSAGES/messages.po", '# Reviewed by N., 2026-11-20\n#. Spanish: Acta\nmsgid "Minutes"\nmsgstr "Papi"\n')
    for spanish, fuzzy in (("Acta", False), ("Acta de la reunión", True)):
        write(folder, "es/rooms/meetings.po", f'msgid "Minutes"\nmsgstr "{spanish}"\n')
        write_language("jiv", brought_up_to_date(sources.read_source(path), template, shuar, sources.filled("es", folder)), folder)
        kept = sources.filled("jiv", folder)[("Minutes", None)]
        assert (kept.string, kept.fuzzy, kept.user_comments) == ("Papi", fuzzy, ["Reviewed by N., 2026-11-20"])


def test_a_text_no_longer_asked_for_is_kept_and_comes_back_as_a_draft(package, tmp_path):
    folder, shuar = tmp_path / "translations", LANGUAGES["jiv"]
    template = extracted(package)
    path = write(folder, "jiv/LC_MESSAGES/messages.po", 'msgid "Minutes"\nmsgstr "Papi"\n')
    (package / "templates/meetings/a.html").write_text("", encoding="utf-8")
    write_language("jiv", brought_up_to_date(sources.read_source(path), extracted(package), shuar, {}), folder)
    assert ("Minutes", None) not in sources.filled("jiv", folder)
    write_language("jiv", brought_up_to_date(sources.read_source(path), template, shuar, {}), folder)
    back = sources.filled("jiv", folder)[("Minutes", None)]
    assert (back.string, back.fuzzy) == ("Papi", True)


def test_the_glossary_never_touches_what_a_person_wrote(tmp_path):
    path = write(tmp_path, "qu/LC_MESSAGES/messages.po", (
        'msgid "Vote"\nmsgstr ""\n\nmsgid "Meeting"\nmsgstr "Rimanakuy"\n\n#, fuzzy\nmsgid "Task"\nmsgstr "Llankay"\n\n'
        '# glossary: old; confidence high\n#, fuzzy\nmsgid "Day"\nmsgstr "Punzha"\n'
    ))
    write(tmp_path, "es/rooms/a.po", 'msgid "Vote"\nmsgstr "Voto"\n\nmsgid "Meeting"\nmsgstr "Reunión"\n')
    catalogue = sources.read_source(path)
    assert fill(catalogue, "qu", sources.filled("es", tmp_path)) == 2
    texts = {message.id: (message.string, message.fuzzy) for message in sources.messages(catalogue)}
    assert texts == {"Vote": ("Apushitay", True), "Meeting": ("Rimanakuy", False), "Task": ("Llankay", True), "Day": ("Puncha", True)}


def test_stale_figures_in_the_readme_are_seen(package, tmp_path):
    folder = tmp_path / "translations"
    write(folder, "messages.pot", po_bytes(extracted(package)).decode())
    write(folder, "es/rooms/voting.po", 'msgid "Save"\nmsgstr "Guardar"\n')
    figures = {figure.code: (figure.total, figure.written, figure.reviewed) for figure in coverage(folder=folder)}
    assert figures == {"es": (5, 1, 1), "qu": (5, 0, 0), "jiv": (5, 0, 0), "en": (5, 5, 5)}
    readme = write(folder, "README.md", f"before\n{table([])}\nafter\n")
    assert table(coverage(folder=folder)) not in readme.read_text(encoding="utf-8")
    write_readme(coverage(folder=folder), folder)
    text = readme.read_text(encoding="utf-8")
    assert table(coverage(folder=folder)) in text
    assert text.startswith("before\n")
    assert text.endswith("after\n")
