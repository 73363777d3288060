"""The table of PLATFORMS.md, row by row."""

import json

import pytest

from bot.http import Answer, NoAnswer
from bot.platforms.whatsapp.api import read
from bot.platforms.whatsapp.outcomes import of, of_code
from domain.message import Gone, Later, Outcome, Rejected, Rests, Sent, Unreachable

A_DAY = 86_400.0


def later(after: float, rests: Rests, *, counts: bool = False, why: str = "error") -> Later:
    return Later(after, counts, rests, why)


ROWS: dict[int, Outcome] = {
    130429: later(5.0, Rests.ACCOUNT),
    131056: later(6.0, Rests.CHAT),
    80007: later(60.0, Rests.ACCOUNT),
    4: later(60.0, Rests.ACCOUNT),
    131000: later(5.0, Rests.NOBODY, counts=True),
    131016: later(5.0, Rests.NOBODY, counts=True),
    2: later(5.0, Rests.NOBODY, counts=True),
    131026: Unreachable(Gone.MISSED),
    131062: Unreachable(Gone.MISSED),
    131047: Rejected("error"),
    131049: later(A_DAY, Rests.NOBODY, counts=True),
    131050: Rejected("error"),
    130472: Rejected("error"),
    132000: Rejected("error"),
    132001: Rejected("error"),
    132005: Rejected("error"),
    132012: Rejected("error"),
    132015: Rejected("error"),
    132016: Rejected("error"),
    131009: Rejected("error"),
    **dict.fromkeys(
        (131042, 131048, 131064, 131031, 368, 190, 10, 200, 299),
        later(900.0, Rests.ACCOUNT, why="account-trouble"),
    ),
}


def named(outcome: Outcome, code: int) -> Outcome:
    match outcome:
        case Later(after, counts, rests, why):
            return Later(after, counts, rests, f"{why}-{code}")
        case Rejected(why):
            return Rejected(f"{why}-{code}")
        case _:
            return outcome


@pytest.mark.parametrize(("code", "outcome"), ROWS.items(), ids=[str(code) for code in ROWS])
def test_each_code_has_its_outcome_in_an_answer_and_in_a_webhook(code: int, outcome: Outcome) -> None:
    body = {"error": {"code": code, "message": f"(#{code}) for 6281234567801", "error_data": {"details": "Budi"}}}
    assert of(read(Answer(400, json.dumps(body).encode()))) == named(outcome, code)
    assert of_code(code) == named(outcome, code)


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (401, b"", later(900.0, Rests.ACCOUNT, why="account-trouble-401")),
        (429, b"<html>", later(5.0, Rests.ACCOUNT, why="too-fast")),
        (502, b"<html>Bad Gateway</html>", later(5.0, Rests.NOBODY, counts=True, why="server-fault")),
        (404, b"[]", Rejected("error-404")),
        (400, b'{"error": "unheard of"}', Rejected("error-400")),
    ],
    ids=["no rights", "too fast", "gateway", "nothing there", "another shape"],
)
def test_an_answer_without_a_code_is_judged_by_its_status(status: int, body: bytes, outcome: Outcome) -> None:
    assert of(read(Answer(status, body))) == outcome


def test_an_accepted_message_is_sent_under_its_id() -> None:
    assert of(read(Answer(200, b'{"messages":[{"id":"wamid.A"}]}'))) == Sent(("wamid.A",))


def test_an_unreadable_success_leaves_us_not_knowing() -> None:
    with pytest.raises(NoAnswer):
        read(Answer(200, b'{"messages":[{"i'))
