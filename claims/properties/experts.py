"""Heads of attention and experts of a mixture."""

from __future__ import annotations

from claims.properties.row import Row, compiled

_CHOSEN = (
    r"(?:active|activated|used|chosen|selected|picked|consulted|engaged|switched on|awake|in use|at work|firing|run|called|kept)"
)
_FOR_A_WORD = r"(?:per|for (?:each|every|any|a|one))(?: given| single| input)? token"
_A_WORD = r"(?:each|every|any|one|a|per|given|single)(?: given| single| input)? token"
_SO_MANY_FEW = r"(?:\d{1,2}|one|two|three|four|six|eight|ten|twelve|sixteen)"
#: What experts do that are called upon.
_ACT = (
    r"acts?|acting|works?|working|fires?|firing|votes?|answers?|responds?|speaks?|wakes?(?: up)?|lights? up|steps? in|jumps? in"
    r"|serves?"
    r"|comes? into play|takes? part|does the work|do the work|handles?|sees?|runs?|(?:is|are) (?:at work|on duty|awake"
    r"|called (?:up)?on)"
)
_SO_MANY = r"(?:\d{1,4}|four|six|eight|ten|twelve|sixteen|thirty-two|sixty-four)"
_NO_UNIT = r"(?![\w.,]?\d| ?(?:[BMK]|[bm]illion|layers|blocks|GB)\b)(?= [a-z]|\s?[.,;:)]|$)"
_USES = (
    r"(?:uses?|used|using|takes|took|taking|keeps|kept|keeping|activates?|activated|activating|engages?|engaged|engaging"
    r"|employs|employed|employing|consults?|consulted|consulting|picks?|picked|picking|chooses?|chose|choosing|selects?|selected"
    r"|selecting|wakes|woke|waking|calls|called|calling|asks|asked|asking|queries|queried|fires|fired|firing|visits|visited|runs"
    r"|ran)"
)

