"""What one can do with the open chat: block, invite, promote, throw out, upgrade."""

from collections.abc import Callable, Iterator
from functools import partial

from nicegui import ui

from simulator.page import texts
from simulator.page.dialogs import ask, choose
from simulator.page.holder import Holder
from simulator.people import CHANNEL, GROUP, SUPERGROUP

Act = tuple[str, Callable[[], object]]


def fill_menu(holder: Holder) -> None:
    """The entries that make sense now."""
    entries = _private(holder) if holder.chat.private else _place(holder)
    for text, act in entries:
        ui.menu_item(text, on_click=act)


def _private(holder: Holder) -> Iterator[Act]:
    world, person_id = holder.world, holder.person_id
    yield texts.OPEN_LINK, lambda: ask(texts.OPEN_LINK, texts.OPEN_LINK_LABEL, lambda text: _open(holder, text))
    if holder.chat.bot_status == "kicked":
        yield texts.UNBLOCK.capitalize(), lambda: world.unblocks(person_id)
    elif holder.chat.bot_status == "member":
        yield texts.BLOCK, lambda: world.blocks(person_id)
    gone = world.human(person_id).deactivated
    name = texts.REACTIVATE if gone else texts.DEACTIVATE
    yield name, lambda: world.deactivates(person_id, deactivated=not gone)


def _open(holder: Holder, text: str) -> None:
    name = holder.world.bot.username
    holder.opens(text if "/" in text or ":" in text else f"https://t.me/{name}?start={text}")


def _place(holder: Holder) -> Iterator[Act]:
    yield from _bot(holder)
    world, chat = holder.world, holder.chat
    if chat.kind == GROUP:
        yield texts.UPGRADE, lambda: world.upgrades(chat.id)
    if chat.kind == SUPERGROUP:
        create = lambda name: world.opens_topic(holder.person_id, chat.id, name)  # noqa: E731 (one line, one use)
        yield texts.ADD_TOPIC, lambda: ask(texts.ADD_TOPIC, texts.TOPIC, create)
    if chat.kind == CHANNEL:
        yield texts.LINK_DISCUSSION, lambda: _discussed(holder)
    if chat.kind != CHANNEL:
        mute = texts.MUTE if chat.may_write else texts.UNMUTE
        yield mute, lambda: world.mutes(chat.id, may_write=not chat.may_write)
    for person in world.people.values():
        if person.id not in chat.members:
            name = texts.ADD_MEMBER.format(name=person.first_name)
            yield name, partial(world.joins, person.id, chat.id)


def _discussed(holder: Holder) -> None:
    """A supergroup of this person without a channel becomes the discussion group."""
    world, channel = holder.world, holder.chat
    groups = {
        chat.id: chat.title
        for chat in world.chats.values()
        if chat.kind == SUPERGROUP and holder.person_id in chat.members and not (chat.linked or chat.forum)
    }
    title = texts.LINK_DISCUSSION if groups else texts.NO_SUPERGROUP
    choose(title, groups, lambda group_id: world.links_discussion(channel.id, group_id))


def _bot(holder: Holder) -> Iterator[Act]:
    world, who, chat = holder.world, holder.person_id, holder.chat
    if chat.bot_status not in {"member", "administrator"}:
        if chat.kind != CHANNEL:
            yield texts.ADD_BOT, lambda: world.adds_bot(who, chat.id)
        yield texts.ADD_BOT_ADMIN, lambda: world.adds_bot(who, chat.id, admin=True)
        return
    if chat.bot_status == "member":
        yield texts.PROMOTE, lambda: world.promotes_bot(who, chat.id)
    elif chat.kind != CHANNEL:
        yield texts.DEMOTE, lambda: world.demotes_bot(who, chat.id)
    yield texts.REMOVE_BOT, lambda: world.removes_bot(who, chat.id)
