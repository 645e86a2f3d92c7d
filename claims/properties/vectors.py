"""How wide a model is, told of the vectors that it works with: "thinks in vectors of 4,096 numbers"."""

from __future__ import annotations

from claims.properties.row import Row, compiled

_NUMBERS = r"(?:dimensions?|dims?|units?|numbers?|components?|entries|elements|values|floats|features|long)"

ROWS = (
    Row(
        # "Thinks in vectors of 4,096 numbers", "passes vectors of 1,024 numbers through 28 layers".
        "thinks_in_vectors",
        "hidden_size",
        _NUMBERS,
        front=r"\b(?:(?:think|work|comput|calculat|reason|operat)\w* (?:in|with|on)|(?:carr(?:y|ies|ied|ying)|push|pass|send|mov"
        r"|pump|funnel)\w*)"
        r" (?:vectors|states) (?:of|with) (?:only |just )?$"
        r"|\b(?:represent|describ|encod|stor|hold|keep|cod)\w* (?:each|every|a|any) (?:token|word|position|word piece)"
        r" (?:by|as|with|in|through) (?:a vector of )?(?:only |just )?$",
        unless=r"sentence|retriev|search|embedding|passage|similar",
        low=64,
        high=1e5,
        filler=False,
    ),
)

PATTERNS = compiled(__name__, ROWS)
