"""News of a feed that waits for an official: exactly as it will look; *Siarkan* or *Buang*."""

from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import held_items, regions
from services.contacts import Contact
from services.held_items import Held
from services.people import known_id

NAME = "held"


def dialogue() -> Dialogue:
    """What an official does with news that waits."""
    return Dialogue(NAME, choices={"yes": _publish, "no": _drop, "next": _next})


async def _publish(turn: Turn) -> Replies:
    held = await _held(turn)
    channels = await held_items.publish(turn.session, held, turn.person, turn.now)
    region = await regions.title(turn.session, held.feed.region_code)
    values = {"title": held.item.title, "channels": channels, "region": region}
    return await _settled(turn, Reply("held-published", values, edit=True), held)


async def _drop(turn: Turn) -> Replies:
    held = await _held(turn)
    await held_items.drop(turn.session, held, turn.person, turn.now)
    return await _settled(turn, Reply("held-dropped", {"title": held.item.title}, edit=True), held)


async def _next(turn: Turn) -> Replies:
    """The oldest that waits."""
    held, _ = await held_items.next_one(turn.session, number_in(turn.argument), turn.person, turn.now)
    if held is None:
        return (Reply("held-nothing"),)
    contact = Contact(known_id(turn.person), turn.incoming.account_id, turn.incoming.chat.ref, turn.person.language)
    *before, question = await held_items.shown(turn.session, held, contact, turn.now)
    options = [[Option(label=each.label, data=each.data) for each in row] for row in question.choices]
    return (*(Reply(content=each.content) for each in before), Reply(content=question.content, choices=options))


async def _settled(turn: Turn, said: Reply, held: Held) -> Replies:
    """What was done, and the way to what still waits."""
    await turn.session.flush()
    _, waiting = await held_items.next_one(turn.session, held.feed.feed_id, turn.person, turn.now)
    if not waiting:
        return (said,)
    further = Option("held-button-next", data=f"{NAME}:next:{held.feed.feed_id}")
    values = {"count": waiting, "source": held.announcement.source}
    return said, Reply("held-more", values, choices=((further,),))


async def _held(turn: Turn) -> Held:
    shown, _, edition = turn.argument.partition("/")
    return await held_items.find(turn.session, number_in(shown), edition, turn.person, turn.now)
