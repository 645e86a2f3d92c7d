"""What a model takes in and gives out: its vocabulary and its longest input."""

from __future__ import annotations

from claims.properties.lengths import GIVEN, LOCAL, MEASURED, OF_RUNS
from claims.properties.row import Row, compiled

_TRAINED_ON = (
    r"train|corpus|corpora|dataset|data\b|tokens? of (?:text|data|code)|batch|epoch|fine-?tun|generat"
    r"|output (?:length|limit)|max_new|\bsteps|训练"
)
_INPUT = (
    r"context|window|sequence|input|prompt|look|read|attend|accept|process|take|handle|devour|positions?|truncat|limit"
    r"|long|length|stops? at|sees?\b|swallow|remember|digest|ingest|support|maximum|span|fits?\b|cut|beyond|capp?(?:ed)?\b|ceiling"
    r"|memory of|promis|offers?|verarbeite|Kontext|Eingabe|liest|fenêtre|accepte|ventana|admite|支持|上下文|输入"
)
_TRAINING = r"\bbatch|epoch|learning rate|fine-?tun|pre-?train(?:ed|ing) (?:with|on|at|using)|trained (?:with|using|at|on)"
#: Stretched positions are none that a model has as it is.
_STRETCHED = r"(?:rope|rotary|ntk|yarn|linear|dynamic|position\w*)[ -](?:\w{3,9}[ -])?(?:scal|interpol|extrapol|extension)\w*"
_TOKENS = r"(?:sub-?word |word ?piece |input )?tokens?|sub-?words|word ?pieces"
#: "50,257 tokens, 1,024 positions": those that there are beside those that are read.
_BESIDE_POSITIONS = (
    r"(?-i:tokens|pieces|entries),? (?:and |with )?[\d,]{3,7} (?:learned |absolute )?positions"
    r"|positions,? (?:and |with )?[\d,]{4,9} (?:sub-?word )?tokens"
)
#: Other parts of a model, listed in front of its tokens.
_BUILT_OF = (
    r"\d{1,5}[- ](?:layers?|heads?|blocks|wide|hidden|experts)"
    r"|(?:width|hidden(?: size| dimension)?|heads|layers)(?: of)? [\d,]{1,6}"
    r"|\d[\d.,]{0,8} ?(?:[KMB]|[mb]illion)(?: parameters| params)?"
)
_INPUT_WORDS = (
    r"context|window|sequence|input|prompt|look|read|attend|accept|process|take|handle|truncat|limit|long|length|maximum|up to|max"
)
#: "A picture becomes 256 tokens": how many make up one input.
_MADE_INTO = (
    r"\b(?:pictures?|images?|photos?|frames?|pages?|tiles?|crops?|seconds?)\b[^.;,]{0,30}"
    r"\b(?:becomes?|takes?|costs?|makes?|turns? into|yields?|needs?|gives?|uses?)\b[^.;,]{0,16}$"
)
_CUT = r"truncat|cut|drop|discard|ignor|lost|chop|trim|clipp|clips\b|thrown|throws|left out|split|unread|never seen"

#: What a model does with all that it takes in at once, and how the number of that is led to.
_READS = r"reads?|accepts?|takes?(?: in)?|handles?|process(?:es)?|attends? to|looks? at"
_NO_MORE = r"\s(?:(?:up to|at most|at once|no more than|not more than|only|just) )?"

