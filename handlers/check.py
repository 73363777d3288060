"""/cek: whether a code, or a message that goes round, is genuine."""

from dataclasses import dataclass, replace

from domain import check_code
from domain.platform import ChatKind
from domain.post import PostKind
from domain.role import Right
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Turn
from handlers.feedback import Hearing
from services import checking, mandates
from services.checking import LINK, Checked, LinkTo, Published, Verdict


def dialogue(link_to: LinkTo) -> Dialogue:
    """The dialogue of /cek; it also answers in groups, and to links "c_CODE"."""
    own = _Checking(link_to)
    return Dialogue(
        "check",
        commands=dict.fromkeys(("cek", "cekkode"), own.asked),
        choices={"show": _show, "again": _again},
        steps={"code": own.answered},
        group_commands=dict.fromkeys(("cek", "cekkode"), own.asked_in_group),
        links={LINK: _linked},
    )


def hearing(link_to: LinkTo) -> Hearing:
    """Hears forwarded messages with a code of ours, and bare codes, that no dialogue waits for."""
    return _Checking(link_to).heard


@dataclass(frozen=True, slots=True)
class _Checking:
    link_to: LinkTo

    async def look(self, turn: Turn, said: str) -> Checked | None:
        return await checking.check(turn.session, said, self.link_to(turn.incoming.account_id, f"{LINK}_"))

    async def heard(self, turn: Turn) -> Replies | None:
        incoming = turn.incoming
        if incoming.chat.kind is not ChatKind.PRIVATE or mandates.has(turn.person, Right.BROADCAST):
            return None
        said = _said(turn)
        if not incoming.forwarded and check_code.read(said) != said:
            return None
        checked = await self.look(turn, said)
        if checked is None or (not incoming.forwarded and checked.published is None):
            return None
        return await _told(turn, checked)

    async def asked(self, turn: Turn) -> Replies:
        said = turn.argument or turn.incoming.quoted_text
        return await self.looked_at(turn, said) if said else await _again(turn)

    async def answered(self, turn: Turn) -> Replies:
        said = _said(turn)
        return await self.looked_at(turn, said) if said else (Reply("check-ask"),)

    async def asked_in_group(self, turn: Turn) -> Replies:
        said = turn.argument or turn.incoming.quoted_text
        if not turn.incoming.in_conversation:
            return ()
        checked = await self.look(turn, said) if said else None
        key = "check-how-in-group" if checked is None else _KEYS[checked.verdict]
        return (Reply(key, _values(turn, checked) if checked else {}, reply_to=turn.incoming.message_id),)

    async def looked_at(self, turn: Turn, said: str) -> Replies:
        turn.end()
        checked = await self.look(turn, said)
        if checked is None:
            return (Reply("check-no-code", choices=[[Option("check-again", data="check:again")]]),)
        return await _told(turn, checked)


async def _again(turn: Turn) -> Replies:
    turn.go("check", "code")
    return (Reply("check-ask"),)


async def _linked(turn: Turn) -> Replies:
    """What is said there is also what the reader writes about next."""
    checked = await checking.check_code_alone(turn.session, turn.argument)
    first, *more = await _told(turn, checked)
    if checked.published is None:
        return (first, *more)
    meaning = Remember(PostKind.OPENED_NEWS, checked.published.announcement.announcement_id)
    return (replace(first, remember=meaning), *more)


async def _told(turn: Turn, checked: Checked) -> Replies:
    values, verdict = _values(turn, checked), checked.verdict
    if verdict in {Verdict.CHANGED, Verdict.CORRECTED}:
        return (Reply(_KEYS[verdict], values), *await _original(turn, checked.code))
    choices = [[Option("check-show", data=f"check:show:{checked.code}")]] if verdict is Verdict.CODE else []
    return (Reply(_KEYS[verdict], values, choices=choices),)


async def _show(turn: Turn) -> Replies:
    return await _original(turn, turn.argument)


async def _original(turn: Turn, code: str) -> Replies:
    rendered = await checking.original(turn.session, code, turn.incoming.account_id, turn.person.language)
    messages = [rendered.message] if rendered.reply is None else [rendered.message, rendered.reply]
    return [Reply(content=message.content) for message in messages]


_KEYS = {
    Verdict.DRILL: "check-drill",
    Verdict.UNKNOWN: "check-unknown",
    Verdict.CODE: "check-code",
    Verdict.GENUINE: "check-genuine",
    Verdict.CHANGED: "check-changed",
    Verdict.CORRECTED: "check-corrected",
    Verdict.STOPPED: "check-stopped",
    Verdict.WITHDRAWN: "check-withdrawn",
}
"""What is said, by verdict."""


def _values(turn: Turn, checked: Checked) -> dict[str, object]:
    return {"code": checked.code, **(_facts(checked.published, turn.person.language) if checked.published else {})}


def _facts(published: Published, language: str) -> dict[str, object]:
    announcement = published.announcement
    return {
        "title": announcement.title,
        "source": announcement.source,
        "region": published.region,
        "moment": published.moment(language),
    }


def _said(turn: Turn) -> str:
    incoming = turn.incoming
    return (incoming.text or (incoming.content.text if incoming.content else "")).strip()
