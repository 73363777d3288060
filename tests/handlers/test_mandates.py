"""/peran as whole stories on officials' phones."""

from datetime import datetime, timedelta

import pytest

from data.database import Database
from domain.role import Role
from handlers.dialogue import Somebody
from tests.mandate_town import DAMAI, PROVINCE, TOWN, Hall, founded

ADMIN, SECOND, SARI = "10", "11", "20"
SOMEBODY = Somebody(SARI, "Sari Dewi")
YEAR = timedelta(days=365)


@pytest.fixture
def hall(home: Database, account_id: int, now: datetime) -> Hall:
    return founded(home, account_id, now)


@pytest.fixture
def fast(sqlite_home: Database, account_id: int, now: datetime) -> Hall:
    return founded(sqlite_home, account_id, now)


async def test_an_official_is_made_by_sharing_a_contact(hall: Hall) -> None:
    await hall.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    card = await hall.give(ADMIN, SOMEBODY, "Petugas")
    assert "Sari Dewi" in card
    assert "SK 12/2026" in card
    assert await hall.held(SARI) == set()
    assert "kini petugas di Kota Balikpapan" in await hall.talk.press(ADMIN, "Ya, beri")
    assert await hall.held(SARI) == {(Role.OFFICIAL, TOWN)}
    await hall.outbox()
    assert "Anda kini petugas di Kota Balikpapan" in hall.last(SARI).content.text
    assert await hall.verbs("mandate") == ["mandate-given"]


async def test_whoever_holds_nothing_is_told_so_with_their_id(fast: Hall) -> None:
    await fast.resident(SARI)
    for words in ("/peran", "/roles"):
        assert f"Nomor ID Anda: {SARI}" in await fast.talk.say(SARI, words)
    await fast.holder(ADMIN, Role.OFFICIAL, TOWN)
    assert "petugas di Kota Balikpapan" in await fast.talk.say(ADMIN, "/peran")
    assert fast.talk.buttons(ADMIN) == ["Peran 1", "Daftar peran"]


