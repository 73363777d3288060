import pytest

from domain.mandate import Mandate
from domain.region import RegionCode
from domain.role import Role
from services import menus, texts

OFFERED = [
    (Role.KIM_AGENT, {"kim", "teruskan", "usulberita", "peran"}),
    (
        Role.OFFICIAL,
        {"broadcast", "pantau", "ralat", "tarik", "kotakmasuk", "laporan", "jadwal", "sumber", "kim", "peran"},
    ),
    (Role.AUDITOR, {"audit", "peran"}),
    (Role.PROVINCE, {"laporan", "peran"}),
]


@pytest.mark.parametrize(("role", "more"), OFFERED)
def test_each_role_is_offered_what_it_may_do_and_nothing_else(role: Role, more: set[str]) -> None:
    everybody = {command for command, _ in menus.offered((), "id")}
    own = {command for command, _ in menus.offered([Mandate(role, RegionCode("64.71"))], "id")}
    assert own - everybody == more
    assert everybody <= own


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_a_menu_fits_what_messengers_allow(role: Role, language: str) -> None:
    commands = menus.offered([Mandate(role, RegionCode("64"))], language)
    assert len({command for command, _ in commands}) == len(commands) <= 100
    assert all(1 <= len(command) <= 32 and 3 <= len(described) <= 256 for command, described in commands)
