"""Press: an announcement rendered once per language and made ready once, to be sent to many."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from domain import ports
from domain.message import Outcome, Sent
from services import announcements, outcomes, rendering
from services.rendering import Rendered
from services.runs import Copy, Result, Run


@dataclass(frozen=True, slots=True)
class _Plate:
    rendered: Rendered
    copy: ports.Copy


class Press:
    """The messages of one run."""

    def __init__(self, platform: ports.Platform, run: Run) -> None:
        self._platform = platform
        self._run = run
        self._languages: dict[str, Rendered] = {}
        self._plates: dict[str | int, _Plate] = {}

    async def make_ready(self, session: AsyncSession, copies: Iterable[Copy]) -> None:
        """Render whatever these copies need and was not rendered yet."""
        for copy in copies:
            if copy.language not in self._languages:
                self._languages[copy.language] = await self._render(session, copy.language)
            key = _key(copy)
            if key not in self._plates:
                rendered = self._for(copy)
                self._plates[key] = _Plate(rendered, self._platform.prepare(rendered.message))

    async def keep_media(self, session: AsyncSession, results: Iterable[Result]) -> None:
        """After a first upload: the account's own ids are kept, and everything is made ready anew with them."""
        unready = next((each for each in self._languages.values() if not each.complete), None)
        if unready is None:
            return
        media_ids = [item.media_id for item in unready.message.content.media]
        await outcomes.keep_media(session, self._run.holder.account_id, media_ids, tuple(results))
        self._languages.clear()
        self._plates.clear()

    async def send(self, copy: Copy) -> Outcome:
        """Send one copy, and what follows it as a reply."""
        plate = self._plates[_key(copy)]
        outcome = await plate.copy(copy.target)
        if plate.rendered.reply is None or not isinstance(outcome, Sent):
            return outcome
        reply = replace(plate.rendered.reply, reply_to=outcome.message_ids[0])
        followed = await self._platform.send(copy.target, reply)
        more = followed.message_ids if isinstance(followed, Sent) else ()
        return replace(outcome, message_ids=(*outcome.message_ids, *more))

    async def _render(self, session: AsyncSession, language: str) -> Rendered:
        announcement = await announcements.get(session, self._run.announcement_id)
        account_id = self._run.holder.account_id
        return await rendering.render(session, announcement, account_id, language, self._run.frozen.started_at)

    def _for(self, copy: Copy) -> Rendered:
        rendered = self._languages[copy.language]
        if copy.chat_kind is None:
            return rendered
        payload = rendering.subscription_payload(copy.region_code, copy.kim_id)
        return rendering.invite(rendered, self._platform.link(payload), copy.language)


def _key(copy: Copy) -> str | int:
    """Residents share a plate per language; a channel has its own, for its button."""
    return copy.language if copy.chat_kind is None else copy.recipient_id
