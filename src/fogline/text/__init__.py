"""Sentences and tokens with exact offsets."""
