"""7 of 8: the ledger in other forms, one file a format."""
