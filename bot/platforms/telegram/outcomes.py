"""What an answer of the Bot API means: the table of PLATFORMS.md, row by row."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.platforms.telegram.api import Said
from domain.message import Gone, Kept, Later, Moved, Outcome, Rejected, Rests, Sent, Unknown, Unreachable

AFTER_SERVER_FAULT = 5.0
AFTER_REFUSED_TOKEN = 60.0
WITHOUT_RETRY_AFTER = 5.0

Meaning = Callable[[Said, bool], Outcome]
"""(what was said, whether several people read the chat) → outcome."""


def _gone(why: Gone) -> Meaning:
    return lambda _said, _shared: Unreachable(why)


def _done(_said: Said, _shared: bool) -> Outcome:
    return Sent(())


def _kept(said: Said, _shared: bool) -> Outcome:
    return Kept(reason(said.description))


def _moved(said: Said, _shared: bool) -> Outcome:
    ref = said.parameters.get("migrate_to_chat_id")
    return Moved(str(ref)) if ref else Rejected("moved")


def _too_fast(said: Said, shared: bool) -> Outcome:
    after = float(said.parameters.get("retry_after") or WITHOUT_RETRY_AFTER)
    return Later(after, counts=False, rests=Rests.CHAT if shared else Rests.ACCOUNT, why="too-fast")


def _server_fault(_said: Said, _shared: bool) -> Outcome:
    return Later(AFTER_SERVER_FAULT, counts=True, rests=Rests.NOBODY, why="server-fault")


def _token_refused(_said: Said, _shared: bool) -> Outcome:
    # nobody's copy is lost because a token was changed: the account rests until the operator has seen to it
    return Later(AFTER_REFUSED_TOKEN, counts=False, rests=Rests.ACCOUNT, why="token-refused")


def _rejected(said: Said, _shared: bool) -> Outcome:
    return Rejected(reason(said.description) or f"error-{said.code}")


@dataclass(frozen=True, slots=True)
class Row:
    """Code and words of an answer (lower case; empty: any), and what it means."""

    codes: range
    words: str
    meaning: Meaning


def _row(code: int, words: str, meaning: Meaning) -> Row:
    return Row(range(code, code + 1), words, meaning)


TABLE = (
    _row(403, "bot was blocked by the user", _gone(Gone.BLOCKED)),
    _row(403, "user is deactivated", _gone(Gone.DEACTIVATED)),
    _row(403, "can't initiate conversation", _gone(Gone.NOT_FOUND)),
    _row(403, "can't send messages to bots", _gone(Gone.NOT_FOUND)),
    _row(403, "bot was kicked from", _gone(Gone.KICKED)),
    _row(403, "bot is not a member of", _gone(Gone.KICKED)),
    _row(403, "group chat was deleted", _gone(Gone.DELETED)),
    _row(400, "upgraded to a supergroup", _moved),
    _row(400, "chat not found", _gone(Gone.NOT_FOUND)),
    _row(400, "peer_id_invalid", _gone(Gone.NOT_FOUND)),
    _row(400, "user not found", _gone(Gone.NOT_FOUND)),
    _row(400, "input_user_deactivated", _gone(Gone.DEACTIVATED)),
    _row(400, "user is deactivated", _gone(Gone.DEACTIVATED)),
    _row(400, "group chat was deactivated", _gone(Gone.DELETED)),
    _row(400, "message is not modified", _done),
    _row(400, "message to delete not found", _done),
    _row(400, "message to edit not found", _kept),
    _row(400, "message to react not found", _kept),
    _row(400, "message_id_invalid", _kept),
    _row(400, "message can't be edited", _kept),
    _row(400, "message can't be deleted", _kept),
    _row(400, "there is no text in the message to edit", _kept),
    _row(400, "there is no caption in the message to edit", _kept),
    _row(400, "query is too old", _done),
    _row(429, "", _too_fast),
    _row(401, "", _token_refused),
    _row(404, "", _token_refused),
    Row(range(500, 600), "", _server_fault),
    Row(range(300, 500), "", _rejected),
)
"""The first row that fits decides."""


def of(said: Said, *, shared: bool) -> Outcome:
    """The outcome of an answer; `shared`: whether the chat is a group or channel."""
    if said.ok:
        return Sent(message_ids(said.result))
    words = said.description.lower()
    for row in TABLE:
        if said.code in row.codes and row.words in words:
            return row.meaning(said, shared)
    return Unknown(f"error-{said.code}")


def message_ids(result: Any) -> tuple[str, ...]:
    """The ids of the messages in a result: one, an album's several, or none."""
    messages = result if isinstance(result, list) else [result]
    return tuple(str(each["message_id"]) for each in messages if isinstance(each, dict) and "message_id" in each)


def reason(description: str) -> str:
    """A description as a short code: its first words, without what it may quote from a text."""
    words = re.sub(r"^(bad request|forbidden): ", "", description.lower())
    found = re.match(r"[a-z_' ]*", words)
    return re.sub(r"[^a-z_]+", "-", found.group()).strip("-")[:60] if found else ""
