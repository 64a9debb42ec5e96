"""Words by one regular expression, after the conventions of UD English-EWT.

Clitics, punctuation and hyphens stand alone ("Iran - backed"), after the English Web Treebank
guidelines; two departures serve Arabic names: "al-Bab" and "Sana'a" stay one word.
"""

from __future__ import annotations

import re

from fogline.nouns import Span

_PREFIXES = (
    "[Aa]nti|[Aa]rch|[Cc]o|[Cc]ounter|[Cc]ross|[Ee]x|[Ii]ntra|[Mm]ega|[Mm]id|[Mm]ini|[Mm]ulti|"
    "[Nn]eo|[Nn]on|[Oo]ver|[Pp]ost|[Pp]re|[Pp]ro|[Rr]e|[Ss]emi|[Ss]ocio|[Ss]ub|[Uu]ltra|[Ee]"
)
_ARTICLES = "al|el|an|as|ash|ad|at|ar|az|adh|ath"
_APO = "['’‘ʼ`]"
_AUXILIARIES = (
    "ca|wo|sha|ai|do|does|did|is|are|was|were|has|have|had|must|might|need|should|would|could"
)
_TLD = "com|org|net|gov|edu|mil|int|info|news|tv|co|io|me|uk|us|ru|ua|sy|tr|ir|il|sd|mm|fr|de|eu"
_ZONES = "GMT|UTC|EST|EDT|ET|PST|PDT|PT|CET|CEST|EET|EEST|MSK|BST|IST|EAT|CAT|WAT"
_UNITS = (
    r"[ap]\.?m\.?|AM|PM|k?m|km/h|k|K|M|B|bn|mn|tn|cm|mm|kg|g|lbs?|ft|in|mi|x|hrs?|mins?|kph|mph|"
    rf"MW|kW|GW|MB|GB|TB|billion|million|{_ZONES}"
)
_RULES = (
    ("plain", r"(?:(?<=[\s(\"“])|^)(?!(?i:can|gon|wan|got|\w+n'?t\b))[A-Za-z]+(?=[\s,;)\"”])"),
    ("url", r"(?:https?://|www\.|t\.me/)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]"),
    ("mail", r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+"),
    (
        "domain",
        rf"\b[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}}\.(?:{_TLD})\b(?:/[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’])?",
    ),
    ("handle", r"(?<!\w)(?:@\w+|#(?!\d)\w+)"),
    ("ellipsis", r"\[\.\.\.\]|\.{2,}|…|(?:\. ){2,}\."),
    ("date", r"\b(?!(?:1/[234]|[23]/[34])\b)\d{1,4}/\d{1,2}(?:/\d{2,4})?\b"),
    ("isodate", r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}-\d{1,2}-\d{4}\b"),
    ("phone", r"\b(?:\d-)?\d{3}-\d{3}-\d{4}\b|\b\d{3}-\d{4}\b"),
    (
        "ordinal",
        r"\b\d+(?:,\d{3})*(?:st|nd|rd|th|ST|ND|RD|TH)\b|\b\d+s\b|"
        r"(?<!\w)['’]\d0s\b|\b(?:19|20)?\d0['’]s\b",
    ),
    ("clock", r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?=[apAP]\.?[mM]\b)|\b\d{1,2}:\d\d(?::\d\d)?\b"),
    ("measured", rf"(?<![\w.])\d+(?:[.,]\d+)*(?=(?:{_UNITS})(?![\w]))"),
    ("number", r"(?<![\w])[.]?\d+(?:[.,]\d+)*(?!\w)|\d+(?:[.,]\d+)+"),
    ("currency", r"\b(?:US|U\.S\.|A|C|HK|NZ|S)\$|[$€£¥₽₺₪%‰]"),
    ("dotted", r"\b(?:[A-Za-z]\.){2,}(?!\w)|\b(?:[A-Za-z]\.)+[A-Za-z]\b(?!\.?\w)"),
    (
        "abbreviation",
        r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Ft|Mt|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Gov|Sen|Rep|Rev|"
        r"Adm|Brig|Cmdr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Ltd|Co|Jr|Sr|vs|etc)"
        r"\.(?!\w)|(?<=\bet )al\.|\bNo\.(?=\s?\d)|\b[A-Z]\.(?=\s[A-Z])",
    ),
    ("negation", rf"(?i:\b(?:{_AUXILIARIES})(?=n{_APO}?t\b)|\bcan(?=not\b)|(?<=\w)n{_APO}?t\b)"),
    ("informal", r"(?i:\b(?:gon|wan)(?=na\b)|\bgot(?=ta\b)|(?<=gon|wan)na\b|(?<=got)ta\b)"),
    ("ampersand", r"\b[A-Z]{1,3}&[A-Z]{1,2}\b"),
    ("slashed", r"\b[wW]/(?:o\b)?|\b[bB]/[cCtT]\b"),
    ("article", rf"(?i:\b(?:{_ARTICLES}))[-‑]{_APO}?\w+(?:{_APO}(?![sS]\b)\w+)*"),
    ("prefixed", rf"\b(?:{_PREFIXES})[-‑](?=[A-Za-z])\w+"),
    ("clitic", rf"{_APO}(?:s|S|m|M|d|D|re|RE|ve|VE|ll|LL)\b(?!{_APO})"),
    (
        "name",
        rf"(?:[A-Za-zÀ-ɏ]+?(?={_APO}(?:s|m|d|re|ve|ll|S|M|D|RE|VE|LL)\b)|"
        rf"[A-Za-zÀ-ɏ]+{_APO}(?=[a-zA-Z])(?!(?:s|m|d|re|ve|ll|t)\b)[A-Za-zÀ-ɏ]+)",
    ),
    ("word", r"[^\W_]+(?:_[^\W_]+)*[̀-ًͯ-ٟ]*\w*"),
    ("dash", r"[:;]-?[()DP](?!\w)|<{2,}|>{2,}|-{2,}|={2,}|\*{2,}|_{2,}|[!?]+|['`’‘]{2}"),
    ("mark", r"\S"),
)
_TOKEN = re.compile("|".join(pattern for _, pattern in _RULES))


def tokens(text: str, span: Span) -> list[Span]:
    """The words and marks inside `span`, in order; only white space is left out."""
    return [Span(*m.span()) for m in _TOKEN.finditer(text, span.start, span.end)]
