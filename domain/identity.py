"""Identity on WhatsApp: an id that belongs to the person (BSUID), a phone number, or both; either may change."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Ids:
    """What a messenger says of who somebody is; at least one of the two."""

    user_id: str | None = None
    phone: str | None = None

    @property
    def ref(self) -> str:
        """What the person is called by: the id that is theirs, else the number."""
        return self.user_id or self.phone or ""


def ids_of(ref: str, phone: str | None) -> Ids:
    """The ids behind an address: its ref is the phone number itself where no other id is known."""
    return Ids(None, ref) if ref.isdecimal() else Ids(ref, phone)


def seen(known: Ids, shown: Ids) -> Ids:
    """What an address is known by once somebody has shown these ids, of which it has one at least.

    A number with another id behind it has passed to another person: the address keeps what is its own.
    """
    if known.user_id and shown.user_id and known.user_id != shown.user_id:
        return replace(known, phone=None) if known.phone == shown.phone else known
    return Ids(known.user_id or shown.user_id, shown.phone or known.phone)


def changed(known: Ids, before: Ids, after: Ids) -> Ids:
    """What an address is known by once the messenger has told that its ids changed; what is not named stays."""
    if known.user_id and before.user_id and known.user_id != before.user_id:
        return known
    return Ids(after.user_id or known.user_id, after.phone or (None if before.phone else known.phone))
