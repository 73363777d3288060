"""The table of PLATFORMS.md, row by row."""

import json
from typing import Any

import pytest

from bot.http import Answer, NoAnswer, NotSent
from bot.platforms.faults import of_fault
from bot.platforms.telegram.api import read
from bot.platforms.telegram.outcomes import of, reason
from domain.message import Gone, Kept, Later, Moved, Outcome, Rejected, Rests, Sent, Unknown, Unreachable


def answered(code: int, description: str, **parameters: Any) -> Answer:
    body = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return Answer(code, json.dumps(body).encode())


ROWS = [
    (403, "Forbidden: bot was blocked by the user", Unreachable(Gone.BLOCKED)),
    (403, "Forbidden: user is deactivated", Unreachable(Gone.DEACTIVATED)),
    (403, "Forbidden: bot can't initiate conversation with a user", Unreachable(Gone.NOT_FOUND)),
    (400, "Bad Request: chat not found", Unreachable(Gone.NOT_FOUND)),
    (400, "Bad Request: PEER_ID_INVALID", Unreachable(Gone.NOT_FOUND)),
    (403, "Forbidden: bot was kicked from the group chat", Unreachable(Gone.KICKED)),
    (403, "Forbidden: bot was kicked from the supergroup chat", Unreachable(Gone.KICKED)),
    (403, "Forbidden: bot was kicked from the channel chat", Unreachable(Gone.KICKED)),
    (403, "Forbidden: bot is not a member of the channel chat", Unreachable(Gone.KICKED)),
    (403, "Forbidden: bot is not a member of the supergroup chat", Unreachable(Gone.KICKED)),
    (403, "Forbidden: the group chat was deleted", Unreachable(Gone.DELETED)),
    (400, 'Bad Request: can\'t parse entities: Unsupported start tag "Budi" at 3', Rejected("can-t-parse-entities")),
    (400, "Bad Request: message is too long", Rejected("message-is-too-long")),
    (400, "Bad Request: message text is empty", Rejected("message-text-is-empty")),
    (400, "Bad Request: wrong file identifier/HTTP URL specified", Rejected("wrong-file-identifier")),
    (400, "Bad Request: not enough rights to send text messages", Rejected("not-enough-rights-to-send-text-messages")),
    (400, "Bad Request: TOPIC_CLOSED", Rejected("topic_closed")),
    (403, "Forbidden: something new", Rejected("something-new")),
    (413, "Request Entity Too Large", Rejected("request-entity-too-large")),
    (400, "Bad Request: message is not modified: specified new message content is the same", Sent(())),
    (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", Sent(())),
    (400, "Bad Request: message to delete not found", Sent(())),
    (400, "Bad Request: message to edit not found", Kept("message-to-edit-not-found")),
    (400, "Bad Request: message can't be edited", Kept("message-can-t-be-edited")),
    (400, "Bad Request: message can't be deleted for everyone", Kept("message-can-t-be-deleted-for-everyone")),
    (500, "Internal Server Error", Later(5.0, counts=True, rests=Rests.NOBODY, why="server-fault")),
    (502, "Bad Gateway", Later(5.0, counts=True, rests=Rests.NOBODY, why="server-fault")),
    (401, "Unauthorized", Later(60.0, counts=False, rests=Rests.ACCOUNT, why="token-refused")),
]


@pytest.mark.parametrize(("code", "description", "outcome"), ROWS, ids=[row[1][:50] for row in ROWS])
def test_each_answer_has_its_outcome(code: int, description: str, outcome: Outcome) -> None:
    for words in (description, description.upper(), description.lower()):
        assert of(read(answered(code, words)), shared=False) == outcome


@pytest.mark.parametrize(("shared", "rests"), [(True, Rests.CHAT), (False, Rests.ACCOUNT)])
def test_too_fast_rests_the_chat_or_the_account_and_costs_no_attempt(shared: bool, rests: Rests) -> None:
    said = read(answered(429, "Too Many Requests: retry after 10000", retry_after=10_000))
    assert of(said, shared=shared) == Later(10_000.0, counts=False, rests=rests, why="too-fast")


def test_a_group_that_became_a_supergroup_has_moved() -> None:
    said = read(answered(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001))
    assert of(said, shared=True) == Moved("-1001")


def test_a_message_and_an_album_arrive_under_their_ids() -> None:
    one = read(Answer(200, b'{"ok":true,"result":{"message_id":7}}'))
    album = read(Answer(200, b'{"ok":true,"result":[{"message_id":7},{"message_id":8}]}'))
    assert of(one, shared=False) == Sent(("7",))
    assert of(album, shared=False) == Sent(("7", "8"))


def test_a_gateways_page_is_a_server_fault() -> None:
    assert isinstance(of(read(Answer(502, b"<html>Bad Gateway</html>")), shared=False), Later)


def test_an_unreadable_success_leaves_us_not_knowing() -> None:
    with pytest.raises(NoAnswer):
        read(Answer(200, b'{"ok":true,"resu'))


def test_faults_are_told_apart_by_where_they_happened() -> None:
    assert of_fault(NotSent("reset")) == Later(2.0, counts=False, rests=Rests.ACCOUNT, why="reset")
    assert of_fault(NoAnswer("timeout")) == Unknown("timeout")


def test_a_reason_quotes_nobody() -> None:
    words = "Bad Request: can't parse: 'Budi, 0812-345' at byte 4"
    assert reason(words) == "can-t-parse"
