"""Strangers: subjects of a sentence that are none of the known models ("a student", "Mistral Small 3", "two such models together").

A number in such a sentence is the stranger's. Where nobody can say who that is, it is nobody's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from claims.names.kin import ORDER
from claims.text.benchmark import is_benchmark
from claims.text.codes import CODES
from claims.text.expression import expression
from claims.text.lexicon import COMMON, DATASETS, LANGUAGES, METRICS, OTHERS
from claims.text.sentence import sentence_at
from claims.text.sought import Sought
from schemas.model import fold_name

NUMBERS = r"two|three|four|five|six|seven|eight|nine|ten|a dozen|several|many|multiple|both|\d{1,3}"
_KINDS = (
    r"(?:language |neural |embedding |vision |speech |transformer |student |baseline |classification )?"
    r"(?:models?|networks?|ensembles?|encoders?|decoders?|checkpoints?|classifiers?|variants?|versions?|students?|baselines?"
    r"|llms?|transformers?|competitors?|rivals?|setups?|systems?)"
    r"(?! (?!has\b|is\b|was\b|uses\b)\w{4,12}s\b)(?! (?:dim\w*|size|width|depth|length|capacity|card|file|layer|stack)\b)"
)
#: Of words in lower case, as the two below, for those are searched faster.
#: An indefinite subject: "a small model", "another student", "my version", "most 7B models".
_INDEFINITE = Sought(
    rf"\b(?!their (?:student|pupil)\b)(?!all (?:two|three|four)\b)(?<!\ball )"
    rf"(?:an?|another|some|any|my|their|his|her|your|someone['’]s|most|many|few"
    rf"|several|typical|conventional|common"
    rf"|other|all|such"
    rf"|{NUMBERS})\s(?:(?!(?:the|of|and|or|as|in|on|for|that|with|is|has)\b)[\w’'-]{{1,24}}(?:\.\d\w{{0,6}})? ){{0,4}}?"
    rf"{_KINDS}(?![\w-])",
    0,
)
_OURS = Sought(
    r"\b(?:our|my) (?:own )?(?:[\w-]{1,20} ){0,2}?(?:model|network|student|checkpoint|version|variant|encoder)(?![\w-])"
    r"|\bours(?= (?:has|is|uses|counts|holds|weighs|stacks|takes|needs|comes|gets|runs)\b)",
    0,
)
#: What follows is a predicate or an apposition: it says of what kind the subject is.
_PREDICATE = expression(
    r"(?:\b(?:is|are|was|were|be|as|remains?|being|['’]s|still|just|only|simply|basically"
    r"|essentially|include[sd]?"
    r"|(?:speaks?|spoke|talks?|tells?|told) of|describes?|described|promises?|promised|advertises?"
    r"|releas(?:e|ed|es|ing)|present|propos(?:e|ed)|introduc(?:e|ed|es|ing)|offer|publish(?:ed)?|provide[sd]?"
    r"|(?:is|are|was|were)(?:n['’]t)?(?: (?:not|never|no longer|anything but|far from(?: being)?|really|quite|[a-z]{3,9}ly|also|now"
    r"|thus|indeed|of course|therefore)){0,2})\s|[(:–—]\s?)$",
    re.IGNORECASE,
)
_VERB = (
    r"(?:has|have|had|is|are|was|were|uses?|used|comes?|came|counts?|stacks?|contains?|holds?|weighs?|takes?|took"
    r"|needs?|reads?|supports?"
    r"|accepts?|runs?|ran|stores?|carries|packs?|boasts?|features?|reaches|reached|handles?|offers?|ships?|keeps?"
    r"|kept|shares?|follows?"
    r"|adds?|requires?|consists?|comprises?|occupies|fits|totals?|produces?|returns?|outputs?|employs?|gets?"
    r"|processes|goes|went|ranges?"
    r"|spans?|can|only|itself|also|already|now|still|alone|got|brings?|brought|raised?|raises|doubles?|doubled"
    r"|extends?|extended"
    r"|replaced|replaces|arrived|followed|adopts|adopted|copies|inherits|borrows|reuses|stays|makes|cuts|trims|drops)"
)
#: What a company or a person does as well: of a model only behind a name that is built like one.
_VERBS_TOO = (
    r"(?:shrinks|shrank|grows|grew|becomes|knows|knew|learnt|learned|saw|sees|covers|speaks|writes|answers|translates|generates"
    r"|stops|ends|scores|scored|loads|wants|costs|swallows|manages|sits|stands|turns|beats|needs)"
)
_WORD = r"(?!(?:I|It|The|We|In|If|As|A|An)\b)[A-Z](?:[\w+-]|\.(?=\w)){0,30}"
_SIZE = r"\d{1,4}(?:\.\d{1,2})?(?:x\d{1,3})?[BMbm]?(?:-[A-Z]\w{0,8})?"
_PHRASE = rf"{_WORD}(?: (?:{_WORD}|{_SIZE}|v\d(?:\.\d)?|(?:tiny|mini|small|base|medium|large|xl)\b)){{0,4}}"
_CLAUSE = (
    r"(?:^|[.!?;:]\s|\n|,\s|\b(?:and|while|whereas|but|that|with|than|of|for|from|to|though|although|because|since"
    r"|when|like|where|so"
    r"|by|yet|then|unlike)\s)[\"'“(*_]{0,3}"
)
_NAMED = expression(
    rf"{_CLAUSE}(?P<the>(?:(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir"
    rf"|[Aa]) (?:[a-z-]{{3,14}} ){{0,2}})?)(?P<name>{_PHRASE})(?P<thing> (?:tokenizer|tokeniser|dataset|corpus"
    rf"|library|framework|team"
    rf"|paper|benchmark|family|series|model|assistant|vocabulary|decoder|encoder"
    rf"|version))?(?=[*_]{{0,2}}(?: ?\([^()]{{1,60}}\))?"
    rf"(?:,[^,.;]{{1,60}},|,)? (?P<verb>{_VERB})\b| {_VERBS_TOO}\b|['’]s |[*_]{{0,2}} ?\(\d|,? with "
    rf"|,? at \d|,? (?:which|whose) |[*_]{{0,2}}: \d"
    rf"|[*_]{{0,2}}(?: ?\([^()]{{1,60}}\))?, an? \d[\d.]{{0,5}}[ -]?(?:[BMT]|billion|million|trillion)\b)"
)
_CALLED = Sought(
    rf"(?:\b(?:called|named|dubbed|call it|call this|[Mm]eet|[Ee]nter|[Tt]hen came|came|nicknamed|christened"
    rf"|introduced?|presents?|presented|proposed?|released?|built|trained|pretrained|[Tt]here (?:is|was|comes?|came))"
    rf"|\b(?:our|the|this|an?) (?:[\w-]{{1,20}} ){{0,3}}(?:model|network|encoder|student|version"
    rf"|variant),)\s[\"'“*_]{{0,3}}(?P<name>{_PHRASE})",
    0,
)
#: "We tried Kiln-A1", "sent me their Kiln-A1": a name by its letters and digits, in front of a sentence that goes on about it.
_BROUGHT = expression(
    r"\b(?:tried|try|tested|test|took|take|chose|choose|picked|sent (?:me|us)|gave (?:me|us)|lent (?:me|us)|looked at|used|ran|like"
    r"|liked|prefer|recommend|found|deployed|downloaded|switched to|settled on|went with|moved to|is|was|comes|follows)"
    r"(?: (?:also|now|instead|out|up|then))? (?:(?:their|the|his|her|its) (?:new |own |latest )?)?(?P<thing>)[\"'“*_`]{0,3}"
    r"(?P<name>[A-Z][a-z]{2,12}(?:-[A-Z]?[a-z]{0,8})?-?(?:[A-Z]?\d[\w.]{0,6}(?<!\.)|-(?:mini|base|small|large|tiny|nano)))[\"'”*_`]{0,3}"
    r"(?=(?: (?:last|this|before|after|as|too|yesterday|today|in|on|for|with|at|over|because|since|when|while|next|and|again"
    r"|instead|first)\b[^.;:!?\d]{0,60}|,[^.;:!?\d]{2,60})?(?:[.;:!] | [–—] )(?:It|The model|it)\b)"
)
#: "The family's teacher", "its predecessor's small variant", "X's multilingual version": none that is named.
_OF_ITS = Sought(
    r"(?:\b(?:the|its|their|this|that) (?:family|series|suite|collection|line-?up|lineage|group|project|predecessor|successor"
    r"|teacher|sibling)['’]s (?:own )?(?:[\w-]{1,16} ){0,3}?"
    r"(?:teacher|student|flagship|giant|biggest|largest|smallest|heavyweight|members?|models?|variants?|versions?|editions?"
    r"|checkpoints?)|['’]s (?!(?:tiny|mini|small|base|medium|large|x{1,2}l|x{1,2}large|huge"
    r"|(?:extra|x)[- ]?(?:large|small)) (?:va|ve|ed))"
    r"(?:[\w-]{1,16} ){1,3}?(?:variant|version|edition))(?![\w-])",
    0,
)
#: "Our own X, which has", "my own X (11M)".
#: "The 530-billion-parameter X", "an 11B-parameter X".
_SO_LARGE = expression(
    r"\b\d[\d.,]{0,6}[ -]?(?:[BMT]|billion|million|trillion)[ -]param(?:eter)?s?,? (?P<thing>)[\"“*_]{0,3}"
    rf"(?P<name>{_PHRASE})"
)
_OWN = expression(
    rf"\b(?:[Oo]ur|[Mm]y) own (?P<thing>)(?P<name>{_PHRASE})"
    rf"(?=[*_`\"”]{{0,3}}(?:, (?:which|whose|an?|with)\b| ?\(| (?:{_VERB}|with)\b))"
)
#: "X has an encoder with 12 layers": a part of X.
_PART = expression(r"(?:encoder|decoder|transformer|classifier|network|system)s?$", re.IGNORECASE)
_OWNS = expression(
    r"\b(?:has|have|had|with|uses?|using|contains?|combin(?:es|ing)|pairs?|joins?|of|and|puts?|stacks?|into) $", re.IGNORECASE
)
#: "12 encoder and 12 decoder layers"; "a model called X" is X.
_PARTS = expression(rf"(?:{NUMBERS}) (?:encoder|decoder|transformer)", re.IGNORECASE)
_CALLED_SO = expression(
    r",? (?:that is |which is |which (?:we|he|she|they|I) )?(?:called|call|named|dubbed|christened) [*_`\"'“(]{0,3}(?=\w)"
)
_BESIDE = Sought(
    r"\b(?:the|its|their|our|this|that) (?:[\w-]{1,16} ){0,2}?(?:re-?ranker|retriever|tower|projector|adapter"
    r"|classifier|baseline|judge|verifier|generator"
    r"|discriminator|(?:draft|reward|previous|older|earlier|other|original|target|critic|policy|guard|companion|first"
    r"|second|third|new|next|smaller|larger|bigger"
    r"|shallower|deeper|pruned|distilled|compressed|extended|expanded|enlarged|shortened|shrunken|trimmed|widened|resulting|final)"
    r" (?:language )?(?:models?|versions?|networks?|ones?|variants?))(?![\w-])"
    r"|\b(?:or|and|takes|beside|but) the one (?:that|which) (?:was|is|has been|got) (?:distilled|pruned|cut|quanti[sz]ed|compressed"
    r"|fine-?tuned|trained|shrunk|trimmed|extended|made|merged)\b",
    0,
)
_WE = expression(
    r"\b(?:we|I)(?! (?:took|adapted|started (?:from|with)) (?:the )?(?-i:[A-Z]))"
    r"(?= (?:\w{3,12} )?(?:used?|had|have|chose|choose|went|kept|keep|took|tried|set|need|needed|train"
    r"|trained|built|build|stack|stacked)\b[^.;,:]{0,30}\d)",
    re.IGNORECASE,
)
_FINITE = expression(
    r"\b(?:is|are|was|were|has|have|had|can|would|may|will|reached|needs?|takes?|uses?|comes?|works?)\b", re.IGNORECASE
)
_ORDINARY = expression(r"(?:ed|ly|ing|s|ful)$")
#: "Ida is training a model": who makes one is none.
_MAKES = expression(
    r" (?:(?:is|was|has been) )?(?:now |still |just )?(?:train|build|built|mak|made|fine-?tun|prun|distil|writ|wrote)\w* "
    r"(?:an?|his|her) "
    r"| has (?:just |now |also |recently )?(?:been (?:using|running|routing|serving|training|building|testing|deploying)"
    r"|open-?sourced|released|announced|launched|published|unveiled|introduced|deployed|shipped) "
)
_MIXED = expression(r"[A-Z]?[a-z]+[A-Z]|\d|[A-Z]{2}")
#: Words that begin a sentence about the model spoken of: its parts and measures.
_ASPECTS = frozenset(
    re.findall(
        r"\w+",
        """
