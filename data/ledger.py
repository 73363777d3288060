"""The ledger's statements over many rows, made once for each kind of database."""

from functools import cache

from sqlalchemy import TextClause, bindparam, text

from data import rows
from data.models import Moment

CLAIM = {
    "recipient_id": rows.NUMBER,
    "address_id": rows.NUMBER,
    "region_code": rows.TEXT,
    "state": rows.TEXT,
    "due_at": rows.MOMENT,
}
SETTLE = {
    "recipient_id": rows.NUMBER,
    "state": rows.TEXT,
    "attempts": rows.NUMBER,
    "doubled": rows.NUMBER,
    "why": rows.TEXT,
    "due_at": rows.MOMENT,
    "message_id": rows.TEXT,
    "more": rows.TEXT,
    "settled_at": rows.MOMENT,
}
AGAIN = {"recipient_id": rows.NUMBER, "address_id": rows.NUMBER}
TALLY = {"state": rows.TEXT, "more": rows.NUMBER}
WHO = {"recipient_id": rows.NUMBER}
CHAT = {"address_id": rows.NUMBER}


@cache
def claiming(*, postgres: bool) -> TextClause:
    """Claim recipients that nobody claimed; answers whose they are."""
    return text(
        "INSERT INTO deliveries (broadcast_id, recipient_id, address_id, account_id, chunk_id, fence,"  # noqa: S608 - fixed names
        " region_code, state, attempts, doubled, due_at, claimed_at, settled_at)"
        " SELECT :broadcast_id, o.recipient_id, o.address_id, :account_id, :chunk_id, :fence,"
        " o.region_code, o.state, 0, 0, o.due_at, :now, CASE WHEN o.state = 'folded' THEN :now END"
        f" FROM {rows.source(CLAIM, postgres=postgres)} WHERE true ORDER BY o.recipient_id"
        " ON CONFLICT DO NOTHING RETURNING recipient_id"
    ).bindparams(bindparam("now", type_=Moment))


@cache
def settling(*, postgres: bool) -> TextClause:
    """What became of copies that a run was sending; answers whose were still open."""
    more = "CAST(o.more AS json)" if postgres else "o.more"
    return text(
        "UPDATE deliveries SET state = o.state, attempts = o.attempts, doubled = o.doubled, why = o.why,"  # noqa: S608 - fixed names
        " due_at = o.due_at, message_id = COALESCE(o.message_id, deliveries.message_id),"
        f" more_message_ids = COALESCE({more}, deliveries.more_message_ids), settled_at = o.settled_at"
        f" FROM {rows.source_of_one('broadcast_id', SETTLE, postgres=postgres)}"
        " WHERE deliveries.broadcast_id = o.broadcast_id AND deliveries.recipient_id = o.recipient_id"
        # CASE: taking them for one row at the most, PostgreSQL would look through all of `o` for each of them
        " AND CASE WHEN deliveries.state = 'sending' AND deliveries.chunk_id = :chunk_id"
        " AND deliveries.fence <= :fence THEN true ELSE false END RETURNING deliveries.recipient_id"
    )


@cache
def tallying(*, postgres: bool) -> TextClause:
    """Add to the tallies of a broadcast."""
    held = (
        "WITH held AS (SELECT state FROM tallies WHERE broadcast_id = :broadcast_id ORDER BY state FOR UPDATE) "
        if postgres
        else ""
    )
    return text(
        f"{held}UPDATE tallies SET copies = copies + o.more FROM {rows.source(TALLY, postgres=postgres)}"  # noqa: S608 - fixed names
        f"{' JOIN held USING (state)' if postgres else ''}"
        " WHERE tallies.broadcast_id = :broadcast_id AND tallies.state = o.state"
    )


@cache
def counting_news(*, postgres: bool) -> TextClause:
    """One more piece of news today for these residents."""
    return text(
        "UPDATE residents SET news_mark = CASE WHEN news_mark >= :first THEN news_mark + 1 ELSE :first + 1 END"  # noqa: S608 - fixed names
        f" FROM {rows.source(WHO, postgres=postgres)} WHERE residents.resident_id = o.recipient_id"
    )


@cache
def sending_again(*, postgres: bool) -> TextClause:
    """Copies that wait, or that a dead run left, are being sent by this run."""
    return text(
        "UPDATE deliveries SET state = 'sending', chunk_id = :chunk_id, fence = :fence,"  # noqa: S608 - fixed names
        " address_id = o.address_id, doubled = doubled + :doubled, due_at = NULL, claimed_at = :now"
        f" FROM {rows.source_of_one('broadcast_id', AGAIN, postgres=postgres)}"
        " WHERE deliveries.broadcast_id = o.broadcast_id AND deliveries.recipient_id = o.recipient_id"
        " AND deliveries.settled_at IS NULL"
    ).bindparams(bindparam("now", type_=Moment))


@cache
def spacing(*, postgres: bool) -> TextClause:
    """When chats are free again."""
    return text(
        f"UPDATE addresses SET next_free = :free_at FROM {rows.source(CHAT, postgres=postgres)}"  # noqa: S608 - fixed names
        " WHERE addresses.address_id = o.address_id"
    ).bindparams(bindparam("free_at", type_=Moment))
