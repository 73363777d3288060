"""How strict the simulated server is."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Rates, sizes and what is kept; a rate of 0 means that it is not watched."""

    account_per_second: int = 30
    private_per_second: float = 1.0
    private_burst: int = 5
    group_per_minute: int = 20
    edits_count: bool = True
    messages_kept: int = 200
    photo_bytes: int = 10 * MEGABYTE
    upload_bytes: int = 50 * MEGABYTE
    download_bytes: int = 20 * MEGABYTE

    @classmethod
    def off(cls) -> "Limits":
        """No rate is watched; sizes are."""
        return cls(account_per_second=0, private_per_second=0, group_per_minute=0)
