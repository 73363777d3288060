"""Which regions a warning touches: its codes, else the names of its areas, else the names in what it says."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.cap import Area, Info, Named, places_in
from domain.region import RegionCode, contains, level, touches
from domain.region_names import RegionNames, normalise

_SURE = 92.0
"""As alike a misspelt name must be to count as a name."""

_OFFICIAL = ("kemendagri", "permendagri", "adm")
"""What the name of a geocode says where its value is a code of Kemendagri."""


@dataclass(frozen=True, slots=True)
class Touched:
    """The regions of a warning, and the names that could not be placed."""

    codes: tuple[RegionCode, ...] = ()
    unplaced: tuple[str, ...] = ()


class Gazetteer:
    """Finds the regions of one province by their names."""

    def __init__(self, names: RegionNames, region: str) -> None:
        self._names = names
        self._province = region[:2]

    def touched(self, info: Info) -> Touched:
        """The regions that a warning touches: kecamatan where they are named, else what its areas are called."""
        by_area = [code for area in info.areas for code in self._area(area)]
        if any(level(code) > 1 for code in by_area):
            return Touched(outermost(by_area))
        named = places_in(info.description)
        placed = {each: self._placed(each) for each in named}
        codes = [code for found in placed.values() for code in found]
        unplaced = tuple(each.name for each, found in placed.items() if not found)
        return Touched(outermost(codes or by_area), unplaced)

    def speaks_of_us(self, info: Info, province: str) -> bool:
        """Whether a warning names our province (by this name), though none of its places could be found there."""
        said = normalise(" ".join((info.headline, info.description, *(area.description for area in info.areas))))
        return normalise(province) in said

    def _area(self, area: Area) -> Iterable[RegionCode]:
        coded = [RegionCode(code) for code in area.codes if contains(self._province, code)]
        if coded:
            return coded
        whole = self._exact(area.description)
        return whole or [code for part in re.split(r"[,;]", area.description) for code in self._exact(part)]

    def _exact(self, name: str) -> Sequence[RegionCode]:
        """What is called so: a kabupaten or kota before a kecamatan of the same name."""
        found = [each.code for each in self._names.search(name, (self._province,)) if each.exact]
        highest = min((level(code) for code in found), default=4)
        return [code for code in found if level(code) == highest < 4]

    def _placed(self, named: Named) -> Sequence[RegionCode]:
        around = f", {named.around}" if named.around else ""
        found = self._names.search(f"Kec. {named.name}{around}", (self._province,))
        districts = [each for each in found if level(each.code) == 3]
        if exact := [each.code for each in districts if each.exact]:
            return exact  # two of one name: both, rather one warned too many than too few
        return [districts[0].code] if len(districts) == 1 and districts[0].score >= _SURE else []


def outermost(codes: Iterable[RegionCode]) -> tuple[RegionCode, ...]:
    """The same without what lies inside another, in the order of the codes."""
    whole = set(codes)
    return tuple(sorted(code for code in whole if not any(contains(other, code) for other in whole - {code})))


def within(codes: Iterable[RegionCode], region: str) -> tuple[RegionCode, ...]:
    """What of some regions lies in one: a region around it counts as it itself."""
    inside = [code if contains(region, code) else RegionCode(region) for code in codes if touches([code], region)]
    return outermost(inside)


def official(name: str, value: str) -> str | None:
    """The code of Kemendagri that a geocode carries, written with or without dots; None if it is another list's."""
    digits = value.replace(".", "").strip()
    if not any(word in name.casefold() for word in _OFFICIAL) or not digits.isdigit():
        return None
    parts = (digits[:2], digits[2:4], digits[4:6], digits[6:])
    code = ".".join(part for part in parts if part)
    return code if len(code) in {2, 5, 8, 13} else None
