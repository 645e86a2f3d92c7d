"""The codes of languages and their names."""

from __future__ import annotations

#: The code of a language (ISO 639-1) and its name in English.
_TABLE = (
    "ar Arabic|bg Bulgarian|bn Bengali|br Breton|bs Bosnian|ca Catalan|cs Czech|cy Welsh|da Danish|de German|el Greek|"
    "en English|eo Esperanto|es Spanish|et Estonian|eu Basque|fa Persian|fa Farsi|fi Finnish|fr French|ga Irish|"
    "gl Galician|gu Gujarati|ha Hausa|he Hebrew|hi Hindi|hr Croatian|hu Hungarian|hy Armenian|id Indonesian|ig Igbo|"
    "is Icelandic|it Italian|ja Japanese|ka Georgian|kk Kazakh|km Khmer|kn Kannada|ko Korean|ku Kurdish|ky Kyrgyz|"
    "la Latin|lo Lao|lt Lithuanian|lv Latvian|mk Macedonian|ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese|"
    "my Burmese|ne Nepali|nl Dutch|no Norwegian|pa Punjabi|pl Polish|ps Pashto|pt Portuguese|ro Romanian|ru Russian|"
    "sa Sanskrit|si Sinhala|sk Slovak|sl Slovenian|sl Slovene|so Somali|sq Albanian|sr Serbian|su Sundanese|sv Swedish|"
    "sw Swahili|ta Tamil|te Telugu|tg Tajik|th Thai|tl Tagalog|tr Turkish|tt Tatar|uk Ukrainian|ur Urdu|uz Uzbek|"
    "vi Vietnamese|wo Wolof|xh Xhosa|yi Yiddish|yo Yoruba|zh Chinese|zh Mandarin|zu Zulu|"
)
_ROWS = [row.split(" ", 1) for row in _TABLE.strip("|").split("|")]
CODES = {name: code for code, name in _ROWS}
