"""6 of 8: keeps facts, answers views."""
