"""Press: an announcement rendered once per language and made ready once, to be sent to many."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain import ports
from domain.message import Content, Later, Message, Outcome, Rejected, Sent
from services import announcements, openings, outcomes, rendering
from services.openings import Said
from services.rendering import Rendered
from services.runs import Copy, Result, Run
from services.windows import NO_TEMPLATE, NONE_FITS

_Key = tuple[str, tuple[str, str] | None] | int


@dataclass(frozen=True, slots=True)
class _Plate:
    rendered: Rendered
    copy: ports.Copy


class Press:
    """The messages of one run."""

    def __init__(self, platform: ports.Platform, run: Run, leave: ports.Leave) -> None:
        self._platform, self._leave = platform, leave
        self._run = run
        self._languages: dict[str, Rendered] = {}
        self._plates: dict[_Key, _Plate] = {}
        self._current: set[_Key] = set()  # the plates that need not be made anew

    async def make_ready(self, session: AsyncSession, copies: Iterable[Copy]) -> None:
        """Render whatever these copies need and was not rendered yet."""
        for copy in copies:
            if copy.language not in self._languages:
                self._languages[copy.language] = await self._render(session, copy.language)
            key = _key(copy)
            if key not in self._current and copy.template != NONE_FITS:
                rendered = await self._opening(session, copy) if copy.template else self._for(copy)
                self._plates[key] = _Plate(rendered, self._platform.prepare(rendered.message, self._leave))
                self._current.add(key)

    async def keep_media(self, session: AsyncSession, results: Iterable[Result]) -> None:
        """After an upload: the account's own ids are kept, and plates are made anew with them, one by one.

        The old ones stay until then: copies that are booked already leave with them.
        """
        outcome = next((each.outcome for each in results if _uploaded(each.outcome)), None)
        rendered = next(iter(self._languages.values()), None)
        if rendered is None or not isinstance(outcome, Sent):
            return
        media_ids = [item.media_id for item in rendered.message.content.media]
        await outcomes.keep_media(session, self._run.holder.account_id, media_ids, outcome.media_refs)
        self._languages.clear()
        self._current.clear()

    async def send(self, copy: Copy) -> Outcome:
        """Send one copy, and what follows it as a reply; of one that was begun before, only what follows."""
        if copy.template == NONE_FITS:
            return Rejected(NO_TEMPLATE)
        plate = self._plates[_key(copy)]
        if copy.begun and plate.rendered.reply:
            return await self._follow(copy, plate.rendered.reply, Sent(copy.begun))
        outcome = await plate.copy(copy.target)
        if plate.rendered.reply is None or not isinstance(outcome, Sent):
            return outcome
        return await self._follow(copy, plate.rendered.reply, outcome)

    async def _follow(self, copy: Copy, reply: Message, first: Sent) -> Outcome:
        """The reply to what has arrived. Where it must wait, it is sent alone later on."""
        followed = await self._platform.send(copy.target, replace(reply, reply_to=first.message_ids[0]))
        match followed:
            case Sent(message_ids):
                return replace(first, message_ids=(*first.message_ids, *message_ids))
            case Later():
                return replace(followed, begun=first.message_ids)
            case Rejected():
                return followed
            case _:
                return first

    async def _render(self, session: AsyncSession, language: str) -> Rendered:
        announcement = await announcements.get(session, self._run.announcement_id)
        account_id = self._run.holder.account_id
        return await rendering.render(session, announcement, account_id, language, self._run.frozen.started_at)

    async def _opening(self, session: AsyncSession, copy: Copy) -> Rendered:
        """As a template: its button leads to all of it."""
        said = await announcements.get(session, self._run.announcement_id)
        body = self._languages[copy.language].message.content
        words = await announcements.content(session, said, self._run.holder.account_id, copy.language)
        opening = Said(said, words.text, self._run.frozen.started_at, f"news:read:{self._run.holder.broadcast_id}")
        template = await openings.filled(session, opening, copy.template or NONE_FITS)
        return Rendered(Message(Content(text=body.text), template=template))

    def _for(self, copy: Copy) -> Rendered:
        rendered = self._languages[copy.language]
        if copy.chat_kind is None:
            return rendered
        payload = rendering.subscription_payload(copy.region_code, copy.kim_id)
        return rendering.invite(rendered, self._platform.link, payload, copy.language)


def _key(copy: Copy) -> _Key:
    """Residents share a plate per language and template; a channel has its own, for its button."""
    return (copy.language, copy.template) if copy.chat_kind is None else copy.recipient_id


def _uploaded(outcome: Outcome) -> bool:
    return isinstance(outcome, Sent) and bool(outcome.media_refs)
