"""1 of 8: intake takes bytes (files, addresses, stdin) and gives Page, each with its raw bytes."""
