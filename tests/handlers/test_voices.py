"""/laporan in chat: choose, read, picture, table; only for whoever may evaluate."""

from datetime import datetime

from data.database import Database
from domain.message import ContentKind
from handlers import voices
from handlers.router import Router
from tests.feedback_town import DAMAI, TOWN, founded


async def test_an_official_reads_what_residents_say_as_text_picture_and_table(
    sqlite_home: Database, account_id: int, now: datetime
) -> None:
    town = founded(sqlite_home, account_id, now)
    await town.official("1", TOWN)
    for ref in ("5", "6", "7"):
        await town.resident(ref, DAMAI)
        await town.talk.say(ref, "Kapan lampu jalan menyala lagi?")
    town.talk.router = Router([voices.dialogue()], otherwise=_nothing, edited=_nothing, memberships=[])
    assert await town.talk.say("1", "/laporan") == "Suara warga: tentang apa?"
    said = await town.talk.press("1", "Semua, 7 hari")
    assert "3 pesan dari 3 warga" in said
    assert "lampu jalan menyala: 3" in said
    await town.talk.press("1", "Gambar")
    assert [item.kind for item in town.last("1").content.media] == [ContentKind.PHOTO]
    await town.talk.press("1", "Tabel")
    assert [item.name for item in town.last("1").content.media] == ["suara-warga.xlsx"]
    await town.talk.press("1", "CSV")
    assert [item.name for item in town.last("1").content.media] == ["suara-warga.csv"]
    assert "Pesan,semua,3" in (town.last("1").content.media[0].made or "")
    assert "hanya untuk petugas" in await town.talk.say("5", "/laporan")
    for choice in ("voices:show:0", "voices:chart:0", "voices:sheet:1"):
        said = await town.talk.happen(town.talk.incoming("5", choice=choice, acknowledge="a"))
        assert "hanya untuk petugas" in said, choice
    assert "tidak berlaku" in await town.talk.happen(town.talk.incoming("1", choice="voices:show:99", acknowledge="a"))


async def _nothing(_turn: object) -> tuple[()]:
    return ()
