from dataclasses import replace

import pytest

from domain.kim import KimState
from domain.kim_register import (
    RULES,
    BoardFault,
    KimFacts,
    KimKind,
    Lack,
    Move,
    Mover,
    Office,
    board_fault,
    kind_called,
    kinds_at,
    lacks,
    leads,
    next_move,
    stops,
)

S = KimState
BOARD = (Office.CHAIR, Office.SECRETARY, Office.MEMBER)
WHOLE = KimFacts(
    S.ACTIVE,
    accepted=True,
    board=BOARD,
    theme=True,
    decree=True,
    photo=True,
    inaugurated=True,
    channels=1,
    number=True,
)

CHANGES: dict[tuple[Move, KimState], KimState] = {
    (Move.DECREE, S.PROPOSED): S.FORMED,
    (Move.INAUGURATE, S.FORMED): S.INAUGURATED,
    (Move.ACTIVATE, S.INAUGURATED): S.ACTIVE,
    (Move.ACTIVATE, S.DORMANT): S.ACTIVE,
    (Move.REST, S.INAUGURATED): S.DORMANT,
    (Move.REST, S.ACTIVE): S.DORMANT,
    **{(Move.DISSOLVE, state): S.DISSOLVED for state in list(S)[:-1]},
}
STAYS = {(Move.REGISTER, S.PROPOSED)} | {
    (move, state)
    for move in (Move.BOARD, Move.DECREE)
    for state in S
    if state is not S.DISSOLVED and (move, state) not in CHANGES
}


@pytest.mark.parametrize("move", Move)
@pytest.mark.parametrize("state", KimState)
def test_a_move_leads_where_the_words_say_and_nowhere_else(move: Move, state: KimState) -> None:
    expected = CHANGES.get((move, state)) or (state if (move, state) in STAYS else None)
    assert leads(move, state) == expected


def test_nothing_leads_out_of_a_dissolved_kim() -> None:
    assert [move for move in Move if leads(move, S.DISSOLVED)] == []


def test_only_officials_make_what_agents_must_ask_for() -> None:
    asked = {move for move in Move if RULES[move].asked_by}
    assert asked == {Move.REGISTER, Move.BOARD, Move.DECREE, Move.INAUGURATE, Move.DISSOLVE}
    assert all(RULES[move].made_by == {Mover.OFFICIAL} for move in asked)


def test_no_agent_makes_a_kim_dormant() -> None:
    assert Mover.AGENT not in RULES[Move.REST].made_by | RULES[Move.REST].asked_by


@pytest.mark.parametrize(
    ("offices", "fault"),
    [
        (BOARD, None),
        ((Office.CHAIR, Office.SECRETARY, Office.TREASURER, Office.MEMBER, Office.MEMBER), None),
        ((), BoardFault.NO_CHAIR),
        ((Office.SECRETARY, Office.TREASURER, Office.MEMBER), BoardFault.NO_CHAIR),
        ((Office.CHAIR, Office.CHAIR, Office.SECRETARY), BoardFault.TWO_CHAIRS),
        ((Office.CHAIR, Office.TREASURER, Office.MEMBER), BoardFault.NO_SECRETARY),
        ((Office.CHAIR, Office.SECRETARY), BoardFault.TOO_FEW),
    ],
)
def test_a_board_has_a_chair_a_secretary_and_one_more(offices: tuple[Office, ...], fault: BoardFault | None) -> None:
    assert board_fault(offices) == fault


@pytest.mark.parametrize(
    ("kim", "lacking"),
    [
        (WHOLE, ()),
        (KimFacts(S.PROPOSED), tuple(lack for lack in Lack if lack is not Lack.DECREE_PHOTO)),
        (
            KimFacts(S.FORMED, accepted=True, board=BOARD, theme=True, decree=True),
            (Lack.DECREE_PHOTO, Lack.INAUGURATION, Lack.CHANNEL, Lack.NUMBER),
        ),
    ],
)
def test_what_is_missing_is_named_in_the_order_of_mending(kim: KimFacts, lacking: tuple[Lack, ...]) -> None:
    assert lacks(kim) == lacking


def test_a_forum_needs_no_theme() -> None:
    assert Lack.THEME not in lacks(KimFacts(S.PROPOSED, KimKind.FORUM))


@pytest.mark.parametrize(
    ("kim", "move"),
    [
        (KimFacts(S.PROPOSED), None),
        (KimFacts(S.PROPOSED, accepted=True), Move.BOARD),
        (KimFacts(S.PROPOSED, accepted=True, board=BOARD), None),  # the theme first
        (KimFacts(S.PROPOSED, accepted=True, board=BOARD, theme=True), Move.DECREE),
        (KimFacts(S.FORMED, accepted=True, board=BOARD, theme=True, decree=True, photo=True), Move.INAUGURATE),
        (replace(WHOLE, state=S.INAUGURATED), Move.ACTIVATE),
        (replace(WHOLE, state=S.INAUGURATED, photo=False), Move.DECREE),
        (WHOLE, None),
        (KimFacts(S.DORMANT, accepted=True), Move.ACTIVATE),
        (KimFacts(S.DISSOLVED, accepted=True), None),
    ],
)
def test_the_next_move_is_the_first_that_can_be_made(kim: KimFacts, move: Move | None) -> None:
    assert next_move(kim) == move


def test_no_decree_comes_before_the_board_it_names() -> None:
    assert stops(Move.DECREE, KimFacts(S.PROPOSED, accepted=True, theme=True)) is Lack.BOARD
    assert stops(Move.BOARD, KimFacts(S.PROPOSED)) is Lack.ACCEPTANCE
    assert {stops(move, WHOLE) for move in Move} == {None}


@pytest.mark.parametrize(
    ("code", "kinds"),
    [
        ("64", (KimKind.FORUM,)),
        ("64.71", (KimKind.FORUM,)),
        ("64.71.06", (KimKind.KIM, KimKind.FORUM)),
        ("64.71.06.1005", (KimKind.KIM,)),
    ],
)
def test_forums_sit_above_the_villages(code: str, kinds: tuple[KimKind, ...]) -> None:
    assert kinds_at(code) == kinds


@pytest.mark.parametrize(
    ("name", "code", "kind"),
    [
        ("Forum KIM Balikpapan Kota", "64.71.06", KimKind.FORUM),
        ("FK-KIM Balikpapan Kota", "64.71.06", KimKind.FORUM),
        ("KIM Balikpapan Kota", "64.71.06", KimKind.KIM),
        ("KIM Balikpapan", "64.71", KimKind.FORUM),
        ("Forum Damai", "64.71.06.1005", KimKind.KIM),
    ],
)
def test_a_name_tells_the_forum_from_the_kim(name: str, code: str, kind: KimKind) -> None:
    assert kind_called(name, code) is kind
