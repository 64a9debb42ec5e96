"""Words that end in a full stop without ending a sentence (English news prose, any subject)."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


TITLES = _words(
    """mr mrs ms mx dr prof st ft mt rev fr hon gov sen rep reps sens amb pres supt messrs mme
    mlle gen lt col maj capt cpl sgt pvt cmdr cdr adm brig comdr ens insp det sheikh sh
    brig-gen lt-gen maj-gen lt-col atty spc pfc sfc ssgt msgt cllr asst dep vice-adm rear-
    adm gens cols"""
)
"""Always followed by a name, so never the last word of a sentence."""

MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec")
"""Followed by a day of the month."""

NUMBERED = _words("no nos art arts sec secs fig figs vol vols p pp ch para paras pop ca c")
"""Followed by a figure; else a word of its own ("He said no.")."""

OTHERS = _words(
    """inc corp ltd co cos bros plc llc jr sr esq vs v etc al approx est dept dist univ ave
    blvd rd ph.d m.d b.a i.e e.g a.m p.m cf viz al. ext km sq hr hrs min mins tel ed eds
    trans dept govt natl intl assn mfg mon tue tues wed thu thur thurs fri sat sun calif fla
    ariz mass mich minn okla ont pa tenn tex va wash wis ill ind conn colo ala ark"""
)
"""May end a sentence: the next word decides."""

STARTERS = _words(
    """the a an in on at he she it they we i you his her its their our my this that these those
    there but and or so as if when while after before since during for from with without by
    to some many most several all both each no not one two three four five six seven eight
    nine ten more about at according meanwhile however earlier later also still yet then now
    what who how why where although though because until under over among another other such
    even only just nearly last police officials witnesses residents authorities rebels
    troops government military"""
)
"""Capitalised words that begin sentences rather than go on a name after an abbreviation."""
