"""Each format read back by a library that is not ours: counts and values are the ledger's."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from fogline.export.rows import EventRow
from tests.export.kit import DAY, view, wrote
from tests.ledger.told import deed, of, printed, toll

pandas = pytest.importorskip("pandas")


def rows() -> list[EventRow]:
    return list(view().rows())


def kept(row: EventRow) -> bool:
    return not row.denied and row.event.status != "superseded"


def test_csv_by_pandas(tmp_path: Path) -> None:
    shown = wrote("csv", tmp_path)
    table = pandas.read_csv(tmp_path / "events.csv").set_index("id")
    for row in shown.rows():
        found = table.loc[row.event.id]
        assert found["title"] == row.event.title
        assert none(found["killed_best"]) == row.killed.best
        assert none(found["latitude"]) == (row.place.lat if row.place else None)
    claims = pandas.read_csv(tmp_path / "claims.csv")
    assert set(claims["id"]) == set(shown.ledger.facts.claims)


def none(value: object) -> object:
    """NaN as None."""
    return None if pandas.isna(value) else value


def test_acled_by_duckdb(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    shown = wrote("acled", tmp_path)
    query = f"SELECT event_id_cnty, fatalities, sub_event_type FROM '{tmp_path}/acled-like.csv'"
    found = {row[0]: row[1:] for row in duckdb.sql(query).fetchall()}
    told = {f"FGL{r.event.id.removeprefix('event-')}": r for r in shown.rows()}
    assert found
    for key, (dead, kind) in found.items():
        assert dead == (told[key].killed.low or told[key].killed.best or 0)
        assert kind in KINDS[told[key].type]
    columns = duckdb.sql(f"DESCRIBE SELECT * FROM '{tmp_path}/acled-like.csv'").fetchall()
    assert len(columns) == 31


KINDS = {
    "shelling": ("Shelling/artillery/missile attack",),
    "airstrike": ("Air/drone strike",),
    "captured": ("Non-state actor overtakes territory",),
    "protest": ("Peaceful protest",),
}


def test_ged_by_pandas(tmp_path: Path) -> None:
    shown = wrote("ged", tmp_path)
    table = pandas.read_csv(tmp_path / "ged-like.csv").set_index("relid")
    assert len(table.columns) == 48
    lethal = [r for r in shown.rows() if kept(r) and (r.killed.best or r.killed.low)]
    assert len(table) == len(lethal) > 0
    for row in lethal:
        found = table.loc[f"FGL-{row.event.id.removeprefix('event-')}"]
        parts = found[["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]].sum()
        assert parts == found["best"]
        assert none(found["high"]) == row.killed.high
        assert found["number_of_sources"] == row.event.origins.low
    bare = pandas.read_csv(tmp_path / "ged-like-noheader.csv", header=None)
    assert bare.shape == (len(lethal), 49)


def test_hxl_by_libhxl(tmp_path: Path) -> None:
    hxl = pytest.importorskip("hxl")
    shown = wrote("hxl", tmp_path)
    options = hxl.InputOptions(allow_local=True)
    with hxl.make_input(str(tmp_path / "events.hxl.csv"), options) as source:
        data = list(hxl.data(source))
        report = hxl.validation.validate(
            hxl.data(hxl.make_input(str(tmp_path / "events.hxl.csv"), options))
        )
    assert report["stats"]["total"] == 0, report["issues"]
    told = {r.event.id: r for r in shown.rows()}
    assert {row.get("#event+id") for row in data} == set(told)
    for row in data:
        ours = told[row.get("#event+id")]
        high = "" if ours.killed.high is None else str(ours.killed.high)
        assert (row.get("#affected+killed+max") or "") == high
        assert row.get("#meta+origins+num") == str(ours.event.origins.low)


def test_geojson_by_gdal(tmp_path: Path) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    shown = wrote("geojson", tmp_path)
    _, _, shapes, columns = pyogrio.raw.read(tmp_path / "events.geojson", columns=["id", "title"])
    told = {r.event.id: r for r in shown.rows()}
    assert {*columns[0]} == set(told)
    assert sum(s is None for s in shapes) == sum(r.place is None for r in told.values()) > 0


def test_parquet_by_duckdb_and_geopandas(tmp_path: Path) -> None:
    duckdb, geopandas = pytest.importorskip("duckdb"), pytest.importorskip("geopandas")
    shown = wrote("parquet", tmp_path)
    query = f"SELECT id, killed_best, len(evidence), date_start FROM '{tmp_path}/events.parquet'"
    found = {row[0]: row[1:] for row in duckdb.sql(query).fetchall()}
    for row in shown.rows():
        best, evidence, day = found[row.event.id]
        assert (best, evidence) == (row.killed.best, len(row.sources))
        assert (day.isoformat() if day else None) == row.start
    points = geopandas.read_parquet(tmp_path / "events.parquet").set_index("id").geometry
    for row in shown.rows():
        point = points[row.event.id]
        told = (row.place.lon, row.place.lat) if row.place else None
        assert (None if point is None else (point.x, point.y)) == told
    claims = duckdb.sql(f"SELECT id FROM '{tmp_path}/claims.parquet'").fetchall()
    assert {key for (key,) in claims} == set(shown.ledger.facts.claims)


def test_web_annotations_by_anchorpoint(tmp_path: Path) -> None:
    selectors = pytest.importorskip("anchorpoint.textselectors")
    shown = wrote("webannotation", tmp_path)
    items = json.loads((tmp_path / "annotations.jsonld").read_text("utf-8"))["items"]
    facts = shown.ledger.facts
    pages = {p.url: p.text for p in facts.pages.values()}
    of_claims = [item for item in items if item["motivation"] == "identifying"]
    assert len(of_claims) == len(facts.claims)
    for item in items:
        text = pages[item["target"]["source"]]
        quote, at = item["target"]["selector"]
        words = {key: quote[key] for key in ("exact", "prefix", "suffix")}
        found = selectors.TextQuoteSelector(**words).as_position(text)
        position = selectors.TextPositionSelector(start=at["start"], end=at["end"])
        assert (found.start, found.end) == (position.start, position.end)


def test_custody_by_prov(tmp_path: Path) -> None:
    model = pytest.importorskip("prov.model")
    shown = wrote("prov", tmp_path)
    document = model.ProvDocument.deserialize(str(tmp_path / "custody.prov.json"), format="json")
    facts = shown.ledger.facts
    entities = {str(e.identifier) for e in document.get_records(model.ProvEntity)}
    wanted = [*facts.pages, *facts.reports, *facts.claims, *(e.id for e in shown.ledger.events)]
    assert {f"fogline:{key}" for key in wanted} <= entities
    derived = list(document.get_records(model.ProvDerivation))
    assert len(derived) >= len(facts.claims) + len(facts.reports)


def test_the_feed_by_feedparser(tmp_path: Path) -> None:
    feedparser = pytest.importorskip("feedparser")
    shown = wrote("atom", tmp_path)
    feed = feedparser.parse(str(tmp_path / "changes.atom.xml"))
    assert not feed.bozo
    standing = [r for r in shown.rows() if r.event.status != "superseded"]
    assert {e.title for e in feed.entries} == {r.event.title for r in standing}
    assert all(e.updated >= e.published for e in feed.entries)


def test_an_entry_keeps_its_id_while_claims_join(tmp_path: Path) -> None:
    feedparser = pytest.importorskip("feedparser")
    first = printed("a", "2031-03-05", toll(20, on=DAY, source=("army",)))
    later = printed("b", "2031-03-06", toll(21, on=DAY, source=("rescuers",)))
    ids = []
    for n, told in enumerate((of(first), of(first, later))):
        wrote("atom", tmp_path / str(n), ledger=told)
        feed = feedparser.parse(str(tmp_path / str(n) / "changes.atom.xml"))
        ids.append([(e.id, e.updated[:10]) for e in feed.entries])
    assert ids[0] == [(ids[0][0][0], "2031-03-05")]
    assert ids[1] == [(ids[0][0][0], "2031-03-06")]


def test_claim_reviews_by_a_json_schema(tmp_path: Path) -> None:
    schemas = pytest.importorskip("jsonschema_rs")
    shown = wrote("claimreview", tmp_path)
    drafts = json.loads((tmp_path / "claimreview-drafts.jsonld").read_text("utf-8"))["@graph"]
    assert len(drafts) == sum(r.event.status in CHECKED for r in shown.rows()) > 0
    rating = {
        "type": "object",
        "properties": {"alternateName": {"const": "Unrated"}},
        "not": {"required": ["ratingValue"]},
    }
    item = {"type": "object", "required": ["appearance", "firstAppearance"]}
    required = ["claimReviewed", "itemReviewed", "reviewRating", "datePublished"]
    fields = {"reviewRating": rating, "itemReviewed": item}
    check = schemas.validator_for({"type": "object", "required": required, "properties": fields})
    assert all(check.is_valid(draft) for draft in drafts)


CHECKED = ("contested", "denied", "debunked")


def test_plover_and_polecat_by_pandas(tmp_path: Path) -> None:
    wrote("plover", tmp_path / "a")
    shown = wrote("polecat", tmp_path / "b")
    lines = pandas.read_json(tmp_path / "a/events.plover.jsonl", lines=True)
    table = pandas.read_csv(
        tmp_path / "b/events.polecat.tsv", sep="\t", keep_default_na=False, dtype=str
    )
    assert table.shape == (len(lines), 40)
    assert list(table["Event ID"]) == list(lines["id"])
    assert list(table["Event Type"]) == list(lines["event"])
    told = {r.event.id: r for r in shown.rows()}
    for _, line in lines.iterrows():
        row = told[line["id"]]
        assert ("negation" in line["mode"]) == row.denied
        assert line["size"].get("dead") == (row.killed.best or row.killed.low)


MODES = [("denied", "negation"), ("unverified", "hypothetical"), ("claimed", None)]


@pytest.mark.parametrize(("stance", "mode"), MODES)
def test_plover_keeps_what_is_no_plain_fact(stance: str, mode: str | None, tmp_path: Path) -> None:
    told = of(printed("a", "2031-03-05", deed("airstrike", "Osto", on=DAY, stance=stance)))
    wrote("plover", tmp_path, ledger=told)
    event = json.loads((tmp_path / "events.plover.jsonl").read_text("utf-8"))
    assert event["mode"] == [m for m in ("aerial", mode) if m]


def test_the_database_by_sql(tmp_path: Path) -> None:
    shown = wrote("sqlite", tmp_path)
    base = sqlite3.connect(tmp_path / "record.sqlite")
    assert base.execute("SELECT count(*) FROM claim").fetchone() == (
        len(shown.ledger.facts.claims),
    )
    best = dict(base.execute("SELECT id, killed_best FROM events").fetchall())
    assert best == {r.event.id: r.killed.best for r in shown.rows()}


def test_records_by_pandas(tmp_path: Path) -> None:
    shown = wrote("jsonl", tmp_path)
    table = pandas.read_json(tmp_path / "records.jsonl", lines=True)
    assert (table["type"] == "claim").sum() == len(shown.ledger.facts.claims)
    assert (table["type"] == "event").sum() == len(shown.ledger.events)


def test_the_page_holds_every_note(tmp_path: Path) -> None:
    html = pytest.importorskip("selectolax.lexbor")
    shown = wrote("html", tmp_path)
    tree = html.LexborHTMLParser((tmp_path / "sitrep.html").read_text("utf-8"))
    text = " ".join(tree.text().split())
    assert "the rescue service said." in text
    assert not tree.css("script[src], link[href^=http], img[src^=http]")
    assert shown.ledger.events