see please run visit write below next repository code notable demo click download install check try
vocab vram ram mode license licence precision official quantized simple few zero note params param
layers layer parameters parameter vocabulary training inference attention embeddings embedding heads head context hidden
input output inputs outputs weights size sizes depth width memory experts every each total there both overall altogether
pretraining finetuning internally architecture dimension dimensions tokens tokenization compared everything nothing here
now then today inside also speed latency throughput accuracy half encoder decoder encoding positions transformer
transformers blocks block pooling params name family feedforward mlp gqa rope ffn maximum positional vectors sentences
texts languages sequence sequences text quantization quantized download disk storage what which who that whose where
when how why its it note notes although despite because since while unlike like thanks however moreover furthermore
multilingual support capabilities
instead finally again later earlier originally initially trained built based released given using nobody somebody
smaller larger bigger faster slower cheaper lighter heavier deeper wider newer older better worse smallest largest biggest fastest
everyone people none neither nothing something between among as so if once yes no not only even just still exactly
whoever whatever whichever wherever
""",
    )
)


#: What no name begins with, and what is none as a whole.
_NO_FIRST_WORDS = _ASPECTS | COMMON | OTHERS | METRICS
_NO_NAMES = OTHERS | METRICS | DATASETS | LANGUAGES
#: "Active Experts", "Pretrained Tokens", "Gated Linear Units": what models have.
_MEASURE = expression(
    r"[^:]* (?:parameters?|params?|weights|tokens?|layers?|blocks|heads?|experts?|groups|units|activations?|normali[sz]ation"
    r"|attention|(?:pre-?)?training|inference|optimi[sz]ation|evaluation|benchmarks?|sizes?|lengths?|width|depth|dimensions?|dims?|vocabulary|vocab|window|steps|epochs|languages|optimi[sz]er)"
    r"|[KMGTP]?(?:FLOP|MAC|MADD|OP|PARAM)s?(?:/s)?"
    r"|(?:rotary|rope|sinusoidal|learned|absolute|relative|positional|position|token|word)(?: \w+)? (?:embeddings?|encodings?)",
    re.IGNORECASE,
)
#: Words that say of what kind a model is: "Chinese-English Bilingual Foundation Model" is no name.
_KINDS_OF_MODELS = LANGUAGES | frozenset(
    re.findall(
        r"\w+", "bilingual multilingual monolingual foundation language large small base chat vision speech text model models open"
    )
)


#: "A byte-level version of Byte Pair Encoding": of no model.
_OF_A_TOOL = expression(
    r" of (?:the |our |an? )?(?:[\w-]{2,20} ){0,3}?(?:Byte[- ]Pair|BPE|word-?piece|sentence-?piece|tokeni[sz]\w+|vocabulary"
    r"|data ?sets?|corpus|algorithm|benchmark|loss|optimi[sz]er|Adam\w{0,2}|library|code"
    r"|Wikipedia|Common ?Crawl|transformers|PyTorch)\b",
    re.IGNORECASE,
)


def strangers(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Return who is neither a known name nor a stand-in: start, end, and the name ("" where there is none); `names` in order."""
    low = _lowered(text)
    for match in _INDEFINITE.finditer(low):
        part = _PART.search(match[0]) and _OWNS.search(text[max(0, match.start() - 24) : match.start()])
        part = part or _PARTS.fullmatch(match[0]) or _CALLED_SO.match(text, match.end()) or _OF_A_TOOL.match(text, match.end())
        if not part and not overlaps(match.start(), match.end(), names) and not _is_predicate(text, match.start(), names):
            yield match.start(), match.end(), ""
    for match in _OURS.finditer(low):
        if not overlaps(match.start(), match.end() + 2, names):
            yield match.start(), match.end(), "our"
    for match in _OF_ITS.finditer(low):
        if not overlaps(match.start(), match.end(), names):
            yield match.start(), match.end(), ""
    for naming in (_NAMED, _CALLED, _OWN, _BROUGHT, _SO_LARGE):
        for match in naming.finditer(text):
            start, end = match.span("name")
            thing = match.groupdict().get("thing") or ""
            if not overlaps(start, end, names) and _is_proper(text, match, bool(thing)):
                yield start, end + len(thing), match["name"] + thing


