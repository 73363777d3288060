"""The KIM register in chat: proposing, filling in, deciding, and everybody who must not."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from data import kim_register as rows
from data.database import Database, opened
from data.models import CivilServantBar, Kim, KimChannel, KimMove, Letter
from domain.kim import ChannelState, KimState
from domain.kim_register import MoveState, Office
from domain.mandate import Mandate
from domain.message import Content, ContentKind, MediaItem
from domain.platform import ChatKind
from domain.region import RegionCode
from domain.role import Role
from handlers import (
    kim,
    kim_board,
    kim_change,
    kim_confirm,
    kim_decide,
    kim_decree,
    kim_life,
    kim_link,
    kim_propose,
    kim_sheet,
    kim_slots,
)
from handlers.dialogue import ChosenChat, Replies, Reply, Somebody, Turn
from handlers.router import Router
from scheduler.look_after_kims import look_after_kims
from services import people
from services.people import Person
from tests.conftest import ACCOUNT_ID
from tests.kim_town import DAMAI, a_person
from tests.talk import Talk

AGENT, OFFICIAL, SECOND, ELSEWHERE, STRANGER = "10", "20", "21", "30", "99"
PHOTO = Content(ContentKind.PHOTO, media=(MediaItem(ContentKind.PHOTO, ref="file-1"),))


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
        kim_propose.dialogue("64", _otherwise),
        kim_sheet.dialogue(),
        kim_change.dialogue(),
        kim_board.dialogue(),
        kim_decree.dialogue(),
        kim_decide.dialogue(),
        kim_life.dialogue(),
    ]
    router = Router(dialogues, otherwise=_otherwise, edited=_otherwise, memberships=[])
    async with opened(sqlite_home_url) as database:
        async with database.sessions.begin() as session:
            await a_person(session, AGENT, now)
            await a_person(session, "11", now)
            for ref in (OFFICIAL, SECOND):
                await a_person(session, ref, now, Mandate(Role.OFFICIAL, RegionCode("64.71")))
            await a_person(session, ELSEWHERE, now, Mandate(Role.OFFICIAL, RegionCode("64.72")))
        yield Talk(database, router, ACCOUNT_ID, now)


async def _the_kim(database: Database) -> Kim:
    async with database.reads() as session:
        return (await session.scalars(select(Kim).order_by(Kim.kim_id.desc()).limit(1))).one()


async def _moves(database: Database) -> list[KimMove]:
    async with database.reads() as session:
        return list((await session.scalars(select(KimMove).order_by(KimMove.kim_move_id))).all())


async def _person(talk: Talk, ref: str) -> Person:
    async with talk.database.reads() as session:
        return await people.recognise(session, ACCOUNT_ID, ref, "id", talk.now)


async def _proposed(talk: Talk, ref: str = AGENT) -> None:
    await talk.say(ref, "/kim")
    await talk.press(ref, "Daftarkan KIM")
    await talk.say(ref, "Kel. Damai Kecamatan Balikpapan Kota")
    if "Apa nama" not in talk.text(ref):
        await talk.press(ref, "Kel. Damai,")
    await talk.press(ref, "KIM Damai")
    await talk.say(ref, "Kebencanaan")


async def _registered(talk: Talk) -> int:
    await _proposed(talk)
    await talk.press(OFFICIAL, "Setuju")
    return (await _the_kim(talk.database)).kim_id


async def _board_sent(talk: Talk, ref: str = AGENT) -> str:
    await talk.press(ref, "Isi pengurus")
    for name in ("Budi Santoso", "Siti Aminah", "Ani"):
        await talk.say(ref, name)
    await talk.press(ref, "Cukup")
    await talk.press(ref, "Budi Santoso")
    return await talk.press(ref, "Kirim")


async def _open(talk: Talk, ref: str = AGENT) -> str:
    await talk.say(ref, "/kim")
    return await talk.press(ref, "Buka: KIM Damai")


async def _sk_sent(talk: Talk, ref: str = AGENT) -> None:
    await _open(talk, ref)
    await talk.press(ref, "Kirim SK")
    for typed in ("188.45/12/2026", "1 Maret 2026", "Lurah Damai"):
        await talk.say(ref, typed)
    assert "foto atau berkas" in await talk.say(ref, "belum punya")
    await talk.say(ref, "", content=PHOTO)


async def test_a_proposal_is_put_on_the_register_by_an_official(talk: Talk) -> None:
    await _proposed(talk)
    assert "pendaftaran KIM Damai sudah sampai" in talk.text(AGENT)
    assert "diusulkan, menunggu petugas" in await _open(talk)
    assert "Usulan pendaftaran\nKIM Damai, Kel. Damai" in talk.text(OFFICIAL)
    assert "tema: Kebencanaan" in talk.text(SECOND)
    await talk.press(OFFICIAL, "Setuju")
    assert "sudah diputuskan" in talk.text(SECOND)
    assert "sudah dicatat petugas" in talk.text(AGENT)
    assert "Yang kurang:\n• pengurus" in await _open(talk)


async def test_board_sk_and_inauguration_are_confirmed_one_after_the_other(talk: Talk) -> None:
    await _registered(talk)
    await _open(talk)
    await _board_sent(talk)
    assert "sudah sampai ke petugas" in talk.text(AGENT)
    assert "Budi" not in talk.text(OFFICIAL)  # names are read on demand
    assert "Ketua: Budi Santoso\nSekretaris: Siti Aminah\nBendahara: Ani" in await talk.press(OFFICIAL, "Lihat susunan")
    await talk.press(OFFICIAL, "Setuju")
    assert [held.role for held in (await _person(talk, AGENT)).mandates] == [Role.KIM_AGENT, Role.KIM_CHAIR]
    await _sk_sent(talk)
    assert "SK nomor 188.45/12/2026, Minggu, 1 Maret 2026, ditandatangani Lurah Damai" in talk.text(OFFICIAL)
    await talk.press(OFFICIAL, "Lihat foto SK")
    assert talk.last(OFFICIAL).content.media[0].ref == "file-1"
    await talk.press(OFFICIAL, "Setuju")
    assert "terbentuk (ada SK)" in await _open(talk)
    await talk.press(AGENT, "Catat pengukuhan")
    assert "belum terjadi" in await talk.say(AGENT, "1 Desember 2026")
    await talk.say(AGENT, "15 Maret 2026")
    await talk.press(OFFICIAL, "Setuju")
    said = await _open(talk)
    assert "sudah dikukuhkan" in said
    assert "Yang kurang:\n• grup atau kanal yang tertaut\n• nomor kim.id" in said
    assert (await talk.press(AGENT, "Riwayat")).count("dicatat") == 4


async def test_an_official_of_another_region_and_strangers_are_turned_down(talk: Talk) -> None:
    number = await _registered(talk)
    await _open(talk)
    await _board_sent(talk)
    move = (await _moves(talk.database))[-1].kim_move_id
    for who in (ELSEWHERE, STRANGER, AGENT):
        for verb in ("show", "yes", "keep", "unlink", "no", "board", "photo"):
            said = await talk.happen(talk.incoming(who, choice=f"kimmove:{verb}:{move}", acknowledge="a"))
            assert f"Nomor ID Anda: {who}" in said
    for who in (ELSEWHERE, STRANGER):
        for choice in (
            *(
                f"kimreg:{verb}:{number}"
                for verb in ("show", "more", "board", "photo", "history", "active", "withdraw")
            ),
            *(f"kimedit:{verb}:{number}" for verb in ("theme", "number", "rest", "dissolve")),
            *(f"{each}:start:{number}" for each in ("kimboard", "kimsk")),
            f"kimsk:day:{number}",
        ):
            said = await talk.happen(talk.incoming(who, choice=choice, acknowledge="a"))
            assert "tidak ada" in said or f"Nomor ID Anda: {who}" in said
    assert (await _moves(talk.database))[-1].state is MoveState.ASKED


async def test_forged_buttons_of_states_are_refused_by_the_service(talk: Talk) -> None:
    number = await _registered(talk)
    for choice in (f"kimreg:active:{number}", "kimedit:unlink", "kimedit:keep", f"kimreg:active:{'9' * 30}"):
        await talk.happen(talk.incoming(AGENT, choice=choice, acknowledge="a"))
    await talk.happen(talk.incoming(AGENT, choice=f"kimedit:rest:{number}", acknowledge="a"))
    assert "hanya bisa dilakukan" in await talk.say(AGENT, "Kami malas.")
    assert (await _the_kim(talk.database)).state is KimState.PROPOSED
    for choice in (
        "kimboard:send",
        "kimboard:me:0",
        "kimboard:whose:7",
        "kimboard:enough",
        "kimnew:name",
        "kimnew:skip",
    ):
        assert "tidak berlaku" in await talk.happen(talk.incoming(STRANGER, choice=choice, acknowledge="a"))


async def test_a_second_press_decides_nothing_twice(talk: Talk) -> None:
    await _proposed(talk)
    move = (await _moves(talk.database))[-1].kim_move_id
    await talk.press(OFFICIAL, "Setuju")
    for who in (OFFICIAL, SECOND):
        said = await talk.happen(talk.incoming(who, choice=f"kimmove:yes:{move}", acknowledge="a"))
        assert "sudah diputuskan" in said
    assert len(await _moves(talk.database)) == 1
    assert len((await _person(talk, AGENT)).mandates) == 1


async def test_a_refusal_carries_its_reason_and_frees_the_name(talk: Talk) -> None:
    await _proposed(talk)
    await talk.press(OFFICIAL, "Tolak")
    await talk.say(OFFICIAL, "Sudah ada KIM lain di sana.")
    assert "Alasannya: Sudah ada KIM lain" in talk.text(AGENT)
    await _proposed(talk)
    assert "sudah sampai" in talk.text(AGENT)


async def test_who_asked_takes_it_back(talk: Talk) -> None:
    await _proposed(talk)
    await _open(talk)
    assert "ditarik" in await talk.press(AGENT, "Tarik usulan")
    assert "sudah diputuskan" in await talk.press(OFFICIAL, "Setuju")


async def test_an_official_registers_without_waiting_for_anybody(talk: Talk) -> None:
    await _proposed(talk, OFFICIAL)
    assert "Tercatat: pendaftaran KIM Damai" in talk.text(OFFICIAL)
    await talk.say(OFFICIAL, "/kim")
    await talk.press(OFFICIAL, "Semua KIM")
    assert "diusulkan, belum ada SK" in await talk.press(OFFICIAL, "KIM Damai")


async def test_the_chair_is_handed_over_to_a_shared_contact(talk: Talk) -> None:
    await _registered(talk)
    await _open(talk)
    await _board_sent(talk)
    await talk.press(OFFICIAL, "Setuju")
    await _open(talk)
    await talk.press(AGENT, "Ubah")
    await talk.press(AGENT, "Pengurus baru")
    await talk.say(AGENT, "Joko")
    await talk.say(AGENT, "Siti Aminah")
    await talk.press(AGENT, "Tidak ada bendahara")
    await talk.say(AGENT, "Ani")
    await talk.press(AGENT, "Cukup")
    await talk.press(AGENT, "Saya bukan pengurus")
    await talk.press(AGENT, "Sambungkan: Joko")
    assert "belum pernah menulis" in await talk.happen(talk.incoming(AGENT, pointed_at=Somebody("77")))
    assert "Ketua: Joko (akunnya tersambung)" in await talk.happen(talk.incoming(AGENT, pointed_at=Somebody("11")))
    await talk.press(AGENT, "Kirim")
    await talk.press(OFFICIAL, "Setuju")
    assert "sudah dicatat petugas" in talk.text("11")
    assert "sudah dicatat petugas" in talk.text(AGENT)
    assert [held.role for held in (await _person(talk, "11")).mandates] == [Role.KIM_CHAIR]
    assert (await _person(talk, AGENT)).mandates == ()


async def test_a_board_that_is_none_is_said_so_before_it_is_sent(talk: Talk) -> None:
    await _registered(talk)
    await _open(talk)
    await talk.press(AGENT, "Isi pengurus")
    await talk.say(AGENT, "Budi")
    said = await talk.happen(talk.incoming(AGENT, choice="kimboard:enough", acknowledge="a"))
    assert "belum punya sekretaris" in said


async def test_where_civil_servants_are_barred_both_are_warned(talk: Talk, now: datetime) -> None:
    async with talk.database.sessions.begin() as session:
        session.add(CivilServantBar(region_code="64.71", basis="Perwali 12/2020", noted_at=now))
    await _registered(talk)
    await _open(talk)
    await _board_sent(talk)
    warned = [message.content.text for message in talk.phones[AGENT].values() if "ASN" in message.content.text]
    assert "Perwali 12/2020" in warned[0]
    assert "Perwali 12/2020" in talk.text(OFFICIAL)


async def test_theme_and_number_are_kept_by_the_kim_itself(talk: Talk) -> None:
    number = await _registered(talk)
    await _open(talk)
    await talk.press(AGENT, "Ubah")
    await talk.press(AGENT, "Nomor kim.id")
    assert "tidak kami pahami" in await talk.say(AGENT, "nomor, kira-kira")
    assert "Nomor kim.id: KT-064/71" in await talk.say(AGENT, "kt-064/71")
    await talk.happen(talk.incoming(AGENT, choice=f"kimedit:theme:{number}", acknowledge="a"))
    assert "Tema: UMKM desa" in await talk.say(AGENT, "UMKM  desa")


async def test_an_official_dissolves_a_kim_and_says_what_becomes_of_its_channels(talk: Talk) -> None:
    await _registered(talk)
    await _a_channel(talk)
    await _open(talk)
    await talk.press(AGENT, "Ubah")
    await talk.press(AGENT, "Bubarkan KIM")
    await talk.say(AGENT, "Pengurus pindah.")
    assert "Alasannya: Pengurus pindah." in talk.text(OFFICIAL)
    await talk.press(OFFICIAL, "Bubarkan, kanal dilepas")
    assert (await _person(talk, AGENT)).mandates == ()
    assert "pembubaran sudah dicatat" in talk.text(AGENT)
    async with talk.database.reads() as session:
        assert (await session.scalars(select(KimChannel))).one().state is ChannelState.SEEN
    assert await _told_to_the_group(talk) == ["Obrolan ini tidak lagi kanal KIM."]
    assert "belum mengurus KIM" in await talk.say(AGENT, "/kim")


async def test_an_agent_unlinks_a_channel_and_everybody_hears_of_it(talk: Talk) -> None:
    await _registered(talk)
    await _a_channel(talk)
    await talk.say(AGENT, "/kim")
    await talk.press(AGENT, "Atur: Grup Damai")
    await talk.press(AGENT, "Lepaskan dari KIM")
    assert "tidak lagi kanal KIM" in await talk.press(AGENT, "Ya, lepaskan")
    assert "tidak lagi kanal KIM" in talk.text(OFFICIAL)
    assert await _told_to_the_group(talk) == ["Obrolan ini tidak lagi kanal KIM."]


async def _told_to_the_group(talk: Talk) -> list[str]:
    async with talk.database.reads() as session:
        letters = (await session.scalars(select(Letter).where(Letter.chat_ref == "-500"))).all()
    return [str((each.message or {})["content"]["text"]).splitlines()[0] for each in letters]


async def _a_channel(talk: Talk) -> None:
    await talk.happen(talk.incoming(AGENT, choice="kimlink:start", acknowledge="a"))
    chosen = ChosenChat(1, "-500", ChatKind.GROUP, "Grup Damai")
    await talk.happen(talk.incoming(AGENT, chosen=chosen))
    await talk.happen(talk.incoming(AGENT, choice=f"kimlink:pick:{DAMAI}", message_id="1"))
    await talk.press(OFFICIAL, "Setuju, untuk")
    await talk.press(OFFICIAL, "KIM Damai")


async def test_the_board_names_its_members_only_to_its_own_people(talk: Talk) -> None:
    number = await _registered(talk)
    await _open(talk)
    await _board_sent(talk)
    await talk.press(OFFICIAL, "Setuju")
    await _open(talk)
    assert "Ketua: Budi Santoso" in await talk.press(AGENT, "Lihat pengurus")
    said = await talk.happen(talk.incoming(STRANGER, choice=f"kimreg:board:{number}", acknowledge="a"))
    assert "Budi" not in said
    async with talk.database.reads() as session:
        assert next(each.office for each in await rows.board(session, number)) is Office.CHAIR


async def test_a_dormant_kim_says_why_and_wakes_by_one_press(talk: Talk, now: datetime) -> None:
    number = await _registered(talk)
    async with talk.database.sessions.begin() as session:
        row = await session.get_one(Kim, number)
        row.state, row.alive_at = KimState.ACTIVE, now - timedelta(days=60)
    await look_after_kims(talk.database.sessions, talk.database.reads, lambda: now)
    await talk.happen(talk.incoming(AGENT, choice=f"kimlife:why:{number}", acknowledge="a"))
    assert "Petugas dapat membacanya" in await talk.press(AGENT, "Kendala HP")
    await talk.say(OFFICIAL, "/kim")
    await talk.press(OFFICIAL, "Semua KIM")
    assert "tidak aktif\nAlasannya: Kendala HP" in await talk.press(OFFICIAL, "KIM Damai")
    for who in (STRANGER, OFFICIAL):
        for choice in (f"kimlife:here:{number}", f"kimlife:because:{number}/busy"):
            assert "hanya bisa" in await talk.happen(talk.incoming(who, choice=choice, acknowledge="a"))
    assert "tercatat aktif" in await talk.press(AGENT, "Kami masih aktif")
    assert (await _the_kim(talk.database)).state is KimState.ACTIVE
