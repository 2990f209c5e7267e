"""Where the translations are written (.po), how they become one catalogue, and the chain a message is looked up in.

Spanish is written per room (translations/es/rooms/<room>.po), so that rooms never wait for one another; the other
languages are one file each (translations/<code>/LC_MESSAGES/messages.po), the shape speakers' tools expect.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from governance_app import RIVER
from governance_app.languages.rules import LANGUAGES, Language, chain

PACKAGE = Path(__file__).resolve().parents[1]
TRANSLATIONS = PACKAGE / "translations"
Key = tuple[str | tuple[str, ...], str | None]


def key_of(message: Message) -> Key:
    """Return what makes a message one message: its id (singular and plural) and its context."""
    identity = tuple(message.id) if isinstance(message.id, (tuple, list)) else message.id
    return identity, message.context


def is_filled(message: Message) -> bool:
    """True when the text, or every plural form of it, is written."""
    texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(texts) and all(texts)


def is_begun(message: Message) -> bool:
    """True when at least one form of the text is written (a plural may be half filled)."""
    texts = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return any(texts)


def _river_place(path: Path) -> tuple[int, str]:
    return (RIVER.index(path.stem) if path.stem in RIVER else len(RIVER), path.stem)


def source_files(code: str, folder: Path = TRANSLATIONS) -> list[Path]:
    """Return the .po files of a language: the whole-language file first, then the rooms in river order."""
    whole = folder / code / "LC_MESSAGES" / "messages.po"
    rooms = sorted((folder / code / "rooms").glob("*.po"), key=_river_place)
    return [path for path in (whole, *rooms) if path.exists()]


def read_source(path: Path) -> Catalog:
    """Return one .po file as a catalogue. Two plural forms always (the default), whatever its header says."""
    with path.open("rb") as file:
        return read_po(file, locale=None, abort_invalid=True)


def messages(catalogue: Catalog) -> Iterator[Message]:
    """Yield the messages of a catalogue without its header."""
    return (message for message in catalogue if message.id)


def merged(code: str, folder: Path = TRANSLATIONS) -> Catalog:
    """Return all filled messages of a language in one catalogue; the first file that fills a message wins.

    Half-filled plurals are left out, because an empty form would hide the fallback (`coverage` names them).
    """
    whole = Catalog(locale=None, domain="messages", charset="utf-8", fuzzy=False)
    for message in filled(code, folder).values():
        whole.add(message.id, message.string, flags=message.flags, context=message.context)
    return whole


def filled(code: str, folder: Path = TRANSLATIONS) -> dict[Key, Message]:
    """Return the filled messages of a language's sources by key; the first source wins."""
    known: dict[Key, Message] = {}
    for path in source_files(code, folder):
        for message in messages(read_source(path)):
            if is_filled(message):
                known.setdefault(key_of(message), message)
    return known


def compiled(code: str, folder: Path = TRANSLATIONS) -> bytes:
    """Return the .mo bytes of a language. Drafts (fuzzy) are used, except in Spanish, where no draft may be shown."""
    out = BytesIO()
    write_mo(out, merged(code, folder), use_fuzzy=code != "es")
    return out.getvalue()


def compiled_file(code: str, folder: Path = TRANSLATIONS) -> Path:
    """Return where the compiled catalogue of a language stands (made by the build, ignored by git)."""
    return folder / code / "LC_MESSAGES" / "messages.mo"


def load(code: str, folder: Path = TRANSLATIONS) -> Translations | None:
    """Return one language's translations, or None when it has none.

    The compiled file is read when it is newer than every source; otherwise the sources are compiled in memory, so that
    a stale .mo is never shown and nobody must compile to see a new text.
    """
    sources = source_files(code, folder)
    built = compiled_file(code, folder)
    if built.exists() and all(built.stat().st_mtime >= source.stat().st_mtime for source in sources):
        return Translations(BytesIO(built.read_bytes()))
    return Translations(BytesIO(compiled(code, folder))) if sources else None


def load_chain(language: Language, folder: Path = TRANSLATIONS) -> list[tuple[Language, Translations]]:
    """Return the catalogues asked in turn for a language, each with the language it speaks."""
    found = [(LANGUAGES[code], load(code, folder)) for code in chain(language)]
    return [(spoken, translations) for spoken, translations in found if translations is not None]


def linked(catalogues: list[tuple[Language, Translations]]) -> NullTranslations:
    """Return one object that looks a message up along the chain, message by message."""
    if not catalogues:
        return NullTranslations()
    first = catalogues[0][1]
    for _language, translations in catalogues[1:]:
        first.add_fallback(translations)
    return first
