"""Fogline keeps the record of a war as its news tells it: who claims what, and from whom."""

__version__ = "0.1.0"
