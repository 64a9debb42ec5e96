"""Times in prose: each an interval with its precision, a TIMEX3 value and the rule that read it.

Sources: TIMEX3 (TimeML 1.2.1, Pustejovsky et al. 2003) for types and values. Past is the default
of news ("on Friday"); a verb or word that looks ahead turns it. Nothing is guessed: what is only
related ("two days later") has a value and no interval.
"""

from fogline.reading.times.find import find, references

__all__ = ["find", "references"]
