"""A draft that recurs: by button, or typed as people say it."""

from functools import partial

from domain.quiet_hours import QuietHours
from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Replies, Reply, Turn
from services import series

_OFFERED = (
    ("series-button-workdays", "hari kerja 07.00"),
    ("series-button-daily", "setiap hari 07.00"),
    ("series-button-monday", "setiap senin 07.00"),
    ("series-button-month-end", "akhir bulan 07.00"),
)


def dialogue(quiet: QuietHours | None = None) -> Dialogue:
    """When a draft comes again and again."""
    return Dialogue(
        "repeat",
        choices={"ask": _ask, "by": partial(_chosen, quiet)},
        steps={"rule": partial(_typed, quiet)},
    )


async def _ask(turn: Turn) -> Replies:
    draft, _ = await cards.chosen(turn)
    turn.go("repeat", "rule", id=draft.id)
    rows = [(cards.button(key, "repeat:by", draft, rule),) for key, rule in _OFFERED]
    return (Reply("series-ask", choices=(*rows, cards.back(draft)), edit=True),)


async def _chosen(quiet: QuietHours | None, turn: Turn) -> Replies:
    draft, rule = await cards.chosen(turn)
    series.repeat(draft, series.read(rule), quiet, turn.now)
    return (await cards.card(turn, draft),)


async def _typed(quiet: QuietHours | None, turn: Turn) -> Replies:
    draft = await cards.standing(turn)
    series.repeat(draft, series.read(turn.incoming.text), quiet, turn.now)
    return (await cards.card(turn, draft),)
