"""2 of 8: Page to Report."""
