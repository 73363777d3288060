"""A comment under a post of a KIM channel whose KIM wants comments read: a ticket, and an answer behind its link."""

import asyncio
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select

import simulator
from data.models import CommentThread, Delivery, Feedback, Update
from domain.feedback import MatchReason
from domain.platform import ChatKind
from services import kim_names, kims, people
from services.kims import Place
from simulator import Chat, Message
from tests.flows.live import Live
from tests.flows.test_broadcast_control_story import send

DAMAI = "64.71.06.1005"


async def _linked(live: Live) -> Chat:
    """A channel of a KIM with its discussion group; the agent looks after it."""
    world, house = live.sim.world, live.house
    channel = world.add_channel("Kanal KIM Damai", simulator.AGENT_ID)
    group = world.add_group("Diskusi Damai", simulator.AGENT_ID, kind="supergroup")
    world.links_discussion(channel.id, group.id)
    world.adds_bot(simulator.AGENT_ID, channel.id)
    async with house.sessions.begin() as session:
        agent, official = [
            await people.recognise(session, house.account_id, str(each.id), "id", house.now())
            for each in (live.agent, live.official)
        ]
        place = Place(house.account_id, str(channel.id), ChatKind.CHANNEL, channel.title)
        proposed = await kims.propose(session, agent, place, DAMAI, house.now())
        kim = await kim_names.called(session, official, DAMAI, "KIM Damai", house.now())
        await kims.confirm(session, official, proposed, kim, house.now())
    return group


async def _opted_in(live: Live, group: Chat) -> None:
    live.agent.says("/kim")
    await live.agent.reads("Kanal KIM Damai")
    live.agent.presses("Komentar: Kanal KIM Damai")
    await live.agent.reads("sebagai tanggapan?")
    live.agent.presses("Ya, baca komentar")
    await live.agent.reads("jadikan admin grup")
    await live.sim.world.answer(group.linked, "dibaca sebagai tanggapan")
    live.sim.world.adds_bot(simulator.AGENT_ID, group.id, admin=True)
    await live.agent.reads("Bila itu grup diskusi kanal Anda")


async def _copied(live: Live, group: Chat, text: str) -> Message:
    """A post as it stands in the discussion group, once it is noted where it went."""
    world = live.sim.world
    (post,) = await world.until(lambda: [m for m in world.messages(group.id) if text in m.text])
    await _until(live, 1, Delivery.message_id.is_not(None), of=Delivery)
    return post


async def test_a_comment_in_a_channel_that_wants_it_becomes_a_ticket_whose_answer_its_writer_sees(live: Live) -> None:
    live.official.starts()
    await live.official.reads()
    group = await _linked(live)
    await _opted_in(live, group)
    await send(live, "Air mati besok")
    post = await _copied(live, group, "Air mati besok")
    comment = live.resident.says("Jam berapa mulainya?", chat_id=group.id, reply_to=post)
    await live.resident.reads("nomor 1", chat_id=group.id)
    more = live.resident.says("Dan sampai kapan?", chat_id=group.id, reply_to=comment)
    live.agent.says("Bukan urusan bot", chat_id=group.id, reply_to=more)
    live.sim.world.person_says(simulator.COLLEAGUE_IDS[0], group.id, "Obrolan lain")
    await _until(live, 2)
    live.official.says("/kotakmasuk")
    await live.official.reads("Jam berapa mulainya?")
    live.official.presses("Nomor 1")
    shown = await live.official.reads("Dan sampai kapan?")
    assert "kolom komentar" in shown.text
    live.official.says("Jam 08.00 sampai 14.00", reply_to=shown)
    note = await live.sim.world.answer(group.id, "Jawaban untuk pesan nomor 1", within=30)
    payload = note.buttons[0].url.rpartition("=")[2]
    live.resident.starts(payload)
    await live.resident.reads("Jam 08.00 sampai 14.00")
    assert len(live.sim.world.answers(group.id)) == 2
    await _stored_no_more_than_it_should(live)


async def _until(live: Live, wanted: int, *rows: ColumnElement[bool], of: type[Any] = Feedback) -> None:
    """Until so many rows are there: what nobody is told of."""
    async with asyncio.timeout(60):
        while await _number(live, of, rows) < wanted:
            await asyncio.sleep(0.05)


async def _number(live: Live, of: type[Any], rows: Sequence[ColumnElement[bool]]) -> int:
    async with live.house.reads() as session:
        return await session.scalar(select(func.count()).select_from(of).where(*rows)) or 0


async def _stored_no_more_than_it_should(live: Live) -> None:
    async with live.house.reads() as session:
        said = (await session.scalars(select(Feedback).order_by(Feedback.feedback_id))).all()
        assert [(row.matched_by, row.announcement_id, row.region_code) for row in said] == [
            (MatchReason.THREAD, 1, DAMAI)
        ] * 2
        assert said[1].continues_id == said[0].feedback_id
        colleague = str(simulator.COLLEAGUE_IDS[0])
        assert not await session.scalar(select(func.count()).select_from(Update).where(Update.person == colleague))
        assert await session.scalar(select(func.count()).select_from(CommentThread)) == 1
