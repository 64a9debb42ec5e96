"""Sentence boundaries: a table of hard cases, and laws over any text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fogline.nouns import Span
from fogline.text.sentences import sentences

# Each case is a text with `|` where a sentence must end; no other boundary may be found.
CASES = [
    # abbreviations, ranks, titles
    "Col. Hassan Idris said the base had fallen.| Shelling went on.",
    "Brig. Gen. Min Thu and Maj. Okello met Lt. Col. Petrenko.| They spoke for an hour.",
    "Dr. Amina Yusuf treated the wounded.| Mr. Kone drove.",
    "The convoy left St. Pauls for Mt. Hebron.| Nobody was hurt.",
    "Gov. Ortiz and Sen. Lee visited.| Rep. Cruz stayed away.",
    "The U.S. Army and the U.N. mission left.| Others stayed.",
    "He flew to the U.S.| The talks went on without him.",
    "Weapons reached the rebels from the U.S.| The minister denied it.",
    "The firm, Kivu Mining Co. Ltd., closed its pits.| Troops moved in.",
    "Fighters from the 3rd Bn. were seen, i.e. about 40 men.| They left.",
    "Rockets, mortars, etc. were found.| The army showed them.",
    "It was Goma vs. Bukavu in the final.| The match was stopped.",
    "They met in Washington, D.C. on Friday.| Nothing was agreed.",
    "Prof. J. K. Mensah of the institute agreed.| Others did not.",
    "A. B. Okafor and C.D. Musa were freed.| They are well.",
    "George W. Adeyemi spoke.| He wept.",
    "Ali Jr. was killed.| Omar Sr. survived.",
    "Gen. Dostum's men took the hill.| Sgt. Rahimi led them.",
    # dates and clock times
    "The attack began at 5 a.m. on Monday.| Six died.",
    "It ended at 11 p.m.| The town was quiet.",
    "Guns fell silent at 9 p.m. Moscow time.| Talks followed.",
    "It was 6 p.m. Tuesday when the shell hit.| A child died.",
    "On Nov. 30 the column moved.| On Dec. 2 it turned back.",
    "The truce lasted from Sept. 3 to Oct. 11.| Then it broke.",
    "Sunrise was at 5:47 a.m. GMT.| Jets came at six.",
    "The siege ended in Aug.| The survivors left.",
    # figures
    "About 3.5 million people fled.| Aid covers 0.4 million.",
    "The shell hit at 15.30.| Two died.",
    "It cost $2.75 a loaf.| Flour was $1,000 a tonne.",
    "Twelve soldiers died in 2019.| 15 others were wounded.",
    "No. 7 Brigade held the bridge.| No. 9 did not.",
    "Asked whether he would go, he said no.| The crowd cheered.",
    "See p. 12 and fig. 3 of the report.| It lists names.",
    "Version 2.0 of the plan was signed.| Nobody kept it.",
    # notes
    "The village was burned.[12]| Reuters confirmed it.",
    "The village was burned.[3][4]| Two clans lived there.",
    "The village was burned. [5]| Two clans lived there.",
    "The bridge fell [7] and was rebuilt.| It fell again.[citation needed]| A ferry runs.",
    # quotations
    "“We will stay,” he said.| “We have nowhere to go.”",
    "“Where should we go?” she asked.| Nobody answered.",
    "“Where should we go?” Amal Deeb asked.| Nobody answered.",
    "“They are coming!” a neighbour shouted.| She ran.",
    '"We lost the hill. We will take it back," he said.'.replace("hill. We", "hill.| We"),
    '"It is over," the major said. "Go home."'.replace('said. "', 'said.| "'),
    "He called it “a crime.”| The army had no comment.",
    "She said: ‘Leave now.’| They left.",
    "‘Leave now!’ the soldiers said.| They left.",
    "«On ne passe pas.»| The sign was in French.",
    "He asked, “Why us?”| The officer shrugged.",
    "The group “Hope!” runs the clinic.| It was hit twice.",
    "(The claim could not be verified.)| The army denied it.",
    "Some fled (about 300 people).| Others hid.",
    "The mayor (he is 71) stayed.| His wife left.",
    # ellipses and other marks
    "We waited ... and then the shell came.| It was loud.",
    "We waited…| The shell came.",
    "“I saw … nothing,” he said.| He cried.",
    "“I do not know....”| He hung up.",
    "What happened?| Who fired first?!| Nobody knows.",
    "The app Yahoo! is blocked.| So is another.",
    "¿Quién disparó?| Nobody knows.",
    "هل انتهت الحرب؟| لا أحد يعرف.| نحن ننتظر.",
    "جنگ ختم ہوئی۔| لوگ واپس آئے۔",
    # names
    "He was seen in Hodeidah.| al-Jabri denied it.",
    "Fighters entered Deir al-Balah.| Al-Qassam men left.",
    "Sana'a was quiet.| Ma'rib was not.",
    # datelines
    "ALEPPO, Nov 30 (Agency) - The road was cut.| Buses stopped.",
    "GOMA, Congo (NW) — M23 rebels advanced.| The army fell back.",
    "KYIV, Ukraine, Feb. 3 (Wire) -- Drones hit a depot.| Fire crews came.",
    "KHARTOUM, April 15. /NEWSWIRE/. Shells fell on the airport.| Flights stopped.".replace(
        "/. S", "/.| S"
    ),
    # lines
    "Army retakes border town\n\n|KUTUM, Darfur - The army said on Monday it was back.",
    "Rebels leave valley\n|By Ana Ruiz\n|The rebels left the valley on Friday.",
    "Key points:\n|• Two bridges cut\n|• Port closed\n|• Talks off",
    "- Two bridges cut\n|- Port closed\n|- Talks off",
    "1. Two bridges were cut\n|2. The port was closed",
    "1. The army left.| It had no fuel.",
    "• Two bridges cut |• Port closed |• Talks off",
    "A woman walks past a burnt tank in Afrin. © Photo Desk, AFP\n|The tank was hit twice.",
    "The shell hit a house in the old\nquarter of the town and killed two.| Others fled.",
    "The shell hit a house near the\nKarkh market and killed two brothers.| Others fled.",
    "The governor of the province said late on Sunday that troops had\n"
    "Kalashnikovs only and asked the capital to send help before the\n"
    "River road was cut as well.| No help came.",
    "Read more\n|Share\n|Print",
    "Two dead.\r\n\r\n|Three hurt.",
    "Monday 4 March 2024\n\n|– What is at stake? –\n|The dam is.",
    "The\u00a0town fell.\u00a0|Its people fled.",
    "The town fell.\u2028|Its people fled.",
    # unlucky prose
    "ARMY SAYS 12 DEAD IN U.S. STRIKE.| REBELS DENY IT.",
    "we are all fine.| they left at night.| please tell mother",
    "is anyone there?| we need water.",
    "The post at t.me/frontnews said so.| It was deleted.",
    "See www.example.org.| It has a map.",
    "The army fled the town.The rebels entered it.".replace(".T", ".|T"),
    "The price of bread (approx. 900 pounds) doubled.| People queued.",
    "Sheikh Mohammed bin Rashid et al. signed.| The text is secret.",
]


@pytest.mark.parametrize("case", CASES)
def test_hard_cases(case: str) -> None:
    text = case.replace("|", "")
    expected = [part.strip() for part in case.split("|")]
    found = sentences(text, Span(0, len(text)))
    assert [s.of(text) for s in found] == expected


def test_spans_are_of_the_page() -> None:
    text = "Navigation. Menu.\n\nThe dam broke. Ten died.\n\nFooter. End."
    start, end = text.index("The dam"), text.index("\n\nFooter")
    assert [s.of(text) for s in sentences(text, Span(start, end))] == [
        "The dam broke.",
        "Ten died.",
    ]


@given(st.text(alphabet="aB1 .!?…؟\n\r\u00a0\"“”'’()[]-–•,:|\u2028\u0301", min_size=1, max_size=80))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    found = sentences(text, Span(0, len(text)))
    assert found == sorted(found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    covered = {i for s in found for i in range(s.start, s.end)}
    assert all(i in covered or text[i].isspace() for i in range(len(text)))
    assert all(s.of(text) == s.of(text).strip() for s in found)
