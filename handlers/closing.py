"""The end of a warning: what /pantau lists as open, and the closing message that ends it."""

from handlers import amendment
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import announcements, closings


def dialogue() -> Dialogue:
    """Ending a warning before its time."""
    return Dialogue("closing", choices={"ask": _ask, "yes": amendment.yes, "drop": amendment.drop})


async def open_ones(turn: Turn) -> Replies:
    """The open emergencies of the person's regions, each with a button that ends it; nothing where none is open."""
    found = await closings.open_for(turn.session, turn.person)
    rows = [
        (
            Option(
                "closing-entry",
                {"title": each.title[:40], "until": each.until},
                data=f"closing:ask:{each.broadcast_id}",
            ),
        )
        for each in found
    ]
    return (Reply("closing-open", {"count": len(found)}, choices=rows),) if found else ()


async def _ask(turn: Turn) -> Replies:
    subject = await amendment.chosen(turn)
    draft = await closings.close(turn.session, subject, turn.person.resident_id, turn.now)
    yes = Option("closing-button-yes", data=f"closing:yes:{draft.id}")
    drop = Option("amendment-button-drop", data=f"closing:drop:{draft.id}")
    said = await announcements.content(turn.session, draft.announcement, turn.incoming.account_id)
    return (Reply("closing-preview"), Reply(content=said), Reply("closing-confirm", choices=((yes, drop),)))
