"""How fast a model is and how well it does: operations, latency, throughput, scores told in sentences."""

from __future__ import annotations

from claims.properties.row import Row, compiled

_TIME = (
    r"latency|p\d\d\b|percentile|median|stays|inference|takes?|took|needs?|per (?:query|token|sentence|image|sample"
    r"|request)|respon[ds]|runs? in|forward"
    r"|milliseconds"
    r"|answer|encod|process|embed|classif|within|first token|delay|returns?|whole|\bin\b|\bto\b|finish|hours?\b|Millisek|Sekunde"
)
#: "The 2020s", "30-second clips", "inputs of 30 seconds": decades, and how long a recording is.
_PERIOD = (
    r"\b(?:the|early|late|mid)[ -](?:early |late |mid[ -]|(?-i:[A-Z])?[a-z]{4,9} )?$"
    r"|\b(?:segment\w*|split|chunk\w*|cut|clips?|inputs?|samples?|pieces?|windows?|recordings?|utterances?|frames?|audio)"
    r" (?:of|into|to|at|from|(?:longer|shorter) than)\s(?:up to |at most |about )?$|\bgenerat\w+ (?:up to |more than |at most )?$"
)
_DECADE = r"(?:in|since|of|from|by|during) (?:1[89]|20)\d0s\b"
_RECORDING = (
    r"(?! ?-?(?:of )?(?:(?:input|additional|audio|short|long|speech|more|music|video|raw|each) ){0,2}"
    r"(?:audios?|segments?|clips?|chunks?|utterances?|recordings?|pieces?|music|sound|speech|videos?|inputs?|windows?"
    r"|snippets?|intervals?|samples?|songs?|voice|context"
    r"|frames?|long\b(?! )))"
)
_LONG = (
    r"loading times?|load times?|train(?:ed|ing)|fine-?tun|epoch|(?:second|s|of) (?:of )?(?:video|audio|speech)|GPU hours|remaining"
)
METRIC = (
    r"(?:top-?[15] )?acc(?:uracy)?|(?:HasAns_|NoAns_)?exact(?:[ -]match)?(?: score)?|em|(?:macro |micro "
    r"|weighted )?f1(?:[ -]?score)?|f-?score"
    r"|precision|recall|m?iou|cider|chrf\+{0,2}|pass@\d+|recall@\d+|hits?@\d+|cer|eer|bleu|rouge-?[12l]?(?:sum)?|perplexity|ppl|wer"
    r"|word error rate|mcc|matthews correlation(?: coefficient)?|spearman(?: correlation)?|pearson(?: correlation)?"
    r"|map(?! (?:in|on)?to\b)"
    r"|mrr(?:@\d+)?|ndcg(?:@\d+)?|auc|roc-auc|glue score|average score|genauigkeit"
)

