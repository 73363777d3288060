"""/cek: whether a code, or a message that goes round, is genuine."""

from domain import check_code
from domain.platform import ChatKind
from domain.role import Right
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn
from services import checking, mandates
from services.checking import Checked, Published, Verdict


def dialogue() -> Dialogue:
    """The dialogue of /cek; it also answers in groups, and to links "c_CODE"."""
    in_private = dict.fromkeys(("cek", "cekkode"), _asked)
    return Dialogue(
        "check",
        commands=in_private,
        choices={"show": _show, "again": _again},
        steps={"code": _answered},
        group_commands=dict.fromkeys(in_private, _asked_in_group),
        links={"c": _linked},
    )


async def hearing(turn: Turn) -> Replies | None:
    """A forwarded message with a code of ours, or a bare code, from somebody whom no dialogue waits for."""
    incoming = turn.incoming
    if incoming.chat.kind is not ChatKind.PRIVATE or mandates.has(turn.person, Right.BROADCAST):
        return None
    said = _said(turn)
    if not incoming.forwarded and check_code.read(said) != said:
        return None
    checked = await checking.check(turn.session, said)
    if checked is None or (not incoming.forwarded and checked.published is None):
        return None
    return await _told(turn, checked)


async def _asked(turn: Turn) -> Replies:
    said = turn.argument or turn.incoming.quoted_text
    if not said:
        turn.go("check", "code")
        return (Reply("check-ask"),)
    return await _looked_at(turn, said)


async def _again(turn: Turn) -> Replies:
    turn.go("check", "code")
    return (Reply("check-ask"),)


async def _answered(turn: Turn) -> Replies:
    said = _said(turn)
    if not said:
        return (Reply("check-ask"),)
    return await _looked_at(turn, said)


async def _linked(turn: Turn) -> Replies:
    return await _told(turn, await checking.check_code_alone(turn.session, turn.argument))


async def _asked_in_group(turn: Turn) -> Replies:
    said = turn.argument or turn.incoming.quoted_text
    if not turn.incoming.in_conversation:
        return ()
    checked = await checking.check(turn.session, said) if said else None
    key = "check-how-in-group" if checked is None else _KEYS[checked.verdict]
    return (Reply(key, _values(turn, checked) if checked else {}, reply_to=turn.incoming.message_id),)


async def _looked_at(turn: Turn, said: str) -> Replies:
    turn.end()
    checked = await checking.check(turn.session, said)
    if checked is None:
        return (Reply("check-no-code", choices=[[Option("check-again", data="check:again")]]),)
    return await _told(turn, checked)


async def _told(turn: Turn, checked: Checked) -> Replies:
    values, verdict = _values(turn, checked), checked.verdict
    if verdict is Verdict.CHANGED:
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
    Verdict.UNKNOWN: "check-unknown",
    Verdict.CODE: "check-code",
    Verdict.GENUINE: "check-genuine",
    Verdict.CHANGED: "check-changed",
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
