"""Measures the send path: against peers, at a pace, and at sizes; ratios in one run."""
