"""Words in front of a length that is no limit of a model: of a window, a measurement, a run, a data set, or a text at hand."""

from __future__ import annotations

#: How far one layer looks, not how far the model does.
LOCAL = (
    r"\b(?:layers?|blocks?|heads?)\b[^,;.]{0,24}\b(?:sees?|looks?|reads?|attends?|takes?)\b[^,;.]{0,20}$|"
    r"\b(?:sliding|local|attention)[ -](?:attention |context )?(?:window|span|attention|context)\b[^,;.]{0,60}$"
    r"|(?<!context )(?<!input )(?<!token )\bwindow (?:size|length) (?:of |is |= ?)?$|\bwindows of (?:size )?$"
)
#: What was measured with inputs so long, or how many steps of a training used them.
MEASURED = (
    r"\b(?:suppos|assum|presum)(?:es?|ed|ing)\b[^.;]{0,60}$|"
    r"\b(?:latency|throughput|memory|flops|gflops|macs|speed|timings?|measurements?"
    r"|benchmarks?)\b[^.;]{0,40}\bat (?:an? )?(?:max\w*\.? )?"
    r"(?:sequence|input|context|prompt) (?:length|size) (?:of )?$"
)
OF_RUNS = (
    r"\b(?:steps|updates|iterations|epochs|phase|stage) (?:\w{2,10} )?(?:used?|took|takes?|had|have|ran|runs?|was"
    r"|were) [^.;]{0,40}$"
    # What somebody did to texts, and how long those of a data set or of a stage of training are.
    r"|\b(?:pre-?process\w*|padd(?:ed|ing)|pads)\b[^.;]{0,70}$"
    r"|\b(?:data ?sets?|corp(?:us|ora)|distillation|phase ?\d)\b[^.;]{0,50}(?:\b(?:of|with|at|to|using) |\()"
    r"(?:an? )?(?:max\w*\.? )?(?:sequence|input|text) (?:length|size)s? ?(?:of )?$"
    # "For 900 steps at a maximum length of 128 and 100 more at 512".
    r"|\b\d[\d.,]{0,9}\s?[km]? (?:more |further |training |gradient |additional ){0,2}(?:steps|updates|iterations|epochs)\b"
    r"[^.;]{0,60}$"
)
#: Texts that somebody gives a model, and how long they are on average: no limit.
GIVEN = (
    r"(?<!deal )(?<!deals )(?<!cope )(?<!copes )(?<!works )(?<!work )\b(?:with|using|over) (?:\w{3,12} )?(?:prompts?|inputs?"
    r"|sequences|texts|chunks|blocks|passages|documents|batches) of $"
    r"|\bpre-?processing\b[^.;]{0,90}$|\bchunks of $"
    r"|\b(?:fine-?tuned|tuned|evaluated|tested|tried|measured|timed)(?: only| mainly| mostly)? (?:on|with|over|using)"
    r" (?:\w{3,12} )?(?:prompts?|inputs?|sequences|texts|chunks|passages|documents|sentences|samples|batches) of (?:about |only )?$"
    r"|\b(?:average|averag(?:es?|ed|ing)|mean|median|typical(?:ly)?|longest (?:input|text|prompt|document"
    r"|sentence|passage"
    r"|question|example) (?:has|had|was|counts?|in))\b[^.;,]{0,24}$"
    r"|\b(?:average|mean|median|typical) length\b[^.;,]{0,44}$"
)
