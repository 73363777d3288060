"""Linking a group or channel with a KIM: the chat is picked or named, then its region; an official is asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.kim import Loss
from domain.line import line
from domain.message import Ask
from domain.platform import ChatKind
from domain.region import Region
from handlers import kim_confirm
from handlers.dialogue import Dialogue, Key, Membership, Option, Recipient, Replies, Reply, Step, Turn
from handlers.region_picker import RegionPicker
from services import channels, comments, contacts, kims, proofs, regions, standings, subscriptions
from services.kims import KimChannel, Place
from services.people import Person
from services.standings import Corner

NAME = "kimlink"
TICKET = "kim"
"""The prefix of deep links that lead from a chat to linking it."""

LinkTo = Callable[[int, str, ChatKind], str]
"""The address that opens a private chat with an account, or adds it to a group or channel, with a payload."""


def dialogue(link_to: LinkTo, home_region: str, otherwise: Step) -> Dialogue:
    """The dialogue of linking; `otherwise` hears what is no answer to it."""
    linking = _Linking(link_to, home_region, otherwise)
    picker = linking.picker
    return Dialogue(
        NAME,
        choices={"start": linking.start, "seen": linking.seen, **picker.choices},
        steps={"choose": linking.chosen_chat, **picker.steps},
        group_commands=dict.fromkeys(("tautkan", "link", "start"), linking.in_chat),
        links={TICKET: linking.from_chat},
    )


@dataclass(frozen=True, slots=True)
class _Linking:
    link_to: LinkTo
    home: str
    otherwise: Step

    @property
    def picker(self) -> RegionPicker:
        return RegionPicker(
            NAME, "kim-link-region", "kim-link-whole", self.picked, self.roots, otherwise=self.otherwise
        )

    async def roots(self, _turn: Turn) -> Sequence[str]:
        return (self.home,)

    async def start(self, turn: Turn) -> Replies:
        if not turn.incoming.platform.joins_groups:
            return (Reply("kim-link-not-here"),)
        turn.go(NAME, "choose")
        account_id = turn.incoming.account_id
        group = self.link_to(account_id, TICKET, ChatKind.GROUP)
        channel = self.link_to(account_id, TICKET, ChatKind.CHANNEL)
        keys = [[Key("kim-key-group", Ask.GROUP, 1), Key("kim-key-channel", Ask.CHANNEL, 2)]]
        ways = [[Option("kim-add-to-group", url=group)], [Option("kim-add-to-channel", url=channel)]]
        return (Reply("kim-link-other-ways", choices=ways), Reply("kim-link-choose", menu=keys))

    async def chosen_chat(self, turn: Turn) -> Replies:
        chosen = turn.incoming.chosen
        if chosen is None:
            return await self.otherwise(turn)
        place = Place(turn.incoming.account_id, chosen.ref, chosen.kind, line(chosen.title))
        taken = Reply("kim-link-taken", {"title": place.title}, menu=())
        return (taken, *await self._where(turn, place))

    async def seen(self, turn: Turn) -> Replies:
        channel = await kims.redeem(turn.session, turn.argument)
        return await self._where(turn, await kims.place_of(turn.session, channel.kim_channel_id))

    async def from_chat(self, turn: Turn) -> Replies:
        return await self.seen(turn)

    async def in_chat(self, turn: Turn) -> Replies:
        """/tautkan in a group or channel, or the /start that Telegram types there for its "add to group" link."""
        incoming = turn.incoming
        if incoming.command == "start" and incoming.argument != TICKET:
            return ()
        chat = incoming.chat
        place = Place(incoming.account_id, chat.ref, chat.kind, line(chat.title), chat.thread or "")
        channel = await kims.note(turn.session, place, turn.now)
        channel.joined_at = channel.joined_at or turn.now
        ticket = await kims.ticket(turn.session, channel)
        url = self.link_to(incoming.account_id, f"{TICKET}_{ticket}", ChatKind.PRIVATE)
        return (Reply("kim-link-go-private", choices=[[Option("kim-link-continue", url=url)]]),)

    async def _where(self, turn: Turn, place: Place) -> Replies:
        channel = await kims.note(turn.session, place, turn.now)
        held = await self._near(turn)
        turn.go(NAME, "region", channel=channel.kim_channel_id)
        if not held:
            return await self.picker.ask(turn)
        own = [[Option(label=title, data=f"{NAME}:pick:{code}")] for code, title in list(held.items())[:8]]
        other = [Option("kim-link-other-region", data=f"{NAME}:list")]
        return (Reply("kim-link-own-region", {"title": place.title}, choices=[*own, other]),)

    async def _near(self, turn: Turn) -> dict[str, str]:
        """The regions likely meant, by code: those of the person's KIMs, then those they hear from."""
        codes = [held.region_code for held in turn.person.mandates if held.kim_id is not None]
        near: dict[str, str] = {code: await regions.title(turn.session, code) for code in dict.fromkeys(codes)}
        heard = await subscriptions.mine(turn.session, turn.person.resident_id)
        return near | {each.code: each.title for each in heard}

    async def picked(self, turn: Turn, region: Region) -> Replies:
        channel_id = turn.data.get("channel")
        if channel_id is None:
            return (Reply("kim-link-begin-again", edit=True),)
        place = await kims.place_of(turn.session, int(channel_id))
        channel = await kims.propose(turn.session, turn.person, place, region.code, turn.now)
        turn.end()
        if kims.may_confirm(turn.person, region.code):
            return await kim_confirm.card(turn, channel)
        asked = await kim_confirm.asked(turn, channel)
        values = {"title": place.title, "region": await regions.whole_title(turn.session, region.code)}
        key = "kim-proposed" if asked else "kim-proposed-nobody"
        return (Reply(key, values, edit=turn.incoming.choice is not None), *asked)


