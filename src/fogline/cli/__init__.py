"""The command line: one file a command; reads clock, environment and arguments."""