def definite(text: str, names: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Return who stands beside the model spoken of in an article: a reranker, a draft model, what the authors used themselves."""
    for match in chain(_BESIDE.finditer(_lowered(text)), _WE.finditer(text)):
        if not overlaps(match.start(), match.end() + 2, names):
            yield match.start(), match.end(), ""


def _lowered(text: str) -> str:
    """Return a text in lower case, each letter at its place: one that would become two stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


def is_fragment(text: str, start: int) -> bool:
    """Say whether a sentence opens at `start` and has no verb of its own ("A token classifier with nine labels.")."""
    first, stop = sentence_at(text, start)
    return text[first:start].strip("*_ ") == "" and not _FINITE.search(text[start : min(stop, start + 300)])


def merged(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def overlaps(start: int, end: int, names: list[tuple[int, int]]) -> bool:
    """Say whether the characters `start` to `end` overlap one of the places, which are in order and apart."""
    at = bisect_right(names, (end - 1, 1 << 60))
    return at > 0 and names[at - 1][1] > start


#: "There was now a multilingual model": another comes in.
_EXISTS = expression(r"\bthere(?:['’]s| is| was) (?:(?:now|also|then|already|even|again) )?$", re.IGNORECASE)


def _is_predicate(text: str, start: int, names: list[tuple[int, int]]) -> bool:
    """Say whether an indefinite phrase says what the subject is ("X is a small model", "X, a model with …")."""
    if _EXISTS.search(text[max(0, start - 24) : start]):
        return False
    if _PREDICATE.search(text[max(0, start - 24) : start]):
        return True
    at = bisect_right(names, (start, 0))
    return at > 0 and text[names[at - 1][1] : start] in (", ", " (", ") ", "), ", "*, ", "**, ")


#: "X has 8B parameters, and Maverick with 400B": a name, as no verb tells.
_WITH_SO_MANY = expression(r" with \d[\d.,]{0,8} ?(?:[BM]\b|[mb]illion\b)")
#: "X (the Long Name), a 540-billion-parameter decoder".
_SO_LARGE_ONE = expression(r"[*_]{0,2}(?: ?\([^()]{1,60}\))?, an? \d[\d.]{0,5}[ -]?(?:[BMT]|[mbtr]+illion)[ -]param")
#: "Heron-QA" may be a model that answers questions as well as a test of them.
_ANSWERS = expression(r"[a-z]-QA$")


#: "Wren: Teaching Machines Norse with 7B parameters": what somebody does, and no name.
_SUBTITLE = expression(r"(?!King|Wing|Spring|Ming|Ring|Sing)[A-Z][a-z]{2,12}ing(?: [A-Za-z-]{2,30}){2,5}")


def _is_proper(text: str, match: re.Match[str], is_thing: bool) -> bool:
    """Say whether capitalized words are a name: not the first word of a sentence that is an ordinary one."""
    start, name = match.start("name"), match["name"]
    if not is_proper_name(name) or (" " in name and not is_thing and _FIRM.search(name)) or _MAKES.match(text, match.end("name")):
        return False
    if " " in name or is_thing or _MIXED.search(name):
        return True
    opens = start == 0 or text[max(0, start - 3) : start].rstrip(" \"'“(*_")[-1:] in (".", "!", "?", ";", ":", "\n", "")
    verb = match.groupdict().get("verb", "named")
    verb = verb or _SO_LARGE_ONE.match(text, match.end("name")) or (not opens and _WITH_SO_MANY.match(text, match.end("name")))
    return bool(verb) and len(name) > 2 and not (opens and _ORDINARY.search(name))


def is_proper_name(name: str) -> bool:
    """Say whether capitalized words may be a model's name: no data set, language, measure or part of one."""
    first = fold_name(name.split(" ", 1)[0])
    tested = is_benchmark(name) and not _ANSWERS.search(name)
    if name in CODES or tested or _MEASURE.fullmatch(name):
        return False
    if all(fold_name(word) in _KINDS_OF_MODELS for word in re.split(r"[ -]", name)):
        return False
    if first in _NO_FIRST_WORDS or fold_name(name) in _NO_NAMES or "_" in name:
        return False
    return not _SUBTITLE.fullmatch(name)


#: "Fennel Robotics", "Fennel Telecom": who makes or uses models.
ORGANIZED = expression(
    r"\b(?:Robotics|Telecom|Labs?|AI|Inc|Ltd|LLC|GmbH|Corp|Corporation|Universit\w+|Research|Institut\w*|Bank|Group|Team|Foundation"
    r"|Technolog(?:y|ies)|Systems|Studios?|Hospital|College|School|Academy|Center|Centre|Society|Press|News|Airlines|Motors|Media"
    r"|Software|Solutions|Partners|Ventures|Capital|Holdings|Association|Conference|Workshop|Challenge|Dataset|Corpus|Benchmark"
    r"|Leaderboard|Hub|Library|Framework|License|Licence|API|SDK|GPUs?|TPUs?|CPUs?)$"
)


_FIRM = expression(r" (?:Robotics|Telecom|Labs|Inc|Ltd|GmbH|Corp|University|Institute|Bank|Airlines|Hospital)$")


#: "The XL version" is called by its size, whatever it is of.
_THING = expression(r" (?:model|version)$")


def kind(name: str) -> str:
    """Return what a stranger is by its name: one that is a size alone ("XL: 48 layers") stands for a member of a family."""
    return "unnamed" if name in ("", "our") else "sized" if _THING.sub("", name).casefold() in ORDER else "stranger"


def is_measure(words: str) -> bool:
    """Say whether words name what models have, or what is done with them: "Active Experts", "Large-Scale Training"."""
    return bool(_MEASURE.fullmatch(words))


def begins_no_name(word: str) -> bool:
    """Say whether no name begins with a word, as it tells of a part, a measure or a use of models."""
    return fold_name(word) in _NO_FIRST_WORDS
