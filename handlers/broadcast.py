"""/broadcast: content first, then one card with defaults; Kirim, and Ya in broadcast_confirm."""

from domain.role import Right
from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn
from services import contents, drafts, drills, mandates


def dialogue(otherwise: Step) -> Dialogue:
    """The dialogue of an official who broadcasts; what an idle card should not swallow goes to `otherwise`."""

    async def idle(turn: Turn) -> Replies:
        return await _beside_card(turn, otherwise)

    return Dialogue(
        "broadcast",
        commands={"broadcast": _begin, "siaran": _begin},
        choices={"card": _card, "change": _change, "drop": _drop},
        steps={"compose": _compose, "card": idle},
        cancel=cards.cancel,
    )


async def offered(turn: Turn) -> Replies:
    """An official has forwarded a message to the bot: it becomes a draft, and *Siarkan* opens its card."""
    draft = await drafts.begin(turn.session, turn.person, cards.content(turn), turn.incoming.account_id, turn.now)
    turn.go("broadcast", "card", id=draft.id, album=turn.incoming.album, offered=True)
    row = (
        cards.button("broadcast-button-publish", "broadcast:card", draft),
        cards.button("broadcast-button-drop", "broadcast:drop", draft),
    )
    return (Reply("broadcast-forwarded", choices=(row,), reply_to=turn.incoming.message_id),)


def may_offer(turn: Turn) -> bool:
    """Whether what came in is a forwarded message of somebody who may broadcast."""
    return turn.incoming.forwarded and turn.incoming.content is not None and mandates.has(turn.person, Right.BROADCAST)


async def _begin(turn: Turn) -> Replies:
    mandates.regions(turn.person, Right.BROADCAST)
    turn.go("broadcast", "compose")
    choices: list[tuple[Option, ...]] = [(Option("broadcast-button-emergency", data="emergency:new"),)]
    draft = await drafts.newest(turn.session, turn.person)
    if draft is not None:
        title = draft.announcement.title[:40] or str(draft.id)
        resume = Option("broadcast-button-resume", {"title": title}, data=f"broadcast:card:{draft.id}")
        choices.append((resume,))
    if await drills.never_sent(turn.session, turn.person):
        choices.append((Option("drill-button-new", data="drill:new"),))
    return (Reply("broadcast-compose", choices=choices),)


async def _compose(turn: Turn) -> Replies:
    draft = await drafts.begin(turn.session, turn.person, cards.content(turn), turn.incoming.account_id, turn.now)
    if turn.data.get("drill"):
        await drills.begin(turn.session, draft, turn.person, turn.now)
    reply = await cards.card(turn, draft)
    turn.go("broadcast", "card", id=draft.id, album=turn.incoming.album)
    return (reply,)


async def _beside_card(turn: Turn, otherwise: Step) -> Replies:
    incoming = turn.incoming
    if incoming.album is not None and incoming.album == turn.data.get("album"):
        return await _gather(turn)
    if may_offer(turn):
        return await offered(turn)
    if turn.data.get("offered") or incoming.reply_to is not None:
        return await otherwise(turn)
    draft = await drafts.still_open(turn.session, turn.person, int(turn.data["id"]))
    if draft is None:
        turn.end()
        return await otherwise(turn)
    return (Reply("broadcast-idle", {"id": str(draft.id)}, choices=cards.ways(draft)),)


async def _gather(turn: Turn) -> Replies:
    """One more picture of the album that was sent: the same draft, no second card."""
    draft = await cards.standing(turn)
    await contents.gather(turn.session, draft, cards.content(turn), turn.incoming.account_id)
    return ()


async def _card(turn: Turn) -> Replies:
    draft, _ = await cards.meant(turn)
    return (await cards.card(turn, draft),)


async def _change(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    return (await cards.menu(turn, draft),)


async def _drop(turn: Turn) -> Replies:
    draft, _ = await cards.meant(turn)
    await drafts.discard(turn.session, draft, turn.now)
    turn.end()
    return (Reply("broadcast-dropped", {"id": str(draft.id)}, edit=True),)
