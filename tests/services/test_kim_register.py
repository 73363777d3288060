"""The KIM register in the services: moves asked for, decided, carried out; and whoever must not."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from data import kim_register as rows
from data.database import Database
from data.models import Kim, KimMember, KimMove, Media, Subscription
from data.models import Mandate as MandateRow
from domain.kim import ChannelState, KimState
from domain.kim_register import KimKind, Move, MoveState, Office
from domain.mandate import Mandate
from domain.message import ContentKind, MediaItem
from domain.refusal import Refusal
from domain.region import RegionCode
from domain.role import Role
from services import channels, data_copy, kim_facts, kim_register, kims, people, privacy, registration
from services.kim_boards import Named
from services.kim_register import Asked, Wish
from services.people import Person
from tests.conftest import ACCOUNT_ID
from tests.kim_town import DAMAI, GROUP, KOTA, Town, a_linked_channel, a_person, a_town

SK = {"number": "188.45/12/2026", "day": "2026-03-01", "signer": "Lurah Damai"}
PHOTO = MediaItem(ContentKind.PHOTO, ref="file-1")
WISH = Wish(DAMAI, "KIM Damai", KimKind.KIM, "Kebencanaan")


@dataclass
class Registered:
    """A KIM on the register, with the people around it as they stand now."""

    who: Town
    kim_id: int


async def again(session: AsyncSession, person: Person, now: datetime) -> Person:
    """The same person with today's mandates."""
    return await people.recognise(session, ACCOUNT_ID, person.ref, "id", now)


async def registered(session: AsyncSession, now: datetime) -> Registered:
    who = await a_town(session, now)
    move = await kim_register.register(session, who.agent, ACCOUNT_ID, WISH, now)
    await kim_register.confirm(session, who.official, move.kim_move_id, now)
    return Registered(replace(who, agent=await again(session, who.agent, now)), move.kim_id)


def board(*people: tuple[Office, str, int | None]) -> Sequence[Named]:
    return [Named(*each) for each in people]


def usual(chair: Person | None = None) -> Sequence[Named]:
    chair_id = chair.resident_id if chair else None
    return board((Office.CHAIR, "Budi", chair_id), (Office.SECRETARY, "Siti", None), (Office.TREASURER, "Ani", None))


async def done(session: AsyncSession, town: Registered, asked: Asked, now: datetime) -> KimMove:
    """A move asked for by the agent and confirmed by the official."""
    move = await kim_register.make(session, town.who.agent, town.kim_id, asked, now)
    assert move.state is MoveState.ASKED
    return await kim_register.confirm(session, town.who.official, move.kim_move_id, now)


async def the_kim(session: AsyncSession, kim_id: int) -> Kim:
    return await session.get_one(Kim, kim_id)


