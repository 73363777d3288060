"""Region: one Kemendagri area, keyed by its code; it contains every region whose code it prefixes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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

_SIGNS = {
    RegionKind.PROVINCE: "Prov.",
    RegionKind.REGENCY: "Kab.",
    RegionKind.CITY: "Kota",
    RegionKind.DISTRICT: "Kec.",
    RegionKind.SUBDISTRICT: "Kel.",
    RegionKind.VILLAGE: "Desa",
}
"""How a kind stands before a name: part of the name, the same in every language."""


@dataclass(frozen=True, slots=True)
class Region:
    """One area as it is shown: its name without the kind, which `title` puts before it."""

    code: RegionCode
    name: str
    kind: RegionKind
    zone: str

    @property
    def title(self) -> str:
        """The name with its kind: "Kec. Balikpapan Kota"."""
        return f"{_SIGNS[self.kind]} {self.name}"


def full_title(lineage: Sequence[Region]) -> str:
    """A region with those around it, itself first: "Kel. Damai, Kec. Balikpapan Kota, Kota Balikpapan".

    Names of kabupaten and kota are unique in the country, so the province is left out behind them.
    """
    shown = [region.title for region in lineage if region.kind is not RegionKind.PROVINCE]
    return ", ".join(shown or [region.title for region in lineage])


def level(code: str) -> int:
    """1 province, 2 kabupaten/kota, 3 kecamatan, 4 kelurahan/desa; ValueError for anything else."""
    found = _LEVELS.get(len(code))
    if found is None or not code.replace(".", "").isdigit():
        raise ValueError(f"not a region code: {code!r}")
    return found


def contains(upper: str, lower: str) -> bool:
    """Whether `lower` is `upper` itself or lies inside it."""
    return lower == upper or lower.startswith(upper + ".")


def touches(codes: Iterable[str], other: str) -> bool:
    """Whether a region lies in, around or at one of these."""
    return any(contains(code, other) or contains(other, code) for code in codes)


def parents(code: str) -> tuple[RegionCode, ...]:
    """The regions around this one, nearest first."""
    parts = code.split(".")
    return tuple(RegionCode(".".join(parts[:n])) for n in range(len(parts) - 1, 0, -1))


def dotted(digits: str) -> RegionCode:
    """The code behind its digits alone: 6471051002 -> 64.71.05.1002; ValueError if it is none."""
    parts = (digits[:2], digits[2:4], digits[4:6], digits[6:])
    code = ".".join(part for part in parts if part)
    level(code)
    return RegionCode(code)


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


ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
"""WIB, WITA and WIT."""


def zone_of(code: str) -> str:
    """The time zone of a province's code: WIB up to Kalimantan Tengah, WIT from Maluku on, WITA between."""
    island = int(code[0])
    if island <= 3 or code[:2] in {"61", "62"}:
        return "Asia/Jakarta"
    return "Asia/Jayapura" if island >= 8 else "Asia/Makassar"


_OFFICIAL_SIGNS = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")


def bare_name(code: str, official_name: str) -> str:
    """A name without its kind: Kemendagri writes "Kota Balikpapan" but "Balikpapan Selatan"."""
    name = " ".join(official_name.split())
    if level(code) == 2:
        for sign in _OFFICIAL_SIGNS:
            if name.startswith(sign):
                return name.removeprefix(sign)
    return name


def region(code: str, official_name: str) -> Region:
    """A region as the list of Kemendagri has it."""
    return Region(RegionCode(code), bare_name(code, official_name), kind_of(code), zone_of(code))


def nearest_common(codes: Sequence[str]) -> RegionCode | None:
    """The smallest region that contains all of these; None where only the country does."""
    first, *others = codes
    around = (RegionCode(first), *parents(first))
    return next((upper for upper in around if all(contains(upper, code) for code in others)), None)
