"""Numbers told of a part of a model, or of a copy that somebody changed: they are none of the model's own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.subjects import shares
from claims.subjects.roles import Actor
from claims.text.expression import expression

_HEDGE = r"(?:(?:alone|about|some|only|just|roughly|around|nearly|almost|another|~|≈)\s?){0,2}"
_OWNS = r"(?:has|have|had|holds?|counts?|weighs?|takes?|needs?|is|are|comes? to|amounts? to|contains?|stores?|makes? up)"
_WHOSE = r"(?: (?:of|in) [^,;:()]{1,40}?)?(?: (?:alone|itself|proper|each|by itself|on its own))?(?:, [^.,;:()]{1,40},)?"
#: "Each expert of X has", "its decoder, with cross-attention, holds": a part has the weights.
_PART = expression(
    r"(?<![\w-])(?:experts?|encoders?|decoders?|layers?|blocks?|heads?|towers?|stacks?|adapters?|projectors?|projections?|poolers?"
    rf"|routers?|gates?|classifiers?|backbones?){_WHOSE} {_OWNS}\s(?:\d{{1,3}} layers (?:and|with) )?{_HEDGE}$",
    re.IGNORECASE,
)
#: "Two tables, 38.6 million each".
_TWO_PARTS = expression(
    r"\b(?:tables?|matrices|embeddings?|experts|encoders?|decoders?|layers|blocks|heads|towers|halves|stacks|parts|copies|modules)\b"
    r"[^.;:()]{0,50}, (?:with )?(?:about |roughly )?$",
    re.IGNORECASE,
)
_EACH = expression(
    r"[\d.,]+\s?(?:[KMB]\b|million|billion|thousand)?(?: (?:parameters|params|weights))? (?:each|apiece)\b", re.IGNORECASE
)
#: Parts whose layers and widths are no model's.
_ADDITION = expression(
    rf"(?<![\w-])(?:projectors?|adapters?|poolers?|routers?|connectors?|resamplers?){_WHOSE} {_OWNS}\s{_HEDGE}$", re.IGNORECASE
)
_WEIGHTS = expression(
    r"[\d.,]+\s?(?:[KMB]\b|million|billion|thousand|[万亿])|[\d.,]+\s?(?:\w+ ){0,2}(?:parameters?|params|weights)\b", re.IGNORECASE
)
#: "1024*14" is one factor of a width, "-5 layers" a change.
_FACTOR = expression(r"[\d.,]*\d\*\d")
_TIMES = expression(r"\d\*$")
_LESS = expression(r"(?:^|[\s:(])[-−](?=$)")
#: "One million vectors of 384 dimensions take 1.5 GB; of 1024 dimensions": a reckoning with any such vectors.
_SO_MANY_VECTORS = expression(
    r"(?:\d|\b(?:hundred|thousand|[mb]illion|some|many|these|those)) (?:such )?(?:vectors|embeddings) (?:of|with|in) "
    r"(?:(?:[^.;]|\.(?=\d)){0,80}; of )?$",
    re.IGNORECASE,
)
#: "536 MB if you count X's", "with all of its files": not of the weights alone.
_IF_COUNTED = expression(
    r"[\d.,]+\s?[KMGT]i?B (?:if|when|once) (?:you|one|we) (?:also )?(?:counts?|includes?|adds?|takes?|leave|ignore)\b",
    re.IGNORECASE,
)
_TAKEN_AWAY = expression(
    r"\b(?:drop|remov|delet|discard|replac|swap)(?:p?s|p?ed|es|e|p?ing)?\b|\b(?:we|you|I) (?:add|append|attach|put)\b",
    re.IGNORECASE,
)
#: "X then has 8 layers", behind the words that tell what was done to it.
_THEN_HAS = expression(r"[`*_\"')]{0,3} (?:then|now|thereafter|afterwards|thus|consequently|is left with|ends up)\b", re.IGNORECASE)
_COUNTED = expression(r"\d{1,3} (?:\w+ )?(?:layers?|blocks?|heads?|experts?)\b", re.IGNORECASE)
#: "A zip of X takes 392 MB": the archive.
_AN_ARCHIVE = expression(r"\b(?:archives?|zip|tarballs?|tar\.gz)\b[^;.]{0,60}$", re.IGNORECASE)
#: "An expert has 176M in each layer, in all of them 5.6B": of experts.
_A_PART_HAS = expression(
    rf"^\W*(?:an?|each|one|every|single) (?:single )?(?:experts?|layers?|blocks?|heads?|matrix|row) {_OWNS} [^;]*$", re.IGNORECASE
)
#: "X -6 layers: 82M", "X (512 positions) extended to 2,048": what was made of it.
_MADE_OF_IT = expression(
    r"[`*_\"')]{0,3}(?: \([^()]{1,40}\))?,? (?:[-−–]\d{1,3} (?:layers|blocks)\b"
    r"|(?:extended|pruned|stretched|truncated|shrunk|stacked|cut)"
    r" (?:by|to|from|twice|down)\b)[^;.]{0,60}$",
    re.IGNORECASE,
)
#: "With AdamW in mixed precision, 112 GB": what training takes, not the files.
_TO_TRAIN = expression(r"\b(?:AdamW?|Adafactor|optimi[sz]ers?|gradients|training states?)\b[^;.]{0,80}$", re.IGNORECASE)
#: "The heads of X are 128 dimensions wide": the width of a head.
_A_HEAD = expression(rf"(?<![\w-])heads?{_WHOSE} {_OWNS}\s{_HEDGE}$", re.IGNORECASE)
_WIDE = expression(r"[\d.,]+[\s-]?(?:dimension\w{0,4}|dims?|units|features|numbers|channels|wide)\b", re.IGNORECASE)
_NUMBER = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half)"
#: "Keeps six of those twelve layers": those are another's, and so may be "its 32" of which 4 were kept.
_OF_THOSE = expression(rf"\b{_NUMBER} of (?:those|these)\s$", re.IGNORECASE)
_KEPT_OF = expression(
    r"\b(?:ke(?:eps?|pt|eping)|retain\w{0,3}|inherit\w{0,3}|preserv\w{1,3}|drop(?:s|ped|ping)?|remov\w{1,3}|prun\w{1,3}|reus\w{1,3}"
    rf"|cop(?:y|ies|ied)|los(?:es|t|ing))\b[^.;]{{0,80}}\b{_NUMBER} (?:of (?:the|its|their|all)|of|the)\s?$",
    re.IGNORECASE,
)
#: What somebody did to a model.
_REWORKED = expression(
    r"\b(?:prun(?:es?|ed|ing)|distill?(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|cut(?:s|ting)?|trim(?:s|med|ming)?|compress(?:ed|ing)?"
    r"|truncat(?:es?|ed|ing)|strip(?:s|ped|ping)?|halv(?:es?|ed|ing)|deepen(?:s|ed|ing)?|widen(?:s|ed|ing)?|extend(?:s|ed|ing)?"
    r"|expand(?:s|ed|ing)?|(?:franken)?merg(?:es?|ed|ing)|upcycl(?:es?|ed|ing)|stack(?:s|ed|ing)?|slic(?:es?|ed|ing)"
    r"|shorten(?:s|ed|ing)?|reduc(?:es?|ed|ing)|grow(?:s|ing)?|grew|chop(?:s|ped|ping)?|thin(?:s|ned|ning)?)\b",
    re.IGNORECASE,
)
#: It was somebody who did it, and no model: "we", "to", an imperative or a gerund at the head.
_AGENT = expression(r"^\W*$|\b(?:we|I|you|they|one|authors?|people|to|by|after|when|can|could|should|must)\b", re.IGNORECASE)
_RESULT = expression(r"\b(?:to|into|makes?|made|left|leav(?:es?|ing)|gives?|gave|yields?|yielded|with|at|until)\b|:", re.IGNORECASE)
_IT = expression(r"\s(?:it|them|its \w+|the model|the network)\b", re.IGNORECASE)
#: "An index of its vectors takes 4 GB": what a model's outputs need.
_STORED = expression(
    rf"(?<![\w-])(?:ind(?:ex|exes|ices)|databases?|stores?|vectors?){_WHOSE} "
    rf"(?:{_OWNS}|(?:shr[aiu]nks?|shrinking|grows?|grew|fell|falls?|went|goes|dropp?e?[sd]?|swells?|swelled|came|comes|is cut)"
    r"(?: down)? (?:from|to|by|at)(?: (?:a|one) (?:half|third|quarter|fifth|sixth|tenth) of(?: the)?)?)"
    rf"(?: up)?\s{_HEDGE}(?:[\d.,]{{1,8}} ?[KMGT]i?B(?:, and |, | and | or |/)){{0,4}}$",
    re.IGNORECASE,
)
#: "Layers 20 to 27", "layer 8": which, not how many.
_NUMBERED = expression(
    r"(?<!number of )\b(?:layers?|blocks?|heads?|experts?) (?:\d{1,3} (?:to|through|and|or|–|-) )?$", re.IGNORECASE
)
_UP_TO = expression(r"\d{1,3} ?(?:to|through|–|-) ?\d{1,3}\b")
#: "During SFT texts were cut off at 2,048 tokens": a setting of the training.
_DURING = expression(
    r"\b(?:during|for|in|while|throughout) (?:our |the |its )?(?:SFT|DPO|RLHF|GRPO|distillation|(?:pre-?|post-?"
    r"|fine-?)?(?:train|tun)ing"
    r"|evaluation)\b[^;]{0,60}\b(?:length|cut off|cut|truncat\w+|capped|limited|padded|clipped|cropped)\b[^.;,]{0,12}$",
    re.IGNORECASE,
)
_TOKENS = expression(r"[\d.,]+\s?[kK]?[\s-](?:tokens?|word ?pieces)\b", re.IGNORECASE)
#: "BERT-tiny, -small and -base have": endings alone stand for the other models.
_ENDINGS = expression(r"(?:,| and|/| &)\s?-[A-Za-z][\w.]*")
_BYTES = expression(r"[\d.,]+\s?[KMGT]i?B\b")
#: "Windows of 384 tokens": of the pieces into which texts are split.
_PIECES = expression(
    r"\b(?:windows?|chunks?|pieces|segments?|passages?|blocks?|spans?|snippets?|stride|overlap) of $", re.IGNORECASE
)
_SPLIT = expression(r"\b(?:split|divid|chunk|slic|cut|break|broken|part)\w{0,5}\b", re.IGNORECASE)
#: "From 32 layers the 1B kept 16", "with 4 of 32 decoder layers": how many there were.
_FROM = expression(r"\b(?:from|of|out of) (?:the |its |all )?$", re.IGNORECASE)
_KEPT_BEHIND = expression(
    r"\w+ (?:\w+ )?(?:layers|blocks|heads)\b,?[^.;:]{0,40}\b(?:kept|keeps?|retain\w{0,3}|remain\w{0,2}|(?:is|are|were) left"
    r"|survive\w?|dropp\w+|lost)\b",
    re.IGNORECASE,
)
_SOME_OF = expression(rf"\b{_NUMBER} (?:out )?of $", re.IGNORECASE)
_LAYERS = expression(r"\w+ (?:\w+ )?(?:layers|blocks)\b", re.IGNORECASE)
#: "12 layers became 6": what was before.
_BECAME = expression(
    r"[\d.,]+ ?[KMB]?(?:illion)? ?(?:[a-z-]{3,14} ){0,2}(?:became|shrank to|grew to|went (?:up|down) to"
    r"|(?:were |was |are )?(?:turned|cut|reduced|shrunk|pruned|brought) (?:down )?(?:in)?to)\b(?=[^.;]{0,16}\d)"
    r"|[\d.,]+ ?[KMB]? (?:[a-z-]{3,14} ){1,2}(?:were|was|have been|had been|got) (?:then |later |simply )?"
    r"(?:stretched|extended|widened|lengthened|enlarged|interpolated|copied|repeated|doubled|tripled|pruned|trimmed|dropped|removed)\b",
    re.IGNORECASE,
)
#: "Wir haben X auf 6 Schichten gekürzt", "nous avons réduit X à 6 couches", in the words of the gloss.
_WE_MADE = expression(
    r"\b(?:Wir|Ich|Man|We|Nous|On|I) (?:has|have|haben|habe|hat|had|a|ai|avons)\b[^.;,]{0,60}\b(?:to|auf|à) ", re.IGNORECASE
)
_MADE_OVER = expression(
    r"\b(?:truncated|pruned|shortened|reduced|extended|gestaucht|verkleinert|geschrumpft|reduziert|erweitert|gestreckt|eingedampft"
    r"|verkürzt|réduit|élagué|raccourci|tronqué|amputé|agrandi|étendu|coupé|ramené)\b",
    re.IGNORECASE,
)
#: How far behind the verb its object may stand.
_OBJECT = 50


def is_of_a_part(text: str, sentence: tuple[int, int], offset: int, told: Actor | None, actors: Sequence[Actor]) -> bool:
    """Say whether the number at `offset` of the sentence, of the models `actors`, is told of a part, or of what one was kept of."""
    start, stop = sentence
    before, after = text[max(start, offset - 160) : offset], text[offset : min(stop, offset + 60)]
    of_parts = _EACH.match(after) and _TWO_PARTS.search(before)
    if _ADDITION.search(before) or (_WEIGHTS.match(after) and (of_parts or _PART.search(before))):
        return True
    if _WIDE.match(after) and (_A_HEAD.search(before) or _SO_MANY_VECTORS.search(text, max(0, offset - 160), offset)):
        return True
    if _WEIGHTS.match(after) and _A_PART_HAS.search(text[start:offset]):
        return True
    if (told and told.end <= offset and _is_left(text, told, offset)) or _is_of_other_bytes(text, start, offset):
        return True
    if (_NUMBERED.search(before[-24:]) and _UP_TO.match(after)) or (_TOKENS.match(after) and _DURING.search(before)):
        return True
    if _TOKENS.match(after) and _PIECES.search(before) and _SPLIT.search(before):
        return True
    if _is_of_what_was(before, after) or shares.is_of_a_share(text, sentence, offset):
        return True
    ending = _ENDINGS.match(text, told.end) if told and told.end <= offset else None
    if ending and not any(ending.start() < one.start < ending.end() for one in actors):
        return True
    if told and told.start > offset:
        return False  # "… of the 24 layers of X"
    return bool(_OF_THOSE.search(before[-24:]) or _KEPT_OF.search(before))


def _is_of_other_bytes(text: str, start: int, offset: int) -> bool:
    """Say whether bytes are of outputs, of an archive, of what training takes or of more files than the weights'."""
    if _IF_COUNTED.match(text, offset):
        return True
    front = text[max(start, offset - 160) : offset]
    return bool(_BYTES.match(text, offset) and (_STORED.search(front) or _TO_TRAIN.search(front) or _AN_ARCHIVE.search(front)))


