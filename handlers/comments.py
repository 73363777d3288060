"""Comments in a KIM channel: switched on and off in /kim, and tied to what they are about."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.platform import ChatKind
from handlers.dialogue import Dialogue, Option, Replies, Reply, Turn, number_in
from services import comments, kims
from services.kims import KimChannel
from services.matching import Said

NAME = "kimtalk"
_PAYLOAD = "komentar"
_LATER = Option("comments-no", data="kim:show")

LinkTo = Callable[[int, str, ChatKind], str]
"""The address that adds an account to a group, with a payload."""


def dialogue(link_to: LinkTo) -> Dialogue:
    """The dialogue of those who look after a channel."""
    own = _Talking(link_to)
    return Dialogue(NAME, choices={"show": own.show, "on": own.on, "off": own.off})


async def placed(turn: Turn, said: Said) -> Said | None:
    """The same, with what it comments on; None for a comment that nobody asked us to read.

    Who looks after the channel answers people there, also by answering our receipts: only by name they speak to us.
    """
    incoming = turn.incoming
    if incoming.comment is None:
        return said
    if not incoming.mentioned and await comments.is_host(turn.session, turn.person, incoming.comment):
        return None
    copy = await comments.about(turn.session, incoming.comment)
    if copy is None:
        return said if incoming.mentioned or incoming.reply_to_ours else None
    return replace(said, comment=copy)


@dataclass(frozen=True, slots=True)
class _Talking:
    link_to: LinkTo

    async def show(self, turn: Turn) -> Replies:
        channel = await kims.channel_for(turn.session, turn.person, number_in(turn.argument))
        if channel.comments_since is not None:
            return (await self._reading(turn, channel),)
        return (_asked(channel, "comments-ask"),)

    async def on(self, turn: Turn) -> Replies:
        channel = await comments.turn_on(turn.session, turn.person, number_in(turn.argument), turn.now)
        return (replace(await self._reading(turn, channel), edit=True),)

    async def off(self, turn: Turn) -> Replies:
        channel = await comments.turn_off(turn.session, turn.person, number_in(turn.argument), turn.now)
        return (replace(_asked(channel, "comments-off"), edit=True),)

    async def _reading(self, turn: Turn, channel: KimChannel) -> Reply:
        """That comments are read, and what its agent has to do for it where nothing was seen yet."""
        stop = [Option("comments-stop", data=f"{NAME}:off:{channel.kim_channel_id}")]
        if await comments.are_seen(turn.session, channel):
            return Reply("comments-on", {"title": channel.title}, choices=[stop])
        place = await kims.place_of(turn.session, channel.kim_channel_id)
        join = Option("comments-add-bot", url=self.link_to(place.account_id, _PAYLOAD, ChatKind.GROUP))
        return Reply("comments-on-alone", {"title": channel.title}, choices=[[join], stop])


def _asked(channel: KimChannel, key: str) -> Reply:
    yes = Option("comments-yes", data=f"{NAME}:on:{channel.kim_channel_id}")
    return Reply(key, {"title": channel.title}, choices=[[yes], [_LATER]])
