"""A channel: its slots are shown, changed by a button or by typing them; and it is taken from its KIM."""

from handlers.dialogue import Dialogue, Option, Recipient, Replies, Reply, Turn, number_in
from services import channels, kims, regions, slots
from services.kims import KimChannel
from services.slots import Slot

NAME = "kimslots"


def dialogue() -> Dialogue:
    """The dialogue of changing slots."""
    return Dialogue(
        NAME, choices={"show": _show, "preset": _preset, "unlink": _ask, "yes": _unlinked}, steps={"typed": _typed}
    )


async def _show(turn: Turn) -> Replies:
    channel = await _channel(turn, turn.argument)
    zone = await regions.zone_of(turn.session, channel.region_code or "")
    language, number = turn.person.language, channel.kim_channel_id
    turn.go(NAME, "typed", channel=number)
    choices = [
        [Option(label=slots.said(preset, zone, language), data=f"{NAME}:preset:{number}/{place}")]
        for place, preset in enumerate(slots.PRESETS)
    ]
    choices.append([Option("kim-unlink", data=f"{NAME}:unlink:{number}")])
    now = slots.said(await slots.of(turn.session, number), zone, language)
    return (Reply("slots-ask", {"title": channel.title, "slots": now}, choices=choices),)


async def _preset(turn: Turn) -> Replies:
    shown, _, place = turn.argument.partition("/")
    channel = await _channel(turn, shown)
    if number_in(place) >= len(slots.PRESETS):
        return (Reply("stale-choice"),)
    return await _changed(turn, channel, slots.PRESETS[number_in(place)])


async def _typed(turn: Turn) -> Replies:
    channel = await _channel(turn, str(turn.data.get("channel", "")))
    return await _changed(turn, channel, slots.understood(turn.incoming.text))


async def _changed(turn: Turn, channel: KimChannel, wanted: tuple[Slot, ...]) -> Replies:
    await slots.change(turn.session, turn.person, channel, wanted, turn.now)
    turn.end()
    zone = await regions.zone_of(turn.session, channel.region_code or "")
    values = {"title": channel.title, "slots": slots.said(wanted, zone, turn.person.language)}
    return (Reply("slots-changed", values, edit=turn.incoming.choice is not None),)


async def _ask(turn: Turn) -> Replies:
    channel = await _channel(turn, turn.argument)
    turn.end()
    rows = [
        [Option("kim-unlink-yes", data=f"{NAME}:yes:{channel.kim_channel_id}")],
        [Option("kim-unlink-no", data=f"{NAME}:show:{channel.kim_channel_id}")],
    ]
    return (Reply("kim-unlink-ask", {"title": channel.title}, choices=rows, edit=True),)


async def _unlinked(turn: Turn) -> Replies:
    """Those who looked after it hear of it too."""
    number = number_in(turn.argument)
    channel = await _channel(turn, turn.argument)
    concerned = await channels.concerned(turn.session, channel, turn.now)
    region = await regions.title(turn.session, channel.region_code or "")
    channel = await channels.unlink(turn.session, turn.person, number, turn.now)
    turn.end()
    values = {"title": channel.title, "region": region}
    told = [
        Reply("kim-unlinked", values, to=Recipient(each.account_id, each.ref, language=each.language))
        for each in concerned
        if each.resident_id != turn.person.resident_id
    ]
    return (Reply("kim-unlinked", values, edit=True), *told)


async def _channel(turn: Turn, shown: str) -> KimChannel:
    return await kims.channel_for(turn.session, turn.person, number_in(shown))
