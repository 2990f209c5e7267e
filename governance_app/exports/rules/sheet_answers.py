"""What a person says of themselves on a sheet, besides sex, age and people: gender identity, nationality, languages. Only codes leave."""

import re
from collections.abc import Iterable

from governance_app.organisations.rules import Nationality, fold, matching_nationalities
from governance_app.people.rules import GenderIdentity, SpokenLanguage

GENDERS = {fold(word): gender for gender, words in {
    GenderIdentity.FEMININE: ("femenino", "femenina", "feminine", "mujer"),
    GenderIdentity.MASCULINE: ("masculino", "masculina", "masculine", "hombre"),
    GenderIdentity.TRANS: ("trans", "transgénero", "transgender", "mujer trans", "hombre trans"),
    GenderIdentity.OTHER: ("otro", "otra", "other", "no binario", "no binaria", "no binarie"),
}.items() for word in words}
LANGUAGES = {fold(word): language for language, words in {
    SpokenLanguage.SPANISH: ("español", "castellano", "spanish", "es"),
    SpokenLanguage.KICHWA: ("kichwa", "quichua", "runa shimi", "runashimi", "qu", "qvo", "quw", "qvz"),
    SpokenLanguage.SHUAR: ("shuar", "shuar chicham"),
    SpokenLanguage.ACHUAR_SHIWIAR: ("achuar", "achuar chicham", "shiwiar", "shiwiar chicham"),
    SpokenLanguage.COFAN: ("a'ingae", "aingae", "cofán", "a'i cofán"),
    SpokenLanguage.SIEKOPAI: ("siekopai", "secoya", "paicoca", "paaikoka"),
    SpokenLanguage.SIONA: ("siona", "baicoca", "baaikoka"),
    SpokenLanguage.WAORANI: ("waorani", "huaorani", "wao terero", "wao tededo"),
    SpokenLanguage.SAPARA: ("sapara", "zápara"),
    SpokenLanguage.ENGLISH: ("inglés", "english", "en"),
    SpokenLanguage.ECUADORIAN_SIGN: ("lengua de señas", "lengua de señas ecuatoriana", "lsec"),
    SpokenLanguage.OTHER: ("otro", "otra", "other"),
}.items() for word in (language.value, *words)}
_BETWEEN = re.compile(r"[,;/+|&]| y | e | and ")


def gender(written: str) -> GenderIdentity | None:
    """Return the gender identity as written."""
    return GENDERS.get(fold(written))


def nationality(written: str, known: Iterable[Nationality]) -> str:
    """Return the code of the nationality or people of this very name, own or of others, old ones too; "" when none or several have it."""
    plain = re.sub(r"^(nacionalidad|pueblo) ", "", fold(written))
    listed = tuple(one for one in known if one.kind != "app_value")
    if coded := next((one.code for one in listed if fold(one.code) == plain), ""):
        return coded
    found = [one.code for one in matching_nationalities(plain, listed) if plain in map(fold, (one.name, *one.aliases, *one.outdated))]
    return found[0] if len(found) == 1 else ""


def languages(written: str) -> tuple[str, ...]:
    """Return the codes of the languages as written, one after the other; nothing unless each can be read: half an answer is none."""
    parts = [part for part in map(fold, _BETWEEN.split(written.casefold())) if part]
    if any(part not in LANGUAGES for part in parts):
        parts = fold(written).split()  # boxes of a form come with spaces between: "spa que"
    said = [LANGUAGES.get(part) for part in parts]
    return tuple(dict.fromkeys(one.value for one in said if one)) if all(said) else ()
