"""What a form says about a field: WTForms' sentences, said kindly and in the reader's language.

WTForms has no Kichwa or Shuar and raises an error for them, so its own catalogues are fixed to Spanish
and used only for a sentence that is missing here.
"""

from typing import Any

from wtforms.i18n import get_translations

from governance_app.languages.catalogue import _l

_MISSING = _l("This is needed. Please fill it in.")
_CHOOSE = _l("Choose one of the options shown.")

KIND_WORDS: dict[str, Any] = {
    "This field is required.": _MISSING,
    "Invalid input.": _l("This is not written in the expected way."),
    "Invalid email address.": _l("Write an e-mail address like nombre@ejemplo.ec."),
    "Invalid URL.": _l("Write a web address that begins with https://."),
    "Invalid UUID.": _CHOOSE,
    "Not a valid choice.": _CHOOSE,
    "Not a valid choice": _CHOOSE,
    "Invalid Choice: could not coerce.": _CHOOSE,
    "Invalid Choice: could not coerce": _CHOOSE,
    "Invalid choice(s): one or more data inputs could not be coerced.": _l("Choose only among the options shown."),
    "Not a valid datetime value.": _l("Write the day and the hour like 23/11/2026 14:30."),
    "Not a valid date value.": _l("Write the day like 23/11/2026."),
    "Not a valid time value.": _l("Write the hour like 14:30."),
    "Not a valid integer value.": _l("Write a whole number, with digits only."),
    "Not a valid decimal value.": _l("Write a number like 12,50."),
    "CSRF token missing.": _l("This page was open for a long time. Send it again: nothing you wrote was lost."),
    "Number must be at least %(min)s.": _l("Write %(min)s or more."),
    "Number must be at most %(max)s.": _l("Write %(max)s or less."),
    "Number must be between %(min)s and %(max)s.": _l("Write a number between %(min)s and %(max)s."),
    "Field must be between %(min)d and %(max)d characters long.": _l("Use between %(min)d and %(max)d letters."),
    "Field must be equal to %(other_name)s.": _l("Both must be the same."),
    "File has an unapproved extension.": _l("This kind of file is not accepted here."),
}
KIND_PLURALS: dict[str, Any] = {
    "Field must be at least %(min)d character long.": _l("Use at least %(min)d letters."),
    "Field cannot be longer than %(max)d character.": _l("Use %(max)d letters or fewer."),
    "Field must be exactly %(max)d character long.": _l("Use exactly %(max)d letters."),
    "'%(value)s' is not a valid choice for this field.": _l("Choose only among the options shown."),
}


class KindTranslations:
    """What WTForms asks for words: ours first, its own Spanish otherwise."""

    def gettext(self, string: str) -> str:
        """Return our sentence for one of WTForms'."""
        known = KIND_WORDS.get(string)
        return str(get_translations(["es"]).gettext(string)) if known is None else str(known)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return our sentence for one of WTForms' sentences that count."""
        known = KIND_PLURALS.get(singular)
        return str(get_translations(["es"]).ngettext(singular, plural, n)) if known is None else str(known)
