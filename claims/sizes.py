"""How much room a model takes: on disk and in memory."""

from __future__ import annotations

from claims.row import Row, compiled

_STORED = r"size|disk|download|weighs?|file|checkpoint|storage|occup(?:y|ies|ied)|footprint|on-?device|bundle|artifact"
_MEMORY = r"memory|v?ram|fits?\b|KV[ -]cache|precision|occupies"
_HARDWARE = r"trained on|V100|A100|H100|TPU|train(?:ing)? (?:took|on|was)|corpus|of (?:text|data)|training data|training set"

UNITS = (
    ("bytes", r"bytes?(?! ?(?:-level|a |per |pair))", 1.0),
    ("kilobytes", r"KB|kilobytes?", 1e3),
    ("megabytes", r"MB|megabytes?|Megabyte|Mo", 1e6),
    ("gigabytes", r"GB|gigabytes?|Gigabyte|Go", 1e9),
    ("terabytes", r"TB|terabytes?", 1e12),
    ("kibibytes", r"KiB", 2.0**10),
    ("mebibytes", r"MiB", 2.0**20),
    ("gibibytes", r"GiB", 2.0**30),
)

_MEMORY_ROWS = tuple(
    Row(f"memory_{name}", "memory", rf"(?:{unit})", needs=_MEMORY, unless=_HARDWARE, scale=scale, low=1e6, high=1e14, filler=False)
    for name, unit, scale in UNITS
)
_DISK_ROWS = tuple(
    Row(
        f"disk_{name}",
        "disk_size",
        rf"(?:{unit})",
        needs=_STORED,
        unless=_HARDWARE + r"|GPU|RAM\b",
        scale=scale,
        low=1e4,
        high=1e14,
        filler=False,
    )
    for name, unit, scale in UNITS
)

ROWS = (*_MEMORY_ROWS, *_DISK_ROWS)
PATTERNS = compiled(__name__, ROWS)
