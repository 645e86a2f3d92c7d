"""Bytes to text."""

from __future__ import annotations

import codecs

from schemas.document import Remark, Span
from schemas.errors import DocumentError

LARGEST = 5_000_000
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
#: The mark of UTF-32 begins with that of UTF-16, of which a text never begins with a null.
WIDE = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def decode(data: bytes, name: str) -> tuple[str, tuple[Remark, ...]]:
    """Return the text of a file and what is to be said of its encoding.

    Raises `DocumentError` for more than `LARGEST` bytes, for UTF-32, and for binary data.
    """
    if len(data) > LARGEST:
        raise DocumentError(f"{name} has {len(data):,} bytes; at most {LARGEST:,} are read", "cut the document into parts")
    if data.startswith(WIDE):
        raise DocumentError(f"{name} is written in UTF-32", "save it in UTF-8")
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "utf-8")
    if encoding != "utf-16" and b"\0" in data:
        raise DocumentError(f"{name} is not a text", "give a Markdown, HTML, reStructuredText or plain text file, or a notebook")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        at = text.find("\ufffd")
        message = f"not valid {encoding.removesuffix('-sig').upper()}: {text.count(chr(0xFFFD))} characters could not be read"
        return text, (Remark("encoding", message, Span(at, at + 1) if at >= 0 else None),)
