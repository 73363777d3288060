from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data import addresses
from data import kims as rows
from data.database import Database
from data.models import Address, KimChannel, Letter, Subscription
from domain.kim import ChannelState, KimState, Loss
from domain.mandate import Mandate
from domain.platform import ChatKind
from domain.recipient import AddressEnd
from domain.refusal import Refusal
from domain.region import RegionCode
from domain.role import Right, Role
from domain.slots import DEFAULT
from scheduler.tell_lost_channels import tell_lost_channels
from services import channels, contacts, kim_names, kims, people, slots
from services.kims import Place
from tests.conftest import ACCOUNT_ID
from tests.kim_town import DAMAI, GROUP, KOTA, a_linked_channel, a_person, a_town


async def test_a_confirmed_channel_has_address_subscription_slots_and_an_agent(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        channel = await a_linked_channel(session, who, now)
        assert channel.state is ChannelState.LINKED
        assert (await rows.address_of(session, channel.kim_channel_id)).ref == "-500"
        wish = (await session.scalars(select(Subscription))).one()
        assert (wish.recipient_id, wish.region_code, wish.ended_at) == (channel.kim_channel_id, DAMAI, None)
        assert await rows.slots_of(session, [channel.kim_channel_id]) == {channel.kim_channel_id: DEFAULT}
        agent = await people.recognise(session, ACCOUNT_ID, "10", "id", now)
        assert agent.mandates == (Mandate(Role.KIM_AGENT, RegionCode(DAMAI), channel.kim_id),)
        kim = await rows.kim(session, channel.kim_id or 0)
        assert kim is not None
        assert kim.state is KimState.PROPOSED


async def test_only_an_official_of_the_region_may_decide(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        channel = await kims.propose(session, who.agent, GROUP, DAMAI, now)
        for person in (who.agent, who.stranger):
            with pytest.raises(Refusal, match="no-mandate-here"):
                await kims.proposed(session, person, channel.kim_channel_id)
        assert await kims.proposed(session, who.official, channel.kim_channel_id) is channel


async def test_a_decision_is_made_once(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        channel = await a_linked_channel(session, who, now)
        with pytest.raises(Refusal, match="settled"):
            await kims.proposed(session, who.official, channel.kim_channel_id)
        with pytest.raises(Refusal, match="already-linked"):
            await kims.propose(session, who.stranger, GROUP, DAMAI, now)


async def test_a_refused_chat_can_be_proposed_again(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        channel = await kims.propose(session, who.agent, GROUP, DAMAI, now)
        await kims.refuse(session, who.official, channel, now)
        assert (await kims.propose(session, who.agent, GROUP, KOTA, now)).kim_channel_id == channel.kim_channel_id
        assert channel.region_code == KOTA


async def test_nobody_fills_the_officials_list_with_proposals(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        for number in range(kims.MOST_PROPOSALS):
            await kims.propose(session, who.agent, Place(ACCOUNT_ID, f"-{number}", ChatKind.GROUP, "x"), DAMAI, now)
        with pytest.raises(Refusal, match="too-many"):
            await kims.propose(session, who.agent, GROUP, DAMAI, now)


async def test_the_same_name_in_a_region_is_the_same_kim(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        first = await kim_names.called(session, who.official, DAMAI, "KIM  Damai ", now)
        assert (await kim_names.called(session, who.official, DAMAI, "kim damai", now)).kim_id == first.kim_id
        assert (await kim_names.called(session, who.official, KOTA, "KIM Damai", now)).kim_id != first.kim_id


async def test_the_nearest_official_upward_is_asked(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_town(session, now)
        await a_person(session, "40", now, Mandate(Role.REGION_ADMIN, RegionCode("64")))
        near = await contacts.nearest(session, DAMAI, Right.CONFIRM_KIM, now)
        assert [each.ref for each in near] == ["20"]
        above = await contacts.nearest(session, "64.03", Right.CONFIRM_KIM, now)
        assert [each.ref for each in above] == ["40"]
        assert await contacts.nearest(session, "11.01", Right.CONFIRM_KIM, now) == []


async def test_a_group_that_becomes_a_supergroup_keeps_its_history(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        channel = await a_linked_channel(session, await a_town(session, now), now)
        later = now + timedelta(hours=1)
        supergroup = Place(ACCOUNT_ID, "-1009", ChatKind.SUPERGROUP, "KIM Damai")
        await channels.joined(session, supergroup, later)  # the new chat may be heard of before the move
        await channels.moved(session, ACCOUNT_ID, "-500", "-1009", later)
        await channels.moved(session, ACCOUNT_ID, "-500", "-1009", later)
        addresses = (
            await session.scalars(
                select(Address).where(Address.recipient_id == channel.kim_channel_id).order_by(Address.address_id)
            )
        ).all()
        assert [(row.ref, row.closed_at) for row in addresses] == [("-500", later), ("-1009", None)]
        assert list(await rows.in_chat(session, ACCOUNT_ID, "-1009")) == [channel]


async def test_deliveries_may_hear_of_the_move_first(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        channel = await a_linked_channel(session, await a_town(session, now), now)
        await channels.joined(session, Place(ACCOUNT_ID, "-1009", ChatKind.SUPERGROUP, "KIM Damai"), now)
        await addresses.move(session, ACCOUNT_ID, "-500", "-1009", now)
        await channels.moved(session, ACCOUNT_ID, "-500", "-1009", now)
        await addresses.move(session, ACCOUNT_ID, "-500", "-1009", now)
        assert list(await rows.in_chat(session, ACCOUNT_ID, "-1009")) == [channel]
        assert (await rows.address_of(session, channel.kim_channel_id)).closed_at is None


@pytest.mark.parametrize("why", [Loss.REMOVED, Loss.MUTED])
async def test_a_lost_channel_leaves_every_audience_and_comes_back_when_the_bot_does(
    home: Database, now: datetime, why: Loss
) -> None:
    async with home.sessions.begin() as session:
        channel = await a_linked_channel(session, await a_town(session, now), now)
        await channels.lost(session, ACCOUNT_ID, "-500", why, now)
        await channels.lost(session, ACCOUNT_ID, "-500", why, now)
        assert channel.state is ChannelState.LOST
        live = select(Subscription).where(Subscription.ended_at.is_(None))
        assert (await session.scalars(live)).all() == []
        assert list(await channels.joined(session, GROUP, now)) == [channel]
        assert list(await channels.joined(session, GROUP, now)) == []
        assert (await session.scalars(live)).one().recipient_id == channel.kim_channel_id
        assert (await rows.address_of(session, channel.kim_channel_id)).closed_at is None


async def test_a_strange_chat_is_noted_and_can_be_proposed_later(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        assert list(await channels.joined(session, GROUP, now)) == []
        channel = await kims.propose(session, who.agent, GROUP, DAMAI, now)
        assert channel.joined_at == now
        topic = Place(ACCOUNT_ID, "-500", ChatKind.SUPERGROUP, "KIM Damai", thread="7")
        assert (await kims.propose(session, who.agent, topic, DAMAI, now)).kim_channel_id != channel.kim_channel_id


async def test_who_looks_after_a_lost_channel_is_told_once(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        await channels.lost(session, ACCOUNT_ID, "-500", Loss.MUTED, now)
    assert [await tell_lost_channels(home.sessions, home.reads, lambda: now) for _ in range(2)] == [1, 0]
    async with home.reads() as session:
        letters = (await session.scalars(select(Letter))).all()
    assert {letter.chat_ref for letter in letters} == {"10", "20"}
    assert "tidak boleh lagi menulis di “KIM Damai”, Kel. Damai" in str(letters[0].message)


async def test_a_channel_that_deliveries_could_not_reach_is_lost_and_told(home: Database, now: datetime) -> None:
    async with home.sessions.begin() as session:
        await a_linked_channel(session, await a_town(session, now), now)
        await addresses.close(session, ACCOUNT_ID, "-500", AddressEnd.KICKED, now)
    assert await tell_lost_channels(home.sessions, home.reads, lambda: now) == 1
    async with home.sessions.begin() as session:
        channel = (await session.scalars(select(KimChannel))).one()
        assert channel.state is ChannelState.LOST
        assert len(await channels.joined(session, GROUP, now)) == 1


async def test_below_the_chat_too_an_official_of_another_region_changes_nothing_here(
    home: Database, now: datetime
) -> None:
    async with home.sessions.begin() as session:
        who = await a_town(session, now)
        channel = await kims.propose(session, who.agent, GROUP, DAMAI, now)
        with pytest.raises(Refusal, match="no-mandate-here"):
            await kims.refuse(session, who.stranger, channel, now)
        assert channel.state is ChannelState.PROPOSED
        await kims.refuse(session, who.official, channel, now)
        with pytest.raises(Refusal, match="kim-proposal-settled"):
            await kims.refuse(session, who.official, channel, now)
        for nobody in (who.stranger, await a_person(session, "40", now)):
            with pytest.raises(Refusal, match="kim-not-yours"):
                await slots.change(session, nobody, channel, DEFAULT, now)
