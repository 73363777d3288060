"""Role: what a mandate lets its holder do, in its region and below."""

from enum import StrEnum


class Role(StrEnum):
    """The roles of PRODUCT.md."""

    KIM_AGENT = "agen_kim"
    KIM_CHAIR = "ketua_kim"
    OFFICIAL = "petugas"
    APPROVER = "penyetuju"
    REGION_ADMIN = "admin_wilayah"
    PROVINCE = "provinsi"
    AUDITOR = "auditor"
    OPERATOR = "operator"


class Right(StrEnum):
    """One thing that may be done in a region."""

    BROADCAST = "broadcast"
    CONFIRM_KIM = "confirm_kim"
    ANSWER = "answer"
    MANAGE_FEEDS = "manage_feeds"
    RELAY = "relay"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.KIM_AGENT: frozenset({Right.RELAY}),
    Role.KIM_CHAIR: frozenset({Right.RELAY}),
    Role.OFFICIAL: frozenset({Right.BROADCAST, Right.CONFIRM_KIM, Right.ANSWER, Right.MANAGE_FEEDS}),
    Role.APPROVER: frozenset({Right.BROADCAST, Right.CONFIRM_KIM, Right.ANSWER, Right.MANAGE_FEEDS}),
    Role.REGION_ADMIN: frozenset(Right),
    Role.PROVINCE: frozenset(),
    Role.AUDITOR: frozenset(),
    Role.OPERATOR: frozenset(),
}
"""What each role may do; the one table that every check reads."""
