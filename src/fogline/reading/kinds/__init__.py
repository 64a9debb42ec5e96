"""One small file a claim kind; they do not know one another."""
