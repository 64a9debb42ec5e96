"""The situation report in four forms; each takes the same `Situation`."""
