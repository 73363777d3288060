"""What a draft says and who says it: other content, another source."""

from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Replies, Reply, Turn
from services import contents, drafts


def dialogue() -> Dialogue:
    """Content and source of a draft."""
    return Dialogue(
        "content",
        choices={"ask": _ask, "source": _ask_source, "asks": _asks},
        steps={"content": _rewrite, "source": _attribute},
        cancel=cards.cancel,
    )


async def _ask(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    turn.go("content", "content", id=draft.id)
    return (Reply("broadcast-compose-again", choices=(cards.back(draft),)),)


async def _rewrite(turn: Turn) -> Replies:
    draft = await cards.standing(turn)
    await contents.replace(turn.session, draft, cards.content(turn), turn.incoming.account_id)
    reply = await cards.card(turn, draft)
    turn.go("broadcast", "card", id=draft.id, album=turn.incoming.album)
    return (reply,)


async def _asks(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    drafts.ask_readers(draft)
    return (await cards.menu(turn, draft),)


async def _ask_source(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    turn.go("content", "source", id=draft.id)
    return (Reply("broadcast-ask-source", choices=(cards.back(draft),)),)


async def _attribute(turn: Turn) -> Replies:
    draft = await cards.standing(turn)
    drafts.attribute(draft, turn.incoming.text)
    return (await cards.card(turn, draft),)
