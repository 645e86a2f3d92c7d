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
_WHOSE = (
    r"(?: of (?!\d)(?:(?!,? and (?:(?:it |then )?(?:has|have|is|are|uses?|needs|holds|takes)|(?:the |its )?(?:\w+ )?model)\b)"
    r"[\w.,’' -]){1,40}?)?"
)
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
#: "256,000 tokens": what makes the rows of a table.
_MANY_TOKENS = (
    r"\d{2,3}(?:,\d{3}|[kK]) (?:different |distinct )?(?:tokens|entries|(?:word ?)?pieces|words|sub-?words|rows)\b"
    r"|vocabulary|dictionary"
)


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
    # "Of which the two tables of 250,112 rows eat 256 million".
    Row(
        "tables_of_rows_take",
        "embedding_parameters",
        ahead=_ENDS,
        front=rf"{_TABLE}(?:,? (?:of|with) [\d,.]{{4,9}} (?:rows|tokens|entries|pieces|words|vectors))?(?: in and out)?,?"
        rf" (?:{_TAKES}|together|combined){_HEDGE} $",
        unless_front=rf"{_OTHERS}$|{_WHOLE}|position",
        unless=_NO_BYTES,
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
    # "Two dictionaries, since nothing is tied, of 525 million weights each".
    Row(
        "each_of_the_tables",
        "embedding_parameters",
        rf"(?:{_PARAMETERS} )?(?:each|apiece)(?! (?:token|word|layer|expert))",
        front=r"(?<![\w-])(?:tables|dictionaries|matrices|embeddings)\b(?:(?!\blayers?\b)[^.;]){0,80}\b(?:of|with|at"
        r"|hold(?:ing)?|has|have)"
        r" (?:about |some |roughly )?$",
        unless_front=rf"{_OTHERS}$",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "The tables of 32,000 tokens in and out, together 262 million".
    Row(
        "tables_together",
        "embedding_parameters",
        rf"(?:of )?(?:{_PARAMETERS})?(?={_ENDS})",
        ahead=_ENDS,
        front=rf"(?<![\w-])(?:{_TABLE}|embeddings|dictionaries)\b(?:(?!\b(?:layers?|blocks?|model|it|has|heads|included"
        rf"|counted|and (?:its?|the|an?|has|then))\b)[^.;]){{0,50}}"
        r"[, (](?:together|combined|altogether|taken together) (?:they )?(?:(?:make|hold|take|cost)s? )?(?:about |some )?$",
        unless_front=rf"{_OTHERS}$|{had(_EMBEDDINGS)}",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "256,000 tokens at a width of 2,304 make 590 million parameters before the first layer".
    *(
        Row(
            f"costs_{name}",
            "embedding_parameters",
            rf"{_PARAMETERS}(?={_ENDS})(?!,? {_AMOUNT} (?:of (?:which|them)|are|is|sit))",
            front=rf"{front}(?: (?:it|another|about|some|roughly|us)){{0,2}} $",
            needs=needs,
            passage=_MANY_TOKENS,
            unless=rf"{_NO_BYTES}|experts?\b|heads?\b|feed-?forward|\bactiv",
            unless_front=_WHOLE,
            low=1e6,
            high=1e12,
            filler=False,
        )
        for name, front, needs in (
            (
                "at_a_width",
                r"\b(?:at|with) (?:a |its )?width (?:of )?[\d,]{3,6},?(?: (?:that|this|they|these|the table))?"
                r" (?:costs?|takes?|eats?|makes?|adds? up to|amounts? to|comes? to|means?|is|are)",
                "",
            ),
            (
                "so_many_rows",
                r"\b(?:that|which|this|they|these|the rows|the vectors) (?:alone |already |together )?(?:costs?|takes?|eats?)",
                _MANY_TOKENS,
            ),
        )
    ),
    # "786 million are for the 256,000 words of its dictionary".
    Row(
        "for_the_words_of_it",
        "embedding_parameters",
        rf"(?:{_PARAMETERS} )?(?:(?:are|is|go|goes|serve|stand) )?(?:for|on|in|to|into) (?:the |its |their |all )?"
        rf"(?:[\d,.]{{1,9}}[kK]? )?"
        r"(?:tokens|words|entries|(?:word ?)?pieces|sub-?words|rows) (?:of|in) (?:the|its|their|that) (?:\w+ )?"
        r"(?:vocabulary|dictionary|table)",
        unless_front=_WHOLE,
        unless_near=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "A vocabulary of 250,112, whose rows eat 128 million".
    Row(
        "its_rows_take",
        "embedding_parameters",
        rf"(?:{_OF_ALL} )?(?:{_PARAMETERS})?(?={_ENDS})",
        ahead=_ENDS,
        front=rf"\b(?:whose|its|these|those|the|their) (?:[\d,.]{{3,9}} )?(?:rows|entries|vectors|pieces|tables?)(?:"
        rf" alone| together)? {_TAKES}{_HEDGE} $",
        passage=r"vocabular|dictionar|\btables?\b|embedding",
        unless=rf"{_NO_BYTES}|position",
        unless_front=_WHOLE,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "An embedding table of 48M".
    Row(
        "a_table_of",
        "embedding_parameters",
        ahead=_ENDS,
        front=r"(?<![\w-])(?:token|word|embedding|look-?up|vocabulary) (?:table|matrix) of (?:about |some |roughly |only )?$",
        unless_front=rf"{_OTHERS}$",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "The 250K vocabulary spoils the fun, at 96 million, for a total of 118M".
    Row(
        "the_vocabulary_at",
        "embedding_parameters",
        rf"(?:{_PARAMETERS})?(?={_ENDS})",
        ahead=_ENDS,
        front=rf"(?<![\w-]){_EMBEDDINGS}\b(?:(?!\b(?:and|but|models?|it|that|which|who|whole|network|encoder|has"
        rf"|have)\b)[^.;:,()]){{0,36}},"
        r" (?:at|with) (?:its |about |some |roughly )?$",
        unless_front=rf"{_OTHERS}|{had(_EMBEDDINGS)}|\b(?:without|despite|with|has|have) [^.;]{{0,60}}$",
        unless=rf"{_NO_BYTES}|tokens,? at|train",
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "86 million parameters in its 12 layers and 190 million in front of them".
    Row(
        "in_front_of_the_layers",
        "embedding_parameters",
        rf"(?:{_PARAMETERS} )?(?:(?:sit|lie|stand|live|come) )?(?:in front of|before|ahead of|below|underneath) (?:them"
        rf"|these|those|it"
        r"|the (?:first )?(?:layers?|blocks?|stack))",
        front=r"\b(?:layers|blocks|stack|body)\b[^.;]{0,24}(?:,|\band|\bplus|\bbut)(?: (?:another|about|some|just))? $",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "Does not tie the two, and so pays twice 525 million".
    Row(
        "pays_for_both",
        "embedding_parameters",
        rf"(?:{_PARAMETERS})?(?={_ENDS})",
        ahead=_ENDS,
        front=r"\b(?:pays?|paid|spends?|spent)(?: for (?:it|that|them|both))?(?: (?:twice|double|two times|about|some"
        r"|another|only|just)){0,2} $",
        needs=r"\b(?:un)?tie[sd]?\b|\btying\b|\buntied\b|\bembeddings?\b|\b(?:token|word|look-?up) tables?\b",
        unless=rf"{_NO_BYTES}|dollars?|euros?|[$€£]",
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "The 128K vocabulary adds another 49 million on top".
    Row(
        "added_on_top",
        "embedding_parameters",
        rf"(?:(?:{_PARAMETERS}|more) ?)?(?:on top|to (?:that|it|them|this|these))?(?={_ENDS})",
        ahead=_ENDS,
        front=rf"(?<![\w-]){_EMBEDDINGS}{_WHOSE} (?:then |thus |alone )?(?:adds?|brings?|puts?)"
        r"(?: (?:another|a further|a good|some|about|roughly|only)){0,2} $",
        unless_front=rf"{_OTHERS}$|{had(_EMBEDDINGS)}",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "How little the embeddings weigh: 23.4 million in X".
    Row(
        "how_much_they_weigh",
        "embedding_parameters",
        rf"(?:{_PARAMETERS} )?(?:in|for|with|of)(?= \D)|{_PARAMETERS}",
        front=rf"(?<![\w-])(?:embeddings|{_TABLE}|vocabular(?:y|ies)|dictionar(?:y|ies)) (?:weigh|cost|take(?: up)?|need"
        rf"|hold|add)s?: (?:about |some )?$",
        unless_front=rf"{_OTHERS}$",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "118M parameters, most of them (96 million) in a token table".
    Row(
        "most_of_them",
        "embedding_parameters",
        rf"(?:{_PARAMETERS})?\)?,? (?:(?:are|is|sit|lie|live|go) )?(?:in|for|on|of|to|into|up) (?:the |its |a |an |their "
        rf"|that )?{_EMBEDDINGS}",
        front=r"\b(?:most|half|two thirds|a third|three quarters|much|the bulk|the majority|the rest|many|nearly all)(?:"
        r" of (?:them|these|those|which"
        r"|its (?:parameters|weights)))?,? ?[(,] ?(?:about |some |roughly )?$",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "105,879 entries, 92 million, more than half of the model".
    Row(
        "share_of_the_model",
        "embedding_parameters",
        rf"(?:{_PARAMETERS})?(?=[, (])",
        ahead=r",? \(?(?:or |that is |i\.e\. |which is )?(?:more than |over |almost |nearly |about |roughly |well over"
        r" )?(?:half|two[ -]thirds|a third"
        r"|a quarter|three[ -]quarters|most|[\d.]{1,5} ?%) of (?:the|its|all|the whole) (?:model|parameters|weights|total|whole)",
        front=r"[\d,]{5,9} (?:entries|tokens|rows|(?:word ?)?pieces|sub-?words),? (?:or |i\.e\.,? |that is |about )?$",
        unless=_NO_BYTES,
        low=1e6,
        high=1e12,
        filler=False,
    ),
    # "Add the 92 million of its table".
    Row(
        "of_its_table",
        "embedding_parameters",
        rf"(?:{_PARAMETERS} )?(?:of|in|for) (?:its|the|that|their) (?:own )?(?:(?:token|word|embedding|look-?up|large"
        rf"|huge) )?(?:table|embeddings"
        r"|embedding matrix|dictionary)",
        unless_front=rf"{_WHOLE}|{_OTHERS}$",
        unless_near=rf"{_NO_BYTES}|\brows?\b|entries",
        low=1e6,
        high=1e12,
        filler=False,
    ),
)
PATTERNS = compiled(__name__, ROWS)
