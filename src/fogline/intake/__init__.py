"""1 of 8: bytes to Page."""
