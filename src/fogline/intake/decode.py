"""Bytes to text: UTF-8 first, then what is declared, then what looks likely."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 200_000


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, every character kept; what cannot be read or stored becomes U+FFFD.

    A charset that is declared or guessed is used only where the bytes are not UTF-8.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return well_formed(data.decode(encoding, "replace"))
    try:
        return well_formed(data.decode("utf-8"))
    except UnicodeDecodeError:
        return well_formed(_not_utf8(data, declared))


def charset_of(media_type: str) -> str | None:
    """The charset of a media type such as `text/html; charset=windows-1256`, where it is known."""
    found = _CHARSET.search(media_type)
    return found[1] if found and _known(found[1]) else None


def well_formed(text: str) -> str:
    """The text with surrogate pairs joined; lone surrogates and NUL become U+FFFD.

    No encoding holds the former, PostgreSQL does not hold the latter.
    """
    text = text.replace("\0", "\ufffd")
    if text.isascii() or not _SURROGATE.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _not_utf8(data: bytes, declared: str | None) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    if len(_MULTIBYTE.findall(data, 0, _SAMPLE)) >= text.count("\ufffd", 0, _SAMPLE):
        return text
    encoding = declared if declared and _known(declared) else _likely(data)
    return data.decode(encoding, "replace")


def _likely(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _known(charset: str) -> bool:
    try:
        return codecs.lookup(charset)._is_text_encoding
    except LookupError:
        return False
