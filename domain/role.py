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
    APPROVE = "approve"  # somebody else's broadcast
    CONFIRM_KIM = "confirm_kim"  # channels and registrations of KIMs
    MANAGE_REGISTER = "manage_register"  # a KIM's own entries: board, theme, SK
    ANSWER = "answer"
    LEAD_DESK = "lead_desk"  # hear what is overdue, take a ticket out of a colleague's hands
    READ_PERSONAL = "read_personal"  # a resident's personal data; every reading is audited
    MANAGE_FEEDS = "manage_feeds"
    RELAY = "relay"
    GIVE_MANDATES = "give_mandates"
    TIGHTEN_RULES = "tighten_rules"  # more approvals than the table demands
    LOOSEN_RULES = "loosen_rules"  # *satu petugas*
    EVALUATE = "evaluate"  # read how regions and KIMs do
    AUDIT = "audit"  # read and export the audit trail
    WATCH = "watch"  # hear when the house itself is unwell


_KIM = frozenset({Right.RELAY, Right.MANAGE_REGISTER})
_OFFICIAL = frozenset(
    {Right.BROADCAST, Right.CONFIRM_KIM, Right.ANSWER, Right.READ_PERSONAL, Right.MANAGE_FEEDS, Right.EVALUATE}
)

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.KIM_AGENT: _KIM,
    Role.KIM_CHAIR: _KIM,
    Role.OFFICIAL: _OFFICIAL,
    Role.APPROVER: _OFFICIAL | {Right.APPROVE},
    Role.REGION_ADMIN: frozenset(Right) - {Right.LOOSEN_RULES},
    Role.PROVINCE: frozenset({Right.EVALUATE}),
    Role.AUDITOR: frozenset({Right.AUDIT}),
    Role.OPERATOR: frozenset({Right.LOOSEN_RULES, Right.WATCH}),
}
"""What each role may do; the one table that every check reads."""
