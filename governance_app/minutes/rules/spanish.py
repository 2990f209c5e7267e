"""Dates and hours in words, as an acta in Spanish writes them. Exact, for the numbers that days, hours and years have."""

from datetime import date, time

_UNITS = (
    "cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince",
    "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiuno", "veintidós", "veintitrés", "veinticuatro", "veinticinco",
    "veintiséis", "veintisiete", "veintiocho", "veintinueve",
)
_TENS = ("", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa")
_HUNDREDS = (
    "", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos",
)
_MONTHS = (
    "", "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)


def in_words(number: int) -> str:
    """Return a whole number from 0 to 9999 in words, masculine ("veintiuno", "dos mil veintiséis"). ValueError beyond."""
    if not 0 <= number <= 9999:
        raise ValueError(number)
    if number == 100:
        return "cien"
    if number < 30:
        return _UNITS[number]
    if number < 100:
        return _TENS[number // 10] + (f" y {_UNITS[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{_HUNDREDS[number // 100]} {in_words(number % 100)}".removesuffix(" cero")
    thousands = "mil" if number < 2000 else f"{in_words(number // 1000)} mil"
    return f"{thousands} {in_words(number % 1000)}".removesuffix(" cero")


def _before_noun(number: int, feminine: bool = False) -> str:
    """Return a number as it stands before a noun: veintiún días, veintiuna horas."""
    words = in_words(number)
    if number % 10 != 1 or number % 100 == 11:
        return words
    if feminine:
        return words[:-1] + "a"
    return words.removesuffix("uno") + ("ún" if words.endswith("veintiuno") else "un")


def day_in_words(day: date) -> str:
    """Return «a los veintitrés días del mes de noviembre de dos mil veintiséis»; of the first, «el primer día del mes de …»."""
    rest = f"del mes de {_MONTHS[day.month]} de {in_words(day.year)}"
    return f"el primer día {rest}" if day.day == 1 else f"a los {_before_noun(day.day)} días {rest}"


def hour_in_words(hour: time) -> str:
    """Return «las catorce horas con treinta minutos», «la una hora con un minuto», «las cero horas»."""
    hours = "la una hora" if hour.hour == 1 else f"las {_before_noun(hour.hour, feminine=True)} horas"
    if not hour.minute:
        return hours
    return f"{hours} con {_before_noun(hour.minute)} {'minuto' if hour.minute == 1 else 'minutos'}"


def approval_motion(code: str, digest: str) -> str:
    """Return the motion that approves an acta: which one, and the beginning of its text's digest in groups of four."""
    groups = " ".join(digest[at:at + 4] for at in range(0, SHOWN, 4))
    return f"Aprobar el {code} con el texto presentado, cuya huella SHA-256 empieza por {groups}."


SHOWN = 16
"""So many digits of a digest stand in a motion: enough that no other text of ours begins so, and short enough to be read aloud."""


def erratum_motion(code: str, digest: str) -> str:
    """Return the motion that approves an erratum: of which acta, and the beginning of the erratum's digest; its words stay inside."""
    groups = " ".join(digest[at:at + 4] for at in range(0, SHOWN, 4))
    return f"Aprobar la fe de erratas propuesta para el {code}, cuya huella empieza por {groups}."
