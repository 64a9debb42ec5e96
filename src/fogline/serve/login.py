"""Logging in and out, and the audit log."""

from __future__ import annotations

import secrets
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from fogline.nouns import instant
from fogline.serve.answer import page
from fogline.serve.guard import COOKIE, Admin, Ours
from fogline.serve.query import Filters
from fogline.serve.site import Site, site_of
from fogline.store.accounts import Account

if TYPE_CHECKING:
    from argon2 import PasswordHasher

router = APIRouter(include_in_schema=False)
Here = Annotated[Site, Depends(site_of)]


@cache
def hasher() -> PasswordHasher:
    """Argon2id with the library's parameters (RFC 9106, low memory)."""
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def nobody() -> str:
    """A hash that no password has: an unknown name takes as long as a wrong password."""
    return hasher().hash(secrets.token_urlsafe(32))


def knows(account: Account | None, password: str) -> bool:
    """Whether the password is the account's."""
    from argon2.exceptions import VerificationError

    try:
        hasher().verify(account.password if account else nobody(), password)
    except VerificationError:
        return False
    return account is not None


def inside(target: str) -> str:
    """A path of this server, whatever was asked for."""
    plain = target.startswith("/") and not target.startswith(("//", "/\\"))
    return target if plain and "\n" not in target and "\r" not in target else "/"


@router.get("/login")
def login_form(request: Request, next: str = "/") -> Response:
    """The form."""
    shown = request.app.state.empty
    return page(request, "login.html", shown, Filters(), target=inside(next), wrong=False)


@router.post("/login", dependencies=[Ours])
def log_in(
    request: Request,
    site: Here,
    name: Annotated[str, Form(max_length=80)],
    password: Annotated[str, Form(max_length=200)],
    next: Annotated[str, Form(max_length=2000)] = "/",
) -> Response:
    """Begin a session."""
    address = request.client.host if request.client else ""
    if not request.app.state.logins.allows(address):
        raise HTTPException(429, "too many attempts: wait a minute")
    account = site.accounts.find(name)
    if account is None or not knows(account, password):
        site.log(name, "login refused", address)
        empty = request.app.state.empty
        target = inside(next)
        return page(request, "login.html", empty, Filters(), 403, target=target, wrong=True)
    answer = RedirectResponse(inside(next), 303)
    hours = site.settings.session_hours
    secret, now = secrets.token_urlsafe(32), site.settings.clock()
    ends = (instant(now) + timedelta(hours=hours)).isoformat(timespec="seconds")
    site.accounts.give(secret, account.name, "session", now, ends)
    answer.set_cookie(
        COOKIE, secret, max_age=hours * 3600, httponly=True, samesite="lax",
        secure=site.settings.secure,
    )  # fmt: skip
    site.log(account.name, "login", address)
    return answer


@router.post("/logout", dependencies=[Ours])
def log_out(request: Request, site: Here) -> Response:
    """End the session."""
    if secret := request.cookies.get(COOKIE):
        site.accounts.end(secret)
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/audit")
def audit(request: Request, site: Here, _: Admin) -> Response:
    """Who did what, newest first."""
    entries = site.accounts.entries()
    shown = site.records.shown(None)
    return page(request, "audit.html", shown, Filters(), entries=entries)
