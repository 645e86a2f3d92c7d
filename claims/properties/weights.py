"""How many parameters a model has: all of them, those active for a token, those of its embeddings, those of the rest."""

from __future__ import annotations

from claims.properties.lookups import had
from claims.properties.row import Row, compiled

_PARAMETERS = r"(?:parameters?|params?|weights)"
_NO_FAMILY = r"(?! (?:range|class|scale|regime|budget))"
_EMBEDDINGS = (
    r"(?:(?!not|outside|without|beyond|besides|excluding)[\w-]+ ){0,2}"
    r"(?:embeddings?|vocabulary(?! (?:tables?|vectors|matri))|(?:token|word|look-?up|vocabulary|input|output) "
    r"(?:tables?|vectors|matrix|matrices)|dictionary)"
)
_WITHOUT = (
    r"(?:without|excluding|not counting|leaving (?:out|aside)|minus|apart from|ignoring|besides|outside|beyond|except(?: for)?"
    r"|exclusive of|if you leave out|when you ignore|before) (?:of )?(?:the |its |their |all )?"
)
_A_WORD = (
    r"active|activat|(?:each|every|any|one|a|per|given|single) (?:single |given |input |one )?token"
    r"|at (?:a time|once)|experts?\b|routed"
    r"|\b(?:runs?|running|computes?|computing|works?|working|wakes?|thinks?) (?:only )?(?:on|with)\b"
)
#: "7 billion of which 1.3 billion are active": the first is the whole.
_NO_AMOUNT = r"(?!\d|[bmtr]+illion)"
#: "12.9B of Wren 8x7B's 46.7B".
_SOMEBODYS = r"(?:[\w.-]{1,24} ){0,3}[\w.-]{1,24}['’]s? "
#: What a sparse model does with the parameters that it uses: "switching on 2.7 billion weights", "wakes 3B parameters".
_SWITCHES = (
    r"\bactivat(?:es?|ed|ing)|\b(?:switch|turn)(?:es|s|ed|ing)? on|\bw(?:akes?|oke|aking)(?: up)?|\bfir(?:es?|ed|ing)(?: up)?"
    r"|\bengag(?:es?|ed|ing)|\blight(?:s|ing)? up|\bcall(?:s|ed|ing)? (?:up)?on|\bcomput(?:es?|ed|ing) with|\bexercis(?:es?|ed|ing)"
    r"|\btouch(?:es|ed|ing)?|\b(?:only|just) (?:ever )?(?:uses?|using|runs?|running)|\b(?:uses?|using|runs?|running) (?:only|just)"
)
_IN_USE = r"(?:active|activated|used|in use|in play|engaged|at work|touched|needed|involved|switched on|computed with)"

#: "They take 192 million": the rows of a table, where the text speaks of them.
_THEY_TAKE = (
    r"\b(?:they|these|those|which) (?:alone |together )?(?:make|take|eat|account for|hold|use|need)(?: up)?"
    r" (?:about |some |roughly )?$"
)
_ROWS_OF_TOKENS = r"embeddings?\b|\bentries\b|vocabulary|\b(?:word )?pieces\b|\btables?\b"
_NOT_STORED = r"active|experts?|\btrain|\bdata\b|memory|disk"
#: "192 million of its 278 million": the second is the whole, whatever the first is.
_OF_THE_WHOLE = r"\d[\d.,]{0,8} ?(?:[BMT]|[bmtr]+illion)? (?:parameters )?of (?:its|the|their|those|all)(?: total)? $"

