"""Whether the words around a number are about a copy that somebody changed, or about how a model is run, not about the model."""

from __future__ import annotations

import re

from claims.text.sentence import sentence_at
from schemas.claim import Claim
from schemas.document import Document

COPY = "a changed copy of the model may be meant, whose numbers are its own"
RUN = "a setting of a run may be meant, and not what the model itself has"

_SHAPE = frozenset(
    {"parameters", "active_parameters", "embedding_parameters", "vocab_size", "hidden_size", "intermediate_size", "head_dim"}
    | {"num_hidden_layers", "encoder_layers", "decoder_layers", "num_attention_heads", "num_key_value_heads", "num_experts"}
    | {"experts_per_token", "max_position_embeddings", "sliding_window", "disk_size", "image_size", "patch_size"}
)
_SETTINGS = frozenset(
    {"experts_per_token", "num_experts", "max_position_embeddings", "num_hidden_layers", "vocab_size", "parameters"}
)
_FROM_A_TABLE = "tables."
#: How far a name may stand in front of what is told of it.
_NEAR = 400
#: Paragraphs and list items end here, and are looked at as far as this.
_BREAK, _LONG = re.compile(r"\n[ \t]*\n|\n[ \t]{0,6}[-*+] |</?(?:p|li|td|th|tr|div|h\d|dd|dt)\b[^<>]{0,80}>"), 2000
#: What is done to a model so that its numbers change.
_CHANGE = (
    r"(?:prun(?:es?|ed|ing)|dropp?(?:s|ed|ing)?|(?<!tokens, )cut(?:s|ting)?|keep(?! (?:keys|values|their)\b)|kept|keeping"
    r"|remov(?:es?|ed|ing)|trim(?:s|med|ming)?"
    r"|delet(?:es?|ed|ing)|exten(?:ds?|ded|ding)|expan(?:ds?|ded|ding)|enlarg(?:es?|ed|ing)|duplicat(?:es?|ed|ing)"
    r"|cop(?:y|ies|ied|ying)|pad(?:s|ded|ding)?|rais(?:es?|ed|ing)"
    r"|shr[aiu]nk(?:s|ing)?|narrow(?:s|ed|ing)|narrow(?= (?:it|them|the|its|each)\b)"
    r"|widen(?:s|ed|ing)?"
    r"|deepen(?:s|ed|ing)?|halv(?:e|ed|ing)|(?<!two )(?<!both )(?<!its )halves"
    r"|truncat(?:es?|ed|ing)|strip(?:s|ped|ping)?|chop(?:s|ped|ping)?|slic(?:es?|ed|ing)"
    r"|thin(?:s|ned|ning)|(?:franken)?merg(?:es?|ed|ing)|stack(?:s|ed|ing)|replac(?:es?|ed|ing)|interpolat(?:es?|ed|ing)"
    r"|stretch(?:es|ed|ing)?|shorten(?:s|ed|ing)?|compress(?:es|ed|ing)?|upcycl(?:es?|ed|ing)|distill?(?:s|ing)?"
    r"|distill?ed(?=[^.;,]{0,40}\b(?:in)?to\b)|leav(?:es|ing)|swap(?:s|ped|ping)?|grew|grow(?:s|ing|n)?)"
)
_CHANGES = re.compile(
    rf"(?<![\w-]){_CHANGE}(?![\w-])|剪枝|蒸馏|扩充|扩展|扩大|去掉|删除|移除|裁剪|压缩|截断|保留|缩减", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|got|gets)\b", re.IGNORECASE)
