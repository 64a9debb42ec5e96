"""One page from the web, within a size and a time."""

from __future__ import annotations

from http.client import HTTPException, HTTPResponse
from time import monotonic
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
)

from fogline.errors import BadPage
from fogline.intake.fetched import Fetched
from fogline.intake.settings import IntakeSettings

_HANDLERS = (
    HTTPHandler,
    HTTPSHandler,
    HTTPDefaultErrorHandler,
    HTTPRedirectHandler,
    HTTPErrorProcessor,
)
_CHUNK = 1 << 16


def fetch(url: str, settings: IntakeSettings, fetched: str | None) -> Fetched:
    """The document at `url` (http or https, redirects followed); raises BadPage."""
    if not url.lower().startswith(("http://", "https://")):
        raise BadPage(url, "only http and https addresses are read")
    request = Request(url, headers={"User-Agent": settings.user_agent})
    try:
        with _opener().open(request, timeout=settings.fetch_seconds) as response:
            data = _body(response, url, settings)
            kind = response.headers.get("Content-Type") or ""
            return Fetched(url, response.geturl(), kind, data, fetched)
    except (OSError, HTTPException, ValueError) as error:
        raise BadPage(url, f"cannot be fetched: {error}") from error


def _opener() -> OpenerDirector:
    """Without urllib's handlers for files, FTP and data, which a redirect could reach."""
    opener = OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    return opener


def _body(response: HTTPResponse, url: str, settings: IntakeSettings) -> bytes:
    most, until = settings.fetch_bytes, monotonic() + settings.fetch_seconds
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += chunk
        if len(data) > most:
            raise BadPage(url, f"larger than {most:,} bytes")
        if monotonic() > until:
            raise BadPage(url, f"took longer than {settings.fetch_seconds:g} s to fetch")
    return bytes(data)