async def in_shared_chats(session: AsyncSession, event: Membership, person: Person, now: datetime) -> Replies:
    """What happens to our place in groups and channels: stored, and said to whom it concerns."""
    chat = event.chat
    if not chat.kind.shared:
        return ()
    match event.kind:
        case Membership.Kind.MOVED if event.moved_to:
            await channels.moved(session, event.account_id, chat.ref, event.moved_to, now)
        case Membership.Kind.EDITED if event.message_id:
            post = proofs.Post(event.account_id, event.chat.ref, event.message_id)
            await proofs.edited(session, post, event.at, now)
        case Membership.Kind.REMOVED:
            await channels.lost(session, event.account_id, chat.ref, Loss.REMOVED, now)
        case Membership.Kind.MUTED:
            await channels.lost(session, event.account_id, chat.ref, Loss.MUTED, now)
        case Membership.Kind.ADDED:
            return await _added(session, event, person, now)
    return ()


async def _added(session: AsyncSession, event: Membership, person: Person, now: datetime) -> Replies:
    place = Place(event.account_id, event.chat.ref, event.chat.kind, line(event.chat.title))
    back = await channels.joined(session, place, now)
    told = [reply for channel in back for reply in await _told_back(session, channel)]
    if back or person.resident_id is None or event.by_ref is None or await _is_choosing(session, event):
        return told
    if await comments.awaits_group(session, person, now):
        to = Recipient(event.account_id, event.by_ref, language=event.by_language)
        return [*told, Reply("comments-group", {"title": place.title}, to=to)]
    return await _offer(session, event, place, now)


async def _told_back(session: AsyncSession, channel: KimChannel) -> Replies:
    """Its agent and its official hear that a lost channel is back."""
    concerned = {await contacts.of(session, who) for who in (channel.proposed_by, channel.confirmed_by)}
    return [
        Reply(
            "kim-channel-back",
            {"title": channel.title},
            to=Recipient(each.account_id, each.ref, language=each.language),
        )
        for each in concerned
        if each is not None
    ]


async def _is_choosing(session: AsyncSession, event: Membership) -> bool:
    """Whether whoever added us is about to pick this chat in the dialogue anyway."""
    by = event.by_ref or ""
    standing = await standings.at(session, Corner(event.account_id, by, by))
    return standing is not None and standing.dialogue == NAME


async def _offer(session: AsyncSession, event: Membership, place: Place, now: datetime) -> Replies:
    if not await channels.unclaimed(session, place):
        return ()
    channel = await kims.note(session, place, now)
    button = Option("kim-link-continue", data=f"{NAME}:seen:{await kims.ticket(session, channel)}")
    to = Recipient(event.account_id, event.by_ref or "", language=event.by_language)
    return (Reply("kim-added-offer", {"title": place.title}, choices=[[button]], to=to),)
