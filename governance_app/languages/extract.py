"""Find every message of the code and the templates (`python -m governance_app.languages.extract`).

Writes translations/messages.pot and brings the whole-language files (qu, jiv) up to date with it. Spanish is written by
the rooms themselves (es/rooms/<room>.po): extraction never touches their texts; `coverage` says what they still lack.
"""

from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po
from jinja2 import TemplateSyntaxError

from governance_app import RIVER
from governance_app.languages.rules import OFFERED, Language
from governance_app.languages.sources import PACKAGE, TRANSLATIONS, Key, filled, is_filled, key_of, messages, read_source

METHODS = [("**.py", "python"), ("templates/**.html", "jinja2"), ("templates/**.txt", "jinja2")]
# As the application reads templates (catalogue.install): otherwise the ids found would not be the ids asked for.
READING = {
    "silent": "false", "trimmed": "true", "newstyle_gettext": "true", "extensions": "jinja2.ext.do,jinja2.ext.loopcontrols",
}
JINJA = {"templates/**.html": READING, "templates/**.txt": READING}
KEYWORDS: dict[str, tuple[Any, ...] | None] = {
    "_": None, "_l": None, "gettext": None, "lazy_gettext": None,
    "_n": (1, 2), "_ln": (1, 2), "ngettext": (1, 2), "lazy_ngettext": (1, 2),
    "_p": ((1, "c"), 2), "_lp": ((1, "c"), 2), "pgettext": ((1, "c"), 2), "lazy_pgettext": ((1, "c"), 2),
    "_np": ((1, "c"), 2, 3), "npgettext": ((1, "c"), 2, 3),
}
SHARED_FOLDERS = ("components", "layouts", "errors", "emails")
SPANISH = "Spanish: "
UNWRAPPED = 0


def extracted(package: Path = PACKAGE) -> Catalog:
    """Return all messages of the package, each with the places where it is said. SystemExit names a file that cannot be read."""
    template = Catalog(domain="messages", project="governance-app", charset="utf-8", fuzzy=False)
    template.header_comment = "# English message ids of governance-app. Made by governance_app.languages.extract; do not edit."
    seen: list[str] = []
    try:
        found = list(extract_from_dir(
            str(package), method_map=METHODS, options_map=JINJA, keywords=KEYWORDS, comment_tags=("Translators:",),
            strip_comment_tags=True, callback=lambda place, _method, _options: seen.append(place),
        ))
    except (TemplateSyntaxError, SyntaxError) as unreadable:
        raise SystemExit(f"{package / seen[-1]}: {unreadable}") from unreadable
    for place, line, message, comments, context in sorted(found, key=lambda entry: (entry[0], entry[1])):
        template.add(message, None, [(Path(place).as_posix(), line)], auto_comments=comments, context=context)
    return template


def room_of_place(place: str) -> str:
    """Return the room that owns a file of the package (`web` for what belongs to no room)."""
    parts = Path(place).parts
    first = parts[1] if parts[0] == "templates" and len(parts) > 1 else parts[0]
    return first if first in RIVER else "web"


def room_of(message: Message) -> str:
    """Return the room that owes the Spanish of a message: the most upstream one that says it."""
    rooms = {room_of_place(place) for place, _line in message.locations}
    return min(rooms, key=RIVER.index, default="web")


def draft_languages() -> list[Language]:
    """Return the offered languages kept as one whole file, which extraction brings up to date."""
    return [language for language in OFFERED if language.code not in ("es", "en")]


def language_file(code: str, folder: Path = TRANSLATIONS) -> Path:
    """Return the whole-language .po of a language."""
    return folder / code / "LC_MESSAGES" / "messages.po"


def blank(language: Language) -> Catalog:
    """Return an empty catalogue with the header this language needs.

    Always two plural forms: equal to gettext's default, so that a tool which drops the header does no harm.
    """
    catalogue = Catalog(locale=None, domain="messages", project="governance-app", charset="utf-8", fuzzy=False)
    catalogue.header_comment = (
        f"# {language.autonym} ({language.bcp47}). `fuzzy` = no speaker has approved this text yet. See ../../README.md."
    )
    return catalogue


def brought_up_to_date(old: Catalog, template: Catalog, language: Language, spanish: dict[Key, Message]) -> Catalog:
    """Return the language's catalogue with exactly the template's messages, each with its Spanish for whoever translates.

    A text is kept under its unchanged English id, with its comments (who reviewed it, when); when the Spanish it was made
    from has changed, it becomes fuzzy again. No text is guessed from a similar id. What is no longer asked for stays at
    the end of the file as obsolete, and comes back as fuzzy if it is asked for again.
    """
    known = {key_of(message): message for message in messages(old)}
    gone = {key_of(message): message for message in old.obsolete.values()}
    fresh = blank(language)
    for message in messages(template):
        key = key_of(message)
        before = known.pop(key, None) or _revived(gone.pop(key, None))
        _carry(fresh, message, before, _spanish_lines(spanish.get(key)))
    left = [message for message in (*gone.values(), *known.values()) if is_filled(message)]
    fresh.obsolete.update({(message.id, message.context): message for message in left})  # type: ignore[misc]  # Babel's own key of a plural
    return fresh


def _revived(message: Message | None) -> Message | None:
    if message is not None:
        message.flags.add("fuzzy")
    return message


def _spanish_lines(message: Message | None) -> list[str]:
    if message is None:
        return []
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return [SPANISH + " ".join(form.split()) for form in forms if form]


def _carry(fresh: Catalog, message: Message, before: Message | None, spanish: list[str]) -> None:
    flags = (message.flags | before.flags) if before else set(message.flags)
    remembered = [line for line in before.auto_comments if line.startswith(SPANISH)] if before else []
    if before and is_filled(before) and remembered and remembered != spanish:
        flags.add("fuzzy")
    fresh.add(
        message.id, before.string if before else None, message.locations, flags=flags,
        auto_comments=[*message.auto_comments, *spanish], user_comments=before.user_comments if before else (),
        context=message.context,
    )


def po_bytes(catalogue: Catalog, language: str | None = None) -> bytes:
    """Return the .po text of a catalogue: sorted by id, file names without line numbers, no dates — so that diffs stay small."""
    out = BytesIO()
    write_po(out, catalogue, width=UNWRAPPED, sort_output=True, include_lineno=False, omit_header=True)
    return _header(catalogue.header_comment, language).encode() + out.getvalue()


def _header(comment: str, language: str | None) -> str:
    lines = [comment, 'msgid ""', 'msgstr ""', '"Content-Type: text/plain; charset=utf-8\\n"']
    if language:
        lines += [f'"Language: {language}\\n"', '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"']
    return "\n".join(lines) + "\n\n"


def write_language(code: str, catalogue: Catalog, folder: Path = TRANSLATIONS) -> None:
    """Write one whole-language .po."""
    path = language_file(code, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(po_bytes(catalogue, code))


def refresh() -> int:
    """Write the template and bring every whole-language file up to date; return the number of messages."""
    template = extracted()
    (TRANSLATIONS / "messages.pot").write_bytes(po_bytes(template))
    spanish = filled("es")
    for language in draft_languages():
        path = language_file(language.code)
        old = read_source(path) if path.exists() else blank(language)
        write_language(language.code, brought_up_to_date(old, template, language, spanish))
    return len(list(messages(template)))


if __name__ == "__main__":
    print(f"messages: {refresh()}")
