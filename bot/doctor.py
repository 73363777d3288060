"""What `siarkim doctor` finds: the messenger, the clock, the machine, the database, and the house's own vitals."""

from collections.abc import AsyncIterator, Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from bot import http
from bot.house import identity, opened_house, present
from bot.introduction import number_api
from bot.machine import machine
from bot.platforms import whatsapp
from bot.platforms.telegram import Api, Refused, account
from bot.platforms.whatsapp.api import dialled
from bot.settings import Settings
from bot.stage import WHATSAPP_WEBHOOK
from domain.refusal import Refusal
from domain.vitals import Alarm, AlarmKind, Machine, alarms
from handlers.shell.doctor import Finding
from handlers.shell.house import House
from services import engine_status, regions, texts, vitals

_OWN_LINE = frozenset({AlarmKind.DISK, AlarmKind.BACKUP, AlarmKind.MEMORY})
_SILENT = 30.0  # seconds after which a process no longer counts as working
_SKEW = 5.0  # seconds; HTTP tells the time to the second


async def findings(settings: Settings) -> AsyncIterator[Finding]:
    """Line by line; what is broken does not keep the rest from being looked at."""
    if settings.simulated:
        yield Finding("token", "simulated")
    else:
        async with http.opened() as client:
            async for each in _messengers(settings, client):
                yield each
    yield await _process(settings)
    async for each in _house(settings):
        yield each


async def _messengers(settings: Settings, client: http.Client) -> AsyncIterator[Finding]:
    token = identity(settings).token
    if token:
        async for each in _bot(Api(client, settings.telegram_api_url, token)):
            yield each
    if settings.whatsapp_access_token:
        yield await _number(number_api(settings, client))
        address = urlsplit(settings.web_public_url or "")
        stands = "well" if address.scheme == "https" else "nowhere"
        yield Finding("callback", stands, {"url": f"{settings.web_public_url}{WHATSAPP_WEBHOOK}"})
    yield await _clock(client, settings.telegram_api_url if token else settings.whatsapp_api_url)


async def _number(api: whatsapp.Api) -> Finding:
    try:
        said = await api.number()
    except http.Fault:
        return Finding("number", "unreachable")
    if not said.ok:
        return Finding("number", "wrong", {"code": str(said.code or said.status)})
    return Finding("number", "well", {"phone": dialled(said)})


async def _bot(api: Api) -> AsyncIterator[Finding]:
    try:
        me = await account.me(api)
        yield Finding("token", "well", {"bot": me.username})
        yield Finding("groups", "well" if me.joins_groups else "closed")
        yield Finding("privacy", "off" if me.reads_groups else "well")
        hook = await account.webhook(api)
    except Refused as refused:
        yield Finding("token", "wrong" if refused.code in {401, 404} else "refused")
        return
    except http.Fault:
        yield Finding("token", "unreachable")
        return
    stands = "failing" if hook.last_error else "well"
    yield Finding("webhook", stands if hook.brought else "polling", {"why": hook.last_error, "waiting": hook.waiting})


async def _clock(client: http.Client, server: str) -> Finding:
    try:
        answer = await client.get(server, limit=2**20)
        there = parsedate_to_datetime(answer.headers.get("date", ""))
    except (http.Fault, ValueError):
        return Finding("clock", "unknown")
    off = abs((present() - there).total_seconds())
    return Finding("clock", "wrong" if off > _SKEW else "well", {"seconds": round(off)})


async def _process(settings: Settings) -> Finding:
    try:
        async with http.opened() as client:
            answer = await client.get(settings.health_address, limit=2**16, patience=5)
    except http.Fault:
        return Finding("process", "stopped")
    return Finding("process", "well" if answer.status == 200 else "unwell")


async def _house(settings: Settings) -> AsyncIterator[Finding]:
    try:
        here = machine(settings)
        async with opened_house(settings) as house, house.reads() as session:
            seen = await vitals.look(session, house.now())
            working = await engine_status.look(session)
            zone = await _zone(session, house)
            yield Finding("database", "well", {"residents": seen.residents})
    except Refusal as refusal:
        yield Finding("database", "shut", {"why": texts.say(refusal.key, values=refusal.values)})
        return
    found = list(alarms(seen, here))
    wrong = {alarm.kind: alarm for alarm in found}
    yield zone
    yield _engine(working)
    yield _disk(here, wrong)
    yield _memory(here, wrong)
    yield _backup(here, wrong)
    others = [vitals.say("alarm", alarm) for alarm in found if alarm.kind not in _OWN_LINE]
    yield Finding("alarms", "raised" if others else "well", {"said": "\n".join(others)})


def _disk(here: Machine, wrong: Mapping[AlarmKind, Alarm]) -> Finding:
    values = {"free": here.disk_free // 2**20, "share": round(here.disk_share * 100)}
    return Finding("disk", "little" if AlarmKind.DISK in wrong else "well", values)


def _memory(here: Machine, wrong: Mapping[AlarmKind, Alarm]) -> Finding:
    if here.memory_free is None:
        return Finding("memory", "unsaid")
    return Finding("memory", "little" if AlarmKind.MEMORY in wrong else "well", {"free": here.memory_free // 2**20})


def _engine(seen: engine_status.Status) -> Finding:
    if seen.hanging:
        return Finding("engine", "hanging", {"number": len(seen.hanging)})
    return Finding("engine", "well", {"number": sum(each.silent < _SILENT for each in seen.processes)})


async def _zone(session: AsyncSession, house: House) -> Finding:
    region = await regions.one(session, house.home_region)
    return Finding("zone", "well", {"region": region.title, "moment": texts.moment(house.now(), region.zone)})


def _backup(here: Machine, wrong: Mapping[AlarmKind, Alarm]) -> Finding:
    if not here.backups_wanted:
        return Finding("backup", "unwanted")
    if here.backup_age is None:
        return Finding("backup", "none")
    hours = int(here.backup_age.total_seconds() // 3600)
    return Finding("backup", "old" if AlarmKind.BACKUP in wrong else "well", {"hours": hours})
