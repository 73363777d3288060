"""The audit trail: who did what to what, when. Never a text, a name or a number."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from data.models import Audit


def write(  # noqa: PLR0913 - an audit row is exactly these facts
    session: AsyncSession,
    actor_id: int | None,
    verb: str,
    thing: str,
    at: datetime,
    detail: dict[str, Any] | None = None,
) -> None:
    """One line of the trail, in the caller's transaction; `actor_id` None is the operator or the system."""
    session.add(Audit(actor_id=actor_id, verb=verb, object=thing, detail=detail or {}, at=at))