ROWS = (
    Row(
        "vocabulary",
        "vocab_size",
        before=r"(?:vocab(?:ulary)?|jargon|Vokabular|vocabulaire|vocabulario|词表)(?:的)?(?:[ _-]?(?:size|größe)|大小)?(?: (?:with"
        r"|runs to|reaches|comes to|contains|has|comprises|holds|consists|includes|counts|spans|"
        r"(?:is|was) (?:set|fixed) (?:at|to)))?"
        r"(?: of (?:its|the|a|\w+) (?=\w))?|token table|vocab(?:ulary)? of (?:a )?(?:size|about)",
        low=10,
        high=1e8,
    ),
    Row(
        "dictionary",
        "vocab_size",
        before=r"(?:token |word )?dictionary",
        passage=r"token|vocabular|parameters|layers|\bwords?\b|weights",
        unless=r"python|json|keys?\b|train",
        low=2000,
        high=1e7,
    ),
    Row(
        "vocabulary_of",
        "vocab_size",
        r"(?:vocabulary|vocab) ?(?:entries|size|tokens|items|pieces|words)?|(?:sub-?word|byte-?level|wordpiece|sentencepiece"
        r"|bpe)? ?(?:pieces|sub-?words|wordpieces|entries|Wortstücken?|Teilwörtern?|Einträgen?|entrées"
        r"|entradas|sous-mots|subpalabras|piezas)"
        r"|词表|(?:sub-?word |bpe )?(?:tokens?|units?|symbols|types) (?:in (?:its|the) )?vocab(?:ulary)?|jargon \w+"
        r"|(?:entry|entries|tokens?|pieces?|symbols?|types?|words?)[ -](?:[a-z-]{2,14} )?(?:tokeni[sz]er|dictionary|lexicon)"
        r"|(?:token|word|word-?piece|sub-?word) types",
        needs=r"voca|voka|词表|token|jargon|piece",
        low=100,
        high=1e8,
        unless=rf"dictionary of|bleu|{_CUT}|position",
        unless_front=r"(?:longest|max\w*|context|input|sequence|text) (?:input|text|length|limit|window)s?\b[^;]{0,20}$"
        rf"|\b(?:{_READS}){_NO_MORE}$",
    ),
    Row(
        "letters",
        "vocab_size",
        r"(?:different |distinct )?(?:symbols|letters|characters|graphemes|phonemes|glyphs)",
        front=r"\b(?:knows?|spells? with|writes? with|outputs? one of|chooses? (?:from|among)|alphabet of|inventory of)\s"
        r"(?:just |only |exactly )?$",
        low=20,
        high=1e5,
        filler=False,
    ),
    Row(
        "entries",
        "vocab_size",
        r"entries(?! (?:in|of) (?:the |a )?(?:data|corpus|log|cache|training))",
        low=2000,
        high=1e7,
        filler=False,
        passage=r"dictionar|vocabular|token|embedding|parameters",
        unless=r"train|corpus|dataset|data set|database|cache|wiki|benchmark|leaderboard",
        unless_front=r"\bposition\w* (?:\w+ )?(?:tables?|matrix)\b[^;]{0,60}$",
    ),
    Row(
        "embeddings_stored",
        "vocab_size",
        r"(?:token |word |input )?embeddings(?= (?:are|is|were|get|stored|tied|shared)\b)",
        front=r"\b(?:its|the|all|all of its)\s$",
        low=5000,
        high=1e6,
        filler=False,
        unless=r"sentence embeddings|vectors|index|database|corpus|retriev",
    ),
    Row(
        "rows_of_the_table",
        "vocab_size",
        r"rows",
        near=r"(?:token|word|embedding|vocabulary|look-?up|input|its|the|[\w.-]{2,30}['’]s) (?:table|matrix)|embeddings",
        passage=r"embed|token|vocab|\bwords?\b|look-?up",
        unless=rf"{_TRAINED_ON}|position",
        low=2000,
        high=1e7,
        filler=False,
    ),
    Row(
        "sub_words_had",
        "vocab_size",
        r"(?:sub-?words|word ?pieces|sentence ?pieces|token embeddings)(?=\s?[,.;:)]|$| (?:and|but|while)\b)",
        front=r"\b(?:has|have|had|with|of|counts?|uses?|and) (?:about |only |just |some |a set of )?$",
        low=5000,
        high=1e6,
        filler=False,
        unless=rf"{_TRAINED_ON}|{_CUT}|position|context|window|\breads?\b|\baccepts?\b|\btakes?\b|up to|\blong|sequence"
        r"|\binputs?\b",
    ),
    Row(
        "tables_of_rows",
        "vocab_size",
        r"(?:rows|entries|vectors|tokens?|pieces)",
        front=r"\b(?:two|both|its|the|separate) (?:(?:token|word|input|output|look-?up|embedding) )?(?:tables|matrices) of $",
        unless=rf"{_TRAINED_ON}|position",
        low=2000,
        high=1e7,
        filler=False,
    ),
    Row(
        "known_tokens",
        "vocab_size",
        rf"{_TOKENS}|pieces|entries|(?:sub-?word |bpe )?units|symbols",
        front=r"(?:knows?|know of|writes? (?:with|in)|spells? with|draws? (?:on|from)|cho(?:oses?|ice)s? (?:from|of)|picks? from"
        r"|distinguish\w*|pool of|inventory of"
        r"|set of|alphabet of|lexicon of|table of|dictionary of|repertoire of|embeddings? (?:of|for)"
        r"|rows? for (?:each|every|all)(?: one)?(?: of)?)\b[^,;]{0,20}$",
        low=1000,
        high=1e7,
        unless=_TRAINED_ON,
        unless_front=r"\bposition\w* (?:\w+ )?(?:tables?|matrix|embeddings?|encodings?)\b[^;]{0,60}$",
    ),
    Row(
        "of_the_tokenizer",
        "vocab_size",
        rf"(?:different |distinct |unique )?(?:{_TOKENS}|(?:sub-?word |bpe |unigram )?(?:pieces|entries|units|symbols|types"
        rf"|items|sub-?words|codes|ids))",
        front=r"\btokeni[sz]er(?: of [A-Z][\w.-]{1,24}| alone| itself)?,? (?:only |just )?(?:(?:has|had|have|with|of|holds?"
        r"|counts?|keeps?"
        r"|comes? with|contains?|comprises?|lists?|stores?|knows?|offers?|covers?|emits?|uses?|works with|makes do with"
        r"|gets by with"
        r"|splits? \w+ into|cuts? \w+ into|is limited to|has room for)"
        r"(?: (?:up to|about|only|just|some|a mere|no more than))? )?$",
        unless=rf"{_TRAINED_ON}|{_CUT}",
        unless_near=r"position|context|window|\blong|length|per (?:word|second)|seconds?\b|sentence|/s\b",
        low=200,
        high=1e7,
    ),
    Row(
        "to_choose_from",
        "vocab_size",
        rf"(?:{_TOKENS}|pieces|entries|symbols) to (?:choose|pick|draw|select) from",
        low=1000,
        high=1e7,
        filler=False,
    ),
    Row(
        "pieces_went_up",
        "vocab_size",
        before=r"(?:pieces|vocabulary|vocab|entries|sub-?words|token table)(?: size)? (?:went|goes|grew|grows|rose|rises|climbed"
        r"|swelled|jumped|shrank|fell)"
        r" (?:up |down |out )?to",
        low=1000,
        high=1e7,
    ),
    Row(
        "entries_of_it",
        "vocab_size",
        r"entries|pieces|items",
        front=r"\b(?:it|which) (?:has|holds|counts|contains|comprises|spans|lists)\b[^,;]{0,16}$",
        passage=r"vocabulary|tokeni[sz]er",
        low=1000,
        high=1e7,
    ),
    Row(
        "table_of_tokens",
        "vocab_size",
        r"tokens?|sections|pieces",
        needs=r"token table|table of|vocabulary|vocab|jargon|tokeni[sz]er",
        unless_near=r"\b(?:reads?|takes?|accepts?|sees|handles?|inputs?|attends?|looks?|remembers?)\b",
        low=1000,
        high=1e8,
        unless=r"train|context|window|corpus",
        unless_front=r"length (?:of )?$",
    ),
    Row("beside_positions", "vocab_size", _TOKENS, needs=_BESIDE_POSITIONS, low=1000, high=1e7, filler=False, unless=_TRAINED_ON),
    Row(
        "listed_tokens",
        "vocab_size",
        rf"(?:{_TOKENS}|entries)(?=[,.;)]|$| and\b)",
        front=rf"(?:{_BUILT_OF}),? (?:and )?$",
        low=2000,
        high=1e6,
        ragged=True,
        filler=False,
        unless=rf"{_INPUT_WORDS}|/s\b|second",
        unless_near=_TRAINED_ON,
    ),
    Row(
        "tokens_in_front",
        "vocab_size",
        rf"(?:{_TOKENS}|entries)(?=,? (?:and )?\d[\d.,]* ?(?:[MB]\b|[mb]illion\b|layers|blocks|heads))",
        front=r"\($|(?:has|had|with|of) $",
        low=2000,
        high=1e6,
        ragged=True,
        filler=False,
        unless=rf"{_INPUT_WORDS}|{_TRAINED_ON}|/s\b|second",
    ),
    Row(
        "uneven_tokens",
        "vocab_size",
        rf"(?:{_TOKENS}|entries|pieces)(?! (?:long|each|per|of (?:text|context|input)))",
        front=r"[A-Za-z]{2,}['’]?[^.;:]{0,80}$",
        low=20_000,
        high=400_000,
        ragged=True,
        uneven=True,
        filler=False,
        unless=rf"{_TRAINED_ON}|prompt|document|\bbook|test set|conversation|context|window|\bread|/s\b|second|\bcosts?\b"
        rf"|cache|counted"
        r"|[$€£]|position|sequence|length|input|output|summar|paper\b|novel",
    ),
    Row("knows", "vocab_size", before=r"\bkn(?:ows?|ew)(?: of)?", needs=r"token|piece|sub-?word", low=1000, high=1e7, filler=False),
    Row(
        "context_of",
        "max_position_embeddings",
        r"(?:tokens? )?(?:context|input)(?: (?:length|window|size))?|(?:token )?(?:context (?:length|window))"
        r"|(?:tokens? )?of (?:context|memory)|tokens? (?:of input|long|per input|in length|window|context)"
        r"|(?:learned |absolute )?position(?:s|al)?(?: embeddings?)?"
        r"|(?:token )?sequence length|Kontext",
        low=32,
        high=1e8,
        filler=False,
        unless_front=r"(?:pre-?)?train\w*\b[^;]{0,70}$"
        r"|(?<!stop )(?<!stops )(?<!stopped )(?<!ends )(?<!ended )(?<!out )\bat (?:an? )?$",
        unless=_TRAINING.replace("|on)", ")"),
    ),
    Row(
        # "A 128K window", "its 32k-token span".
        "so_wide_a_window",
        "max_position_embeddings",
        r"(?:tokens? )?(?:(?:full|native|long|huge|giant|vast|generous) )?(?:windows?|attention span|horizon|prompt (?:limit"
        r"|window|length)"
        r"|(?:context|prompt|input) (?:limit|cap|ceiling|budget|span))(?![ -](?:size|length|attention|overlap)s?\b| of\b)",
        low=512,
        high=1.1e7,
        filler=False,
        even=True,
        unless=rf"{_TRAINING}|sliding|\blocal\b|attention window|\bblocks?\b|\b(?:milli)?seconds?\b|\bms\b|\bpixels?\b|\bstride",
        unless_front=r"\b(?:test|tri|benchmark|evaluat|measur|tim)\w{0,4}\b[^;]{0,40}\b(?:at|with) (?:an? )?$",
    ),
    Row(
        # "Give it more than 8,192 tokens and it babbles."
        "given_more",
        "max_position_embeddings",
        rf"(?:{_TOKENS})",
        front=r"\b(?:giv(?:e|en|ing)|fe(?:e?d|eding)|hand(?:ed|ing)?|show(?:n|ing)?)\b"
        r"[^.;,]{0,40}$",
        needs=r"(?:more than|over|above|beyond|past|longer than|exceeding) [\d.,]{1,9} ?[kKM]?[ -]",
        unless=rf"{_TRAINED_ON}|{_CUT}",
        passage=r"starts? to|begins? to|falls? (?:apart|over)|babbl|breaks?\b|crash|confus|\bloses\b|forget|refus|garbage|nonsense"
        r"|degrad|fails?\b|rambl|goes (?:wrong|off)|error|reject|gives? up",
        low=256,
        high=1.1e7,
        filler=False,
        relation="eq",
    ),
    Row(
        "are_too_few",
        "max_position_embeddings",
        rf"(?:{_TOKENS}) (?:are|is|were|was) (?:(?:far|much|simply|just) )?(?:too (?:few|little|short)|not (?:enough|many|much"
        rf"|a lot)"
        r"|enough|plenty|all (?:it|you|there)|its limit|the (?:limit|maximum|ceiling|end|most|cap))",
        low=256,
        high=1.1e7,
        filler=False,
        even=True,
        unless=_TRAINED_ON,
    ),
    Row(
        "rows_of_positions",
        "max_position_embeddings",
        r"(?:rows|entries|slots|vectors)",
        near=r"position(?:al|s)?(?: embedding)?s? (?:table|matrix|embeddings?|encodings?)",
        low=32,
        high=2e5,
        filler=False,
    ),
    Row(
        "context_window",
        "max_position_embeddings",
        before=r"context windows?(?: (?:size|length))?",
        low=32,
        high=1e8,
        unless_front=r"train\w*\b[^;]{0,70}$",
        unless=r"extended from|tokens/s|second",
        unless_near=_TRAINING,
    ),
    Row(
        "context",
        "max_position_embeddings",
        before=r"(?:max(?:imum|\.|imal)? )?(?:(?:context|sequence|input|position)[ -](?:length|window|size|limit)"
        r"|position[ -]embeddings)"
        r"(?: of \w+)?(?: (?:up|extends|reaches|grows))?(?: to| up to)?|max_position_embeddings"
        r"|context|window|(?:token|length|input|prompt|architectural) (?:limit|ceiling|cap)|(?:maximum|max\.?"
        r") (?:sequence|input|prompt)|上下文(?:长度|窗口)?|序列长度|最大(?:输入)?长度"
        r"|longueur maximale|longitud máxima"
        r"|maximale Länge|Kontext(?:fenster|länge)"
        r"|fenêtre de contexte|ventana de contexto",
        low=32,
        high=1e8,
        unless_front=rf"{LOCAL}|"
        r"(?:pre-?)?train\w*\b[^;]{0,70}$"
        r"|(?:\b(?:at|for)|^\W*(?:with|on|using)) (?:an? )?(?:fixed |given |typical )?(?:sequence|input|context|prompt)"
        r" (?:length|size) (?:of )?$"
        r"|\b(?:real|actual|effective|average|mean|median|typical|true|valid) (?:sequence|input|context|prompt) (?:length|size)"
        r"(?: is| was| of)? ?[=:]? ?$"
        rf"|{MEASURED}|{OF_RUNS}",
        unless=_TRAINING + r"|extended from|tokens/s|second",
    ),
    Row(
        "in_view",
        "max_position_embeddings",
        rf"(?:{_TOKENS}) (?:in view|in sight|in mind|at a stretch|in one go)",
        low=32,
        high=1e8,
        filler=False,
    ),
    Row(
        "reads",
        "max_position_embeddings",
        rf"(?:{_TOKENS})(?! ?(?:/ ?|per |a |each |every )s)",
        front=rf"\b(?:{_READS}){_NO_MORE}$",
        unless_near=_TRAINED_ON + r"|(?:per|a|each|every) second|seconds\b|/s\b|batch",
        unless=_STRETCHED,
        low=128,
        high=1e8,
        filler=False,
    ),
    Row(
        "stops_reading",
        "max_position_embeddings",
        rf"(?:{_TOKENS}|positions)",
        ahead=r",? (?:fit|fits|go|goes|may go) (?:into|in|through) [A-Z\"'`]|,? (?:the model|it|[A-Z][\w.-]{1,24}) (?:stops"
        r"|gives up|quits|is done"
        r"|sees nothing|loses)|,? (?:it |the model )?(?:are|is|get|gets|will be) (?:cut|chopped|truncated|dropped|ignored|lost)",
        unless=_TRAINED_ON.replace("|limit", ""),
        low=32,
        high=1e8,
        filler=False,
        relation="eq",
    ),
    Row(
        "can_be_fed",
        "max_position_embeddings",
        rf"(?:{_TOKENS})(?= at (?:a time|once|most)|[.,;)]|$| and\b)",
        front=r"\b(?:can|may|could) be (?:fed|given|shown|handed) (?:up to |at most |as many as )?$",
        low=32,
        high=1e8,
        filler=False,
    ),
    Row(
        "refused",
        "max_position_embeddings",
        rf"(?:{_TOKENS}|positions)",
        front=r"\b(?:refus\w+|reject\w*|ignor\w+|drops?|dropped|discard\w*|forget\w*|cho(?:kes?|ked) on|throws? away|balks? at"
        r"|skips?|loses?|turns? away)\s(?:anything|everything|all|whatever|any \w+|(?:longer )?(?:texts?|inputs?|documents"
        r"|sentences|prompts|passages))\b[^.;,]{0,24}$",
        low=32,
        high=1e8,
        relation="eq",
    ),
    Row(
        "cut_off",
        "max_position_embeddings",
        rf"(?:{_TOKENS}|positions)(?! (?:of )?overlap)",
        needs=_CUT,
        unless_front=rf"{GIVEN}|{_MADE_INTO}",
        unless=_TRAINED_ON + r"|(?:per|a|each|every) second|seconds\b|/s\b|we \w+ |special|costs?\b",
        low=32,
        high=1e8,
        relation="eq",
    ),
    Row(
        "longest_input",
        "max_position_embeddings",
        rf"(?:{_TOKENS}|positions|token \w+|Tokens?)(?! ?(?:/ ?|per |a |each |every )s| (?:of )?overlap)",
        needs=rf"{_INPUT}|{_CUT}",
        unless_front=rf"{LOCAL}|"
        r"\b(?:an?|one|each|every) (?:sentence|text|query|prompt|document|passage|paragraph|batch) of $"
        rf"|\([^()]{{0,40}}\b(?:threads?|cores?|cpus?|gpus?)\b[^()]{{0,20}}$|^\W*at $|{GIVEN}|{_MADE_INTO}",
        unless=_TRAINED_ON
        + rf"|{_STRETCHED}|(?:per|a|each|every) second|seconds\b|/s\b|becomes|costs?\b|tokeni[sz]ed|per token|special|vocab"
        rf"|patch token|{_BESIDE_POSITIONS}",
        low=32,
        high=1e8,
    ),
)

PATTERNS = compiled(__name__, ROWS)
