"""The application: routes, the gate before them, and what errors become."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import perf_counter
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as AnyHTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from fogline import __version__
from fogline.errors import FoglineError, StoreBusy, StoreError, Unusable
from fogline.nouns import Facts, Ledger
from fogline.run.case import Case
from fogline.run.kit import Kit
from fogline.serve import api, guard, health, login, review
from fogline.serve.answer import json_answer, page
from fogline.serve.metrics import Metrics
from fogline.serve.pages import screens
from fogline.serve.query import Filters
from fogline.serve.settings import Settings
from fogline.serve.shown import Records, Shown
from fogline.serve.site import Site
from fogline.store.accounts import Accounts

WEB = Path(__file__).parent / "web"
STATUS = {Unusable: 422, StoreBusy: 503, StoreError: 500, FoglineError: 500}
Next = Callable[[Request], Awaitable[Response]]
UNCACHED = ("/static/", "/login", "/healthz", "/metrics", "/audit")


def make_app(case: Case, kit: Kit, settings: Settings) -> FastAPI:
    """A server over one case."""
    app = FastAPI(
        title="Fogline",
        version=__version__,
        summary="Who claims what happened, from how many independent origins, as of any moment.",
        docs_url=None,
        redoc_url=None,
    )
    app.state.site = Site(
        case, kit, settings, Records(case, kit), Accounts(case.engine), Metrics(),
        secrets.token_bytes(32),
    )  # fmt: skip
    app.state.empty = Shown("", Ledger(None, Facts({}, {}, {}, {})))
    app.state.meter = guard.Meter(settings.requests_a_minute)
    app.state.logins = guard.Meter(settings.logins_a_minute)
    app.mount("/static", StaticFiles(directory=WEB / "static"), name="static")
    for router in (api.router, health.router, login.router, review.router, screens.router):
        app.include_router(router)
    app.middleware("http")(gate)
    app.add_middleware(GZipMiddleware, minimum_size=1024, compresslevel=4)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts))
    app.add_exception_handler(FoglineError, told)
    app.add_exception_handler(AnyHTTPException, told)
    app.add_exception_handler(RequestValidationError, told)
    return app


async def gate(request: Request, go_on: Next) -> Response:
    """Measure, know the user, limit, answer "unchanged", and put on the headers."""
    start, site = perf_counter(), request.app.state.site
    user = guard.user_of(request, site)
    request.state.user, request.state.csrf = user, guard.csrf_of(request, site)
    answer = refused(request) or unchanged(request) or await go_on(request)
    guard.dress(answer.headers)
    if answer.status_code == 200 and (tag := getattr(request.state, "etag", None)):
        answer.headers.setdefault("etag", tag)
        answer.headers.setdefault("cache-control", "private, no-cache")
    route = getattr(request.scope.get("route"), "path", "none")
    site.metrics.requests.labels(route, request.method, str(answer.status_code)).inc()
    site.metrics.seconds.labels(route).observe(perf_counter() - start)
    return answer


def refused(request: Request) -> Response | None:
    """401 or a way to the log-in for nobody, 429 for too many requests."""
    user, path = request.state.user, request.url.path
    if user is None and not path.startswith(guard.OPEN):
        if wants_html(request):
            target = quote(path + (f"?{request.url.query}" if request.url.query else ""))
            return RedirectResponse(f"/login?next={target}", 303)
        return json_answer({"detail": "log in, or send a token"}, 401)
    site = request.app.state.site
    if site.settings.login and not request.app.state.meter.allows(who(request)):
        return json_answer({"detail": "too many requests: wait a minute"}, 429)
    return None


def who(request: Request) -> str:
    """Whom a limit counts: the user, else the address."""
    user = request.state.user
    return user.name if user else (request.client.host if request.client else "")


def unchanged(request: Request) -> Response | None:
    """304 where the reader holds what we would send."""
    if request.method != "GET" or request.url.path.startswith(UNCACHED):
        return None
    tag = guard.etag_of(request, request.app.state.site)
    request.state.etag = tag
    if tag in request.headers.get("if-none-match", ""):
        return Response(
            status_code=304, headers={"etag": tag, "cache-control": "private, no-cache"}
        )
    return None


def wants_html(request: Request) -> bool:
    """Whether a person's browser asks for a screen."""
    ending = request.url.path.rpartition("/")[2].rpartition(".")[2]
    return ending not in ("json", "csv", "md") and "text/html" in request.headers.get("accept", "")


async def told(request: Request, error: Exception) -> Response:
    """An error as a screen for people, as JSON for programs."""
    status, why = code_of(error)
    if not wants_html(request) or status == 401 or request.state.user is None:
        return json_answer({"detail": why}, status)
    shown = request.app.state.site.records.shown(None)
    return page(request, "error.html", shown, Filters(), status, why=why, code=status)


def code_of(error: Exception) -> tuple[int, str]:
    """Status and words of an error."""
    if isinstance(error, AnyHTTPException | HTTPException):
        return error.status_code, str(error.detail)
    if isinstance(error, RequestValidationError):
        return 422, "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    kind = next(k for k in type(error).__mro__ if k in STATUS)
    return STATUS[kind], str(error) if STATUS[kind] != 500 else "the database cannot be read"