async def test_a_forwarded_message_of_somebody_who_hides_leads_to_a_link(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.talk.say(ADMIN, "/peran")
    await fast.talk.press(ADMIN, "Beri peran")
    said = await fast.talk.say(ADMIN, "halo?", forwarded=True, pointed_at=Somebody(None))
    assert "menyembunyikan" in said
    assert "Buat tautan undangan" in fast.talk.buttons(ADMIN)


async def test_an_invitation_link_makes_its_first_user_an_official_and_tells_the_giver_who(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, None, "Petugas")
    letter = await fast.talk.press(ADMIN, "Ya, beri")
    payload = letter.split("start=")[1].strip()
    assert "Anda diundang menjadi petugas" in await fast.talk.say(SARI, f"/start {payload}")
    assert "Anda kini petugas" in await fast.talk.happen(
        fast.talk.incoming(SARI, choice=f"invited:accept:{payload[2:]}", sender_name="Sari Dewi")
    )
    await fast.outbox()
    assert "Sari Dewi kini petugas" in fast.message_text(ADMIN, "Bukan orang yang Anda maksud")
    await fast.talk.press(ADMIN, "Lihat")
    await fast.talk.press(ADMIN, "Akhiri")
    await fast.talk.press(ADMIN, "Ya, akhiri")
    assert await fast.held(SARI) == set()


async def test_answering_somebody_in_a_group_goes_on_in_private(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.in_group(ADMIN, "/peran", reply_to="5", pointed_at=SOMEBODY)
    assert "Beri peran kepada Sari Dewi?" in fast.talk.text(ADMIN)
    assert "Sari Dewi diberi peran apa" in await fast.talk.press(ADMIN, "Lanjut")
    assert "Balas pesan orangnya" in await fast.in_group(ADMIN, "/peran")


async def test_an_approver_needs_a_second_person(hall: Hall) -> None:
    await hall.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await hall.holder(SECOND, Role.REGION_ADMIN, PROVINCE)
    await hall.give(ADMIN, SOMEBODY, "Penyetuju")
    assert "perlu orang kedua" in await hall.talk.press(ADMIN, "Ya, beri")
    assert await hall.held(SARI) == set()
    await hall.outbox()
    assert "Sari Dewi diusulkan menjadi penyetuju" in hall.talk.text(SECOND)
    assert "Disetujui" in await hall.talk.press(SECOND, "Setujui")
    assert await hall.held(SARI) == {(Role.APPROVER, TOWN)}
    await hall.outbox()
    assert "Sari Dewi kini penyetuju" in hall.talk.text(ADMIN)
    for replayed in ("mandate:yes:1", "mandate:no:1", "mandate:drop:1"):
        assert "sudah selesai" in await hall.press_data(SECOND, replayed)
    assert await hall.verbs("mandate") == ["mandate-given"]


async def test_nobody_is_held_at_the_question_for_a_region(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, PROVINCE)
    await fast.talk.say(ADMIN, "/peran")
    await fast.talk.press(ADMIN, "Beri peran")
    await fast.talk.press(ADMIN, "Buat tautan")
    assert "Di wilayah mana" in await fast.talk.press(ADMIN, "Petugas")
    assert fast.talk.buttons(ADMIN)[-1] == "Batal"
    assert "Baik, dibatalkan" in await fast.talk.press(ADMIN, "Batal")


async def test_the_second_person_may_say_no(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.holder(SECOND, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, SOMEBODY, "Pengelola")
    await fast.talk.press(ADMIN, "Ya, beri")
    await fast.outbox()
    await fast.talk.press(SECOND, "Tolak")
    await fast.outbox()
    assert "tidak setuju" in fast.talk.text(ADMIN)
    assert await fast.held(SARI) == set()


async def test_an_offer_that_nobody_answers_lapses(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.holder(SECOND, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, SOMEBODY, "Penyetuju")
    await fast.talk.press(ADMIN, "Ya, beri")
    await fast.outbox()
    fast.talk.now += timedelta(hours=48)
    assert "kedaluwarsa" in await fast.talk.press(SECOND, "Setujui")
    await fast.pass_time(timedelta(0))
    assert "kedaluwarsa tanpa jawaban" in fast.talk.text(ADMIN)
    assert await fast.held(SARI) == set()


async def test_where_nobody_else_may_agree_the_way_out_is_named(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, SOMEBODY, "Penyetuju")
    assert "siarkim mandates give" in await fast.talk.press(ADMIN, "Ya, beri")


async def test_what_waits_is_listed_and_can_be_taken_back(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.holder(SECOND, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, SOMEBODY, "Penyetuju")
    await fast.talk.press(ADMIN, "Ya, beri")
    await fast.talk.say(ADMIN, "/peran")
    assert "Menunggu orang kedua" in await fast.talk.press(ADMIN, "Menunggu")
    assert fast.talk.buttons(ADMIN) == ["Batalkan"]
    await fast.talk.press(ADMIN, "Batalkan")
    await fast.outbox()
    assert "sudah selesai" in await fast.talk.press(SECOND, "Setujui")


async def test_who_holds_what_is_listed_page_by_page_with_ends(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    for ref in range(100, 110):
        await fast.holder(str(ref), Role.OFFICIAL, DAMAI, fast.talk.now + YEAR)
    await fast.holder("200", Role.OFFICIAL, "64.72")
    await fast.talk.say(ADMIN, "/peran")
    first = await fast.talk.press(ADMIN, "Daftar peran")
    assert "(11)" in first
    assert first.count("di Kel. Damai") + first.count("di Kota Balikpapan") == 8
    assert "sampai" in first
    assert "Samarinda" not in first
    await fast.talk.press(ADMIN, next(label for label in fast.talk.buttons(ADMIN) if label.endswith("›")))
    assert fast.talk.text(ADMIN).count("\n") >= 3


async def test_an_official_sees_who_holds_what_and_can_end_only_their_own(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.holder(SARI, Role.OFFICIAL, TOWN)
    await fast.talk.say(SARI, "/peran")
    assert "pengelola wilayah" in await fast.talk.press(SARI, "Daftar peran")
    assert fast.talk.buttons(SARI) == ["2", "Kembali"]
    assert "wewenang" in await fast.press_data(SARI, f"mandate:over:{await fast.mandate_id(ADMIN)}")
    assert await fast.held(ADMIN) == {(Role.REGION_ADMIN, TOWN)}


async def test_an_end_is_reminded_of_once_two_weeks_ahead_and_then_comes(hall: Hall) -> None:
    await hall.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await hall.holder(SARI, Role.OFFICIAL, DAMAI, hall.talk.now + timedelta(days=20))
    await hall.pass_time(timedelta(days=5))
    assert hall.texts(SARI) == []
    for _ in range(3):
        await hall.pass_time(timedelta(days=1))
    assert sum("hanya berlaku" in text for text in hall.texts(SARI)) == 1
    assert sum("hanya berlaku" in text for text in hall.texts(ADMIN)) == 1
    await hall.talk.press(ADMIN, "Lihat")
    await hall.talk.press(ADMIN, "Perpanjang")
    await hall.talk.press(ADMIN, "1 tahun")
    await hall.pass_time(timedelta(days=20))
    assert await hall.held(SARI) == {(Role.OFFICIAL, DAMAI)}
    await hall.pass_time(YEAR)
    assert await hall.held(SARI) == set()
    assert "sudah berakhir" in hall.talk.text(SARI)
    assert sum("hanya berlaku" in text for text in hall.texts(SARI)) == 1
    assert "mandate-ran-out" in await hall.verbs("mandate")


async def test_making_an_approver_longer_needs_a_second_person_too(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.holder(SARI, Role.APPROVER, TOWN, fast.talk.now + timedelta(days=5))
    number = await fast.mandate_id(SARI)
    assert "orang kedua" in await fast.press_data(ADMIN, f"mandate:until:{number}/12")
    await fast.holder(SECOND, Role.REGION_ADMIN, TOWN)
    await fast.press_data(ADMIN, f"mandate:until:{number}/12")
    await fast.outbox()
    await fast.talk.press(SECOND, "Setujui")
    fast.talk.now += timedelta(days=30)
    assert await fast.held(SARI) == {(Role.APPROVER, TOWN)}


async def test_the_role_of_the_province_is_given_for_a_province_only(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.talk.say(ADMIN, "/peran")
    await fast.talk.press(ADMIN, "Beri peran")
    await fast.talk.press(ADMIN, "Buat tautan")
    assert [label.split(":")[0] for label in fast.talk.buttons(ADMIN)] == [
        "Petugas",
        "Penyetuju",
        "Pengelola wilayah",
        "Batal",
    ]


async def test_one_may_lay_down_ones_own_role(fast: Hall) -> None:
    await fast.holder(SARI, Role.OFFICIAL, TOWN)
    await fast.talk.say(SARI, "/peran")
    await fast.talk.press(SARI, "Peran 1")
    assert "Perpanjang" not in fast.talk.buttons(SARI)
    await fast.talk.press(SARI, "Akhiri")
    await fast.talk.press(SARI, "Ya, akhiri")
    assert "hanya untuk petugas" in await fast.talk.say(SARI, "/broadcast")


async def test_an_erased_holder_is_called_nothing_any_more(fast: Hall) -> None:
    await fast.holder(ADMIN, Role.REGION_ADMIN, TOWN)
    await fast.give(ADMIN, SOMEBODY, "Petugas")
    await fast.talk.press(ADMIN, "Ya, beri")
    await fast.talk.say(SARI, "/dataku")
    assert any("Sari Dewi" in text for text in fast.texts(SARI))
    await fast.talk.say(SARI, "/hapusdata")
    await fast.press_data(SARI, "privacy:sure")
    await fast.talk.say(ADMIN, "/peran")
    assert "Sari" not in await fast.talk.press(ADMIN, "Daftar peran")