#: Between a name and its verb, where the model itself is said to do so.
_ACTS = re.compile(r"[\s\"'`*_)\]]{0,5}(?:\([^()]{0,40}\)\s?)?(?:(?:that|which|only|also|just|then|still|simply|itself|and) ){0,2}")
_IT = re.compile(r"\b(?:it|which|that|model|one) (?:also |only |then |[^.;,]{0,60} and )?$", re.IGNORECASE)
#: "It kept the encoder's 32 layers": told of the model in the past.
_IT_KEPT = re.compile(r"\bit $", re.IGNORECASE)
#: "In it the decoder was cut to 4 layers": how a model is made, told by nobody who does so.
_IN_IT, _SOMEBODY = r"\W{{0,3}}In \W{{0,3}}{name}\W{{0,3}},? ?(?:the|its)\b", re.compile(r"\b(?:we|I|you|our|my|your|then|now)\b")
_END = re.compile(r"\bto (?:only |just )?$")
#: What is meant once more behind the sentence that says who uses it.
_ANEW = re.compile(r"[.!?]\W{1,4}It (?:is|was|has)\b")
_ENDS = re.compile(r"[.!?]\s")
#: "X has": said of the model as it is, unless it is so only "then".
_PLAINLY = re.compile(
    r"[\"'`*_)\]]{0,4}(?:['’]s \w+)? (?:has|have|had|is|are|was|uses|comes|counts|contains|holds|weighs|takes"
    r"|reads|supports|accepts)\b"
    r"(?! (?:then|now|left|only then))",
    re.IGNORECASE,
)
#: "After all that", "ours has", "we end up with": a result of what was done.
_RESULT = re.compile(
    r"\bafter (?:all )?(?:that|this|these|which|prun\w+|trim\w+|surgery|merging|dropping|removing|cutting)\b|\bours\b"
    r"|\bin our (?:zoo|fork|copy|version|build|setup)\b"
    r"|\b(?:we|I) (?:\w+ )?(?:stay(?:ed)? at|end(?:ed)? up (?:with|at)|arrived? at|land(?:ed)? at|went to|go to)\b|\bits student\b"
    r"|\b(?:deeper|wider|longer|shallower|narrower|thinner|shorter) [\w.-]+ \(",
    re.IGNORECASE,
)
#: "A 2-layer toy", told as a whole.
_TOY = re.compile(
    r"\ban? [\d-]{1,3}layer(?:ed)?,? (?:[\w.]{1,14},? ){0,3}(?:toy|student|copy|variant|offshoot|derivative)\b", re.IGNORECASE
)
#: "Grew from 512": what was before.
_FROM = re.compile(r"\bfrom (?:about |only )?[\d.,]+\w? (?:\w+ )?to \d|\bfrom (?:about )?[\d.,]+ to $", re.IGNORECASE)
_CALLED = re.compile(r"(?:\*\*|`|__)\W{1,6}[A-Z][\w.-]{2,24}(?: [\w.]{1,12}){0,2} (?:with|without) [^.;]{0,60}$")
#: A bold label or a heading's worth of words at the head of a paragraph that tells what was changed.
_LABEL = re.compile(r"\W{0,6}(?:\*\*|__)(?P<label>[^*\n]{3,90}?)(?:\*\*|__)")
_LABEL_CHANGES = re.compile(
    rf"→|->|=>|\b(?:with|without|minus|plus|only|as an?|in int[48])\b|\bat \d|(?<![\w-]){_CHANGE}(?![\w-])", re.IGNORECASE
)
#: "**small-x** (X with 8 layers)", "Name: small-x (from X)", "(ours, based on X)".
_MADE_OF = (
    r"(?:(?:\*\*|`|__)(?:\W{{1,6}}|\W{{0,4}}: ?){name}\W{{0,4}} (?:with|without|at|minus)\b"
    r"|\((?:ours?,? )?(?:(?:based |built )?(?:on|from)|out of) \W{{0,3}}{name}\W{{0,3}}\))"
)
#: Switches of a program, and what somebody sets.
_SET = re.compile(
    r"(?:^|[\s`(])--?[a-z][\w-]{0,20}[ =`]"
    r"|\b(?:we|I) (?:\w+ ){0,2}(?:us|set|test|r[au]n|activat|enabl|load|tri|configur)(?:e|ed)?\b"
    r"|\b(?:raised|lowered|increased|set|limited|overrid\w+|override) (?:from|to|by)\b",
    re.IGNORECASE,
)
#: Memory that a training takes is no size of a model.
_OPTIMIZER = re.compile(r"\b(?:AdamW?|SGD|optimi[sz]er|gradients|mixed precision|activations|KV cache)\b")


