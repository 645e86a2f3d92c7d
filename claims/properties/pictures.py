"""What a model takes in that sees: the size of its pictures, and of the patches that it cuts them into."""

from __future__ import annotations

from claims.properties.row import Row, compiled

ROWS = (
    Row(
        "patch_size",
        "patch_size",
        r"(?:pixels?|px) patch(?:es)?|patch(?:es)? size",
        before=r"patch(?:es)?(?: size)?(?: of(?: size)?| (?:measur(?:e|es|ing)|are|is))?",
        needs=r"patch",
        low=2,
        high=128,
        kinds=("count", "pair"),
    ),
    Row(
        "squares_of",
        "patch_size",
        r"(?:pixels?|px)(?: (?:a|on a|per|on each|to a) side| square| each way| wide)?",
        front=r"\b(?:squares|tiles|patches|cells) of (?:only |just |merely )?$",
        passage=r"image|picture|photo|pixel|vision|ViT",
        low=2,
        high=64,
        kinds=("count", "pair"),
        filler=False,
    ),
    Row(
        "bare_squares_of",
        "patch_size",
        before=r"(?:with|uses?|into|prefers?|takes?|wants?|in|cuts?|of|has|from) (?:squares|tiles)",
        passage=r"(?:image|picture|photo)s?\b.{0,300}pixel|pixel.{0,300}\b(?:image|picture|photo)|\bViT\b|patch(?:es)?\b",
        low=2,
        high=64,
        kinds=("count", "pair"),
    ),
    Row(
        "patch_resolution",
        "patch_size",
        before=r"patch(?:es)?,? \(?(?:of |at |with )?(?:an? )?(?:fixed )?(?:resolution|size)",
        low=2,
        high=100,
        kinds=("count", "pair"),
    ),
    Row("patch_pair", "patch_size", r"(?:pixels? )?patch(?:es)?", needs=r"patch", low=2, high=128, kinds=("pair",)),
    Row(
        "image_pair",
        "image_size",
        r"(?!\s?(?:of them|patch|grid|tiles|cells|tokens|words|windows?|kernels?|convol\w+|average|max|pool\w*|feature"
        r"|pixels? per)\b)"
        r"(?:pixels?|px)?(?: (?:input )?(?:images?|resolution|inputs?|crops?))?",
        needs=r"image|resolution|pixel",
        unless=r"cent(?:er|re)[ -]?cropp",
        unless_front=r"patch\w*[^,;]{0,20}$|\b(?:window|kernel|feature map|grid|stride)\w*[^,;]{0,20}$|\blarger than $"
        # "For a 224x224 image, this makes 256 patches": an example.
        r"|^\W{0,3}(?:for|given|with|take|from) (?:an?|one|each|every|the usual) $",
        low=24,
        high=1e4,
        kinds=("pair",),
        filler=False,
    ),
    Row(
        "image_size",
        "image_size",
        r"(?:pixels?|px)(?: (?:(?:input |square )?(?:images?|resolution|inputs?|crops?)|on a side))?|input resolution",
        needs=r"image|resolution|pixel|photo|picture",
        unless_near=r"patch|crops|fine-?tun|epochs",
        unless_front=r"\b(?:squares|tiles|cells) of (?:only |just |merely )?$",
        low=16,
        high=1e4,
    ),
    Row(
        "pictures_of",
        "image_size",
        before=r"(?:pictures|images|photos|inputs) (?:of|at)",
        near=r"(?:pictures|images|photos|inputs) (?:of|at)",
        passage=r"patch|pixel|\bViT\b|resolution",
        unless_front=r"train\w*\b[^;]{0,60}$|\b(?:batch|set|pair|number|thousand|million)\w* of [^;,]{0,20}$",
        low=64,
        high=2048,
        kinds=("count", "pair"),
    ),
    Row(
        "resolution",
        "image_size",
        before=r"(?:image|input) (?:size|resolution)|resolution",
        low=16,
        high=1e4,
        kinds=("count", "pair"),
        unless=r"second|dpi|cent(?:er|re)[ -]?crop",
        unless_front=r"patch\w*[^,;]{0,24}$",
    ),
)

PATTERNS = compiled(__name__, ROWS)