async def test_a_kim_goes_from_its_proposal_to_its_inauguration(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        assert town.who.agent.mandates == (Mandate(Role.KIM_AGENT, RegionCode(DAMAI), town.kim_id),)
        await done(session, town, Asked(Move.BOARD, board=usual(town.who.agent)), now)
        await done(session, town, Asked(Move.DECREE, SK, photo=PHOTO, account_id=ACCOUNT_ID), now)
        await done(session, town, Asked(Move.INAUGURATE, {"day": "2026-03-15"}), now)
        kim = await the_kim(session, town.kim_id)
        assert (kim.state, kim.decree_number, str(kim.decree_on)) == (KimState.INAUGURATED, SK["number"], SK["day"])
        assert str(kim.inaugurated_on) == "2026-03-15"
        assert await kim_facts.photo_of(session, town.kim_id)
        history = await rows.history(session, town.kim_id, 10)
        assert [(each.move, each.to_state) for each in reversed(history)] == [
            (Move.REGISTER, KimState.PROPOSED),
            (Move.BOARD, KimState.PROPOSED),
            (Move.DECREE, KimState.FORMED),
            (Move.INAUGURATE, KimState.INAUGURATED),
        ]


async def test_an_official_registers_at_once_and_gives_themselves_nothing(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        move = await kim_register.register(session, who.official, ACCOUNT_ID, WISH, now)
        assert move.state is MoveState.DONE
        assert await rows.holders(session, move.kim_id, now) == []


async def test_no_step_is_skipped_nor_made_twice(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        for asked, why in (
            (Asked(Move.DECREE, SK), "lacks"),
            (Asked(Move.INAUGURATE, {"day": "2026-03-15"}), "impossible"),
            (Asked(Move.ACTIVATE), "impossible"),
            (Asked(Move.REST), "not-yours"),
            (Asked(Move.REGISTER), "not-yours"),
            (Asked(Move.BOARD, board=usual()[:2]), "board-fault"),
            (Asked(Move.BOARD), "board-fault"),
        ):
            with pytest.raises(Refusal, match=why):
                await kim_register.make(session, town.who.agent, town.kim_id, asked, now)
        move = await kim_register.make(session, town.who.agent, town.kim_id, Asked(Move.BOARD, board=usual()), now)
        with pytest.raises(Refusal, match="waits"):
            await kim_register.make(session, town.who.agent, town.kim_id, Asked(Move.DISSOLVE), now)
        await kim_register.confirm(session, town.who.official, move.kim_move_id, now)
        with pytest.raises(Refusal, match="settled"):
            await kim_register.confirm(session, town.who.official, move.kim_move_id, now)
        with pytest.raises(Refusal, match="settled"):
            await kim_register.refuse(session, town.who.official, move.kim_move_id, now)


async def test_strangers_and_other_regions_officials_do_nothing(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        outsider = await a_person(session, "99", now)
        move = await kim_register.make(session, town.who.agent, town.kim_id, Asked(Move.BOARD, board=usual()), now)
        for person in (outsider, town.who.stranger):
            with pytest.raises(Refusal, match="no-mandate"):
                await kim_register.confirm(session, person, move.kim_move_id, now)
            with pytest.raises(Refusal, match="no-mandate"):
                await kim_register.refuse(session, person, move.kim_move_id, now)
            with pytest.raises(Refusal, match="not-yours"):
                await kim_register.withdraw(session, person, town.kim_id, now)
            for asked in (Asked(Move.BOARD, board=usual(person)), Asked(Move.REST), Asked(Move.DISSOLVE)):
                with pytest.raises(Refusal, match="not-yours"):
                    await kim_register.make(session, person, town.kim_id, asked, now)


async def test_the_agent_confirms_nothing_and_an_official_not_their_own(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        both = await a_person(session, "25", now, Mandate(Role.OFFICIAL, RegionCode(KOTA)))
        move = await kim_register.make(session, town.who.agent, town.kim_id, Asked(Move.BOARD, board=usual(both)), now)
        with pytest.raises(Refusal, match="no-mandate"):
            await kim_register.confirm(session, town.who.agent, move.kim_move_id, now)
        with pytest.raises(Refusal, match="for-yourself"):
            await kim_register.confirm(session, both, move.kim_move_id, now)
        await kim_register.withdraw(session, town.who.agent, town.kim_id, now)
        with pytest.raises(Refusal, match="for-yourself"):
            await kim_register.make(session, both, town.kim_id, Asked(Move.BOARD, board=usual(both)), now)


async def test_an_official_who_serves_the_kim_must_ask_a_colleague(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        both = await a_person(session, "25", now, Mandate(Role.OFFICIAL, RegionCode(KOTA)))
        await done(session, town, Asked(Move.BOARD, board=usual(both)), now)
        both = await again(session, both, now)
        move = await kim_register.make(session, both, town.kim_id, Asked(Move.DECREE, SK), now)
        assert move.state is MoveState.ASKED
        with pytest.raises(Refusal, match="for-yourself"):
            await kim_register.confirm(session, both, move.kim_move_id, now)
        with pytest.raises(Refusal, match="not-yours"):
            await kim_register.make(session, both, town.kim_id, Asked(Move.REST), now)


async def test_the_chair_is_handed_over_in_one_moment(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        new = await a_person(session, "11", now)
        await done(session, town, Asked(Move.BOARD, board=usual(town.who.agent)), now)
        later = now + timedelta(days=1)
        town.who.agent = await again(session, town.who.agent, now)
        await done(session, town, Asked(Move.BOARD, board=usual(new)), later)
        chairs = (
            await session.scalars(
                select(MandateRow).where(MandateRow.role == Role.KIM_CHAIR).order_by(MandateRow.mandate_id)
            )
        ).all()
        assert [(row.resident_id, row.started_at, row.ended_at) for row in chairs] == [
            (town.who.agent.resident_id, now, later),
            (new.resident_id, later, None),
        ]
        assert (await again(session, town.who.agent, later)).mandates == ()  # who leaves the board keeps nothing
        board_now = await rows.board(session, town.kim_id)
        assert next((each.office, each.resident_id) for each in board_now) == (Office.CHAIR, new.resident_id)


async def test_a_chair_who_leaves_without_a_successor_is_no_board(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        await done(session, town, Asked(Move.BOARD, board=usual(town.who.agent)), now)
        with pytest.raises(Refusal, match="board-fault"):
            await kim_register.make(session, town.who.agent, town.kim_id, Asked(Move.BOARD, board=usual()[1:]), now)
        twice = board(*[(office, "Budi", town.who.agent.resident_id) for office in Office])
        with pytest.raises(Refusal, match="too-many"):
            await kim_register.make(session, town.who.agent, town.kim_id, Asked(Move.BOARD, board=twice), now)


@pytest.mark.parametrize("unlink", [True, False])
async def test_a_dissolved_kim_has_no_agent_from_that_moment(home: Database, now: datetime, unlink: bool) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        channel = await kims.propose(session, town.who.agent, GROUP, DAMAI, now)
        await kims.confirm(session, town.who.official, channel, await the_kim(session, town.kim_id), now)
        move = await kim_register.make(session, town.who.agent, town.kim_id, Asked(Move.DISSOLVE, reason="-"), now)
        await kim_register.confirm(session, town.who.official, move.kim_move_id, now, unlink=unlink)
        assert (await again(session, town.who.agent, now)).mandates == ()
        assert (await the_kim(session, town.kim_id)).state is KimState.DISSOLVED
        assert channel.kim_id is None
        assert channel.state is (ChannelState.SEEN if unlink else ChannelState.LINKED)
        live = (await session.scalars(select(Subscription).where(Subscription.ended_at.is_(None)))).all()
        assert bool(live) is not unlink
        with pytest.raises(Refusal, match="not-yours"):
            await kims.channel_for(session, await again(session, town.who.agent, now), channel.kim_channel_id)
        for asked in (Asked(Move.ACTIVATE), Asked(Move.BOARD, board=usual()), Asked(Move.DISSOLVE)):
            with pytest.raises(Refusal, match="impossible"):
                await kim_register.make(session, town.who.official, town.kim_id, asked, now)


async def test_the_name_of_a_refused_or_dissolved_kim_is_free_again(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        first = await kim_register.register(session, who.agent, ACCOUNT_ID, WISH, now)
        with pytest.raises(Refusal, match="taken"):
            await kim_register.register(session, who.agent, ACCOUNT_ID, replace(WISH, name=" kim  DAMAI"), now)
        await kim_register.refuse(session, who.official, first.kim_move_id, now)
        second = await kim_register.register(session, who.agent, ACCOUNT_ID, WISH, now)
        assert second.kim_id != first.kim_id
        await kim_register.withdraw(session, who.agent, second.kim_id, now)
        third = await kim_register.register(session, who.agent, ACCOUNT_ID, WISH, now)
        assert await rows.mine(session, who.agent.resident_id or 0, [], 9) == [await the_kim(session, third.kim_id)]


async def test_a_refused_board_and_sk_leave_no_name_and_no_photo(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        agent, official = town.who.agent, town.who.official
        move = await kim_register.make(session, agent, town.kim_id, Asked(Move.BOARD, board=usual()), now)
        await kim_register.refuse(session, official, move.kim_move_id, now)
        assert (await session.scalars(select(KimMember))).all() == []
        await done(session, town, Asked(Move.BOARD, board=usual()), now)
        sk = Asked(Move.DECREE, SK, photo=PHOTO, account_id=ACCOUNT_ID)
        move = await kim_register.make(session, agent, town.kim_id, sk, now)
        await kim_register.refuse(session, official, move.kim_move_id, now)
        assert (await session.scalars(select(Media))).all() == []
        assert move.details == {}


async def test_forums_sit_only_above_villages_and_kims_only_below(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        for wish in (replace(WISH, kind=KimKind.FORUM), Wish(KOTA, "KIM Kota", KimKind.KIM)):
            with pytest.raises(Refusal, match="kind-not-here"):
                await kim_register.register(session, who.agent, ACCOUNT_ID, wish, now)
        forum = Wish(KOTA, "FK-KIM Balikpapan", KimKind.FORUM)
        assert await kim_register.register(session, who.agent, ACCOUNT_ID, forum, now)


async def test_nobody_fills_the_register_with_proposals(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        for number in range(kim_register.MOST_PROPOSALS):
            await kim_register.register(session, who.agent, ACCOUNT_ID, replace(WISH, name=f"KIM {number}"), now)
        with pytest.raises(Refusal, match="too-many"):
            await kim_register.register(session, who.agent, ACCOUNT_ID, WISH, now)


async def test_who_is_erased_leaves_neither_name_nor_office(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        chair = await a_person(session, "11", now)
        await done(session, town, Asked(Move.BOARD, board=usual(chair)), now)
        copy = "\n".join(await data_copy.pages(session, chair.resident_id or 0, "Asia/Makassar", now))
        assert "Pengurus KIM Damai (ketua) dengan nama Budi" in copy
        await privacy.erase(session, chair.resident_id or 0, now)
        assert "Budi" not in [each.name for each in (await session.scalars(select(KimMember))).all()]
        assert Office.CHAIR not in [each.office for each in await rows.board(session, town.kim_id)]


async def test_a_board_whose_chair_was_erased_while_it_waited_is_not_confirmed(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        chair = await a_person(session, "11", now)
        board_asked = Asked(Move.BOARD, board=usual(chair))
        move = await kim_register.make(session, town.who.agent, town.kim_id, board_asked, now)
        await privacy.erase(session, chair.resident_id or 0, now)
        with pytest.raises(Refusal, match="board-fault"):
            await kim_register.confirm(session, town.who.official, move.kim_move_id, now)


async def test_two_officials_who_press_at_once_decide_once(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        second = await a_person(session, "21", now, Mandate(Role.OFFICIAL, RegionCode(KOTA)))
        move = await kim_register.register(session, who.agent, ACCOUNT_ID, WISH, now)

    async def press(official: Person) -> str:
        try:
            async with home.sessions.begin() as session:
                await kim_register.confirm(session, official, move.kim_move_id, now)
        except Refusal as refusal:
            return refusal.key
        return "confirmed"

    outcomes = await asyncio.gather(press(who.official), press(second), press(who.official))
    assert sorted(outcomes) == ["confirmed", "kim-proposal-settled", "kim-proposal-settled"]


async def test_two_who_register_the_same_name_at_once_get_one_kim(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)

    async def register(person: Person) -> str:
        try:
            async with home.sessions.begin() as session:
                await kim_register.register(session, person, ACCOUNT_ID, WISH, now)
        except Refusal as refusal:
            return refusal.key
        return "registered"

    outcomes = await asyncio.gather(*(register(person) for person in (who.agent, who.official, who.agent)))
    assert sorted(outcomes) == ["kim-name-taken", "kim-name-taken", "registered"]


async def test_who_unlinks_a_channel_must_look_after_it(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        channel = await a_linked_channel(session, who, now)
        number = channel.kim_channel_id
        with pytest.raises(Refusal, match="not-yours"):
            await channels.unlink(session, who.stranger, number, now)
        await channels.unlink(session, await again(session, who.agent, now), number, now)
        assert (channel.state, channel.kim_id) == (ChannelState.SEEN, None)
        with pytest.raises(Refusal, match="not-linked"):
            await channels.unlink(session, who.official, number, now)
        assert await kims.propose(session, who.agent, GROUP, DAMAI, now) is channel  # it can be proposed anew


async def test_who_proposed_a_channel_has_no_say_in_it_after_the_mandate(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        channel = await a_linked_channel(session, who, now)
        for row in await rows.holders(session, channel.kim_id or 0, now):
            row.ended_at = now
        await session.flush()
        with pytest.raises(Refusal, match="not-yours"):
            await kims.channel_for(session, await again(session, who.agent, now), channel.kim_channel_id)


async def test_a_kim_is_credited_with_others_not_with_its_own_people(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        town = await registered(session, now)
        neighbour = await a_person(session, "50", now)
        for person in (town.who.agent, neighbour):
            known = await registration.consent(session, ACCOUNT_ID, person, now)
            await registration.join(session, known.resident_id or 0, DAMAI, town.kim_id, now)
        assert await rows.credited(session, town.kim_id) == 1
        await registration.leave(session, neighbour.resident_id or 0, now)
        assert await rows.credited(session, town.kim_id) == 0
