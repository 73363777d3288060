"""Keeping the database quick as it grows."""

from data.database import refresh_statistics

__all__ = ["refresh_statistics"]
