"""What the tables of a model take of its parameters: "the vocabulary costs 590M", "spends 98M of its 184M on a table"."""

from __future__ import annotations

from claims.properties.row import Row, compiled

_PARAMETERS = r"(?:parameters?|params?|weights?|numbers|values)"
_TABLE = r"(?:(?:token|word|embedding|look-?up|vocabulary|input|output)[ -])?(?:tables?|matrix|matrices)"
_TOKENS_TABLE = rf"{_TABLE}(?: (?:of|for) (?:the |its |their |all )?(?:tokens?|words?|pieces|vocabulary))?"
_EMBEDDINGS = rf"(?:embeddings?|{_TOKENS_TABLE}|vocabulary|dictionary)"
_AMOUNT = r"[\d.,]{1,9} ?(?:[BM]\b|[bm]illion\b)"
_OF_ALL = rf"of (?:its|the|their|all(?: its)?|[\w.-]{{2,40}}['’]s?)(?: {_AMOUNT})?"
_TAKES = (
    r"(?:holds?|takes?(?: up| away)?|costs?|eats?(?: up)?|swallows?|devours?|accounts? for|makes? up|contains?|is|are|comes? to"
    r"|amounts? to|fills?|consumes?|claims?|uses?(?: up)?|weighs?|has|have|needs?)"
)
#: "The vocabulary of X": whose it is; "of 50,265 tokens and" goes on about the model that has it.
_WHOSE = r"(?: of (?!\d)(?:(?! and (?:it |then )?(?:has|have|is|are|uses?|needs|holds|takes)\b)[\w.,’' -]){1,40}?)?"
_HEDGE = r"(?: (?:about|only|just|some|roughly|alone|already|another|a good|fully))?"
#: Positions, sentences and documents have embeddings, too.
_OTHERS = (
    r"position\w*\b[^;.]{0,60}"
    r"|(?:sentence|document|image|text|passage|output|your|our|million|billion) (?:embeddings?|vectors)\b[^;.]{0,60}"
    r"|(?:without|excluding|outside|beyond|besides|minus|apart from|leaving out|not counting|includ\w+|with|than) [^;.,]{0,60}"
)
#: "278 million" in "192 million of its 278 million parameters are embeddings": the whole.
_WHOLE = (
    rf"[\d.,]{{1,9}}(?: ?(?:[BM]|[bm]illion))? (?:{_PARAMETERS} )?of (?:its|the|their|those|all|[\w.-]{{2,40}}['’]s?)(?: total)? $"
)
_ENDS = r"\s?(?:[.,;:)–—]|$)|\s(?:and|while|but|alone|already|before|because|since|in all|together)\b"
_NO_BYTES = r"\b(?:bytes?|[KMG]i?B|memory|disk|vectors per|index|train(?:ed|ing) on|corpus)\b"


def had(noun: str) -> str:
    """Return the words in which a noun is what something has or uses, up to what is told next, which is told of its owner.

    "With its larger vocabulary, X has", "X has a vocabulary of 30,000 tokens and has".
    """
    return (
        r"\b(?:with|has|have|had|having|uses?|used|using|gets?|despite|keeps?|shares?|thanks to|due to|because of|given)"
        rf" (?:(?:an?|the|its|their|our|such|this|that|own|[\d.,]{{1,9}}[KM]?|[a-z-]{{3,14}}) ){{0,3}}{noun}\b"
        r"[^.;:]{0,70}?(?:,|\band\b)[^.;:]{0,70}$"
    )


ROWS = (
    Row(
        "the_table_is",
        "embedding_parameters",
        rf"(?:{_OF_ALL} )?{_PARAMETERS}|{_OF_ALL}(?={_ENDS})",
        front=rf"(?<![\w-]){_EMBEDDINGS}{_WHOSE}(?: alone| itself| then| thus| already)?,?"
        rf" {_TAKES}(?: (?-i:[A-Z])[\w.-]{{1,24}}(?: [\w.-]{{1,12}}){{0,2}}| it)?{_HEDGE} $",
        unless_front=rf"{_OTHERS}$|{had(_EMBEDDINGS)}|{_WHOLE}",
        unless_near=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    Row(
        "the_table_alone",
        "embedding_parameters",
        ahead=_ENDS,
        front=rf"(?<![\w-])(?:embeddings|{_TABLE}(?: of (?:the |its )?(?:tokens?|words?|vocabulary))?)"
        rf"{_WHOSE}(?: alone| itself)?,? (?:{_TAKES}|together|combined){_HEDGE} $",
        unless_front=rf"{_OTHERS}$|{had(_EMBEDDINGS)}|{_WHOLE}",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    Row(
        "table_apposed",
        "embedding_parameters",
        rf"{_PARAMETERS}(?={_ENDS})",
        front=r"(?<![\w-])(?:token|word|embedding|look-?up|vocabulary) (?:table|matrix)(?: (?:of|in) [^.;,()]{1,40}?)?(?:,"
        r"| \() ?"
        r"(?:with |of |about )?$",
        unless_front=rf"{_OTHERS}$",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    Row(
        "spent_on_the_table",
        "embedding_parameters",
        rf"(?:{_OF_ALL} )?(?:{_PARAMETERS})?(?: (?:of them|of those|of these|of which))?,? ?(?:are |is |being |get )?"
        r"(?:spent|going|goes?|used|needed|reserved|li(?:e|ve|es|ves)|sits?|stored|kept|found|disappears?|vanish(?:es)?|stuck"
        r"|locked up|tied up)? ?(?:up |away )?(?:on|for|in|into|to|inside)"
        rf" (?:(?:the|its|their|that|those|this|two|both|each|either|one|of|large|huge|big|single) ){{0,4}}{_EMBEDDINGS}",
        unless_front=rf"{_OTHERS}$|{_WHOLE}",
        unless_near=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    Row(
        "looked_up",
        "embedding_parameters",
        rf"(?:of (?:its|the|their|those|these|them|all)(?: {_AMOUNT})? ?)?(?:{_PARAMETERS})?,? ?(?:are|is|get|being)"
        r" (?:merely |only |just |simply |in fact )?(?:looked up|look-?ups|never multiplied|rows of (?:a|the) table)",
        unless_front=_WHOLE,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    Row(
        "hence_of_entries",
        "embedding_parameters",
        rf"{_OF_ALL} {_PARAMETERS}",
        front=r"[\d,]{5,9} (?:entries|tokens|rows|pieces|word pieces|sub-?words),? (?:and )?(?:hence|thus|so|therefore|i\.e\."
        r"|which is"
        r"|which makes|which costs|that is|makes?|make)(?: about)? $",
        low=1e6,
        high=1e12,
        filler=False,
    ),
)
PATTERNS = compiled(__name__, ROWS)
