from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from sqlalchemy import select

from data import kims as rows
from data.database import Database, opened
from data.models import KimChannel, Post
from domain.kim import ChannelState
from domain.mandate import Mandate
from domain.message import Ask
from domain.platform import ChatKind, PlatformName
from domain.region import RegionCode
from domain.role import Role
from domain.slots import EVERY_DAY, Slot
from handlers import kim, kim_confirm, kim_link, kim_slots
from handlers.dialogue import Chat, ChosenChat, Membership, Replies, Reply, Turn
from handlers.router import Router
from tests.conftest import ACCOUNT_ID
from tests.kim_town import a_person
from tests.talk import Talk

AGENT, OFFICIAL, SECOND, GROUP = "10", "20", "21", "-500"
CHOSEN = ChosenChat(1, GROUP, ChatKind.GROUP, "KIM Damai Ceria")


async def _otherwise(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": "feedback"}),)


def _link(account_id: int, payload: str, kind: ChatKind) -> str:
    return f"https://t.me/bot{account_id}?{kind}={payload}"


@pytest.fixture
async def talk(sqlite_home_url: str, now: datetime) -> AsyncIterator[Talk]:
    dialogues = [
        kim.dialogue(),
        kim_slots.dialogue(),
        kim_confirm.dialogue(_otherwise),
        kim_link.dialogue(_link, "64", _otherwise),
    ]
    router = Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=[kim_link.in_shared_chats])
    async with opened(sqlite_home_url) as database:
        async with database.sessions.begin() as session:
            await a_person(session, AGENT, now)
            for ref in (OFFICIAL, SECOND):
                await a_person(session, ref, now, Mandate(Role.OFFICIAL, RegionCode("64.71")))
        yield Talk(database, router, ACCOUNT_ID, now)


async def _proposed(talk: Talk, ref: str = AGENT) -> str:
    await talk.say(ref, "/kim")
    await talk.press(ref, "Tautkan grup/kanal")
    await talk.happen(talk.incoming(ref, chosen=CHOSEN))
    await talk.say(ref, "damai balikpapan")
    return await talk.press(ref, "Kel. Damai,") if "Kel. Damai," in " ".join(talk.buttons(ref)) else talk.text(ref)


async def _channel(database: Database) -> KimChannel:
    async with database.reads() as session:
        return (await session.scalars(select(KimChannel))).one()


async def _member(talk: Talk, kind: str, ref: str = GROUP, **more: str) -> str:
    chat = Chat(ref, ChatKind.GROUP, "KIM Damai Ceria")
    return await talk.happen(
        Membership(PlatformName.TELEGRAM, ACCOUNT_ID, chat, kind, talk.now, by_ref=AGENT, moved_to=more.get("to"))
    )


async def test_an_agent_picks_a_group_and_an_official_confirms_it(talk: Talk) -> None:
    assert "belum menautkan" in await talk.say(AGENT, "/kim")
    await talk.press(AGENT, "Tautkan grup/kanal")
    menu = talk.last(AGENT).menu
    assert menu is not None
    assert [key.ask for row in menu for key in row] == [Ask.GROUP, Ask.CHANNEL]
    assert "usulan" in (await _proposed(talk)).casefold()
    assert "“KIM Damai Ceria”\nUntuk: Kel. Damai, Kec. Balikpapan Kota" in talk.text(OFFICIAL)
    assert talk.text(SECOND) == talk.text(OFFICIAL)
    assert "KIM mana di Kel. Damai" in await talk.press(OFFICIAL, "Setuju")
    assert talk.buttons(OFFICIAL) == ["Baru: KIM Damai Ceria"]
    await talk.press(OFFICIAL, "Baru")
    assert "sekarang kanal KIM Damai Ceria, Kel. Damai.\nJam siar: 07.00, 17.00 WITA hari kerja" in talk.text(OFFICIAL)
    assert "Anda sekarang agen KIM Damai Ceria" in talk.text(AGENT)
    assert "Kabar resmi masuk pada jam siarnya: 07.00" in talk.text(GROUP)
    assert "sudah diputuskan" in talk.text(SECOND)
    assert (await _channel(talk.database)).state is ChannelState.LINKED
    said = await talk.say(AGENT, "/kim")
    assert "Tertaut." in said
    assert "Yang kurang: bot belum ada di sana" in said


