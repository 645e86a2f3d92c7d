"""What a size in a table is of besides weights: a data set, an archive, a whole folder."""

from __future__ import annotations

import re

from claims.text.expression import expression

#: "1 T tokens" below "Size", "2.7 GB tar.gz" below "Download": a data set's, an archive's.
_DATA = expression(r"\s?(?:tokens|words|samples|examples|documents|rows|sentences|images|pairs|hours)\b", re.IGNORECASE)
ALL_FILES = expression(r"\((?:all|every|whole|entire|full|complete|including|incl\.?|with)\b", re.IGNORECASE)
_ARCHIVE = expression(r"\s?\(?\.?(?:tar(?:\.\w{2,3})?|zip|tgz|gz|7z|rar|bz2)\b", re.IGNORECASE)


def is_of_data(unit: str, behind: str, name: str) -> bool:
    """Say whether the unit of a size or words behind it make it that of a data set or of an archive, not of weights."""
    return bool((name == "parameters" and _DATA.match(unit or behind)) or (name == "disk_size" and _ARCHIVE.match(behind)))
