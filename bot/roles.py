"""What one process does: everything, or on several machines a part each, over one PostgreSQL database."""

from enum import StrEnum

from domain.refusal import Refusal


class Role(StrEnum):
    """One of the parts of the work; any number of processes may have the same."""

    UPDATES = "updates"  # takes in what people write, and answers
    SCHEDULER = "scheduler"  # ticks: starts what is due, sends what lies in the outbox
    WORKER = "worker"  # delivers chunks
    WEB = "web"  # health, pages, and without a token the simulator


Roles = frozenset[Role]
ALL: Roles = frozenset(Role)


def chosen(spoken: str | None, *, shared: bool) -> Roles:
    """The roles that were asked for; a part of them only where the database can be shared with other processes."""
    if spoken is None:
        return ALL
    names = [name.strip().casefold() for name in spoken.split(",") if name.strip()]
    if not names or set(names) - set(ALL):
        unknown = ", ".join(name for name in names if name not in set(ALL)) or spoken
        raise Refusal("roles-unknown", given=unknown, known=",".join(Role))
    roles = frozenset(Role(name) for name in names)
    if roles != ALL and not shared:
        raise Refusal("roles-need-postgresql", roles=named(roles))
    return roles


def named(roles: Roles) -> str:
    """How they are written on the command line."""
    return ",".join(role for role in Role if role in roles)
