"""2 of 8: Page to Report.

Lines get roles, heads gather the lines above a text, cues weigh where an item begins, segments are
the items; each becomes a Report with its publisher, dates, credits and furniture. `split.split` is
the only way in.
"""