def _is_left(text: str, told: Actor, offset: int) -> bool:
    """Say whether a name tells what is left of a model, behind or in front of what was done to it ("we drop two; X then has …")."""
    if _MADE_OF_IT.fullmatch(text, told.end, offset):
        return True
    front = text[max(0, told.start - 120) : told.start]
    return bool(_THEN_HAS.match(text, told.end) and (_REWORKED.search(front) or _TAKEN_AWAY.search(front)))


def _is_of_what_was(before: str, after: str) -> bool:
    """Say whether a number is how many there were before some were taken away, how many were, or a factor of some number."""
    if _FACTOR.match(after) or _TIMES.search(before[-2:]) or (_COUNTED.match(after) and _LESS.search(before[-2:])):
        return True
    if _BECAME.match(after) or (_FROM.search(before[-16:]) and _KEPT_BEHIND.match(after)):
        return True
    return bool(_SOME_OF.search(before[-16:]) and _LAYERS.match(after))


def _is_made_over(text: str, offset: int) -> bool:
    """Say whether somebody says that a model was cut to so many layers, with the verb in its language's place."""
    start = max(text.rfind(". ", 0, offset) + 1, offset - 200)
    made = _WE_MADE.search(text, start, offset)
    return bool(made and _MADE_OVER.search(text, made.start(), made.end() + 50))


def is_of_a_copy(text: str, start: int, offset: int, actors: Sequence[Actor], told: Actor | None) -> bool:
    """Say whether the number at `offset` is what came of a model that somebody pruned, distilled, extended or merged.

    That model is the only one of the sentence so far, behind the verb: "We pruned X to 4 layers" tells nothing of X.
    """
    spoken = [one for one in actors if one.start < offset]
    if _is_made_over(text, offset):
        return True
    verb = None if told and told.start > offset else next(_REWORKED.finditer(text, start, offset), None)
    if verb is None or not _AGENT.search(text[start : verb.start()]) or not _RESULT.search(text, verb.end(), offset):
        return False
    if not spoken:
        return bool(_IT.match(text, verb.end()))
    apposed = all(text[: one.start].endswith("(") for one in spoken[1:])
    known = spoken[0].ref
    return apposed and 0 < spoken[0].start - verb.end() < _OBJECT and not (known and known.own)
