"""The payload of a link or QR code that joins a region: r_6471051002_k12, of which the router takes off "r_"."""

import re
from dataclasses import dataclass

from domain.region import RegionCode, dotted

_SHAPE = re.compile(r"(\d{2,10})(?:_k(\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class JoinLink:
    """The region to join, and the KIM to credit."""

    region_code: RegionCode
    kim_id: int | None = None

    @property
    def rest(self) -> str:
        """The payload without its "r_"."""
        digits = self.region_code.replace(".", "")
        return digits if self.kim_id is None else f"{digits}_k{self.kim_id}"


def read(rest: str) -> JoinLink | None:
    """What follows "r_"; None for anything that is no such link."""
    shape = _SHAPE.fullmatch(rest)
    if shape is None:
        return None
    try:
        code = dotted(shape[1])
    except ValueError:
        return None
    return JoinLink(code, int(shape[2]) if shape[2] else None)
