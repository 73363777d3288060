"""Region: one Kemendagri area, keyed by its code; it contains every region whose code it prefixes."""

from enum import StrEnum
from typing import NewType

RegionCode = NewType("RegionCode", str)
"""`64`, `64.71`, `64.71.05` or `64.71.05.1002`."""


class RegionKind(StrEnum):
    """What a region is; always shown with its name, since names repeat across kinds."""

    PROVINCE = "province"
    REGENCY = "regency"
    CITY = "city"
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"
    VILLAGE = "village"


_LEVELS = {2: 1, 5: 2, 8: 3, 13: 4}


def level(code: str) -> int:
    """1 province, 2 kabupaten/kota, 3 kecamatan, 4 kelurahan/desa; ValueError for anything else."""
    found = _LEVELS.get(len(code))
    if found is None or not code.replace(".", "").isdigit():
        raise ValueError(f"not a region code: {code!r}")
    return found


def contains(upper: str, lower: str) -> bool:
    """Whether `lower` is `upper` itself or lies inside it."""
    return lower == upper or lower.startswith(upper + ".")


def parents(code: str) -> tuple[RegionCode, ...]:
    """The regions around this one, nearest first."""
    parts = code.split(".")
    return tuple(RegionCode(".".join(parts[:n])) for n in range(len(parts) - 1, 0, -1))


def kind_of(code: str) -> RegionKind:
    """The kind that a code alone tells: kabupaten number ≥ 71 is a kota, village number 1xxx a kelurahan."""
    match level(code):
        case 1:
            return RegionKind.PROVINCE
        case 2:
            return RegionKind.CITY if int(code[3:5]) >= 71 else RegionKind.REGENCY
        case 3:
            return RegionKind.DISTRICT
        case _:
            return RegionKind.SUBDISTRICT if code[9] == "1" else RegionKind.VILLAGE
