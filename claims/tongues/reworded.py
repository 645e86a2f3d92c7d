"""Reworded English: what rewriting programs make of the field's words ("consideration heads", "a concealed size").

Such phrases are listed as "tortured phrases" by those who look for them in papers (Cabanac, Labbé and Magazinov 2021,
arXiv:2107.06751).
"""

from __future__ import annotations

from claims.tongues.language import Language

_HIDDEN = "hid|concealed|covered up|shrouded|stowed away|secret|buried"

#: What no one writes who chooses the words: two of them tell that a text was reworded.
TELLING = (
    "consideration head",
    "self-consideration",
    "consideration component",
    "consideration instrument",
    "consideration layer",
    *(
        f"{word} {noun}"
        for word in _HIDDEN.split("|")
        for noun in ("size", "layer", "unit", "state", "dimension", "width", "measure", "measurement")
    ),
    "neural organization",
    "neural organisation",
    "profound learning",
    "counterfeit consciousness",
    "counterfeit neural",
    "normal language handling",
    "normal language preparing",
    "regular language handling",
    "regular language preparing",
    "million boundaries",
    "billion boundaries",
    "million limits",
    "number of boundaries",
    "jargon size",
    "jargon of",
    "jargon passages",
    "word implanting",
    "preparing information",
    "informational index",
    "informational collection",
    "setting window",
    "pre-prepared",
    "polyglot bert",
    "information refining",
    "textual content",
    "skilled on",
    "bottom variant",
    "bottom version",
    "bottom model",
    "phrase piece",
    "instances greater",
    "instances larger",
    "instances smaller",
    "instances faster",
    "instances as",
    "on the max",
)

_ROWS = (
    ("(self-|multi-head |multi-headed )consideration head(s)", "attention heads"),
    ("(self-|multi-head |multi-headed )consideration layer(s)", "attention layers"),
    ("(self-|multi-head |multi-headed )consideration [component|instrument|system]", "attention mechanism"),
    ("[self-|multi-head |multi-headed ]consideration", "attention"),
    (f"[{_HIDDEN}] [size|measure|measurement|width]", "hidden size"),
    (f"[{_HIDDEN}] dimension(s)", "hidden dimensions"),
    (f"[{_HIDDEN}] unit(s)", "hidden units"),
    (f"[{_HIDDEN}] state(s)", "hidden states"),
    (f"[{_HIDDEN}] layer(s)", "hidden layers"),
    ("neural [organization|organisation](s)", "neural network"),
    ("jargon size", "vocabulary size"),
    ("jargon [passages|sections|things|words]", "vocabulary entries"),
    ("jargon", "vocabulary"),
    ("boundaries|limits", "parameters"),
    ("[strata|tiers]", "layers"),
    ("implanting(s)", "embeddings"),
    ("pre-prepared|pre-arranged", "pretrained"),
    ("prepared on", "trained on"),
    ("preparing [information|data]", "training data"),
    ("informational [index|collection](es|s)", "dataset"),
    ("[dialects|tongues]", "languages"),
    ("polyglot", "multilingual"),
    ("understudy|pupil|apprentice", "student"),
    ("setting window", "context window"),
    ("[grouping|arrangement|succession] length", "sequence length"),
    ("most extreme [grouping|arrangement|succession|info|information] length", "maximum sequence length"),
    ("at the most extreme|at the greatest", "at most"),
    ("information refining", "knowledge distillation"),
    ("[bottom] [variant|version|model]", "base version"),
    ("instances [greater|larger|bigger] than", "times larger than"),
    ("instances smaller than", "times smaller than"),
    ("instances [faster|quicker] than", "times faster than"),
    ("instances as", "times as"),
    ("skilled on", "trained on"),
    ("textual content", "text"),
    ("phrase piece(s)", "word pieces"),
    ("learn", "read"),
    ("learns", "reads"),
    ("on the max|on the most", "at most"),
    ("the most important has", "the largest has"),
    ("exactness", "accuracy"),
    ("heaps", "stacks"),
    ("speedier|snappier|swifter", "faster"),
    ("littler|tinier", "smaller"),
)

REWORDED = Language("reworded English", "", _ROWS, decimal_comma=False)
