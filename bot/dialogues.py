"""Which dialogues people can have, and who listens to what no dialogue waits for. A new command is a line here."""

from domain.quiet_hours import QuietHours
from handlers import (
    alert,
    approval,
    approval_rules,
    audit,
    broadcast,
    broadcast_audience,
    broadcast_confirm,
    broadcast_content,
    broadcast_emergency,
    broadcast_repeat,
    broadcast_time,
    bulk,
    calm,
    canned,
    check,
    closing,
    comments,
    correction,
    drill,
    farewell,
    feedback,
    feedback_status,
    forwarding,
    held_news,
    help,
    inbox,
    joining,
    kim,
    kim_board,
    kim_change,
    kim_confirm,
    kim_decide,
    kim_decree,
    kim_life,
    kim_link,
    kim_propose,
    kim_sheet,
    kim_slots,
    language,
    letters,
    mandate_giving,
    mandate_invited,
    mandates,
    monitor,
    mute,
    news,
    paging,
    passing,
    presence,
    privacy,
    proposal,
    reactions,
    registration,
    safety,
    short_answer,
    source_rule,
    sources,
    subscriptions,
    ticket,
    ticket_words,
    timetable,
    voices,
    withdrawal,
)
from handlers.dialogue import Dialogue, Replies, Step, Turn
from handlers.kim_link import LinkTo
from handlers.router import Router
from handlers.whatsapp import notices
from services.answer_letters import Office


def router(office: Office, link: LinkTo, quiet: QuietHours | None) -> Router:
    """The router over every dialogue of the house."""
    hearings = [
        _forwarded_to_broadcast,
        inbox.more_of_album(office),
        proposal.more_of_album(),
        check.hearing(office.link),
    ]
    otherwise = feedback.otherwise(office, hearings)
    dialogues = (
        *_of_residents(office, otherwise),
        *_of_broadcasting(office, quiet, otherwise),
        *_of_offices(office, otherwise),
        *_of_kims(office, link, otherwise),
    )
    made = Router(
        dialogues,
        otherwise=otherwise,
        edited=feedback.edited(office),
        kept=feedback.kept(office),
        memberships=(presence.in_private, kim_link.in_shared_chats, reactions.heard(office)),
    )
    made.commented, made.notices = feedback.commented(office), notices.heed
    return made


def _of_residents(office: Office, otherwise: Step) -> tuple[Dialogue, ...]:
    return (
        registration.dialogue(office.home, otherwise),
        subscriptions.dialogue(office.home),
        calm.dialogue(),
        news.dialogue(),
        check.dialogue(office.link),
        farewell.dialogue(),
        privacy.dialogue(office.home),
        language.dialogue(),
        letters.dialogue(),
        help.dialogue(),
        paging.dialogue(),
        feedback.dialogue(office),
        short_answer.dialogue(office),
        feedback_status.dialogue(office),
        joining.dialogue(otherwise),
    )


def _of_broadcasting(office: Office, quiet: QuietHours | None, otherwise: Step) -> tuple[Dialogue, ...]:
    return (
        broadcast.dialogue(otherwise),
        drill.dialogue(office.link),
        broadcast_content.dialogue(),
        *broadcast_audience.dialogues(),
        broadcast_time.dialogue(),
        broadcast_repeat.dialogue(quiet),
        timetable.dialogue(),
        broadcast_emergency.dialogue(),
        broadcast_confirm.dialogue(quiet),
        approval.dialogue(),
        approval_rules.dialogue(),
        monitor.dialogue(),
        correction.dialogue(),
        withdrawal.dialogue(),
        closing.dialogue(),
    )


def _of_offices(office: Office, otherwise: Step) -> tuple[Dialogue, ...]:
    return (
        inbox.dialogue(office),
        voices.dialogue(),
        safety.dialogue(),
        ticket.dialogue(office),
        mute.dialogue(office),
        ticket_words.dialogue(office),
        passing.dialogue(office, otherwise),
        canned.dialogue(office),
        bulk.dialogue(office),
        alert.dialogue(),
        held_news.dialogue(),
        sources.dialogue(),
        source_rule.dialogue(otherwise),
        mandates.dialogue(),
        mandate_giving.dialogue(office.home, office.link, otherwise),
        mandate_invited.dialogue(),
        audit.dialogue(office.home),
    )


def _of_kims(office: Office, link: LinkTo, otherwise: Step) -> tuple[Dialogue, ...]:
    return (
        kim.dialogue(),
        kim_link.dialogue(link, office.home, otherwise),
        kim_confirm.dialogue(otherwise),
        kim_slots.dialogue(),
        comments.dialogue(link),
        kim_propose.dialogue(office.home, otherwise),
        kim_decide.dialogue(),
        kim_sheet.dialogue(),
        kim_change.dialogue(),
        kim_board.dialogue(),
        kim_decree.dialogue(),
        kim_life.dialogue(),
        forwarding.dialogue(office.link),
        proposal.dialogue(),
    )


async def _forwarded_to_broadcast(turn: Turn) -> Replies | None:
    return await broadcast.offered(turn) if broadcast.may_offer(turn) else None
