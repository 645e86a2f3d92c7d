"""What a sentence is about that names no model: a model goes on only through what is itself or its own ("The vocabulary has …")."""

from __future__ import annotations

import re

from claims.text.expression import expression


def _words(text: str) -> list[str]:
    return text.split()


#: What stands for a model, or is a part of it that its figures are told by.
_ITS_OWN = frozenset(
    _words(
        """
        accuracy activation activations amount architecture attention authors average backbone biggest bill blocks body bpe budget
        cache checkpoint config configuration context corpus cost count creators data decoder depth diet dimension dimensionality
        dimensions download drop embedding embeddings encoder encoding entries entry expert experts family feed-forward ffn file
        files footprint four gain gap half head heads increase inference input inputs language languages largest last latency
        layer layers length limit line-up lineup load loss majority makers matrix maximum memory mlp model models net network
        number one output outputs parameter parameters pass patch piece pieces position positions pre-training pretraining price
        ratio recipe reduction remainder rest router saving savings score sentencepiece sequence sequences series set share size
        sizes skeleton smallest speed stack stacks state states stream subword subwords suite sum tables thing three throughput
        token tokenizer tokens total training transformer two unit units variant vector vectors version vocab vocabularies
        vocabulary weight weights whole width window wordpiece words
        """
    )
)
#: Of these, what is a model: by what describes it it may be another one ("the language model").
_WHOLE = frozenset(
    {"model", "network", "net", "architecture", "transformer", "encoder", "decoder", "backbone", "version", "variant"}
)
#: What may stand between the article and that noun without making it another's.
_PLAIN = frozenset(
    _words(
        """
        activated active actual advertised attention average base big both bpe byte byte-level complete compressed context deep
        default dense download each effective entire feed-forward final fine-tuned finetuned finished first former four full
        hidden in inner input intermediate internal its key key/value kv language large larger last latter longest main maximal
        maximum model model's network's new nominal number of official original other output overall own per position positional
        pre-trained pre-training pretrained pretraining public published quantized raw released residual resulting rotary routed
        same second sentence sentencepiece shared single small smaller sparse sub-word subword supported the theoretical third
        three tied tiny token total trained training transformer two underlying usual value very whole wide word wordpiece
        """
    )
)
_VERB = (
    r"(?:has|have|had|is|are|was|were|uses?|used|reads?|holds?|contains?|needs?|comes?|counts?|consists?|stacks?|weighs?|runs?"
    r"|got|gets?|keeps?|spans?|covers?|handles?|accepts?|sees?|saw|adds?|packs?|boasts?|features?|with|carries|carried|measures?|totals?)"
)
#: The last clause in front of a number, from its article, or from a bare noun, to its verb.
_CLAUSE = expression(
    r"(?:^|[.!?;:,(]\s|\s(?:and|but|while|whereas|although|though)\s)"
    r"[\W_]{0,4}(?:(?:and|but|so|then|also|here|there|today|now|finally|next|besides|inside|below|beneath it|behind it|on top"
    r"|in front)"
    r",? (?:(?:sits?|is|runs?|comes?|stands?) )?){0,2}"
    rf"(?:(?P<article>the|an?|another|every|each|its|their|our|my|this|that|these|those) )?(?P<noun>(?:[\w'’/+-]{{1,24}} ){{1,5}}?)"
    rf"(?:(?:of|behind|in|on|under|above|for) (?:it|this|that|them) )?{_VERB}\b",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(
    _words(
        """
        all also and as both but each either even everything had half has have he here i is it just more neither none not nothing
        now one only or she so some still that that's then there these they this those thus together trained was we what which who
        yet you
        """
    )
)
#: What a card tells of its training is of its own model.
_LEARNT = frozenset(
    _words(
        """
        articles books corpora dataset documents examples pages papers project samples sentences text texts tweets
        """
    )
)
_OF_THEM = expression(
    r"\s(?:that|which|who|whose)\b.*|\s(?:of|for) (?:the |these |those )?[\w.-]+(?: also| even| still)?$"
    r"|\s(?:also|even|still|now|only|itself|alone|then|can|could|will|may|must)$"
)


def is_another(words: str, *, own: bool) -> bool:
    """Say whether the words between a sentence's head and its number tell of something that is neither a model nor part of one.

    With `own`, where a card speaks, what its noun is described by does not matter.
    """
    clauses = list(_CLAUSE.finditer(words))
    if not clauses:
        return False
    found = clauses[-1]
    noun = _OF_THEM.sub("", found["noun"].casefold().strip()).split()
    if not found["article"] and (noun[0] in _PRONOUNS or len(noun) > 1 or found["noun"][:1].isupper()):
        return False
    if any(any(char.isdigit() for char in word) for word in noun):
        return False
    if noun[-1] not in _ITS_OWN and not (own and noun[-1] in _LEARNT):
        return True
    own = own or (found["article"] or "").casefold() in ("its", "their")
    described = _PLAIN if noun[-1] in _WHOLE else _PLAIN | _ITS_OWN
    return not own and any(word not in described for word in noun[:-1])
