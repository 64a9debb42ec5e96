"""3 of 8: Report to Passage, Link and Origin."""
