"""An official decides, in private, whether a group or channel becomes a KIM's: region, KIM, or no with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.post import PostKind
from domain.refusal import Refusal
from domain.region import Region
from domain.role import Right
from handlers.dialogue import Dialogue, Option, Recipient, Remember, Replies, Reply, Step, Turn, number_in
from handlers.region_picker import RegionPicker
from services import contacts, kim_names, kims, mandates, posts, regions, slots
from services.kims import KimChannel

NAME = "kimok"


def dialogue(otherwise: Step) -> Dialogue:
    """The dialogue of deciding; `otherwise` hears what is too long to be an answer."""
    deciding = _Deciding(otherwise)
    picker = deciding.picker
    return Dialogue(
        NAME,
        choices={
            "show": deciding.show,
            "yes": deciding.yes,
            "where": deciding.where,
            "kim": deciding.known_kim,
            "new": deciding.suggested_kim,
            "no": deciding.no,
            "silent": deciding.without_reason,
            **picker.choices,
        },
        steps={"name": deciding.named, "why": deciding.reasoned, **picker.steps},
        replies={PostKind.CHANNEL_CONFIRM: deciding.show},
    )


async def card(turn: Turn, channel: KimChannel) -> Replies:
    """The proposal in front of the official who is speaking."""
    return (await _card(turn, channel, edit=turn.incoming.choice is not None),)


async def asked(turn: Turn, channel: KimChannel) -> Replies:
    """The proposal pushed to the nearest officials upward; nothing where there are none."""
    near = await contacts.nearest(turn.session, channel.region_code or "", Right.CONFIRM_KIM, turn.now)
    return [
        await _card(turn, channel, to=Recipient(each.account_id, each.ref, language=each.language)) for each in near
    ]


async def _card(turn: Turn, channel: KimChannel, *, to: Recipient | None = None, edit: bool = False) -> Reply:
    number, code = channel.kim_channel_id, channel.region_code or ""
    region = await regions.one(turn.session, code)
    values = {
        "title": channel.title,
        "kind": str(channel.chat_kind),
        "region": await regions.whole_title(turn.session, code),
    }
    choices = [
        [Option("kim-confirm-yes", {"region": region.title}, data=f"{NAME}:yes:{number}")],
        [Option("kim-confirm-where", data=f"{NAME}:where:{number}")],
        [Option("kim-confirm-no", data=f"{NAME}:no:{number}")],
    ]
    remember = Remember(PostKind.CHANNEL_CONFIRM, number)
    return Reply("kim-confirm-ask", values, choices=choices, to=to, edit=edit, remember=remember)


@dataclass(frozen=True, slots=True)
class _Deciding:
    otherwise: Step

    @property
    def picker(self) -> RegionPicker:
        return RegionPicker(
            NAME,
            "kim-confirm-region",
            "kim-link-whole",
            self.picked,
            self.roots,
            confined=True,
            otherwise=self.otherwise,
        )

    async def roots(self, turn: Turn) -> Sequence[str]:
        return mandates.regions(turn.person, Right.CONFIRM_KIM)

    async def show(self, turn: Turn) -> Replies:
        return await card(turn, await self._proposal(turn, turn.argument))

    async def yes(self, turn: Turn) -> Replies:
        channel = await self._proposal(turn, turn.argument)
        return await self._which_kim(turn, channel, channel.region_code or "")

    async def where(self, turn: Turn) -> Replies:
        channel = await self._proposal(turn, turn.argument)
        turn.go(NAME, "region", channel=channel.kim_channel_id)
        return await self.picker.ask(turn)

    async def picked(self, turn: Turn, region: Region) -> Replies:
        return await self._which_kim(turn, await self._held(turn), region.code)

    async def _which_kim(self, turn: Turn, channel: KimChannel, code: str) -> Replies:
        """Which KIM publishes there: one that the region has, the suggested name, or one typed."""
        mandates.require(turn.person, Right.CONFIRM_KIM, code)
        known = await kim_names.of_region(turn.session, code)
        region = await regions.one(turn.session, code)
        new = kim_names.suggested(channel.title, region.name)
        turn.go(NAME, "name", channel=channel.kim_channel_id, region=code, new=new)
        choices = [[Option(label=each.name, data=f"{NAME}:kim:{each.kim_id}")] for each in known]
        if new.casefold() not in {each.name.casefold() for each in known}:
            choices.append([Option("kim-confirm-new", {"name": new}, data=f"{NAME}:new")])
        values = {"title": channel.title, "region": region.title}
        return (Reply("kim-confirm-which", values, choices=choices, edit=turn.incoming.choice is not None),)

    async def known_kim(self, turn: Turn) -> Replies:
        known = await kim_names.of_region(turn.session, str(turn.data.get("region", "")))
        name = next((each.name for each in known if str(each.kim_id) == turn.argument), "")
        return await self._linked(turn, name) if name else (Reply("stale-choice"),)

    async def suggested_kim(self, turn: Turn) -> Replies:
        return await self._linked(turn, str(turn.data.get("new", "")))

    async def named(self, turn: Turn) -> Replies:
        return await self._linked(turn, turn.incoming.text)

    async def _linked(self, turn: Turn, name: str) -> Replies:
        if "region" not in turn.data:  # a button of an earlier question, pressed after another one was begun
            return (Reply("stale-choice"),)
        channel = await self._held(turn)
        kim = await kim_names.called(turn.session, turn.person, str(turn.data["region"]), name, turn.now)
        await kims.confirm(turn.session, turn.person, channel, kim, turn.now)
        turn.end()
        values = await _values(turn, channel, kim.name, turn.person.language)
        done = Reply("kim-confirmed", values, edit=turn.incoming.choice is not None)
        return (
            done,
            *await self._others(turn, channel),
            *await _to_agent(turn, channel, "kim-linked", kim.name),
            await _greeting(turn, channel, kim.name),
        )

    async def no(self, turn: Turn) -> Replies:
        channel = await self._proposal(turn, turn.argument)
        turn.go(NAME, "why", channel=channel.kim_channel_id)
        silent = Option("kim-refuse-silently", data=f"{NAME}:silent")
        return (Reply("kim-refuse-why", {"title": channel.title}, choices=[[silent]]),)

    async def without_reason(self, turn: Turn) -> Replies:
        return await self._refused(turn, "")

    async def reasoned(self, turn: Turn) -> Replies:
        reason = turn.incoming.text.strip()
        if not reason:
            raise Refusal("kim-refuse-as-text")
        return await self._refused(turn, reason[:300])

    async def _refused(self, turn: Turn, reason: str) -> Replies:
        channel = await self._held(turn)
        await kims.refuse(turn.session, turn.person, channel, turn.now)
        turn.end()
        done = Reply("kim-refused-done", {"title": channel.title}, edit=turn.incoming.choice is not None)
        to = await _agent(turn, channel)
        values = {"title": channel.title, "reason": reason}
        told = [Reply("kim-refused-because" if reason else "kim-refused", values, to=to)] if to else []
        return (done, *await self._others(turn, channel), *told)

    async def _held(self, turn: Turn) -> KimChannel:
        return await self._proposal(turn, str(turn.data.get("channel", "")))

    async def _proposal(self, turn: Turn, shown: str) -> KimChannel:
        return await kims.proposed(turn.session, turn.person, number_in(shown))

    async def _others(self, turn: Turn, channel: KimChannel) -> Replies:
        """The same question on other officials' phones, or higher up on this one, is answered."""
        replies = []
        for post in await posts.of(turn.session, PostKind.CHANNEL_CONFIRM, channel.kim_channel_id):
            here = (post.chat_ref, post.message_id) == (turn.incoming.chat.ref, turn.incoming.message_id)
            if not here:
                to = Recipient(post.account_id, post.chat_ref, language=turn.person.language)
                replies.append(
                    Reply("kim-confirm-answered", {"title": channel.title}, to=to, edit_message=post.message_id)
                )
        return replies


