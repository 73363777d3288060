"""Acknowledgements: what somebody hears of the words that were just stored, in private and in a group."""

from domain.feedback import FeedbackKind
from domain.post import PostKind
from domain.word_list import right_door
from handlers.dialogue import Option, Remember, Replies, Reply, Turn
from services import desks, mutes, regions
from services.answer_letters import LINK, Office
from services.feedback import Receipt
from services.matching import Said

_CHOICES = 20


async def acknowledged(office: Office, turn: Turn, said: Said, receipt: Receipt) -> Replies:
    """The number, and whose desk has it; in the comments of a channel once for each person and thread."""
    row = receipt.row
    if row.kind is FeedbackKind.THANKS:
        return () if said.in_group else (Reply("feedback-thanks"),)
    if not said.in_group:
        return await _in_private(office, turn, receipt)
    once_more = said.comment is not None and row.continues_id is not None and not row.danger
    return () if once_more else (await _in_group(office, turn, receipt),)


async def desk_of(office: Office, turn: Turn, code: str | None) -> str:
    """Whose officials read what concerns a region."""
    desk = await desks.nearest(turn.session, code or office.home, turn.now)
    return desk.region.title if desk else await regions.title(turn.session, code or office.home)


async def _in_private(office: Office, turn: Turn, receipt: Receipt) -> Replies:
    row = receipt.row
    remember = Remember(PostKind.RECEIPT, row.feedback_id)
    replies = [Reply("feedback-danger", {"number": receipt.number}, remember=remember)] if row.danger else []
    if receipt.choices:
        choices = [[await _region(turn, row.feedback_id, code)] for code in receipt.choices[:_CHOICES]]
        key = "feedback-danger-where" if row.danger else "feedback-which-region"
        replies.append(Reply(key, {"number": receipt.number}, choices=choices, remember=remember))
    elif receipt.mute is not None:
        values = await mutes.told(turn.session, receipt.mute, turn.person.language)
        appeal = Option("mute-appeal", data=f"mute:appeal:{receipt.mute.mute_id}")
        values = {**values, "number": receipt.number}
        replies.append(Reply("mute-held", values, choices=[[appeal]], remember=remember))
    elif not row.danger:
        values = {"number": receipt.number, "desk": await desk_of(office, turn, row.region_code)}
        replies.append(Reply(_acknowledgement(turn, receipt), values, remember=remember))
    return [*replies, *_elsewhere(office, turn, receipt)]


def _elsewhere(office: Office, turn: Turn, receipt: Receipt) -> Replies:
    """Who looks after it where we don't; not while somebody may be in danger."""
    door = None if receipt.row.danger else right_door(receipt.row.text, office.words.doors)
    return (Reply("feedback-door", {"way": door.ways[turn.person.language]}),) if door else ()


def _acknowledgement(turn: Turn, receipt: Receipt) -> str:
    if receipt.row.continues_id is not None:
        return "feedback-added"
    return "feedback-received" if turn.person.consented else "feedback-received-stranger"


async def _in_group(office: Office, turn: Turn, receipt: Receipt) -> Reply:
    row, incoming = receipt.row, turn.incoming
    url = office.link(row.account_id, f"{LINK}_{row.feedback_id}")
    return Reply(
        "feedback-danger-group" if row.danger else "feedback-received-group",
        {"number": receipt.number},
        choices=[[Option("answer-see", url=url)]],
        reply_to=incoming.message_id,
        remember=Remember(PostKind.RECEIPT, row.feedback_id),
    )


async def _region(turn: Turn, feedback_id: int, code: str) -> Option:
    return Option(label=await regions.title(turn.session, code), data=f"feedback:region:{feedback_id}-{code}")
