"""Calls the stages in order: one page, many pages."""
