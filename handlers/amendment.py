"""What /ralat and /tarik share: which broadcast is meant, and the yes that lets them go."""

from domain.refusal import Refusal
from handlers.broadcast_progress import shown
from handlers.dialogue import Option, Replies, Reply, Turn, number_in
from services import corrections, drafts
from services.corrections import Subject
from services.drafts import Draft

Row = tuple[Option, ...]


async def chosen(turn: Turn) -> Subject:
    """The broadcast whose button was pressed."""
    return await corrections.find(turn.session, turn.person, number(turn))


async def typed(turn: Turn, said: str) -> Subject:
    """The broadcast whose code somebody typed."""
    return await corrections.find(turn.session, turn.person, await corrections.coded(turn.session, said))


def number(turn: Turn) -> int:
    """The id in the button that was pressed."""
    if not number_in(turn.argument):
        raise Refusal("stale-choice")
    return number_in(turn.argument)


async def choices(turn: Turn, verb: str) -> list[Row]:
    """A button for everything that was broadcast last."""
    found = await corrections.latest(turn.session, turn.person)
    return [
        (Option("amendment-entry", {"title": each.title[:40], "code": each.code}, data=f"{verb}:{each.broadcast_id}"),)
        for each in found
    ]


async def standing(turn: Turn) -> Draft:
    """The draft of the button that was pressed, or the one at which the dialogue stands."""
    draft_id = number_in(turn.argument) or turn.data.get("id")
    if draft_id is None:  # a button of a dialogue that is over
        raise Refusal("stale-choice")
    return await corrections.edit(turn.session, turn.person, int(draft_id))


async def yes(turn: Turn) -> Replies:
    """Said yes: it is put forward like any broadcast, and its progress is shown."""
    submitted = await corrections.submit(turn.session, turn.person, number(turn), turn.now)
    if not submitted.fresh:
        return (Reply("broadcast-already", toast=True),)
    turn.end()
    return (await shown(turn, submitted.draft.id),)


async def drop(turn: Turn) -> Replies:
    """Thought better of: nothing is changed."""
    draft = await corrections.edit(turn.session, turn.person, number(turn))
    await drafts.discard(turn.session, draft, turn.now)
    turn.end()
    return (Reply("amendment-dropped", edit=True),)