def reworked(claim: Claim, document: Document) -> str:
    """Return why a number may not be the model's own: of a changed copy of it, or a setting of a run; "" where nothing says so."""
    if claim.property not in _SHAPE or claim.measure != "value" or claim.front_matter or claim.rule.startswith(_FROM_A_TABLE):
        return ""
    block, at = _block(document.text, claim.span.start)
    name = claim.subject.mention
    told, front = _told(block, at, name)
    if (
        _is_labelled(block, name)
        or _is_made(block[: at + 60], name)
        or _is_told_of_a_copy(told, front)
        or _is_changed(told, len(front), name)
    ):
        return COPY
    if claim.property == "disk_size" and _OPTIMIZER.search(told):
        return RUN
    return RUN if claim.property in _SETTINGS and _is_set(front) else ""


def _is_set(front: str) -> bool:
    """Say whether the words in front of a number are of what somebody sets, and do not go on to tell what the model itself is."""
    found = _SET.search(front)
    return found is not None and not (found[0].endswith("used") and _ANEW.search(front, found.end()))


def _block(text: str, offset: int) -> tuple[str, int]:
    """Return the paragraph or list item around an offset, and where in it the offset is."""
    start = max((mark.end() for mark in _BREAK.finditer(text, max(0, offset - _LONG), offset)), default=max(0, offset - _LONG))
    end = _BREAK.search(text, offset)
    return text[start : end.start() if end else len(text)], offset - start


def _told(block: str, at: int, name: str) -> tuple[str, str]:
    """Return the sentences from the one that names a model to the one of its number, and their words in front of the number."""
    first, last = sentence_at(block, at)
    if name not in block[first:last] and (named := block.rfind(name, max(0, at - _NEAR), at)) >= 0:
        first = sentence_at(block, named)[0]
    return block[first:last], block[first:at]


def _is_labelled(block: str, name: str) -> bool:
    label = _LABEL.match(block)
    return bool(label and name in label["label"] and _LABEL_CHANGES.search(label["label"]))


def _is_told_of_a_copy(told: str, front: str) -> bool:
    """Say whether a sentence, or its words in front of a number, speak of somebody's own copy, or of what was before a change."""
    before = _CHANGES.search(front) and _FROM.search(told, max(0, len(front) - 24), len(front) + 30)
    return bool(before or _RESULT.search(front) or _CALLED.search(front) or _TOY.search(told))


def _is_made(front: str, name: str) -> bool:
    return bool(re.search(_MADE_OF.format(name=re.escape(name)), front[-_NEAR:], re.IGNORECASE))


def _is_changed(told: str, at: int, name: str) -> bool:
    """Say whether somebody else than the model changes something in front of a number that is not said plainly of the model."""
    if _END.search(told, 0, at) and re.match(_IN_IT.format(name=re.escape(name)), told) and not _SOMEBODY.search(told):
        return False
    for change in _CHANGES.finditer(told, 0, at):
        named = told.rfind(name, change.end(), at)
        if change[0].endswith("s") and _ENDS.search(told, change.end(), at):
            continue
        if named >= 0 and _PLAINLY.match(told, named + len(name)):
            continue
        if not change[0].isascii() or not _acts(told[: change.start()], change[0], name if name in told else ""):
            return True
    return False


def _acts(front: str, verb: str, name: str) -> bool:
    """Say whether a verb is what a model itself does: it is named right in front of it, or meant by "it", or not seen there."""
    named = front.rfind(name) if name else -1
    if verb.endswith("s") and verb != "leaves" and (_IT.search(front) or not name):
        return True
    if verb == "kept" and _IT_KEPT.search(front):
        return True
    return named >= 0 and bool(_ACTS.fullmatch(front, named + len(name))) and not _PASSIVE.search(front[named:])
