"""From a draft to its sending: the true preview, what it comes to, who must agree, *Ya*, and what follows live."""

from functools import partial

from domain.approval import Reach as Level
from domain.approval import Way
from domain.lane import Lane
from domain.quiet_hours import QuietHours
from handlers import broadcast_card as cards
from handlers.broadcast_progress import shown
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import approvals, draft_words, outlooks, reach, rendering, tellings, texts
from services.approvals import Manner
from services.approvers import Prospect
from services.drafts import Draft
from services.reach import Reach, Sending
from services.rendering import Rendered
from services.tellings import Telling

_NAMED = 5
_PAGE = 100


def dialogue(quiet: QuietHours | None = None) -> Dialogue:
    """Kirim and Ya; the card says when news would really leave because of the quiet hours."""
    return Dialogue(
        "confirm",
        choices={
            "ask": partial(_ask, quiet),
            "anyway": partial(_anyway, quiet),
            "yes": _yes,
            "glass": _ask_why,
            "holes": _holes,
        },
        steps={"why": _break_glass},
    )


async def _ask(quiet: QuietHours | None, turn: Turn) -> Replies:
    draft, _ = await cards.meant(turn)
    await approvals.require_ready(turn.session, draft, turn.now)
    told = await tellings.earlier(turn.session, draft, turn.now)
    return (_told_already(turn, draft, told),) if told else await _preview_of(quiet, turn, draft)


async def _anyway(quiet: QuietHours | None, turn: Turn) -> Replies:
    """The same was told already, and this leaves all the same."""
    draft, _ = await cards.meant(turn)
    await approvals.require_ready(turn.session, draft, turn.now)
    return await _preview_of(quiet, turn, draft)


def _told_already(turn: Turn, draft: Draft, told: Telling) -> Reply:
    moment = texts.moment(told.at, draft.region.zone, turn.person.language)
    values = {"title": told.title, "code": told.code, "source": told.source, "moment": moment}
    rows = (
        (cards.button("broadcast-button-anyway", "confirm:anyway", draft),),
        (cards.button("broadcast-button-drop", "broadcast:drop", draft), *cards.back(draft)),
    )
    return Reply("broadcast-told-already", values, choices=rows)


async def _preview_of(quiet: QuietHours | None, turn: Turn, draft: Draft) -> Replies:
    turn.go("broadcast", "card", id=draft.id)
    account_id, language = turn.incoming.account_id, turn.person.language
    rendered = await rendering.render(turn.session, draft.announcement, account_id, language, turn.now)
    sending = Sending(draft.audience, draft.broadcast.lane, account_id, rendered.weight)
    estimate = await reach.estimate(turn.session, sending, turn.now)
    return (*_preview(rendered), await _question(turn, draft, estimate, quiet))


def _preview(rendered: Rendered) -> Replies:
    follow = (Reply(content=rendered.reply.content),) if rendered.reply else ()
    return (Reply("broadcast-preview-follows"), Reply(content=rendered.message.content), *follow)


async def _question(turn: Turn, draft: Draft, estimate: Reach, quiet: QuietHours | None) -> Reply:
    language = turn.person.language
    missed = [region.title for region in await reach.holes(turn.session, draft.audience, draft.broadcast.lane)]
    prospect = await approvals.prospect(turn.session, draft, turn.now)
    values = {
        "id": str(draft.id),
        "people": estimate.people,
        "channels": estimate.channels,
        "minutes": estimate.minutes,
        "when": draft_words.leaves(draft, language, quiet, turn.now),
        "holes": draft_words.holes(missed, language, _NAMED),
        "approval": "\n".join([*await _outlook(turn, draft), _approval(prospect, language)]),
    }
    rows = _ways(draft, prospect)
    if len(missed) > _NAMED:
        rows.append((cards.button("broadcast-button-holes", "confirm:holes", draft),))
    key = "broadcast-confirm-nobody" if estimate.nobody else "broadcast-confirm"
    return Reply(key, values, choices=rows)


async def _outlook(turn: Turn, draft: Draft) -> list[str]:
    return await outlooks.before(turn.session, draft.broadcast, draft.audience, turn.person.language, turn.now)


def _approval(prospect: Prospect, language: str) -> str:
    """Who else must agree, and how long there is to call it off."""
    values = {"needed": prospect.demand.approvals, "others": len(prospect.able)}
    if prospect.short:
        return texts.say("confirm-too-few", language, values)
    if prospect.demand.approvals:
        return texts.say("confirm-needs-others", language, values)
    alone = prospect.reach is not Level.VILLAGE
    return texts.say("confirm-single" if alone else "confirm-nobody-else", language)


def _ways(draft: Draft, prospect: Prospect) -> list[tuple[Option, ...]]:
    """Ya, or to put it forward; an emergency that would have to wait may break the glass."""
    key = "broadcast-button-submit" if prospect.demand.approvals else "broadcast-button-yes"
    yes = () if prospect.short else (cards.button(key, "confirm:yes", draft),)
    rows = [(*yes, *cards.back(draft))]
    waits = prospect.demand.approvals or prospect.demand.hold
    if waits and draft.broadcast.lane is Lane.EMERGENCY:
        rows.append((cards.button("broadcast-button-glass", "confirm:glass", draft),))
    return rows


async def _yes(turn: Turn) -> Replies:
    number, _ = cards.argument(turn)
    submitted = await approvals.submit(turn.session, number, turn.person, turn.now)
    if not submitted.fresh:
        return (Reply("broadcast-already", toast=True),)
    turn.end()
    return (await shown(turn, number),)


async def _ask_why(turn: Turn) -> Replies:
    draft, _ = await cards.meant(turn)
    turn.go("confirm", "why", id=draft.id)
    return (Reply("confirm-ask-why", choices=(cards.back(draft),)),)


async def _break_glass(turn: Turn) -> Replies:
    number = int(turn.data["id"])
    manner = Manner(Way.BREAK_GLASS, turn.incoming.text)
    submitted = await approvals.submit(turn.session, number, turn.person, turn.now, manner)
    turn.end()
    return (await shown(turn, number),) if submitted.fresh else (Reply("broadcast-already"),)


async def _holes(turn: Turn) -> Replies:
    """A page of those not yet reached."""
    draft, page = await cards.meant(turn)
    start = number_in(page)
    missed = [region.title for region in await reach.holes(turn.session, draft.audience, draft.broadcast.lane)]
    names = missed[start : start + _PAGE]
    values = {"from": start + 1, "to": start + len(names), "count": len(missed), "names": ", ".join(names)}
    after = start + _PAGE
    more = ((cards.button("broadcast-button-next", "confirm:holes", draft, str(after)),),)
    return (Reply("broadcast-holes-page", values, choices=more if after < len(missed) else ()),)