ROWS = (
    Row(
        "kv_heads",
        "num_key_value_heads",
        r"(?:(?:single|shared|common|lone|separate|distinct|such|pairs? of|sets? of|groups? of) )?"
        r"(?:key[ -]?(?:/|and|-)?[ -]?value|kv)"
        r"(?: attention)?[ -](?:heads?|groups?)|(?:heads? )?for (?:the )?keys?(?: and |/| & )(?:the )?values?"
        r"|(?:heads?|sets?|pairs?|groups?) of keys and values|for K/?V\b"
        r"|of (?:them|those|these|which) (?:are |being |serve )?(?:for|with|carrying|that carry)"
        r" (?:the )?(?:keys?(?: and |/)values?|K/?V\b)",
        high=1e3,
        filler=False,
    ),
    Row(
        "share_keys",
        "num_key_value_heads",
        r"heads?|groups?",
        front=r"\b(?:keys and values|keys?/values?|K/?V) (?:among|across|between|over|amongst|in|with|by) (?:only |just )?$",
        high=1e3,
        filler=False,
    ),
    Row(
        "shared_heads",
        "num_key_value_heads",
        r"shared (?:attention )?heads",
        high=1e3,
        filler=False,
        passage=r"keys? and values?|key[/ -]values?|K/?V\b|grouped[- ]query|multi-query|GQA|MQA",
    ),
    Row(
        "of_each_kind",
        "num_key_value_heads",
        r"of each(?= ?[,.;:)]| and\b|$)",
        high=1e3,
        filler=False,
        passage=r"heads\b.{0,200}\bkeys? and values?|keys? and values?.{0,200}\bheads",
        unless=r"experts?|encoder|decoder|GB\b",
    ),
    Row("kv_head_count", "num_key_value_heads", before=r"(?:kv|key[/ -]value) (?:heads?|groups)|query groups", high=1e3),
    Row("heads_and_keys", "num_attention_heads", ahead=r" ?/ ?\d{1,3}(?: attention)? heads", high=1e3, filler=False),
    Row("keys_of_heads", "num_key_value_heads", r"(?:attention )?heads", high=1e3, front=r"\d{1,3} ?/ ?$", filler=False),
    Row(
        "heads",
        "num_attention_heads",
        r"(?<!shared )(?<!shared attention )heads?(?:ed)?(?! (?:models?|class|on top|are (?:added|placed|put|attached)))"
        r"|Attention-Köpfe[n]?|Köpfen?|Aufmerksamkeitsköpfen?|têtes(?: d['’]attention)?|cabezas|注意力头|头"
        r"|(?:heads )?(?<!kinds )(?<!forms )(?<!types )of (?:self-)?attention|for (?:(?-i:Q)(?= and|,|\.|$)|(?:the )?queries)",
        high=1e3,
        unless=r"prun\w+ |(?:classification|prediction|output|regression|segmentation|detection) heads",
        unless_front=r"\bfor example,? (?:for|with|if there are) $",
    ),
    Row(
        "head_count",
        "num_attention_heads",
        before=r"(?:number of )?(?:self-)?(?:attention )?heads|(?:attention )?head count|n_head|注意力头数|头数",
        high=1e3,
    ),
    Row("letter", "num_attention_heads", before=r"A(?= ?=)", high=1e3, needs=r"[LH] ?= ?\d"),
    Row("A", "num_attention_heads", r"A", high=1e3, filler=False, needs=r"\d{1,3}L\b"),
    Row(
        "top_routing",
        "experts_per_token",
        r"(?:expert )?(?:rout\w+|gating|experts?)",
        front=r"\btop[- ]$",
        high=1e2,
        filler=False,
    ),
    Row(
        "top_alone",
        "experts_per_token",
        ahead=r"\s?[.,;)]|$| (?:per|for) (?:each|every|a|any)?",
        front=r"\bexperts(?:,| \(| with| and) top-$",
        high=1e2,
        filler=False,
    ),
    Row(
        "of_the_experts",
        "experts_per_token",
        ahead=r"(?:out )?of (?:its |the |these |those |all |their )?(?:\d{1,3}|[a-z]{3,9})(?: \w+)? experts",
        high=1e3,
        filler=False,
        unless=r"prun|remov|offload|keep|kept|retain|train(?:ed)? only",
    ),
    Row(
        "experts_out_of",
        "experts_per_token",
        r"experts?",
        ahead=r" (?:out )?of (?:its |the |all |their )?(?:a total of )?"
        rf"{_SO_MANY}(?= (?:are|is|get|do|were|work|stay|take|handle|see)\b|[.,;:)]|$)"
        rf"| out of (?:its |the |all |their )?(?:a total of )?{_SO_MANY}{_NO_UNIT}",
        high=1e3,
        filler=False,
        unless=r"prun|remov|offload|keep|kept|retain|train(?:ed)? only",
    ),
    Row(
        "top_experts",
        "experts_per_token",
        r"(?:routing|gating|gated|router|of)",
        high=1e3,
        filler=False,
        front=r"top-$",
        needs=r"expert",
    ),
    Row(
        "experts_per_token",
        "experts_per_token",
        rf"(?:(?:active|activated) experts?|experts? (?:per|for (?:each|every|a)) token|experts? (?:are |is |get )?{_CHOSEN})",
        before=r"(?:active|activated|selected|chosen|used) experts(?: (?:per|/) token)?"
        r"|experts? (?:used|active|activated|selected|chosen|per|/)(?: (?:per )?token)?",
        high=1e3,
        unless_front=r"(?:out )?of (?:its |the |all |their )?$",
        filler=False,
    ),
    Row(
        "out_of_experts",
        "num_experts",
        ahead=r"(?: (?:are|is|get|do|were|work|stay|take|handle|see)\b|[.,;:)]|$)",
        front=r"\bexperts? (?:(?:out )?of|from|among|from among) (?:its |the |all |their |a total of |a pool of )?$",
        high=1e4,
        filler=False,
    ),
    Row(
        "out_of_so_many",
        "num_experts",
        ahead=_NO_UNIT,
        front=r"\bexperts? out of (?:its |the |all |their |a total of )?$",
        high=1e4,
        filler=False,
    ),
    Row(
        "experts_active",
        "experts_per_token",
        rf"on(?= at a time|[.,;)]|$)|(?:of (?:which|them|these|those) )?(?:are |is |was |were |get |gets "
        rf"|being )?{_CHOSEN}(?: (?:per|for|at|by|on) .*)?"
        r"|(?:of (?:which|them|these|those) )(?:see|serve|handle|process|meet|work on|touch|fire for|look at|deal with)"
        r" (?:a|any|each|every|one|the)(?: single| given)? token"
        rf"|(?:of (?:which|them|these|those) )?(?:per token|(?:per|for) {_A_WORD})",
        high=1e3,
        needs=r"experts?\b",
        filler=False,
    ),
    Row(
        # "256 experts in each layer; eight are picked each time", "sixteen, of which two act on a token".
        "picked_each_time",
        "experts_per_token",
        rf"(?:of (?:which|whom|them|these|those) )?(?:(?:are|is|get|gets|being) )?{_CHOSEN}(?: for it| up)?"
        rf"(?= (?:each|every) (?:time|step|word)\b| at (?:a time|once)\b|,? (?:per|for|on|by|in) {_A_WORD})"
        rf"|(?:of (?:which|whom|them|these|those) )?(?:{_ACT}) (?:(?:on|for|at|in|per|upon) )?{_A_WORD}"
        rf"|(?:of (?:which|whom|them|these|those) )?(?:{_ACT}) (?:at (?:a time|once)|each time)",
        high=64,
        filler=False,
        passage=r"experts?\b|specialists",
        unless=r"\bheads?\b|languages|\bweights|\bparameters",
    ),
    Row(
        # "It has sixteen, of which two act on a token."
        "has_of_which",
        "num_experts",
        ahead=rf",? (?:of|from) (?:which|whom) (?:only |just )?{_SO_MANY_FEW} (?:are|is|get|{_ACT})\b",
        front=r"\b(?:has|have|had|with|holds?|counts?|are|of) (?:only |just |in fact |really |actually )?$",
        high=1e4,
        filler=False,
        passage=r"experts?\b",
        unless=r"\bheads?\b|languages|\bweights|\bparameters|layers",
    ),
    Row(
        "asks_so_many",
        "experts_per_token",
        ahead=r" ?(?:[.,;:)]|$| (?:at a time|of (?:them|these|those)|and|while|but|because|so|(?:per|for) )\b)",
        high=64,
        filler=False,
        front=r"experts\b[^.;:]{0,40} (?:asks|consults|picks|chooses|selects|activates|calls|calls (?:up)?on"
        r"|wakes|queries|engages|routes to)(?: (?:only|just|the best|the top))? $",
    ),
    Row(
        "uses_so_many",
        "experts_per_token",
        ahead=r" ?(?:[.,;:)]|$| (?:at a time|at once|busy|awake|active|on duty|of (?:them|these|those)|and|while|but|because|so"
        rf"|{_FOR_A_WORD})\b)",
        high=64,
        filler=False,
        # "… 160 experts in a layer and used six": no other model's name in between.
        front=r"\bexperts\b(?-i:[^A-Z.;:]){0,60}?(?:,| and| but| yet| of which| of whom| from which)"
        rf"(?: (?:it|always|then|the router|the gate|each token|every token|a token)){{0,2}} {_USES}"
        r"(?: (?:only|just|the best|the top|any|but))? $",
    ),
    Row(
        "lets_so_many",
        "experts_per_token",
        ahead=rf"of (?:them|these|those)\b|(?:touch|see|handle|process|serve|meet|answer|act on|work on|look at"
        rf"|deal with) {_A_WORD}",
        high=64,
        filler=False,
        front=r"\bexperts\b(?-i:[^A-Z.;:]){0,60} (?:lets|allows|permits|has|makes) (?:only |just )?$",
    ),
    Row(
        "sent_to_so_many",
        "experts_per_token",
        ahead=r" ?(?:[.,;:)]|$| (?:at a time|of (?:them|these|those|the former|the first)|and|while|but|because|so)\b)",
        high=64,
        filler=False,
        passage=r"experts?\b|specialists",
        front=rf"(?:{_A_WORD} (?:is|gets|are|then) (?:sent|routed|passed|handed|directed|assigned|shown) to"
        rf"|(?:sends?|routes?|passes|hands|directs?|assigns?) {_A_WORD} to"
        rf"|(?:sends?|routes?|passes|runs) {_A_WORD} through"
        rf"|(?:router|gate)(?: that| which)?(?: (?:then|always|only))? {_USES}"
        rf"|(?:of|from) which (?:{_A_WORD} (?:sees|visits|uses|meets|activates|wakes|passes through)"
        r"|(?:the|its) (?:router|model|gate) (?:picks|selects|chooses|activates|uses)))(?: (?:only|just|the best|the top|but))? $",
    ),
    Row(
        "experts_for_token",
        "experts_per_token",
        r"experts?|of (?:them|these|those)",
        high=1e3,
        needs=r"experts?\b",
        # "For each token 37B at work, 61 layers, 256 experts": what follows another value is no longer said of a token.
        front=rf"(?:(?:for|per) {_A_WORD}|(?:sends?|routes?|passes|hands|directs?) {_A_WORD} to|routed to|chooses"
        rf"|selects|picks"
        r"|consults|activates|of the \d+ experts)\b(?:(?!\d[^;,]{0,24},\s)[^;]){0,60}$",
        unless_front=r"(?:out )?of (?:its |the |all |their )?$|\b(?:while|whereas|but|and) [^,;]{0,40}\b(?:has|had|holds|with) $",
    ),
    Row(
        "experts_and_tokens",
        "experts_per_token",
        r"experts?(?!,? (?:out )?of (?:which|whom|them|these|those)\b)(?!,? with (?:only |just )?\w{1,8} (?:per|a|for each) )",
        high=1e3,
        near=rf"{_A_WORD}|active|activat",
        unless_front=r"(?:out )?of (?:its |the |all |their )?$",
    ),
    Row(
        "shared_experts",
        "num_experts",
        r"(?:shared|always[- ]active|common) experts?",
        high=1e3,
        filler=False,
        conditions=(("part", "shared"),),
    ),
    Row("experts", "num_experts", r"experts?", high=1e4, unless=r"linguist|annotat|human|medical experts"),
    Row("routed_ones", "num_experts", r"routed ones", low=4, high=1e4, filler=False),
    Row(
        "small_ones",
        "num_experts",
        r"(?:small|smaller|tiny|little|large|larger|big|bigger|narrow|fine-grained|routed|specialized|lean) ones",
        low=4,
        high=1e4,
        needs=r"experts",
        unless=r"heads|layers (?:of|with)",
        filler=False,
    ),
    Row("expert_count", "num_experts", before=r"number of experts|experts", high=1e4),
)

PATTERNS = compiled(__name__, ROWS)