async def test_an_official_sees_the_channels_of_the_own_region_and_their_slots(talk: Talk) -> None:
    await _proposed(talk)
    await talk.press(OFFICIAL, "Setuju")
    await talk.press(OFFICIAL, "Baru")
    said = await talk.say(SECOND, "/kim")
    assert "“KIM Damai Ceria” – KIM Damai Ceria, Kel. Damai" in said
    assert "Jam siar “KIM Damai Ceria” sekarang" in await talk.press(SECOND, "Atur: KIM Damai Ceria")


async def test_what_does_not_fit_into_the_list_is_counted(talk: Talk, now: datetime) -> None:
    async with talk.database.sessions.begin() as session:
        for number in range(10):
            channel = await rows.add_channel(session, ChatKind.GROUP, f"Forum {number}", now)
            channel.state, channel.region_code = ChannelState.LINKED, "64.71"
    said = await talk.say(OFFICIAL, "/kim")
    assert "Forum 9" in said
    assert "Forum 1" not in said
    assert "Dan 2 kanal" in said


async def test_the_question_on_the_officials_phone_is_remembered(talk: Talk) -> None:
    await _proposed(talk)
    async with talk.database.reads() as session:
        assert {post.chat_ref for post in (await session.scalars(select(Post))).all()} == {OFFICIAL, SECOND}


async def test_an_official_changes_the_region_and_types_the_name(talk: Talk) -> None:
    await _proposed(talk)
    await talk.press(OFFICIAL, "Ganti wilayah")
    await talk.press(OFFICIAL, "Seluruh Kota Balikpapan")
    assert "3 sampai 60 huruf" in await talk.say(OFFICIAL, "x")
    await talk.say(OFFICIAL, "Forum KIM Balikpapan")
    channel = await _channel(talk.database)
    assert channel.region_code == "64.71"
    async with talk.database.reads() as session:
        named = await rows.kim(session, channel.kim_id or 0)
        assert named is not None
        assert named.name == "Forum KIM Balikpapan"


async def test_a_button_of_an_earlier_question_is_turned_down(talk: Talk) -> None:
    await _proposed(talk)
    await talk.press(OFFICIAL, "Ganti wilayah")
    for choice in ("kimok:new", "kimok:kim:1", f"kimok:show:{'9' * 30}", f"kimslots:show:{'9' * 30}"):
        assert await talk.happen(talk.incoming(OFFICIAL, choice=choice, acknowledge="a"))
    assert (await _channel(talk.database)).state is ChannelState.PROPOSED


async def test_nobody_else_decides_a_proposal(talk: Talk) -> None:
    await _proposed(talk)
    number = (await _channel(talk.database)).kim_channel_id
    for who in (AGENT, "99"):
        for verb in ("show", "yes", "where", "no"):
            said = await talk.happen(talk.incoming(who, choice=f"kimok:{verb}:{number}", acknowledge="a"))
            assert f"Nomor ID Anda: {who}" in said
        for choice in ("kimok:silent", "kimok:new", "kimok:pick:64.71"):
            assert await talk.happen(talk.incoming(who, choice=choice, acknowledge="a"))
    assert (
        "bukan"
        in (await talk.happen(talk.incoming("99", choice=f"kimslots:preset:{number}/0", acknowledge="a"))).casefold()
    )
    assert (await _channel(talk.database)).state is ChannelState.PROPOSED


async def test_an_official_refuses_with_a_reason_that_the_agent_reads(talk: Talk) -> None:
    await _proposed(talk)
    await talk.press(OFFICIAL, "Tolak")
    await talk.say(OFFICIAL, "Bukan grup warga.")
    assert "Alasannya: Bukan grup warga." in talk.text(AGENT)
    assert "Belum disetujui" in await talk.say(AGENT, "/kim")


async def test_a_sticker_is_no_reason_and_refuses_nothing(talk: Talk) -> None:
    await _proposed(talk)
    await talk.press(OFFICIAL, "Tolak")
    assert "sebagai teks" in await talk.happen(talk.incoming(OFFICIAL))
    assert (await _channel(talk.database)).state is ChannelState.PROPOSED
    await talk.say(OFFICIAL, "Bukan grup warga.")
    assert "Alasannya: Bukan grup warga." in talk.text(AGENT)


async def test_nobody_else_can_confirm(talk: Talk) -> None:
    await _proposed(talk)
    channel = await _channel(talk.database)
    said = await talk.happen(talk.incoming(AGENT, choice=f"kimok:yes:{channel.kim_channel_id}"))
    assert "belum punya wewenang" in said
    assert (await _channel(talk.database)).state is ChannelState.PROPOSED


async def test_an_official_who_links_waits_for_nobody(talk: Talk) -> None:
    assert "Setuju?" in await _proposed(talk, OFFICIAL)
    await talk.press(OFFICIAL, "Setuju")
    await talk.press(OFFICIAL, "Baru")
    assert (await _channel(talk.database)).state is ChannelState.LINKED


