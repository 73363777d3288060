"""Amend: change the copies that were delivered, and answer under them; what the press is for new ones.

Each step may be done twice without harm but for the answer, so a copy whose fate is unknown begins again.
"""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain import ports
from domain.amendment import deletable
from domain.broadcast import BroadcastKind
from domain.lane import Lane
from domain.message import FilledTemplate, Kept, Message, Outcome, Rejected, Sent
from domain.ports import Now
from domain.quiet_hours import QuietHours
from domain.region import touches
from services import afterwords, amendments, announcements, openings, rendering
from services.openings import Said
from services.rendering import Rendered
from services.runs import Copy, Posted, Result, Run
from services.windows import NO_TEMPLATE, NONE_FITS

_UNKNOWN = "message-unknown"
_Key = tuple[str, tuple[str, str] | None] | int


@dataclass(frozen=True, slots=True)
class _Plate:
    """What a copy becomes, what is answered under it, and what is sent where it can't be changed."""

    change: Message
    answer: Message
    instead: Message
    template: FilledTemplate | None = None  # where the window is closed


class Amending:
    """The changes of one run."""

    def __init__(self, platform: ports.Platform, run: Run, now: Now, quiet: QuietHours | None = None) -> None:
        self._platform, self._run, self._now, self._quiet = platform, run, now, quiet
        self._plates: dict[_Key, _Plate] = {}
        self._silent = False

    async def make_ready(self, session: AsyncSession, copies: Iterable[Copy]) -> None:
        """Render whatever these copies need and was not rendered yet."""
        for copy in copies:
            if _key(copy) not in self._plates:
                plate = await self._plate(session, copy)
                self._plates[_key(copy)] = await self._with_template(session, copy, plate)

    async def keep_media(self, session: AsyncSession, results: Iterable[Result]) -> None:
        """Nothing is uploaded here: the pictures stay as they are."""

    async def send(self, copy: Copy) -> Outcome:
        """Change, take back or answer what one recipient has got."""
        if copy.template == NONE_FITS:
            return Rejected(NO_TEMPLATE)
        match self._run.frozen.kind:
            case BroadcastKind.WITHDRAWAL:
                return await self._withdraw(copy)
            case BroadcastKind.CORRECTION | BroadcastKind.UPDATE:
                return await self._correct(copy)
            case _:
                return await self._answer(copy, self._plates[_key(copy)].answer)

    async def _correct(self, copy: Copy) -> Outcome:
        plate = self._plates[_key(copy)]
        changed = await self._each(copy, self._edit)
        match changed:
            case Sent():  # who has left gets no message any more, but nothing wrong is left with them
                return await self._answer(copy, plate.answer) if copy.live and self._concerns(copy) else Sent(())
            case Kept(why):
                return await self._stand_in(copy, why)
        return changed

    async def _withdraw(self, copy: Copy) -> Outcome:
        taken = await self._each(copy, self._take_back)
        return await self._stand_in(copy, taken.why) if isinstance(taken, Kept) else taken

    async def _stand_in(self, copy: Copy, why: str) -> Outcome:
        """An earlier copy stands as it was: what should have stood there is sent, if the person is still here."""
        if not (copy.live and self._concerns(copy)):
            return Kept(why)
        answered = await self._answer(copy, self._plates[_key(copy)].instead)
        return replace(answered, kept=why) if isinstance(answered, Sent) else answered

    def _concerns(self, copy: Copy) -> bool:
        """Whether anything is new where a copy was received: an update answers only there."""
        named = self._run.frozen.audience.regions
        return self._run.frozen.kind is not BroadcastKind.UPDATE or touches(named, copy.region_code)

    async def _each(self, copy: Copy, step: Callable[[Copy, Posted], Awaitable[Outcome]]) -> Outcome:
        """One step for every earlier copy. Sent: all went well (`kept`: but for that); Kept: one stands as it was."""
        come: Sent | Kept = Sent(()) if copy.posted else Kept(_UNKNOWN)
        for posted in copy.posted:
            outcome = await step(copy, posted)
            match outcome:
                case Kept(why) | Rejected(why):
                    come = Kept(why)
                case Sent(kept=why):
                    come = Sent((), kept=why) if why and isinstance(come, Sent) else come
                case _:
                    return outcome
        return come

    async def _edit(self, copy: Copy, posted: Posted) -> Outcome:
        outcome = await self._platform.edit(copy.target, posted.message_ids[0], self._plates[_key(copy)].change)
        return Sent(()) if isinstance(outcome, Sent) else outcome

    async def _take_back(self, copy: Copy, posted: Posted) -> Outcome:
        """Delete a copy with all its messages; where that is too late, its text says so."""
        for message_id in posted.message_ids:
            outcome = await self._delete(copy, message_id, posted.at)
            match outcome:
                case Kept(why) | Rejected(why):
                    edited = await self._edit(copy, posted)
                    return replace(edited, kept=why) if isinstance(edited, Sent) else edited
                case Sent():
                    continue
                case _:
                    return outcome
        return Sent(())

    async def _delete(self, copy: Copy, message_id: str, posted_at: datetime) -> Outcome:
        within, shared = self._platform.takes_back_within, copy.target.shared
        if not deletable(posted_at, self._now(), within, shared=shared):
            return Kept("too-old")
        return await self._platform.delete(copy.target, message_id)

    async def _answer(self, copy: Copy, answer: Message) -> Outcome:
        reply_to = copy.posted[-1].message_ids[0] if copy.posted else None
        template = self._plates[_key(copy)].template
        return await self._platform.send(
            copy.target, replace(answer, reply_to=reply_to, silent=self._silent, template=template)
        )

    async def _with_template(self, session: AsyncSession, copy: Copy, plate: _Plate) -> _Plate:
        """The same for a closed window: what would be answered under the copy, without its footer."""
        if copy.template is None or copy.template == NONE_FITS:
            return plate
        own = await announcements.get(session, self._run.announcement_id)
        body, _, _ = plate.instead.content.text.rpartition("\n\n")
        said = Said(own, body, self._run.frozen.started_at, f"news:read:{self._run.holder.broadcast_id}")
        return replace(plate, template=await openings.filled(session, said, copy.template))

    async def _plate(self, session: AsyncSession, copy: Copy) -> _Plate:
        run, language, at = self._run, copy.language, self._run.frozen.started_at
        own = await announcements.get(session, run.announcement_id)
        said, note = await amendments.subject(session, run.holder.broadcast_id)
        self._silent = said.lane is not Lane.EMERGENCY and self._in_quiet_hours()
        match run.frozen.kind:
            case BroadcastKind.CORRECTION:
                right = self._inviting(copy, await rendering.render(session, said, run.holder.account_id, language, at))
                answer = await afterwords.corrected(session, own, note, language, at)
                return _Plate(right, answer, await afterwords.instead(session, own, note, language, at))
            case BroadcastKind.UPDATE:
                now = self._inviting(copy, await rendering.render(session, said, run.holder.account_id, language, at))
                answer = await afterwords.continued(session, said, language, at)
                return _Plate(now, answer, now)
            case BroadcastKind.WITHDRAWAL:
                notice = await afterwords.withdrawn(session, said, note, language, at)
                return _Plate(notice, notice, notice)
            case _:
                closing = await rendering.render(session, own, run.holder.account_id, language, at)
                return _Plate(closing.message, closing.message, closing.message)

    def _inviting(self, copy: Copy, rendered: Rendered) -> Message:
        """With the button that a KIM channel's copy has: an edit without it would take it away."""
        if copy.chat_kind is None:
            return rendered.message
        payload = rendering.subscription_payload(copy.region_code, copy.kim_id)
        return rendering.invite(rendered, self._platform.link, payload, copy.language).message

    def _in_quiet_hours(self) -> bool:
        return self._quiet is not None and self._quiet.holds(self._now(), self._run.zone)


def _key(copy: Copy) -> _Key:
    """Residents share a plate per language and template; a channel has its own, for its button."""
    return (copy.language, copy.template) if copy.chat_kind is None else copy.recipient_id
