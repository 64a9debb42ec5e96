"""8 of 8: API and screens."""
