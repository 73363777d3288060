"""/usulberita: a KIM agent's news, held for an official; *Jadikan siaran* opens it as a draft, *Tolak* asks why."""

from domain.refusal import Refusal
from domain.role import Right
from handlers import broadcast_card as cards
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from handlers.feedback import Hearing
from services import mandates, proposals
from services.contacts import Contact
from services.people import known_id
from services.proposals import News

NAME = "proposal"


def dialogue() -> Dialogue:
    """The dialogue of agents who propose, and of officials who take or decline."""
    return Dialogue(
        NAME,
        commands={"usulberita": _begin},
        choices={"kim": _chosen, "show": _show, "take": _take, "decline": _decline},
        steps={"write": _written, "why": _declined},
    )


def more_of_album() -> Hearing:
    """Hears the further pictures of an album that an agent proposes."""

    async def hearing(turn: Turn) -> Replies | None:
        album, content = turn.incoming.album, turn.incoming.content
        if album is None or content is None or not turn.person.mandates:
            return None
        news = News(content, turn.incoming.account_id, album)
        return () if await proposals.gather(turn.session, turn.person, news) else None

    return hearing


async def _begin(turn: Turn) -> Replies:
    kims = await proposals.kims_of(turn.session, turn.person)
    if not kims:
        mandates.regions(turn.person, Right.BROADCAST)
    replies = [await _list(turn)] if kims else []
    if len(kims) == 1:
        turn.go(NAME, "write", kim_id=kims[0].kim_id)
        replies.append(Reply("proposal-write", {"kim": kims[0].name}))
    elif kims:
        choices = [[Option(label=kim.name[:40], data=f"{NAME}:kim:{kim.kim_id}")] for kim in kims]
        replies.append(Reply("proposal-which-kim", choices=choices))
    return [each for each in (*replies, await _waiting(turn)) if each is not None]


async def _list(turn: Turn) -> Reply | None:
    lines = [
        f"{await proposals.titled(turn.session, row)}\n{proposals.standing(row, became, turn.person.language)}"
        for row, became in await proposals.mine(turn.session, turn.person)
    ]
    return Reply("proposal-list", {"list": "\n\n".join(lines)}) if lines else None


async def _waiting(turn: Turn) -> Reply | None:
    if not mandates.has(turn.person, Right.BROADCAST):
        return None
    held = await proposals.waiting(turn.session, turn.person)
    choices = [
        [Option(label=await proposals.titled(turn.session, row), data=f"{NAME}:show:{row.proposal_id}")] for row in held
    ]
    return Reply("proposal-waiting" if held else "proposal-none", choices=choices)


async def _chosen(turn: Turn) -> Replies:
    wanted = number_in(turn.argument)
    kim = next((each for each in await proposals.kims_of(turn.session, turn.person) if each.kim_id == wanted), None)
    if kim is None:
        raise Refusal("stale-choice")
    turn.go(NAME, "write", kim_id=kim.kim_id)
    return (Reply("proposal-write", {"kim": kim.name}, edit=True),)


async def _written(turn: Turn) -> Replies:
    content, kim_id = cards.content(turn), int(turn.data["kim_id"])
    kim = next((each for each in await proposals.kims_of(turn.session, turn.person) if each.kim_id == kim_id), None)
    if kim is None:
        turn.end()
        raise Refusal("no-mandate", id=turn.person.ref)
    news = News(content, turn.incoming.account_id, turn.incoming.album)
    heard = await proposals.propose(turn.session, turn.person, kim, news, turn.now)
    turn.end()
    return (Reply("proposal-held" if heard else "proposal-held-nobody"),)


async def _show(turn: Turn) -> Replies:
    row = await proposals.open_one(turn.session, turn.person, number_in(turn.argument))
    proposals.require_held(row)
    incoming = turn.incoming
    contact = Contact(known_id(turn.person), incoming.account_id, incoming.chat.ref, turn.person.language)
    *before, question = await proposals.shown(turn.session, row, contact, turn.now)
    options = [[Option(label=each.label, data=each.data) for each in row] for row in question.choices]
    return (*(Reply(content=each.content) for each in before), Reply(content=question.content, choices=options))


async def _take(turn: Turn) -> Replies:
    draft = await proposals.take(turn.session, turn.person, number_in(turn.argument), turn.now)
    return (Reply("proposal-taken", edit=True), await cards.card_below(turn, draft))


async def _decline(turn: Turn) -> Replies:
    row = await proposals.open_one(turn.session, turn.person, number_in(turn.argument))
    proposals.require_held(row)
    turn.go(NAME, "why", proposal_id=row.proposal_id)
    return (Reply("proposal-why"),)


async def _declined(turn: Turn) -> Replies:
    why = " ".join(turn.incoming.text.split())
    if not why:
        return (Reply("proposal-why"),)
    proposal_id = int(turn.data["proposal_id"])
    turn.end()
    await proposals.decline(turn.session, turn.person, proposal_id, why, turn.now)
    return (Reply("proposal-declined"),)
