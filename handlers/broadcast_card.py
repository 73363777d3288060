"""The card of a draft broadcast, and what every part of its dialogue needs: which draft is meant, and back to it."""

from dataclasses import replace

from domain.lane import Lane
from domain.message import Content, ContentKind
from domain.post import PostKind
from domain.refusal import Refusal
from handlers.dialogue import Option, Remember, Replies, Reply, Turn, number_in
from services import draft_words, drafts
from services.drafts import Draft

Row = tuple[Option, ...]


def argument(turn: Turn) -> tuple[int, str]:
    """The draft that a button names, and what follows its id."""
    shown, _, rest = turn.argument.partition(":")
    if not number_in(shown):
        raise Refusal("stale-choice")
    return number_in(shown), rest


async def chosen(turn: Turn) -> tuple[Draft, str]:
    """The draft whose button was pressed, to be changed, and what follows its id."""
    number, rest = argument(turn)
    return await drafts.edit(turn.session, turn.person, number), rest


async def meant(turn: Turn) -> tuple[Draft, str]:
    """The draft whose button was pressed, to be sent or dropped as it is, and what follows its id."""
    number, rest = argument(turn)
    return await drafts.own(turn.session, turn.person, number), rest


async def standing(turn: Turn) -> Draft:
    """The draft at which the dialogue stands, to be changed."""
    return await drafts.edit(turn.session, turn.person, int(turn.data["id"]))


async def card(turn: Turn, draft: Draft) -> Reply:
    """The card itself; over the button that was pressed, else as a new message."""
    turn.go("broadcast", "card", id=draft.id)
    key, values = await draft_words.describe(turn.session, draft, turn.person.language)
    remember = Remember(PostKind.CARD, draft.id)
    return Reply(key, values, choices=ways(draft), edit=turn.incoming.choice is not None, remember=remember)


async def card_below(turn: Turn, draft: Draft) -> Reply:
    """The card as a new message, under what a button was answered with."""
    return replace(await card(turn, draft), edit=False)


async def cancel(turn: Turn) -> Replies:
    """/batal at any step of a draft throws it away."""
    number = turn.data.get("id")
    draft = await drafts.still_open(turn.session, turn.person, int(number)) if number else None
    turn.end()
    if draft is None:
        return (Reply("cancelled", menu=()),)
    await drafts.discard(turn.session, draft, turn.now)
    return (Reply("broadcast-dropped", {"id": str(draft.id)}, menu=()),)


def ways(draft: Draft) -> tuple[Row, ...]:
    """What can be done with a draft."""
    return (
        (
            button("broadcast-button-send", "confirm:ask", draft),
            button("broadcast-button-change", "broadcast:change", draft),
        ),
        (button("broadcast-button-drop", "broadcast:drop", draft), *_invitation(draft)),
    )


def content(turn: Turn) -> Content:
    """What was sent, as it could be broadcast; refused for kinds that can't. More of an album is still to come."""
    sent = turn.incoming.content
    if sent is None or not (sent.text.strip() or sent.media or sent.poll):
        raise Refusal("broadcast-unsupported")
    return replace(sent, kind=ContentKind.ALBUM) if turn.incoming.album and sent.media else sent


async def menu(turn: Turn, draft: Draft) -> Reply:
    """The card with a button for everything that can be changed."""
    turn.go("broadcast", "card", id=draft.id)
    key, values = await draft_words.describe(turn.session, draft, turn.person.language)
    facts = _facts(draft) if draft.broadcast.lane is Lane.EMERGENCY else ()
    choices = (
        *facts,
        (
            button("broadcast-button-regions", "audience:regions", draft),
            button("broadcast-button-minus", "minus:choose", draft),
        ),
        (*_receivers(draft), *_kinds(draft)),
        (
            button("broadcast-button-when", "when:ask", draft),
            button("broadcast-button-content", "content:ask", draft),
            button("broadcast-button-source", "content:source", draft),
        ),
        (_asks(draft),),
        (_drill(draft), button("broadcast-button-back", "broadcast:card", draft)),
    )
    return Reply(key, values, choices=choices, edit=True, remember=Remember(PostKind.CARD, draft.id))


def button(key: str, verb: str, draft: Draft, rest: str = "") -> Option:
    """A button about a draft."""
    return Option(key, data=f"{verb}:{draft.id}:{rest}" if rest else f"{verb}:{draft.id}")


def back(draft: Draft) -> Row:
    """The way back to the card, in every step."""
    return (button("broadcast-button-back", "broadcast:card", draft),)


def _receivers(draft: Draft) -> Row:
    """A drill reaches those who take part, whatever is chosen."""
    return () if draft.announcement.drill else (button("broadcast-button-to", "audience:to", draft),)


def _invitation(draft: Draft) -> Row:
    return (button("drill-button-invite", "drill:invite", draft),) if draft.announcement.drill else ()


def _asks(draft: Draft) -> Option:
    values = {"asks": str(draft.announcement.asks or "none")}
    return Option("broadcast-button-asks", values, data=f"content:asks:{draft.id}")


def _drill(draft: Draft) -> Option:
    if draft.announcement.drill:
        return button("drill-button-end", "drill:end", draft)
    return button("drill-button-start", "drill:start", draft)


def _facts(draft: Draft) -> tuple[Row, ...]:
    return (
        (
            button("broadcast-button-hazard", "emergency:list", draft),
            button("broadcast-button-place", "emergency:place", draft),
        ),
        (
            button("broadcast-button-until", "emergency:until", draft),
            button("broadcast-button-action", "emergency:action", draft),
            button("broadcast-button-contact", "emergency:contact", draft),
        ),
    )


def _kinds(draft: Draft) -> Row:
    if draft.broadcast.lane is Lane.EMERGENCY:
        return (button("broadcast-button-calm", "emergency:calm", draft),)
    return (
        button("broadcast-button-topic", "audience:topic", draft),
        button("broadcast-button-kind", "emergency:list", draft),
    )
