import pytest
from sqlalchemy import select

from bot.dialogues import router
from data.database import Database
from data.models import Announcement, Broadcast, Kim, Letter, Mandate, Media, Proposal
from domain.broadcast import BroadcastState
from domain.kim import KimState
from domain.message import Content, ContentKind, MediaItem
from domain.platform import ChatKind
from domain.role import Role
from services.answer_letters import Office
from services.people import Person
from tests.conftest import ACCOUNT_ID, NOW
from tests.kim_town import DAMAI, KOTA, a_person
from tests.talk import Talk

AGENT, OFFICIAL, COLLEAGUE, ELSEWHERE, RESIDENT = "10", "20", "21", "30", "40"


def link_to(_account_id: int, payload: str, _kind: ChatKind = ChatKind.PRIVATE) -> str:
    return f"https://t.me/siarkim_bot?start={payload}"


@pytest.fixture
async def talk(home: Database, account_id: int) -> Talk:
    async with home.sessions.begin() as session:
        kim = Kim(region_code=DAMAI, name="KIM Damai Bersatu", state=KimState.ACTIVE, proposed_at=NOW)
        session.add(kim)
        await session.flush()
        agent = await a_person(session, AGENT, NOW)
        held: list[tuple[Person, Role, str, int | None]] = [(agent, Role.KIM_AGENT, DAMAI, kim.kim_id)]
        for ref, code in ((OFFICIAL, KOTA), (COLLEAGUE, KOTA), (ELSEWHERE, "64.72")):
            held.append((await a_person(session, ref, NOW), Role.OFFICIAL, code, None))
        for person, role, code, kim_id in held:
            session.add(
                Mandate(
                    resident_id=person.resident_id,
                    role=role,
                    region_code=code,
                    kim_id=kim_id,
                    started_at=NOW,
                    reason="-",
                )
            )
        await a_person(session, RESIDENT, NOW)
    return Talk(home, router(Office("64", link_to), link_to, None), ACCOUNT_ID, NOW)


async def _proposed(talk: Talk, text: str = "Panen raya di Damai, Sabtu pagi") -> None:
    await talk.say(AGENT, "/usulberita")
    assert "sampai ke petugas" in await talk.say(AGENT, text)


async def _pressed(talk: Talk, ref: str, data: str) -> str:
    return await talk.happen(talk.incoming(ref, choice=data, message_id="1"))


async def _letters(talk: Talk) -> str:
    async with talk.database.reads() as session:
        return str((await session.scalars(select(Letter.message))).all())


async def test_an_agents_news_becomes_an_officials_draft_that_credits_the_kim(talk: Talk) -> None:
    await _proposed(talk)
    assert "Usulan berita dari KIM Damai Bersatu" in await _letters(talk)
    await talk.say(OFFICIAL, "/usulberita")
    await talk.press(OFFICIAL, "Panen raya")
    assert "Panen raya" in await talk.press(OFFICIAL, "Jadikan siaran")
    async with talk.database.reads() as session:
        said = (await session.scalars(select(Announcement))).one()
        broadcast = (await session.scalars(select(Broadcast))).one()
    assert said.source == "Diskominfo Kota Balikpapan, usulan KIM Damai Bersatu"
    assert (broadcast.state, broadcast.audience["regions"]) == (BroadcastState.DRAFT, [DAMAI])
    await talk.press(OFFICIAL, "Kirim")
    assert "usulan KIM Damai Bersatu" in str([each.content.text for each in talk.phones[OFFICIAL].values()])
    await talk.say(AGENT, "/usulberita")
    assert "Sedang disiapkan" in str([each.content.text for each in talk.phones[AGENT].values()])


async def test_one_official_decides_and_the_author_hears_why_it_is_declined(talk: Talk) -> None:
    await _proposed(talk)
    await _pressed(talk, OFFICIAL, "proposal:decline:1")
    assert "ditolak" in await talk.say(OFFICIAL, "Tanggalnya belum pasti")
    assert "sudah diputuskan" in await _pressed(talk, COLLEAGUE, "proposal:take:1")
    assert "Alasannya: Tanggalnya belum pasti" in await _letters(talk)
    await talk.say(AGENT, "/usulberita")
    assert "Tanggalnya belum pasti" in str([each.content.text for each in talk.phones[AGENT].values()])


@pytest.mark.parametrize("ref", [ELSEWHERE, RESIDENT, AGENT, "99"])
async def test_nobody_without_a_mandate_there_takes_declines_or_sees_it(talk: Talk, ref: str) -> None:
    await _proposed(talk)
    for verb in ("take", "decline", "show"):
        assert "Panen" not in await _pressed(talk, ref, f"proposal:{verb}:1")
    await talk.say(ref, "alasan")
    async with talk.database.reads() as session:
        assert (await session.get_one(Proposal, 1)).decided_at is None
        assert (await session.scalars(select(Broadcast))).all() == []


async def test_a_resident_can_propose_nothing_not_even_by_a_forged_button(talk: Talk) -> None:
    assert "hanya untuk" in await talk.say(RESIDENT, "/usulberita")
    await _pressed(talk, RESIDENT, "proposal:kim:1")
    await talk.say(RESIDENT, "Berita bohong")
    async with talk.database.reads() as session:
        assert (await session.scalars(select(Proposal))).all() == []


async def test_an_album_is_one_proposal_and_an_agent_fills_no_officials_screen(talk: Talk) -> None:
    await talk.say(AGENT, "/usulberita")
    for number in (1, 2, 3):
        picture = Content(ContentKind.PHOTO, "Panen" if number == 1 else "", media=(_picture(number),))
        await talk.happen(talk.incoming(AGENT, text=picture.text, content=picture, album="a"))
    for number in range(4):
        await _proposed(talk, f"Berita {number}")
    await talk.say(AGENT, "/usulberita")
    assert "5 usulan" in await talk.say(AGENT, "Satu lagi")
    async with talk.database.reads() as session:
        assert len((await session.scalars(select(Proposal))).all()) == 5
        assert len((await session.scalars(select(Media).where(Media.announcement_id == 1))).all()) == 3


def _picture(number: int) -> MediaItem:
    return MediaItem(ContentKind.PHOTO, ref=f"file-{number}")