async def test_a_proposal_waits_where_there_is_no_official_yet(talk: Talk) -> None:
    await talk.happen(talk.incoming(AGENT, choice="kimlink:start", acknowledge="a"))
    await talk.happen(talk.incoming(AGENT, chosen=CHOSEN))
    assert "belum punya petugas" in await talk.happen(talk.incoming(AGENT, choice="kimlink:pick:64.72", message_id="1"))
    async with talk.database.sessions.begin() as session:
        await a_person(session, "30", talk.now, Mandate(Role.REGION_ADMIN, RegionCode("64.72")))
    assert "1 usulan kanal menunggu" in await talk.say("30", "/kim")
    assert "Setuju?" in await talk.press("30", "Periksa: KIM Damai")


@pytest.mark.parametrize("sender", [AGENT, None])
async def test_tautkan_in_the_chat_leads_to_a_private_chat(talk: Talk, sender: str | None) -> None:
    chat = Chat("-1007", ChatKind.CHANNEL, "Kanal Damai", thread="4")
    typed = talk.incoming(AGENT, chat=chat, command="tautkan", sender_ref=sender)
    assert "obrolan pribadi" in await talk.happen(typed)
    url = talk.last("-1007").choices[0][0].url or ""
    await talk.say(AGENT, f"/start {url.rpartition('=')[2]}")
    assert "kabupaten/kota mana" in talk.text(AGENT)
    await talk.say(AGENT, "Kota Balikpapan")
    await talk.press(AGENT, "Seluruh Kota Balikpapan")
    assert "“Kanal Damai”" in talk.text(OFFICIAL)
    assert "sudah tidak berlaku" in await talk.say(AGENT, "/start kim_1_0123456789abcdef")


async def test_adding_the_bot_offers_to_link_the_chat(talk: Talk) -> None:
    await _member(talk, Membership.Kind.ADDED)
    assert "Ingin menautkannya" in talk.text(AGENT)
    assert "kabupaten/kota mana" in await talk.press(AGENT, "Lanjutkan")


async def test_who_is_picking_the_chat_anyway_is_not_asked_twice(talk: Talk) -> None:
    await talk.happen(talk.incoming(AGENT, choice="kimlink:start", acknowledge="a"))
    assert await _member(talk, Membership.Kind.ADDED) == ""


async def test_a_lost_group_comes_back_by_itself_and_both_are_told(talk: Talk) -> None:
    await _proposed(talk, AGENT)
    await talk.press(OFFICIAL, "Setuju")
    await talk.press(OFFICIAL, "Baru")
    await _member(talk, Membership.Kind.REMOVED)
    assert "Terputus." in await talk.say(AGENT, "/kim")
    await _member(talk, Membership.Kind.ADDED)
    assert "tersambung lagi" in talk.text(AGENT)
    assert "tersambung lagi" in talk.text(OFFICIAL)
    await _member(talk, Membership.Kind.MOVED, to="-100500")
    async with talk.database.reads() as session:
        channel = (await session.scalars(select(KimChannel))).one()
        assert (await rows.address_of(session, channel.kim_channel_id)).ref == "-100500"


async def test_slots_are_changed_by_a_button_or_by_typing(talk: Talk) -> None:
    await _proposed(talk)
    await talk.press(OFFICIAL, "Setuju")
    await talk.press(OFFICIAL, "Baru")
    await talk.say(AGENT, "/kim")
    await talk.press(AGENT, "Atur: KIM Damai")
    assert "Kata “besok” tidak kami pahami" in await talk.say(AGENT, "besok 07.00")
    said = await talk.say(AGENT, "06.30, 12.00 dan 18.00 tiap hari")
    assert "06.30, 12.00, 18.00 WITA tiap hari" in said
    channel = await _channel(talk.database)
    async with talk.database.reads() as session:
        own = await rows.slots_of(session, [channel.kim_channel_id])
        assert own[channel.kim_channel_id] == tuple(Slot(minute, EVERY_DAY) for minute in (390, 720, 1080))
    await talk.say(AGENT, "/kim")
    await talk.press(AGENT, "Atur: KIM Damai")
    assert "07.00, 17.00 WITA tiap hari" in await talk.press(AGENT, "07.00, 17.00 WITA tiap hari")
    stranger = talk.incoming("99", choice=f"kimslots:show:{channel.kim_channel_id}")
    assert "bukan kanal Anda" in await talk.happen(stranger)
