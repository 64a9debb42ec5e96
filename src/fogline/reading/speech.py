"""Acts of speech: "accused the army of looting", "vowed to retake the port", "phoned the king"."""

from __future__ import annotations

from fogline.knowledge.lexicon import Lexicon
from fogline.nouns import Parse
from fogline.reading.bases import key
from fogline.reading.clauses import agents, obliques, patients, spread
from fogline.reading.happening import Happening, onto
from fogline.reading.lookup import look, phrases
from fogline.reading.tree import places


def speaking(parse: Parse, at: int, lexicon: Lexicon) -> Happening | None:
    """An act of speech: "accused the army of looting", "vowed to retake the port"."""
    incident = look(lexicon, "incident.speech", phrases(parse, at))
    if incident is None or (incident == "phone_call" and _calls_so(parse, at)):
        return None
    target = [*patients(parse, at), *onto(parse, at)]
    target += [i for c, i in obliques(parse, at) if c in ("to", "by") and incident != "statement"]
    who = agents(parse, at) or _by_below(parse, at)
    return Happening(
        _meant(parse, at, incident, lexicon), at, who, target, "speaking", incident != "phone_call"
    )


def _calls_so(parse: Parse, at: int) -> bool:
    """ "called him a traitor", "called to resign": no phone is used."""
    named = [i for i in places(parse, at, "xcomp", "ccomp") if parse.tokens[i].upos != "VERB"]
    return bool(named) or not places(parse, at, "obj") or len(places(parse, at, "obj")) > 1


def _by_below(parse: Parse, at: int) -> list[int]:
    """The agent of a passive under its complement: "designated a terrorist group by the UN"."""
    under = places(parse, at, "xcomp", "obj", "obl")
    return [s for k in under for c, i in obliques(parse, k) if c == "by" for s in spread(parse, i)]


def _meant(parse: Parse, at: int, incident: str, lexicon: Lexicon) -> str:
    """A statement of what the speaker will do is a pledge; a vow to help is one too."""
    inner = places(parse, at, "ccomp", "xcomp")
    if not inner:
        return incident
    word = parse.tokens[inner[0]]
    helps = key(lexicon, "incident.helps", word.text) is not None
    ready = lexicon.has("incident.ready", word.text)
    if incident == "statement" and (ready or (helps and _will(parse, inner[0]))):
        return "pledge"
    return "pledge" if incident == "threat" and helps else incident


def _will(parse: Parse, at: int) -> bool:
    words = {parse.tokens[i].text.lower() for i in places(parse, at, "aux")}
    return bool(words & {"will", "would", "'ll", "shall"})