ROWS = (
    Row(
        "without_embeddings",
        "parameters",
        rf"{_PARAMETERS}?,? \(?(?:of (?:which|them|these|those) )?(?:(?:are|is|sit|lie|live) )?{_WITHOUT}{_EMBEDDINGS}"
        r"(?!:? (?:it is |it has |about )?[~≈]?\d)|(?:of which |of them )?(?:are|is) not (?:in |part of )?(?:the )?embeddings"
        rf"|{_PARAMETERS}? ?once (?:the |its |all )?embeddings are "
        r"(?:left (?:aside|out)|set aside|put aside|subtracted|removed|taken (?:away|out)"
        r"|not counted|excluded|gone)",
        low=1e4,
        conditions=(("part", "non-embedding"),),
        filler=False,
    ),
    Row(
        "outside",
        "parameters",
        r"(?:transformer |non-?embedding |backbone )(?:parameters?|params?)|non-?embedding(?=[,.;)]|$| and\b)",
        low=1e4,
        conditions=(("part", "non-embedding"),),
        filler=False,
    ),
    Row(
        "outside_and_inside",
        "parameters",
        r"(?:transformer|non-?embedding|backbone)",
        low=1e4,
        conditions=(("part", "non-embedding"),),
        ahead=rf" (?:plus|and|\+) [\d.,]+ ?(?:[BM]|[bm]illion)(?: [\w-]+)? {_PARAMETERS}",
        filler=False,
    ),
    Row(
        "told_without",
        "parameters",
        before=rf"(?:non-embedding(?: (?:parameters|params))?|{_WITHOUT}{_EMBEDDINGS})"
        r"(?:,? (?:it is|it has|they are|that is|that makes|there are))?",
        low=1e4,
        conditions=(("part", "non-embedding"),),
    ),
    Row(
        "left_for_the_rest",
        "parameters",
        rf"(?:{_PARAMETERS} )?(?:for|in|to) (?:the |its |all )?(?:(?:other|actual|remaining|rest of the|\d{{1,3}}|[a-z]{{3,9}}) )?"
        r"(?:transformer |decoder |encoder )?(?:layers|blocks|rest|body|backbone|stack|network|transformer|encoder|decoder)",
        low=1e4,
        front=r"\b(?:leav(?:es|ing)|left|remain(?:s|ing)?)(?: just| only| about| us| it)? $",
        passage=r"embedding",
        conditions=(("part", "non-embedding"),),
        filler=False,
    ),
    Row(
        "leaving_out",
        "parameters",
        _PARAMETERS,
        low=1e4,
        front=rf"{_WITHOUT}{_EMBEDDINGS}\b[^;]{{0,40}}$",
        conditions=(("part", "non-embedding"),),
    ),
    Row(
        "active_of",
        "active_parameters",
        ahead=rf"(?:{_PARAMETERS} )?of (?:(?:its|the|their|all|those) |{_SOMEBODYS})?(?:total )?[\d.,]+ ?(?:[BMT]"
        rf"|[bmtr]+illion)?\b",
        low=1e6,
        needs=_A_WORD,
        unless=r"embedding|vocabulary|dictionary|train|fine-?tun|frozen|freez",
        filler=False,
    ),
    Row(
        "activates_so_many",
        "active_parameters",
        _PARAMETERS,
        low=1e6,
        front=rf"(?:{_SWITCHES})(?: (?:up to|only|just|merely|about|roughly|some|around|a mere|no more than|as few as))? $"
        r"|\bactivat(?:es?|ed|ing) (?:only )?(?:(?:an?|the) )?(?:sparse |small )?(?:subset|fraction|part|handful|share|few|\w+)"
        r" (?:of )?(?:the |its |all )?(?:experts|parameters|weights|network|model) ?[(,—–-] ?(?:about |only |roughly |~)?$",
        unless=r"expert layers (?:only|alone)|train(?:s|ed|ing) (?:only|just)|\blora\b|adapter",
    ),
    Row(
        "active_of_all",
        "parameters",
        _PARAMETERS,
        low=1e6,
        needs=_A_WORD,
        front=r"\d[\d.,]{0,8} ?(?:[BMT]|[bmtr]+illion)? (?:parameters )?of (?:(?:its|the|their|all|those) "
        rf"|{_SOMEBODYS})?(?:total )?$",
    ),
    Row(
        "active",
        "active_parameters",
        rf"(?:{_PARAMETERS} )?(?:of (?:{_NO_AMOUNT}[\w.-]+ ){{1,4}}?)?(?:are |is |get |being |stay )?"
        rf"{_IN_USE}(?: {_PARAMETERS}| per token)?"
        rf"|(?:{_PARAMETERS} )?(?:of (?:them|these|those) )?(?:per|for (?:each|every|any|a|one)) (?:single |one |given |input "
        rf"|incoming )?token"
        rf"|(?:{_PARAMETERS} )?(?:that |of (?:them|these|those|which) )?(?:see|serve|handle|process|touch|work on|fire for|meet)"
        r" (?:any|each|every|a)(?: one| single| given)? token",
        low=1e6,
        needs=_A_WORD,
        unless_near=r"train|tokens\b",
        unless_front=_OF_THE_WHOLE,
        filler=False,
    ),
    Row(
        "at_work",
        "active_parameters",
        rf"(?:{_PARAMETERS},? )?(?:of (?:them|these|those|which),? )?(?:(?:ever |actually |really )?(?:take part"
        r"|do (?:the|any|all the|its|real) work"
        r"|come into play|fire|light up|wake up|are called (?:up)?on)|(?:are )?at work|in action)",
        low=1e6,
        passage=r"experts?\b|MoE\b|mixture|(?:[bmtr]+illion|\d[BT]\b)[\s\S]{0,400}(?:[bmtr]+illion|\d[BT]\b)",
        unless=r"embedding|people|users|train(?:ed|ing)? (?:only|just)",
        filler=False,
    ),
    Row(
        "works_with",
        "active_parameters",
        before=r"(?:computes?|computing|works?|working|calculates?|thinks?) (?:only |just )?(?:on|with)",
        passage=r"experts?\b|MoE\b|mixture|sparse|\bactive|\bat (?:a time|once|any (?:moment|time))\b|(?:per|each|every|any"
        r"|a) token",
        low=5e8,
        high=1e13,
        filler=False,
        unless_front=r"\b(?:token|tokens|data|text|corpus)\b[^.;,]{0,20}$",
    ),
    Row(
        # "A token only meets 12.9 billion".
        "a_token_meets",
        "active_parameters",
        ahead=rf"(?: {_PARAMETERS}| of (?:them|these|those|its|the)\b|\s?[.,;:)]| (?:and|but|while)\b|$)",
        front=r"\btoken (?:(?:only|just|ever|actually|really) ){0,2}(?:meets?|sees?|visits?|touches|uses?|activates?|needs?"
        r"|wakes?|costs?"
        r"|(?:passes|goes|runs|travels|flows|moves) through)(?: (?:only|just|about|some|a mere))? $",
        low=5e7,
        high=1e13,
        filler=False,
    ),
    Row(
        "costs_as_a_model_of",
        "active_parameters",
        r"(?:dense )?(?:model|network|one)",
        front=r"\b(?:cost|costs|speed|price|pace|compute|effort) of an? $|\bas (?:fast|cheap|quick|quickly|cheaply) as an? $",
        passage=r"experts?\b|MoE\b|mixture|sparse",
        low=5e8,
        high=1e13,
        filler=False,
    ),
    Row(
        "stored_numbers",
        "parameters",
        r"(?:(?:learned|trained|trainable|adjustable|tunable) )?(?:numbers|knobs|floats|dials|coefficients)"
        r"(?=\s?[.,;:)]|$| and\b| in (?:all|total)\b)",
        front=r"\b(?:stores?|consists? of|is made (?:up )?of|made of|learns?|has|had|is) (?:about |only |just |some )?$",
        unless=r"table|matri(?:x|ces)|embedding|vector|cache|per token|multipl",
        low=1e6,
        high=1e13,
        filler=False,
    ),
    Row(
        "active_in_front",
        "active_parameters",
        ahead=rf" ?/ ?\d[\d.]{{0,5}} ?[BT][ -]{_PARAMETERS}",
        low=1e6,
        needs=r"mixture|MoE|experts?\b|sparse",
        filler=False,
    ),
    Row(
        "activates",
        "active_parameters",
        before=r"activat(?:es|ing)|(?:number of )?parameters? \(activ\w+\)|active parameters?|active (?:size|count)|active(?=\s?:)"
        r"|activated parameters?(?: per token)?",
        low=1e6,
    ),
    Row(
        "for_each_token",
        "active_parameters",
        _PARAMETERS,
        low=1e6,
        front=r"(?:per|for (?:each|every|any|a|one)) (?:single |given |input )?token\b[^;\d]{0,60}$",
        unless_front=r"out of [^;]{0,20}$|total",
    ),
    Row(
        "embeddings",
        "embedding_parameters",
        rf"(?:embedding )(?:parameters?|params?|weights?)|{_PARAMETERS}?\)?,? ?(?:of which |of them )?(?:sit|live|lie"
        r"|belong|are|go|reside|make up|form|take up|stem from|come from)"
        rf" (?:in |to |into )?(?:the |its |their )?{_EMBEDDINGS}",
        low=1e4,
        unless_front=r"\d[\d.,]{0,8} ?(?:[BM]|[bm]illion)? (?:of (?:its|the|their|those|all)|of [\w.-]+['’]s) $",
        filler=False,
    ),
    Row(
        "part_of_embeddings",
        "embedding_parameters",
        r"of (?:its|the|their|those|these|all|(?:the )?(?:[\w.-]+ ){0,3}[\w.-]+['’]s)(?: [\d.,]+ ?(?:[BM]"
        r"|[bmtr]+illion)?)?(?: total)? "
        rf"{_PARAMETERS} (?:(?:of|in) [\w.-]+ )?(?:are|on|in|for|to|sit|live|lie|belong|go|form|make up) "
        rf"(?:in |to |into )?(?:the |its |their |that |this )?(?:one |single )?(?:{_EMBEDDINGS}|table)"
        r"|on (?:the|its|their) (?:table|embeddings)",
        low=1e4,
        filler=False,
    ),
    Row(
        "to_the_embeddings",
        "embedding_parameters",
        rf"{_PARAMETERS}(?: alone)? (?:in|on|for|to|into) (?:the |its |their )?{_EMBEDDINGS}"
        r"|of (?:the |its |their )?(?:token |word )?embeddings?(?=[ ,.;:)]|$)"
        rf"|(?:more )?(?:of (?:which|them|these|those) )?(?:in|for|from) (?:the|its|their) {_EMBEDDINGS}"
        rf"|of (?:which|them|these|those) (?:(?:are|is|being|as) )?(?:the |its |their )?{_EMBEDDINGS}"
        rf"|of (?:which|them|these|those),?(?: [^,;.]{{1,40}},)? "
        rf"(?:(?:go|flow) into|(?:are|is) (?:spent|used) on|sit in|serve|feed|belong to)"
        rf" (?:the |its |their )?{_EMBEDDINGS}",
        low=1e4,
        unless_front=_OF_THE_WHOLE,
        filler=False,
    ),
    Row(
        "cost_of_tables",
        "embedding_parameters",
        r"(?:parameters?|params?|weights)",
        low=1e4,
        front=r"(?:tables|matrices|table|rows? for (?:each|every))\b[^;.]{0,60}\b(?:costs?|takes?|makes?|needs?|adds?"
        r"|amounts? to|comes? to)\b[^;.,\d]{0,20}$",
        filler=False,
    ),
    Row(
        "are_the_tables",
        "embedding_parameters",
        rf"(?:of )?(?:its |the |their |[\w.-]+['’]s )?(?:[\d.,]+ ?(?:[BM]|[bm]illion) )?{_PARAMETERS} "
        r"(?:are|is|make up|form) (?:just |only )?"
        r"(?:the |its |their )?(?:(?:two|both|token|input|output|word|embedding) ){0,2}(?:tables|table|matrices|matrix)",
        low=1e4,
        unless_front=r"(?:\d[\d.,]{0,8} ?(?:[BM]|[bm]illion|%|percent)?|half|third|quarter|fifth|tenth)"
        r" (?:of (?:its|the|their|those|all)|of [\w.-]+['’]s) $",
        filler=False,
    ),
    Row(
        "the_table_takes",
        "embedding_parameters",
        before=r"(?:embeddings|(?:token|embedding|lookup|word) (?:table|matrix)|(?:whose"
        r"|its) table)(?: alone)? (?:accounts? for|eats?"
        r"|takes?|takes? up|holds?|stores?|makes? up|swallows?|is responsible for)",
        low=1e6,
        unless_front=rf"{_WITHOUT}[^,;]{{0,60}}$",
    ),
    Row(
        "they_make_up",
        "embedding_parameters",
        r"of (?:its|the|their|all|all its) (?:parameters?|params?|weights)",
        front=_THEY_TAKE,
        passage=_ROWS_OF_TOKENS,
        unless=_NOT_STORED,
        low=1e4,
        filler=False,
    ),
    Row(
        "they_take_of_all",
        "embedding_parameters",
        ahead=r" (?:out )?of (?:(?:its|the|their|all) )?(?:total )?\d[\d.,]{0,6}(?! ?[KMG]i?B)",
        front=_THEY_TAKE,
        passage=_ROWS_OF_TOKENS,
        unless=_NOT_STORED,
        low=1e6,
        filler=False,
    ),
    Row(
        "embedding_matrix",
        "embedding_parameters",
        r"(?:of )?(?:its |the |their )?(?:[\w.-]+['’]s )?(?:parameters?|params?|weights)",
        low=1e4,
        front=r"\b(?:embedding|token|vocabulary) (?:matrix|table|layer)s? of (?:about |some |roughly )?$"
        r"|(?<![\w-])(?:embeddings?(?!-| (?:size|dimension|dim|width|length)s?\b)"
        r"|embedding (?:matrix|layer|table)|token table)\b(?:(?! and (?:it |then |also |now )?[a-z]{2,5}\b)[^,;]){0,40}"
        r"\b(?:has|have|holds?|takes?|takes? up|contains?|counts?|alone|costs?|accounts? for|makes? up|add|adds|is"
        r"|are)\b(?:[^,;]{0,20}|[\d ,.×*·+()x]{3,60}= ?)$"
        r"|\bembeddings?\b[^.;\d]{0,60}(?:where|which|that|:|,) ?(?:together )?(?:they|these)? ?"
        r"(?:together |alone )?(?:account for|hold|make up|amount to|take(?: up)?|cost|come to|contain)\s(?:about |some )?$"
        r"|\b(?:vocabulary|word pieces)\b[^.;,]{0,24}\b(?:accounts? for|costs?|makes? up|takes? up)"
        r" (?:about |some )?$",
        unless_front=rf"{_WITHOUT}[^,;]{{0,60}}$|{had(_EMBEDDINGS)}|includ|with (?:its|the) embed|\bposition"
        r"|\d[\d.,]{0,8} ?(?:[BM]|[bm]illion)? (?:of (?:its|the|their|those|all)|of [\w.-]+['’]s) $"
        r"|(?-i:(?!The|Its|Our|Token|Word)[A-Z][\w.-]{1,30} Embeddings?)\b[^;]{0,60}$",
    ),
    Row(
        "in_total",
        "parameters",
        r"(?:total|in total|in all|altogether|all told|overall)(?! (?:param|weights))"
        r"|(?:big|large|in size|strong)(?=\s?[.,;:)]|$| (?:and|but|yet|while|with)\b)",
        low=1e6,
        unless=r"train|data|GB|MB|download|hours|text|pairs|examples",
        unless_near=r"token",
        filler=False,
    ),
    Row(
        "is_so_large_a_model",
        "parameters",
        ahead=r"[ -](?:(?!param|token|word|sentence|image-text pair)[\w-]{2,24}[ -]){0,6}"
        r"(?:model|LLM|VLM|transformer|network|encoder|decoder|MoE)\b(?!s)",
        front=r"(?:\b(?:is|was|as|remains|being)|[,:–—(]) an? (?:[a-z-]{3,14},? ){0,4}$",
        low=1e6,
        high=1e13,
        filler=False,
    ),
    Row(
        "of_a_total",
        "parameters",
        before=r"total",
        front=r"\bactiv\w+(?: (?:parameters?|params?|weights))?(?: (?:per|for each|a) token)?,?"
        r" \(?(?:out )?of (?:a|an overall) total (?:of )?$",
        low=1e8,
        filler=False,
    ),
    Row(
        "parameters",
        "parameters",
        rf"(?:parameters?|params?){_NO_FAMILY}|weights(?= |\W|$)",
        low=1e4,
        unless=r"added head|classification head",
        unless_front=r"\b(?:costs?|adds?|saves?|eats?(?: up)?)(?: (?:another|you|us))? $"
        r"|\bposition\w*[ -](?:\w+ )?(?:embeddings?|encodings?|tables?|matrix|vectors)\b[^;]{0,60}$",
    ),
    Row(
        "parameters_abroad",
        "parameters",
        rf"Parametern?{_NO_FAMILY}|(?:de )?paramètres|(?:de )?parámetros|parâmetros|parametri|参数",
        low=1e4,
    ),
    Row(
        "parameter_count",
        "parameters",
        before=r"(?:parameters?|params?)(?: count)?|number of (?:\w+ )?(?:parameters|weights)|(?:parameter|weight) count"
        r"(?: of \w+)?|Parameter(?:n|zahl|anzahl)?|nombre de paramètres|número de parámetros|参数量?(?:为|是)?",
        low=1e4,
    ),
    Row(
        "size_in_brackets",
        "parameters",
        before=r"size",
        front=r"size \($",
        low=1e6,
        filler=False,
        unless_front=r"(?:batch|vocab\w*|file|download|step|data\w*|corpus|sample|window|image|hidden|vector) size \($",
    ),
    Row(
        "sizes",
        "parameters",
        r"(?:model )?sizes",
        before=r"(?:sizes|versions|variants),?",
        low=1e7,
        filler=False,
        unless=r"token|train|data|[MG]B\b",
    ),
)

PATTERNS = compiled(__name__, ROWS)