async def _agent(turn: Turn, channel: KimChannel) -> Recipient | None:
    """Where the channel's proposer is told; nowhere where that is who decides."""
    contact = await contacts.of(turn.session, channel.proposed_by)
    if contact is None or contact.resident_id == turn.person.resident_id:
        return None
    return Recipient(contact.account_id, contact.ref, language=contact.language)


async def _to_agent(turn: Turn, channel: KimChannel, key: str, kim: str) -> Replies:
    to = await _agent(turn, channel)
    return (Reply(key, await _values(turn, channel, kim, to.language), to=to),) if to else ()


async def _greeting(turn: Turn, channel: KimChannel, kim: str) -> Reply:
    """What the chat itself hears: who speaks there from now on, and when."""
    place = await kims.place_of(turn.session, channel.kim_channel_id)
    to = Recipient(place.account_id, place.ref, place.thread or None)
    return Reply("kim-channel-greeting", await _values(turn, channel, kim, to.language), to=to)


async def _values(turn: Turn, channel: KimChannel, kim: str, language: str) -> dict[str, str]:
    region = await regions.one(turn.session, channel.region_code or "")
    own = await slots.of(turn.session, channel.kim_channel_id)
    said = slots.said(own, region.zone, language)
    return {"title": channel.title, "kim": kim, "region": region.title, "slots": said}
