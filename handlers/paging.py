"""The pages of choices, where a messenger shows only so many at once: turning them changes nothing else."""

from domain.offer import MORE
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import offers


def dialogue() -> Dialogue:
    """What hears *Berikutnya* and *Sebelumnya* of a list; the dialogue that asked goes on waiting."""
    return Dialogue(MORE, choices={"page": _page, "which": _which})


async def _which(_turn: Turn) -> Replies:
    return (Reply("choices-which"),)


async def _page(turn: Turn) -> Replies:
    page, _, mark = turn.argument.partition("/")
    answers = await offers.page_of(turn.session, turn.incoming.account_id, turn.incoming.chat.ref, mark)
    if not answers:
        return (Reply("stale-choice"),)
    choices = [[Option(label=each.label, data=each.data)] for each in answers]
    return (Reply("choices-further", choices=choices, page=number_in(page)),)
