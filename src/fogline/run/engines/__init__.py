"""Engines: each takes batches and gives the tables of each, in any order.

Engine(batches, workers) -> iterator of (batch, tables as `partitions.work` gives them)
"""
