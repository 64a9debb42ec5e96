"""5 of 8: Claim and Origin to Event, Line and Dispute, as of a moment."""
