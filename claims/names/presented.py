"""Names that a document itself presents as a model's: no list knows them, and their letters alone would not give them away.

What they are called by is a model where the text says so ("Fennel, a network of 41 million parameters"), or tells of them what
is told of models alone ("Fennel stacks 12 layers"). A name that was presented once means the model wherever it stands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from claims.layout.devices import is_device
from claims.names.built import is_built_like_a_name
from claims.names.people import people
from claims.names.strangers import ORGANIZED, begins_no_name, is_proper_name
from claims.text.expression import expression
from claims.text.lexicon import COMMON, ENGLISH, KINDS, PREFIXES, SIZES
from schemas.document import Document
from schemas.model import Names, fold_name

_SIZED = rf"(?:{'|'.join(sorted(SIZES, key=len, reverse=True))}|\d{{1,4}}(?:\.\d{{1,2}})?[bBmM])"
_WORD = r"[A-Z][\w+]{0,24}(?:[-.][\w+]{1,16}){0,4}"
#: "Fennel", "Grand Fennel 2", "fennelLM-2B", "fennel-mini".
_NAME = expression(
    rf"(?<![\w/.@#$\[<-])(?:{_WORD}(?: (?:{_WORD}|v?\d{{1,2}}(?:\.\d{{1,2}})?|\d{{1,4}}(?:\.\d{{1,2}})?[BM]"
    rf"|(?:mini|small|base|medium|large|xl))(?![\w-])){{0,3}}"
    rf"|[a-z][a-z\d]{{2,20}}(?:[A-Z][A-Za-z]{{0,8}})?(?:-[a-z\d]{{1,12}}){{0,2}}-{_SIZED}(?:-[a-z\d.]{{1,12}}){{0,2}})(?![\w/@])"
)
_KIND = (
    r"(?:model|LLM|VLM|SLM|encoder|decoder|network|transformer|embedder|re-?ranker|checkpoint|classifier|tagger|transcriber"
    r"|recogni[sz]er|translator|captioner|autoencoder|detector|segmenter|assistant|engine|synthesi[sz]er|vocoder|chatbot|summari[sz]er"
    r"|parser|retriever|dictation|backbone)"
)
#: Words that end what stands in front of the noun that says what something is.
_ENDS = r"(?:of|for|that|from|by|with|to|in|on|and|or|which|who|whose|at|as|is|was|but|than|into|using|via|company|startup|team)"
#: "a compact 7B language model": the noun is the last of its phrase.
_SORT = (
    rf"(?:(?!{_ENDS}\b)[\w.,'’+×-]{{1,30}}[ -]){{0,7}}?{_KIND}"
    r"(?=[.,;:)!?–—]| [–—(-]|$|\n| (?:of|with|that|which|from|by|for|trained|pre-?trained|fine-?tuned|based|built|made|to|in|on"
    r"|and|at|whose|capable|designed|developed|released|having|using|we|I|they|distilled|optimi[sz]ed|aimed)\b)"
)
_MARKS = r"[\"'”*_`]{0,3}"
_ASIDE = r"(?: ?\((?!19|20)[^()\n]{1,60}\))?"
#: "Fennel, from the start-up Okular, reads", "Fennel, which reads".
_BETWEEN = rf"{_MARKS}{_ASIDE}(?:,[^,.;]{{1,60}},|,? (?:which|that))?"
#: "Fennel, a 7B model", "Fennel (a small encoder)".
_APPOSED = expression(
    rf"{_MARKS}{_ASIDE}(?:(?:,| [–—]|:| -) | \()(?:an?|our(?: own)?|their(?: own)?|another) {_SORT}", re.IGNORECASE
)
_IS = expression(
    rf"{_MARKS}{_ASIDE}(?:,[^,.;]{{1,60}},)? (?:is|was|remains) (?:(?:just|only|simply|essentially|now) )?(?:an?|our|their|another"
    rf"|one) {_SORT}",
    re.IGNORECASE,
)
_COUNT = (
    r"(?:\d[\d.,]{0,11}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w{3,5})?"
    r"|(?:a|two|three) dozen|(?:a|one|two) hundred|several)"
)
#: "12 layers", "41 million parameters", "320 wide": what models alone have.
_HAD = (
    rf"{_COUNT} ?(?:[KMBT]|k|thousand|[mbtr]{{1,2}}illion)?(?:[ -](?:\w{{3,14}}[ -]){{0,2}}"
    r"(?:layers?|blocks|param(?:eter)?s?|weights|heads|experts|conformer|neurons)\b| (?:wide|deep)\b)"
)
#: What is told of a model and of few others.
_READ = rf"{_COUNT} ?(?:[KMB]|k|thousand|million)? ?(?:-?token|tokens?|subwords|wordpieces|word pieces|merges|pixels|px)\b"
_VERB = (
    r"(?:has|had|stacks?|stacked|holds|packs|counts|carries|weighs|spreads|contains|comprises|uses|boasts|features|employs|totals"
    r"|gets by|makes do|manages|consists|runs|relies|comes?|sits|spends|squeezes|keeps|reads|accepts|takes|sees|pairs|combines"
    r"|processes|needs|is|was|adds|amounts|offers|sports|clocks|tops|puts|owns|drops|halves|doubles|distill?ed|advertises|handles|wants)"
)
_HAS = expression(
    rf"{_BETWEEN} (?:(?:also|itself|already|now|still|only|just) )?{_VERB} [^.;:\n]{{0,40}}?{_HAD}",
    re.IGNORECASE,
)
_READS = expression(
    rf"{_BETWEEN} (?:(?:reads|accepts|takes|sees|looks at|embeds|encodes|advertises|truncates|claims) [^.;:\n]{{0,40}}?{_READ}"
    rf"|(?:transcribes|translates|recogni[sz]es|understands|supports|speaks|covers|knows|masters|handles|manages)"
    rf" [^.;:\n]{{0,40}}?{_COUNT} (?:\w{{3,14}} )?(?:languages|tongues|dialects)\b"
    rf"|(?:distinguishes|recogni[sz]es|tells apart|detects|segments|sorts|classifies) [^.;:\n]{{0,40}}?{_COUNT} (?:\w{{3,14}} )?"
    rf"(?:classes|categories|labels|kinds)\b"
    rf"|(?:fits (?:in|into)|needs|occupies|takes up|weighs|runs (?:in|on)) [^.;:\n]{{0,30}}?"
    r"\d[\d.,]{0,6} ?(?:[MG]i?B|megabytes|gigabytes)\b)",
    re.IGNORECASE,
)
_OWNS = expression(
    rf"{_MARKS}['’]s? (?:own )?(?:{_HAD}|(?:tokeni[sz]er|vocabulary|context (?:window|length)|hidden (?:size|states?)|encoder"
    r"|decoder"
    r"|weights|parameters|layers|attention heads|embeddings?)\b(?=[^.;]{0,40}\d))",
    re.IGNORECASE,
)
#: "Meet Fennel: 55 million parameters".
_MET = expression(
    r"\b(?:[Mm]eet|[Ee]nter|[Ii]ntroducing|[Pp]resenting|[Aa]nnouncing|[Hh]ello,?|[Ww]elcome,?)(?: the| our)? [\"'“*_]{0,3}$"
)
_IN_NUMBERS = expression(rf"{_MARKS}{_ASIDE}(?::|,| [–—-]| is| has| with)[^.;\n]{{0,60}}?{_HAD}", re.IGNORECASE)
#: "A model called Fennel", "our encoder, Fennel,".
_CALLED = expression(
    rf"\b{_KIND},? (?:that (?:is|was) |which (?:is|was|we|they) )?"
    rf"(?:call(?:ed)?|named|dubbed|christened|known as) (?:the )?[\"'“*_]{{0,3}}$"
)
#: "Grand Language Model (GraLM)", as a heading: an acronym with small letters in it is a name, one of capitals alone a kind.
_SPELLED_OUT = expression(r"(?:^|\s)(?:[A-Z][\w-]{1,20} ){1,5}(?:for [A-Z][\w -]{1,30} )?\($")
_OF_A_KIND = expression(r"\b(?:Models?|Transformers?|Networks?|Encoder|Decoder)\b")
_ACRONYM = expression(r"[A-Z](?=[A-Za-z]{0,8}[a-z])(?=[A-Za-z]{0,8}[A-Z])[A-Za-z]{3,9}(?<!s)")
#: "Why did we write Fennel?", "The call centre chose Fennel".
_MADE = expression(
    r"\b(?:write|wrote|written|build|built|chose|chosen|choose|choosing|pick|picked|select|selected|train|trained|training"
    r"|pre-?trained|fine-?tuned?|open-?sourced|released?|releasing|launch(?:ed)?|publish(?:ed)?|unveil(?:ed)?|deploy(?:ed)?"
    r"|present(?:s|ed)?|introduc(?:e|es|ed)|demonstrat(?:e|es|ed)|show(?:s|ed)|announc(?:e|es|ed)|demo(?:e?d|s)|debut(?:s|ed)"
    r"|what about|how about|(?:qué hay|qué decir) de|quid de|was ist mit|lance|présente|dévoile|presenta|lanza"
    r"|switch(?:ed)? to|mov(?:e|ed) to|tried|test(?:ed)?|evaluat(?:e|ed)|shipped|recommend|prefer|using|adopted"
    r"|probamos|elegimos|usamos|avons (?:choisi|test[ée])|utilisons|testeten|nutzen|w[äa]hlten)"
    r"(?: the| our| its| their)? [\"'“*_]{0,3}$"
)
#: "Its 93.6M weights", "It has 12 layers", "The model stacks 12 layers".
_ABOUT_IT = expression(
    rf"(?:[.?!:)] |^)(?:Its?|The (?:model|network|encoder|checkpoint|thing)|Su|Con|Son|Sein|Seine|Es|Il|Elle)\b"
    rf"(?:[^.;?!\n]|\.(?=\d)){{0,90}}?(?:{_HAD}|{_COUNT}[- ]number vector|vocabular\w+ (?:de|of|has|holds)|tokeni[sz]er has)",
)
#: No document presents more names; each is looked for in all of its text.
MOST = 100
#: So sure is that a text says of what it names that it is a model, whoever else may be called so.
SURE = 3
_REACH = 260
_OPENS = expression(r"(?:^|[.!?:;]\s|\n)[\s\"'“(*_`]*$")
_MIXED = expression(r"[a-z][A-Z]|\d|[A-Z]{2}|-")
_ORDINARY = expression(r"(?:ed|ly|ing|tion|sion|ment|ness|ity|ance|ence|ers|ors|ics|ism|ful|ous|able|ible|al)$")
_DIGIT = expression(r"\d")


def find(document: Document, names: Names) -> Iterator[str]:
    """Return the names that a document presents as those of models, each once: none that is known, or built like a name, anyway."""
    told = [block for block in document.blocks if block.kind not in ("code", "metadata", "table") and block.passage.text]
    lone: Counter[str] = Counter()
    known: dict[str, int] = {}
    for block in told:
        for name, start, end in _names(block.passage.text):
            weight = 0 if len(known) + len(lone) > MOST else _weight(block.passage.text, name, start, end)
            if block.kind == "heading" and not weight and _is_spelled_out(block.passage.text, name, start, end):
                weight = SURE
            if weight and (weight > 1 or not _OPENS.search(block.passage.text[max(0, start - 6) : start])):
                known[name] = max(weight, known.get(name, 0))
            elif weight:
                lone[name] += 1
    known |= {name: SURE for block in told for name in lettered(block.passage.text)}
    text = document.text
    # An ordinary word may open a sentence: a name stands in another place too, and never in small letters.
    known |= {name: 1 for name in lone if name not in known and (lone[name] > 1 or text.count(name) > 1)}
    who = people(document) if known else ()
    told_of = (name for name, weight in known.items() if weight == SURE or name not in who)
    yield from (name for name in told_of if not (_is_known(name, names) or _is_elsewhere(name, text, names)))


#: "wren-s", "wren-m": sizes of one letter tell that what stands in front of them is a name where it has several.
_LETTERED = expression(r"(?<![\w/@.-])(?P<stem>[a-z][a-z\d]{2,20}(?:-[a-z\d]{2,10})?)-(?P<size>xs|xl|[tsmlbhg])(?![\w/@]|[-.]\w)")


def lettered(text: str) -> Iterator[str]:
    """Return the names in small letters that differ by a size of one or two letters, where a text has several."""
    found: dict[str, set[str]] = {}
    for match in _LETTERED.finditer(text):
        found.setdefault(match["stem"], set()).add(match["size"])
    yield from (f"{stem}-{size}" for stem, sizes in found.items() if len(sizes) > 1 for size in sorted(sizes))


def _is_known(name: str, names: Names) -> bool:
    """Say whether a phrase has a name in it that is found by its letters."""
    return any(is_built_like_a_name(word) or names.candidates(word) for word in (name, *name.split(" ")))


def _is_elsewhere(name: str, text: str, names: Names) -> bool:
    """Say whether a word is written small elsewhere, or is a family's alone ("Fennel" beside "Fennel-7B") or a known name's end."""
    if not name.isalnum():
        return False
    if name.istitle() and re.search(rf"(?<![\w/-]){name.lower()}(?![\w/-])", text):
        return True
    longer = re.search(rf"(?<![\w/]){name}(?:-\w| \d)", text)
    return longer is not None or any(names.candidates(one[0]) for one in re.finditer(rf"\b[A-Z][\w.-]{{1,20}} {name}\b", text))


def _names(text: str) -> Iterator[tuple[str, int, int]]:
    """Return the capitalized phrases of a text that may be names, without the words that only stand in front of one."""
    if not _DIGIT.search(text):
        return
    for match in _NAME.finditer(text):
        start, name = match.start(), match[0]
        while " " in name and _leads(name.split(" ", 1)[0]):
            rest = name.split(" ", 1)[1]
            start, name = match.end() - len(rest), rest
        end = start + len(name.rstrip(".-+ ")) if not name.endswith("+") else start + len(name)
        name = text[start:end]
        if _may_be_a_name(name):
            yield name, start, end


#: "extra-large", "double-base": adjectives in front of a size.
_NO_STEMS = PREFIXES | COMMON | SIZES | frozenset({"extra", "super", "ultra", "extremely", "very", "double", "full"})
_LEADING = frozenset(
    re.findall(
        r"\w+",
        "meet enter introducing presenting announcing hello welcome unlike compared since using with so only even while whereas"
        " use try run see serve load",
    )
)


def _leads(word: str) -> bool:
    return word.casefold() in _LEADING or begins_no_name(word)


def _may_be_a_name(name: str) -> bool:
    words = re.split(r"[ -]", name)
    if len(name) < 3 or not name[0].isalpha() or not is_proper_name(name) or ORGANIZED.search(name) or is_device(name.rstrip("s")):
        return False
    if name[0].islower() and words[0] in _NO_STEMS:
        return False
    if all(fold_name(word) in SIZES | KINDS | COMMON or word.isdigit() for word in words):
        return False
    return not (len(words) == 1 and (name.lower() in ENGLISH or _ORDINARY.search(name)) and not _MIXED.search(name))


def _weight(text: str, name: str, start: int, end: int) -> int:
    """Return how surely a text presents a model by a name: 3 where it says that it is one, 2 or 1 where it tells of one."""
    before = text[max(0, start - 60) : start]
    if _APPOSED.match(text, end) or _IS.match(text, end) or _CALLED.search(before):
        return SURE
    if _MET.search(before) and _IN_NUMBERS.match(text, end):
        return 2
    if _HAS.match(text, end) or _READS.match(text, end) or _OWNS.match(text, end):
        return 2 if _MIXED.search(name) or " " in name else 1
    made = _MADE.search(before) is not None
    if (made or _MIXED.search(name)) and _goes_on(text, end):
        return 2
    return 0


def _is_spelled_out(text: str, name: str, start: int, end: int) -> bool:
    """Say whether a heading spells a model's name out in front of it, in brackets: "Grand Language Model (GraLM)"."""
    front = text[:start]
    spelled = _ACRONYM.fullmatch(name) and text.startswith(")", end) and _SPELLED_OUT.search(front)
    return bool(spelled and _OF_A_KIND.search(front))


def _goes_on(text: str, end: int) -> bool:
    """Say whether the sentences behind a name tell of "it" what is told of models, before they name anybody else."""
    about = _ABOUT_IT.search(text, end, min(len(text), end + _REACH))
    if not about:
        return False
    return not any(
        _may_be_a_name(one[0]) and not _leads(one[0].split(" ", 1)[0]) for one in _NAME.finditer(text, end, about.start() + 1)
    )
