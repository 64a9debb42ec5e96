"""The review queue: one thing at a time, every ruling a fact that another ruling can undo."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request
from fastapi.responses import RedirectResponse, Response

from fogline.lineage.decisions import in_force
from fogline.nouns import Decision, decision
from fogline.serve.answer import csv_answer, json_answer, page
from fogline.serve.guard import Analyst, Ours, Reader
from fogline.serve.listings import Row
from fogline.serve.login import inside
from fogline.serve.pages.copying import pieces, row
from fogline.serve.pages.evidence import event_view
from fogline.serve.query import Filters
from fogline.serve.shown import Shown
from fogline.serve.site import Site, site_of
from fogline.serve.waiting import QUEUES, Name, Task, tasks

router = APIRouter(tags=["review"])
Here = Annotated[Site, Depends(site_of)]
Verb = Literal["confirm", "flip", "cut", "merge", "split", "mute", "undo"]
CONTEXT = 240
"""Characters around a doubt."""
LAST = 12
"""Rulings shown below the queue."""


class Asked(Filters):
    """Which queue, and which of its things."""

    queue: Name = "merges"
    at: int = 0


@router.get("/review", include_in_schema=False)
def review(request: Request, site: Here, asked: Annotated[Asked, Query()], _: Reader) -> Response:
    """The first thing that waits, with what a person needs to rule on it."""
    shown = site.records.shown(asked.as_of)
    queues = {name: tasks(shown, name) for name in QUEUES}  # type: ignore[arg-type]
    rows = queues[asked.queue]
    at = max(0, min(asked.at, len(rows) - 1))
    more = look(shown, rows[at]) if rows else {}
    rulings = shown.ledger.facts.decisions
    standing = {d.id for d in in_force(rulings)}
    last = sorted(rulings, key=lambda d: (d.at, d.id), reverse=True)[:LAST]
    return page(
        request, "review.html", shown, asked, queue=asked.queue, at=at,
        counts={name: len(found) for name, found in queues.items()},
        task=rows[at] if rows else None, last=last, standing=standing, **more,
    )  # fmt: skip


def look(shown: Shown, task: Task) -> dict[str, Any]:
    """What the template needs for one thing."""
    if task.link:
        return {"picked": row(shown, task.link), "diff_pieces": pieces(shown, task.link)}
    if task.events:
        return {"pair": [event_view(shown, event) for event in task.events]}
    assert task.doubt is not None
    doubt = task.doubt
    found = shown.ledger.facts.pages.get(doubt.page)
    text = found.text if found else ""
    start, end = max(0, doubt.span.start - CONTEXT), min(len(text), doubt.span.end + CONTEXT)
    return {"text": text, "stretch": (start, end), "page_name": found.name if found else doubt.page}


def task_row(task: Task) -> Row:
    """A thing that waits as a row."""
    return {"id": task.id, "subjects": list(task.subjects), "why": task.why}


@router.get("/review.json")
def review_json(site: Here, asked: Annotated[Asked, Query()]) -> Response:
    """The queue: what waits for a ruling, with the subjects that a ruling names."""
    rows = tasks(site.records.shown(asked.as_of), asked.queue)
    return json_answer(
        {"queue": asked.queue, "total": len(rows), "rows": list(map(task_row, rows))}
    )


@router.get("/review.csv")
def review_csv(site: Here, asked: Annotated[Asked, Query()]) -> Response:
    """The queue as a table."""
    rows = tasks(site.records.shown(asked.as_of), asked.queue)
    return csv_answer(f"review-{asked.queue}", [task_row(task) for task in rows])


def ruling_row(made: Decision) -> Row:
    """A ruling as a row."""
    told = {"id": made.id, "verb": made.verb, "subjects": list(made.subjects)}
    return {**told, "author": made.author, "at": made.at, "note": made.note}


@router.get("/decisions.json")
def decisions_json(site: Here, filters: Annotated[Filters, Query()]) -> Response:
    """Every ruling, oldest first."""
    rows = site.records.shown(filters.as_of).ledger.facts.decisions
    made = sorted(rows, key=lambda d: (d.at, d.id))
    return json_answer({"total": len(made), "rows": [ruling_row(d) for d in made]})


@router.post("/decisions", dependencies=[Ours], status_code=303, responses={403: {}, 404: {}})
def decide(
    request: Request,
    site: Here,
    user: Analyst,
    verb: Annotated[Verb, Form()],
    subjects: Annotated[list[str], Form(max_length=20)],
    note: Annotated[str, Form(max_length=500)] = "",
    back: Annotated[str, Form(max_length=2000)] = "/review",
) -> Response:
    """Rule on something: confirm, flip or cut a link, merge or split, mute, or undo a ruling."""
    check(site.records.shown(None), verb, subjects)
    made = decision(verb, tuple(subjects), user.name, site.settings.clock(), note)
    site.decide(made)
    if "application/json" in request.headers.get("accept", ""):
        return json_answer(ruling_row(made), 201)
    return RedirectResponse(inside(back), 303)


def check(shown: Shown, verb: str, subjects: list[str]) -> None:
    """404 where a subject is none of the things that the verb rules on."""
    facts = shown.ledger.facts
    known: dict[str, Any] = {
        "confirm": facts.links, "flip": facts.links, "cut": facts.links,
        "merge": facts.claims, "split": facts.claims,
        "undo": {d.id for d in facts.decisions},
        "mute": {*facts.claims, *facts.links, *(d.id for d in facts.doubts)},
    }  # fmt: skip
    if unknown := [s for s in subjects if s not in known[verb]]:
        raise HTTPException(404, f"nothing to {verb} with the id {unknown[0][:60]!r}")
    if verb in ("merge", "split") and len(set(subjects)) < 2:
        raise HTTPException(422, f"{verb} takes two claims or more")
