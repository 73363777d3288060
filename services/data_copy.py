"""A person's own copy of everything that is kept about them, in words, in pages that a messenger can carry."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from data import audits, dossiers, kims, residents, subscriptions
from domain.topic import topics_in
from services import regions, texts

_PAGE = 3_000  # characters; a messenger carries 4,096 units


class _Words:
    """Says lines in one language and zone."""

    def __init__(self, language: str, zone: str) -> None:
        self.language, self.zone = language, zone

    def say(self, key: str, **values: object) -> str:
        return texts.say(key, self.language, values)

    def at(self, moment: datetime | None) -> str:
        return texts.moment(moment, self.zone, self.language) if moment else self.say("data-never")


async def pages(session: AsyncSession, resident_id: int, zone: str, now: datetime) -> list[str]:
    """The whole copy, in the person's language; that it was made is noted."""
    language = (await residents.get(session, resident_id)).language
    audits.write(session, resident_id, "data-copied", f"resident:{resident_id}", now)
    words = _Words(language, zone)
    lines = [words.say("data-heading")]
    lines += await _oneself(session, resident_id, words)
    lines += await _subscriptions(session, resident_id, words)
    lines += await _mandates(session, resident_id, words)
    lines += await _said(session, resident_id, words)
    lines.append(words.say("data-received", copies=await dossiers.received(session, resident_id)))
    return list(_paged(lines))


async def _oneself(session: AsyncSession, resident_id: int, words: _Words) -> list[str]:
    resident = await residents.get(session, resident_id)
    lines = []
    for address, platform in await dossiers.addresses(session, resident_id):
        ref = " / ".join(_masked(each) for each in (address.ref, address.phone) if each)
        since, until = words.at(address.opened_at), words.at(address.closed_at)
        key = "data-address" if address.closed_at is None else "data-address-before"
        lines.append(words.say(key, platform=platform.value, ref=ref, since=since, until=until))
    lines.append(words.say("data-language", language=resident.language))
    lines.append(words.say("data-calm", hour=f"{resident.digest_hour:02}", repose=resident.repose.value))
    agreed, version = words.at(resident.consented_at), resident.consent_version or "–"
    lines.append(words.say("data-consent", at=agreed, version=version))
    lines.append(words.say("data-known-since", at=words.at(resident.joined_at)))
    if resident.left_at:
        lines.append(words.say("data-left", at=words.at(resident.left_at)))
    kim = await kims.kim(session, resident.credit_kim_id) if resident.credit_kim_id else None
    if kim:
        lines.append(words.say("data-credit", kim=kim.name))
    return lines


async def _subscriptions(session: AsyncSession, resident_id: int, words: _Words) -> list[str]:
    lines = []
    for row in await subscriptions.ever(session, resident_id):
        topics = ", ".join(words.say("topic-name", topic=topic.value) for topic in topics_in(row.topics))
        title = await regions.whole_title(session, row.region_code)
        key = "data-subscription" if row.ended_at is None else "data-subscription-before"
        since, until = words.at(row.started_at), words.at(row.ended_at)
        lines.append(words.say(key, region=title, topics=topics, since=since, until=until))
    return lines


async def _mandates(session: AsyncSession, resident_id: int, words: _Words) -> list[str]:
    lines = []
    for row in await dossiers.mandates(session, resident_id):
        key = "data-mandate" if row.ended_at is None else "data-mandate-before"
        title = await regions.title(session, row.region_code)
        since, until = words.at(row.started_at), words.at(row.ended_at)
        role = words.say("role-name", role=row.role.value)
        lines.append(words.say(key, role=role, region=title, since=since, until=until))
        if row.label:
            lines.append(words.say("data-mandate-called", label=row.label))
    for member, kim in await dossiers.offices(session, resident_id):
        since, until = words.at(member.started_at), words.at(member.ended_at)
        values = {"kim": kim.name, "name": member.name, "office": member.office.value}
        lines.append(words.say("data-office", since=since, until=until, **values))
    for report in await dossiers.coverage(session, resident_id):
        at = words.at(report.reported_at)
        lines.append(words.say("data-coverage", place=report.place, people=report.people, at=at))
    return lines


async def _said(session: AsyncSession, resident_id: int, words: _Words) -> list[str]:
    answers = await dossiers.answers(session, resident_id)
    lines = []
    for each in await dossiers.feedback(session, resident_id):
        number, at = str(each.feedback_id), words.at(each.received_at)
        lines.append(words.say("data-feedback", number=number, at=at, text=each.text))
        if each.first_text is not None:
            lines.append(words.say("data-feedback-first", text=each.first_text))
        lines += [
            words.say("data-answer", at=words.at(answer.written_at), text=answer.text)
            for answer in answers
            if answer.feedback_id == each.feedback_id
        ]
    for proposal, text in await dossiers.proposals(session, resident_id):
        lines.append(words.say("data-proposal", at=words.at(proposal.proposed_at), text=text))
    for mute in await dossiers.mutes(session, resident_id):
        since, until = words.at(mute.began_at), words.at(mute.lifted_at or mute.ends_at)
        title = await regions.title(session, mute.region_code)
        lines.append(words.say("data-mute", region=title, since=since, until=until, reason=mute.reason))
        if mute.appeal is not None:
            lines.append(words.say("data-mute-appeal", text=mute.appeal))
    return lines


def _masked(ref: str) -> str:
    """The end of an address: enough to recognise one's own."""
    return f"…{ref[-4:]}" if len(ref) > 6 else "…"


def _paged(lines: Iterable[str]) -> Iterator[str]:
    page = ""
    for whole in lines:
        for at in range(0, max(len(whole), 1), _PAGE):
            line = whole[at : at + _PAGE]
            if page and len(page) + len(line) > _PAGE:
                yield page
                page = ""
            page = f"{page}\n{line}" if page else line
    if page:
        yield page
