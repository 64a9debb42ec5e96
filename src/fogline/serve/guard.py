"""Who is asking, may they, how often, and which headers an answer carries."""

from __future__ import annotations

import hmac
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from time import monotonic
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import MutableHeaders

from fogline.serve.site import Site, site_of
from fogline.store.accounts import ROLES

COOKIE = "fogline_session"
OPEN = ("/static/", "/login", "/healthz")
"""Paths that need no log-in."""
STYLES = (
    "'sha256-jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww=' "
    "'sha256-pgvDUBa4IjFA2yuSJ2cqcyxmNYJMborsd0ORcRv9vw8='"
)
"""The style elements that the vendored Plot and cytoscape put in, by their hashes."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' {STYLES}",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class User:
    """Who is asking; `by` is local, session or token."""

    name: str
    role: str
    by: str = "local"

    def may(self, role: str) -> bool:
        """Whether the user's role holds another."""
        return ROLES.index(self.role) >= ROLES.index(role)


LOCAL = User("local", "admin")


class Meter:
    """How often somebody asked in the last minute."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._asked: dict[str, deque[float]] = defaultdict(deque)

    def allows(self, who: str) -> bool:
        """Whether one more request is within the limit; counts it where it is."""
        now, asked = monotonic(), self._asked[who]
        while asked and asked[0] < now - 60:
            asked.popleft()
        if len(asked) >= self._most:
            return False
        asked.append(now)
        if len(self._asked) > 10_000:
            self._asked.clear()
        return True


def user_of(request: Request, site: Site) -> User | None:
    """The user of a request: local, by token, or by session; None for nobody."""
    if not site.settings.login:
        return LOCAL
    now = site.settings.clock()
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token:
        held = site.accounts.holder(token.strip(), "token", now)
        return User(held.name, held.role, "token") if held else None
    secret = request.cookies.get(COOKIE)
    held = site.accounts.holder(secret, "session", now) if secret else None
    return User(held.name, held.role, "session") if held else None


def csrf_of(request: Request, site: Site) -> str:
    """The word that forms of this session must carry."""
    held = request.cookies.get(COOKIE, "local")
    return hmac.new(site.secret, held.encode(), sha256).hexdigest()


def needs(role: str) -> Callable[[Request], User]:
    """A dependency: the user, if the role is enough; else 403."""

    def allowed(request: Request) -> User:
        user: User | None = request.state.user
        if user is None or not user.may(role):
            name = user.name if user else "nobody"
            site_of(request).log(name, "refused", f"{request.method} {request.url.path}")
            raise HTTPException(403, f"this needs the role {role}")
        return user

    return allowed


async def form_is_ours(request: Request) -> None:
    """A dependency: the form comes from our own page (tokens carry no cookie and need none)."""
    user: User | None = request.state.user
    if user is not None and user.by == "token":
        return
    origin = request.headers.get("origin")
    if origin and origin != "null" and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403, "the form comes from another site")
    form = await request.form()
    given = str(form.get("csrf") or request.headers.get("x-csrf-token") or "")
    if not hmac.compare_digest(given.encode(), request.state.csrf.encode()):
        raise HTTPException(403, "the form is too old: load the page again")


Reader = Annotated[User, Depends(needs("reader"))]
Analyst = Annotated[User, Depends(needs("analyst"))]
Admin = Annotated[User, Depends(needs("admin"))]
Ours = Depends(form_is_ours)


def dress(headers: MutableHeaders) -> None:
    """Put the headers on an answer that every answer carries."""
    for name, value in HEADERS.items():
        headers.setdefault(name, value)


def etag_of(request: Request, site: Site) -> str:
    """Changes with the facts, the URL and who asks."""
    user: User | None = request.state.user
    who = f"{user.name} {user.role}" if user else ""
    parts = (site.records.version(), str(request.url), who, request.state.csrf)
    return f'W/"{sha256("|".join(parts).encode()).hexdigest()[:32]}"'
