"""Numbers in words from 11 to 99 in the languages whose words for them are built: rows of their tables, made and not typed."""

from __future__ import annotations

Row = tuple[str, str]

_ENGLISH_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ENGLISH_ONES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

_GERMAN_TEENS = ["zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"]
_GERMAN_TENS = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]
_GERMAN_ONES = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]

_FRENCH_TEENS = ["dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
_FRENCH_TENS = ["vingt", "trente", "quarante", "cinquante", "soixante"]
_FRENCH_ONES = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]

_SPANISH_TEENS = ["diez", "once", "doce", "trece", "catorce", "quince", "dieciséis", "diecisiete", "dieciocho", "diecinueve"]
_SPANISH_TENS = ["veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"]
_SPANISH_ONES = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
_SPANISH_TWENTIES = [f"veinti{one}" for one in ("uno", "dós", "trés", "cuatro", "cinco", "séis", "siete", "ocho", "nueve")]

_CHINESE_ONES = "一二三四五六七八九"


def english(number: int) -> str:
    """Return a number from 10 to 99 in English words."""
    if number < 20:
        return _ENGLISH_TEENS[number - 10]
    tens, ones = _ENGLISH_TENS[number // 10 - 2], number % 10
    return f"{tens}-{_ENGLISH_ONES[ones - 1]}" if ones else tens


def _german(number: int) -> str:
    if number < 20:
        return _GERMAN_TEENS[number - 10]
    tens, ones = _GERMAN_TENS[number // 10 - 2], number % 10
    return f"{_GERMAN_ONES[ones - 1]}und{tens}" if ones else tens


def _french(number: int) -> str:
    if number < 20:
        return _FRENCH_TEENS[number - 10]
    if number < 70:
        tens, ones = _FRENCH_TENS[number // 10 - 2], number % 10
        return f"{tens} et un" if ones == 1 else f"{tens}-{_FRENCH_ONES[ones - 1]}" if ones else tens
    if number < 80:
        return "soixante et onze" if number == 71 else f"soixante-{_french(number - 60)}"
    if number == 80:
        return "quatre-vingts"
    return f"quatre-vingt-{_FRENCH_ONES[number - 81] if number < 90 else _french(number - 80)}"


def _spanish(number: int) -> str:
    if number < 20:
        return _SPANISH_TEENS[number - 10]
    tens, ones = _SPANISH_TENS[number // 10 - 2], number % 10
    if 20 < number < 30:
        return _SPANISH_TWENTIES[ones - 1]
    return f"{tens} y {_SPANISH_ONES[ones - 1]}" if ones else tens


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (_CHINESE_ONES[tens - 1] if tens > 1 else "") + "十" + (_CHINESE_ONES[ones - 1] if ones else "")


_ALL = range(10, 100)
GERMAN: tuple[Row, ...] = tuple((_german(number), english(number)) for number in _ALL)
FRENCH: tuple[Row, ...] = tuple((_french(number), english(number)) for number in _ALL)
SPANISH: tuple[Row, ...] = tuple((_spanish(number), english(number)) for number in _ALL)
CHINESE: tuple[Row, ...] = tuple((_chinese(number), english(number)) for number in _ALL)
