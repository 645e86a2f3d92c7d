"""Bytes to text."""

from __future__ import annotations

import codecs

from schemas.document import Remark, Span
from schemas.errors import DocumentError

LARGEST = 5_000_000
#: A null for so many bytes and more is a slip of an editor (a mangled token such as <|end|>); fewer bytes are a binary file.
SPARSE = 200
UNREADABLE = "\ufffd"
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
    if encoding != "utf-16" and _is_binary(data):
        raise DocumentError(f"{name} is not a text", "give a Markdown, HTML, reStructuredText or plain text file, or a notebook")
    return _read(data, encoding)


def _is_binary(data: bytes) -> bool:
    if b"\0" not in data:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return data.count(0) > len(data) // SPARSE


def _read(data: bytes, encoding: str) -> tuple[str, tuple[Remark, ...]]:
    """Return the text with a mark in place of each character that is none: nulls, and bytes of another encoding."""
    try:
        text, unread = data.decode(encoding), 0
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        unread = text.count(UNREADABLE)
    unread += text.count("\0")
    if not unread:
        return text, ()
    text = text.replace("\0", UNREADABLE)
    message = f"{unread} characters could not be read: they are nulls, or not valid {encoding.removesuffix('-sig').upper()}"
    at = text.find(UNREADABLE)
    return text, (Remark("encoding", message, Span(at, at + 1) if at >= 0 else None),)
