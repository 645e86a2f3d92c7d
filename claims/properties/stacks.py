"""Encoder and decoder told as a pair: "12 + 12 layers", "deeper (sixteen and sixteen)", "12 layers for reading, 6 for writing"."""

from __future__ import annotations

from claims.properties.row import Row, compiled

_LAYERS = r"(?:layers?|blocks?)"
_NUMBER = (
    r"(?:\d{1,3}|two|three|four|five|six|eight|ten|twelve|sixteen|eighteen|twenty(?:-four)?|thirty-two|thirty-six|forty-eight)"
)
#: That a model has both, by its words or by the name of its family.
_TWO = (
    r"encoder|decoder|two (?:stacks|towers|halves)|(?:either|each|both) sides?|seq(?:uence)?-?(?:2|to)-?seq|whisper"
    r"|(?:m|by|u|long|flan-|code|switch-)?t5\b|m?bart\b|pegasus|nllb|marian|opus-mt|m2m|led\b|prophetnet"
)
#: Behind the second of a pair.
_ENDS = rf"(?= ?[,.;:)]| (?:with|each|deep|and|in|on|of|at)\b|[ -]{_LAYERS}|$)"
#: In front of the first of a pair, where depth is told.
_DEPTH = (
    rf"(?:\b(?:deep(?:er|est)?|shallow(?:er)?|depth|{_LAYERS}|either side|each side|both sides|both halves|stacks)\b"
    r"(?:(?! (?:of|than|as)\b)[^.;:]){0,40}?)"
)
_READING = (
    r"(?:for|to|that|which) (?:the )?(?:read(?:s|ing)?|encod(?:e|es|ing)|understand(?:s|ing)?|listen(?:s|ing)?|input|source)\b"
)
_WRITING = (
    r"(?:for|to|that|which) (?:the )?(?:writ(?:e|es|ing)|decod(?:e|es|ing)|generat(?:e|es|ing)|speak(?:s|ing)?|answer(?:s|ing)?"
    r"|output|target|produc(?:e|es|ing))\b"
)

#: "Six layers on each side", "per side", "each way": as many in the decoder as in the encoder.
_SIDES = (
    r"(?:in|on|for|at|per|to|of) ?(?:either|each|every|both)?(?: of its)?(?: one)? ?(?:stacks?|sides?|half|halves|end|tower)"
    r"|each way|either way|both ways|apiece|on both sides|up and down"
)

ROWS = (
    Row(
        "either_stack",
        "encoder_layers",
        rf"(?:{_LAYERS}),? (?:{_SIDES})",
        also="decoder_layers",
        high=1e3,
        passage=rf"(?s:encoder.{{0,400}}decoder|decoder.{{0,400}}encoder)|(?!encoder|decoder)(?:{_TWO})|\bul2\b",
        unless_near=r"teacher|experts?",
    ),
    Row(
        "on_the_encoders_side",
        "encoder_layers",
        rf"(?:{_LAYERS})?,? ?(?:(?:on|in|at|for) (?:the|its) )?encod(?:er|ing) (?:side|half|end|part|stack|tower)",
        high=1e3,
    ),
    Row(
        "on_the_decoders_side",
        "decoder_layers",
        rf"(?:{_LAYERS})?,? ?(?:(?:on|in|at|for) (?:the|its) )?decod(?:er|ing) (?:side|half|end|part|stack|tower)",
        high=1e3,
    ),
    Row(
        "first_of_two",
        "encoder_layers",
        ahead=rf" ?(?:\+|and|plus) ?{_NUMBER}{_ENDS}",
        front=rf"{_DEPTH}(?:\(|,|[a-z] )$",
        passage=_TWO,
        high=200,
        filler=False,
    ),
    Row(
        "second_of_two",
        "decoder_layers",
        ahead=_ENDS,
        front=rf"{_DEPTH}(?:\(|,|[a-z] ){_NUMBER} ?(?:\+|and|plus) ?$",
        passage=_TWO,
        high=200,
        filler=False,
    ),
    # Where one model's are told with a plus sign, another's are too.
    Row(
        "plus_the_second",
        "encoder_layers",
        ahead=rf" ?\+ ?\d{{1,3}}{_ENDS}",
        needs=rf"\d ?\+ ?\d{{1,3}}[ -]{_LAYERS}",
        passage=_TWO,
        high=200,
        filler=False,
    ),
    Row(
        "added_to_the_first",
        "decoder_layers",
        ahead=_ENDS,
        front=r"\d{1,3} ?\+ ?$",
        needs=rf"\d ?\+ ?\d{{1,3}}[ -]{_LAYERS}",
        passage=_TWO,
        high=200,
        filler=False,
    ),
    # "Six plus six layers": the sign says that there are two stacks, where the passage or the model's name does.
    Row(
        "summed_first",
        "encoder_layers",
        ahead=rf" ?(?:\+|plus) ?{_NUMBER}[ -](?:transformer )?{_LAYERS}",
        passage=_TWO,
        high=200,
        filler=False,
    ),
    Row(
        "summed_second",
        "decoder_layers",
        rf"(?:transformer )?{_LAYERS}",
        front=rf"\b{_NUMBER} ?(?:\+|plus) ?$",
        passage=_TWO,
        high=200,
        filler=False,
    ),
    # "That is 12 + 12", "12 and 12 of them", where layers were counted right in front.
    Row(
        "of_either_kind",
        "encoder_layers",
        rf"(?:{_LAYERS} )?(?:of|for) (?:either|each|both) (?:kinds?|sorts?|types?)",
        also="decoder_layers",
        passage=_TWO + r"|distilbart",
        high=200,
        filler=False,
    ),
    Row("for_reading", "encoder_layers", rf"{_LAYERS} {_READING}", needs=_WRITING, high=200, filler=False),
    Row("for_writing", "decoder_layers", rf"(?:{_LAYERS} )?{_WRITING}", needs=rf"{_LAYERS} {_READING}", high=200, filler=False),
)
PATTERNS = compiled(__name__, ROWS)