#: "Outperforms X by 2.8 F1", "gains of up to 6 ROUGE", "improving 9.3 BLEU": how much more, not how much.
_GAINED = (
    r"\b(?:outperform|beat|surpass|exceed|improv|gain|trail|lag|fall|drop|los[es]|boost|push)\w*\b[^;]{0,80}"
    r"\bby (?:about |over |just |(?:an? )?average of )?(?:[\d.]{1,6} ?%? ?/ ?)?$"
    r"|\b(?:gains?|improvements?|boosts?|increases?|drops?|margins?|leads?|decreases?|reductions?) of (?:about |over )?$"
    r"|\b(?:gain(?:s|ed)?|add(?:s|ed)?|w[io]ns?|los(?:es?|t)|drop(?:s|ped)|cost(?:s|ed)?)(?: us| you| it| another)? (?:about "
    r"|over |just )?$"
    r"|\bimprov(?:es?|ed|ing) (?:on average |about )?$|\b(?:improv|gain)\w+ (?:on )?[\w ]{0,30}\bby $"
)
#: "Compared to SOTA accuracy of 63.2%": of those who came before.
OF_OTHERS = (
    r"\b(?:compared (?:to|with)|versus|vs\.?|against|than|over) (?:the )?(?:previous |prior |earlier |old )?"
    r"(?:SOTA|state[- ]of[- ]the[- ]arts?|best|baselines?|record)\b[^;,.]{0,40}$"
)
#: "82% of the questions correctly": what was asked, and who may have got it right besides a model.
_ASKED = (
    r"(?:questions|answers|items|cases|examples|sentences|images|pictures|photos|tickets|prompts|problems|tasks|puzzles|exercises"
    r"|queries|words|tokens|e-?mails|reviews|documents|them|the time|the (?:test )?set)"
)
_RIGHTLY = (
    r"\b(?:right|correct(?:ly)?|f(?:ind|ound)s?|answer(?:s|ed)?|pick(?:s|ed)?|recogni[sz]\w+|hits?|solve[sd]?|identif\w+"
    r"|classif\w+|detect\w+|spot(?:s|ted)?|retriev\w+|translat\w+|transcrib\w+|labell?(?:s|ed)|agree[sd]?)\b"
)
_NO_MODEL = r"\b(?:random|guess\w*|chance|humans?|people|annotators?|crowd|coin|dice|luck|us)\b"
#: "There are 1s where …", "of zeros and 1s": digits, and no time.
_DIGITS = (
    r"|\bthere (?:are|were) (?:only |no )?$|\b(?:0['’]?s|zeros|zeroes) (?:and|or|to|by|with) $|\b(?:these|those|all) (?:the )?$"
)
#: What a network adds, wherever the model runs.
_ON_THE_WAY = r"|\btunnel\w*|\bprox(?:y|ies)\b|\bVPN\b|\bthe internet\b"
#: What a machine does in training, or of what it could do.
_OF_MACHINES = r"train|(?:GPU|hardware|compute|computing|FLOPs?|device)(?: \w+)? utili[sz]ation|MFU\b"
ROWS = (
    *(
        Row(
            f"flops_{name}",
            "flops",
            rf"{unit}(?! (?:of )?throughput\b|(?: per |/)(?:GPU|device|chip|card|accelerator)\b)",
            scale=scale,
            filler=False,
            unless=_OF_MACHINES,
            unless_front=r"throughput (?:of|is|was|at)(?: about| around| up to| over)? $",
            low=1e5,
        )
        for name, unit, scale in (
            ("mega", r"(?:MFLOPs?|megaflops?)", 1e6),
            ("giga", r"(?:GFLOPs?|gigaflops?|B FLOPs?)", 1e9),
            ("tera", r"(?:TFLOPs?|teraflops?)", 1e12),
            (
                "counted",
                r"operations(?=[.,;:)]|$| and\b| in (?:all|total)\b| (?:per|for (?:a|each|one|every)|a|in a) )",
                1.0,
            ),
            (
                "plain",
                r"(?:FLOPs?|floating[ -]point operations?|(?:ops|operations) (?:per|for (?:a|each|one|every)|a|in a)"
                r" (?:\w+ )?(?:forward|pass|token|image|sentence|inference|sequence|input))",
                1.0,
            ),
        )
    ),
    *(
        Row(f"macs_{name}", "macs", unit, scale=scale, filler=False)
        for name, unit, scale in (
            ("mega", r"MMACs?|M MACs?", 1e6),
            ("giga", r"GMACs?|G MACs?", 1e9),
            (
                "plain",
                r"MACs?|(?:multiply-accumulates?|multiply-adds?|mult-adds)(?: operations)?"
                r"(?! (?:each )?(?:counted|taken) (?:twice|double|as two))",
                1.0,
            ),
        )
    ),
    *(
        Row(
            f"latency_{name}",
            "latency",
            unit,
            needs=_TIME,
            unless=rf"\bdownload|\bdata cent(?:er|re)s?\b{_ON_THE_WAY}|{_DECADE}",
            unless_near=_LONG,
            unless_front=rf"{_PERIOD}{_DIGITS}" if name == "seconds" else "",
            scale=scale,
            filler=False,
            low=1e-6,
            high=1e4,
        )
        for name, unit, scale in (
            ("micro", r"(?:µs|μs|microseconds?)", 1e-6),
            ("milli", r"(?:ms|milliseconds?|msec|Millisekunden|millisecondes)(?!\s?/)", 1e-3),
            ("seconds", rf"(?<!-)(?:s|secs?|seconds?)(?!\s?/){_RECORDING}", 1.0),
        )
    ),
    Row(
        "milliseconds",
        "latency",
        r"(?:ms|milliseconds?|msec|Millisekunden|millisecondes)(?!\s?/)",
        scale=1e-3,
        filler=False,
        low=1e-6,
        high=1e4,
        unless=rf"{_LONG}|\bdownload|\bframes?\b|\bhops?\b|\bstride|\baudio|\bclips?\b|\boverlap|\bping\b"
        r"|\bnetwork (?:lag|delay)|round[- ]trip|sampl(?:ing|ed)|\bpauses?\b|\bsilence|data cent(?:er|re)s?|\bspectrogram"
        rf"|\bslower|\bfaster|\bsav(?:es?|ed|ing){_ON_THE_WAY}",
        unless_near=r"per (?:token|word)|\bgap\b|\btokeniz",
    ),
    Row(
        "throughput",
        "throughput",
        r"(?P<unit>tokens?|docs|toks?|(?-i:t)(?=/s|ps)|sentences?|samples?|images?|sequences?|queries|words|documents|pairs|texts"
        r"|tweets"
        r"|questions|passages|letters|lines|records|messages|e-?mails|articles|tickets|posts|photo(?:graph)?s|pictures|titles"
        r"|snippets"
        r"|characters|frames|items|inferences|predictions|calls|paragraphs|examples|pages|chunks|reviews|inputs"
        r"|requests|Sätze|Bilder|Seiten|phrases|jetons|frases|imágenes|句子?|个?词)\s?(?:/\s?s(?:ec(?:ond)?)?|(?<=t)ps|per second"
        r"|pro Sekunde|par seconde|por segundo|每秒|a second|every second|each second)",
        filler=False,
        unless=r"script",
    ),
    Row("throughput_a_second", "throughput", before=r"每秒(?:可?以?处理|生成)?", low=1e-3),
    Row(
        "metric",
        "score",
        before=rf"(?:{METRIC})(?: (?:on|over) (?:the|our|its|my) (?:[\w-]{{1,20}} ){{0,2}}[\w-]{{2,20}}(?=\s?:)"
        rf"| (?:on|over) (?-i:[A-Z])[\w.-]{{1,20}}(?: [\w.-]{{1,16}}){{0,2}}(?=\s?:| (?:is|was|comes|stands|amounts)\b))?",
        low=0,
        high=1e5,
        unless_near=r"epoch|threshold|random|guess",
        unless_front=OF_OTHERS,
        conditions=(("metric", ""),),
    ),
    Row(
        "right",
        "score",
        rf"(?:of (?:the |all |its |my |our |their )?(?:\d{{2,6}} )?{_ASKED} )?"
        r"(?:right|correctly|correct(?! (?:to|the|for)\b)|richtig)(?! now| away)",
        low=0,
        high=100,
        filler=False,
        unless_near=_NO_MODEL,
        kinds=("percent",),
    ),
    Row(
        "right_in",
        "score",
        rf"of (?:the |all |its |my |our |their )?(?:\d{{2,6}} )?{_ASKED}",
        low=0,
        high=100,
        filler=False,
        front=rf"{_RIGHTLY}[^.;]{{0,70}}\b(?:in|on|for) $|{_RIGHTLY} $",
        unless_front=r"\b(?:train\w*|mask\w*|dropp?\w*|hidden|random\w*|guess\w*|chance|humans?|people|annotators?|not"
        r"|wrong\w*|ms|seconds?)\b",
        kinds=("percent",),
    ),
    Row(
        "metric_after",
        "score",
        r"(?:on the )?(?:" + METRIC + r")",
        low=0,
        high=1e5,
        filler=False,
        unless=r"bins|points|\bwithin\b",
        unless_near=r"epoch|threshold|random|guess",
        unless_front=_GAINED,
        conditions=(("metric", ""),),
    ),
)

PATTERNS = compiled(__name__, ROWS)
