"""Redaction: the record without what could harm a person, by rules that are counted."""
