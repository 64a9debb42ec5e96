"""4 of 8: Report to Claim."""
