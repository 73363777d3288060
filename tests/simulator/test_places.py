"""Groups, channels and private chats as the bot gets to know them."""

from typing import Any

import pytest

from simulator import AGENT_ID, BOT_USERNAME, GROUP_ID, OFFICIAL_ID, RESIDENT_ID
from tests.simulator.served import Client


def kinds(updates: list[dict[str, Any]]) -> list[str]:
    return [next(key for key in update if key != "update_id") for update in updates]


def statuses(update: dict[str, Any]) -> tuple[str, str]:
    change = update["my_chat_member"]
    return change["old_chat_member"]["status"], change["new_chat_member"]["status"]


async def test_blocking_and_coming_back_are_told(bot: Client) -> None:
    phone = bot.simulator.phone(RESIDENT_ID)
    phone.starts()
    bot.simulator.world.blocks(RESIDENT_ID)
    phone.says("Halo lagi")
    started, blocked, unblocked, said = await bot.updates()
    assert started["message"]["text"] == "/start"
    assert statuses(blocked) == ("member", "kicked")
    assert statuses(unblocked) == ("kicked", "member")
    assert said["message"]["text"] == "Halo lagi"


async def test_a_group_link_adds_the_bot_and_carries_its_payload(bot: Client) -> None:
    bot.simulator.world.adds_bot(AGENT_ID, GROUP_ID, payload="k12")
    added, service, command = await bot.updates()
    assert statuses(added) == ("left", "member")
    assert service["message"]["new_chat_members"][0]["username"] == BOT_USERNAME
    assert command["message"]["text"] == f"/start@{BOT_USERNAME} k12"


async def test_promoting_demoting_and_removing_are_told(bot: Client) -> None:
    world = bot.simulator.world
    world.adds_bot(AGENT_ID, GROUP_ID)
    world.promotes_bot(AGENT_ID, GROUP_ID)
    world.demotes_bot(AGENT_ID, GROUP_ID)
    world.removes_bot(AGENT_ID, GROUP_ID)
    changes = [statuses(update) for update in await bot.updates() if "my_chat_member" in update]
    assert changes == [
        ("left", "member"),
        ("member", "administrator"),
        ("administrator", "member"),
        ("member", "kicked"),
    ]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("/cek AB12", True),
        (f"/cek@{BOT_USERNAME} AB12", True),
        ("/cek@other_bot AB12", False),
        (f"halo @{BOT_USERNAME}", True),
        ("obrolan biasa", False),
    ],
)
async def test_privacy_mode_hides_what_is_not_meant_for_the_bot(bot: Client, text: str, seen: bool) -> None:
    world = bot.simulator.world
    world.adds_bot(AGENT_ID, GROUP_ID)
    await bot.updates()
    world.person_says(RESIDENT_ID, GROUP_ID, text)
    assert bool(await bot.updates()) is seen


async def test_answers_to_the_bot_are_seen_and_admins_see_everything(bot: Client) -> None:
    world = bot.simulator.world
    world.adds_bot(AGENT_ID, GROUP_ID)
    await bot.call("sendMessage", chat_id=GROUP_ID, text="Kabar")
    (news,) = world.answers(GROUP_ID)
    world.person_says(RESIDENT_ID, GROUP_ID, "siap", reply_to=news)
    assert (await bot.updates())[-1]["message"]["reply_to_message"]["text"] == "Kabar"
    world.promotes_bot(AGENT_ID, GROUP_ID)
    world.person_says(RESIDENT_ID, GROUP_ID, "obrolan biasa")
    assert (await bot.updates())[-1]["message"]["text"] == "obrolan biasa"


async def test_a_channel_speaks_in_its_own_name(bot: Client) -> None:
    world = bot.simulator.world
    channel = world.add_channel("Kanal KIM", AGENT_ID, "kanal_kim")
    world.adds_bot(AGENT_ID, channel.id)
    world.person_says(AGENT_ID, channel.id, "/tautkan")
    post = (await bot.updates())[-1]["channel_post"]
    assert "from" not in post
    assert post["sender_chat"]["title"] == "Kanal KIM"
    sent = await bot.call("sendMessage", chat_id="@kanal_kim", text="Kabar")
    assert sent["sender_chat"]["id"] == channel.id
    edited = await bot.call("editMessageText", chat_id=channel.id, message_id=sent["message_id"], text="RALAT")
    assert edited["text"] == "RALAT"


async def test_a_post_in_a_channel_is_copied_into_its_discussion_group_where_answers_are_comments(bot: Client) -> None:
    world = bot.simulator.world
    channel = world.add_channel("Kanal KIM", AGENT_ID)
    group = world.add_group("Diskusi", AGENT_ID, kind="supergroup")
    world.links_discussion(channel.id, group.id)
    world.adds_bot(AGENT_ID, channel.id)
    world.adds_bot(AGENT_ID, group.id, admin=True)
    assert (await bot.call("getChat", chat_id=channel.id))["linked_chat_id"] == group.id
    sent = await bot.call("sendMessage", chat_id=channel.id, text="Kabar")
    copy = (await bot.updates())[-1]["message"]
    assert (copy["is_automatic_forward"], copy["text"], copy["from"]["id"]) == (True, "Kabar", 777000)
    assert copy["forward_origin"]["chat"]["id"] == copy["sender_chat"]["id"] == channel.id
    assert copy["forward_origin"]["message_id"] == sent["message_id"]
    shown = world.message(group.id, copy["message_id"])
    comment = world.person_says(RESIDENT_ID, group.id, "Kapan?", reply_to=shown)
    world.person_says(OFFICIAL_ID, group.id, "Besok", reply_to=comment)
    first, second = [update["message"] for update in (await bot.updates())[-2:]]
    assert first["reply_to_message"]["is_automatic_forward"]
    assert second["reply_to_message"]["message_id"] == first["message_id"]
    assert {each["message_thread_id"] for each in (first, second)} == {copy["message_id"]}
    assert "is_topic_message" not in second
    thanks = await bot.call("sendMessage", chat_id=group.id, text="Ya", reply_parameters={"message_id": comment.id})
    assert thanks["message_thread_id"] == copy["message_id"]


async def test_an_upgrade_is_told_in_both_chats(bot: Client) -> None:
    world = bot.simulator.world
    world.adds_bot(AGENT_ID, GROUP_ID)
    await bot.updates()
    new = world.upgrades(GROUP_ID)
    old_side, new_side = await bot.updates()
    assert old_side["message"]["migrate_to_chat_id"] == new.id
    assert new_side["message"]["migrate_from_chat_id"] == GROUP_ID
    assert new_side["message"]["chat"] == {"id": new.id, "title": "Grup KIM", "type": "supergroup"}


async def test_members_are_known_and_counted(bot: Client) -> None:
    world = bot.simulator.world
    world.adds_bot(AGENT_ID, GROUP_ID, admin=True)
    world.joins(OFFICIAL_ID, GROUP_ID)
    member = await bot.call("getChatMember", chat_id=GROUP_ID, user_id=OFFICIAL_ID)
    assert (member["status"], member["user"]["first_name"]) == ("member", "Petugas")
    assert await bot.call("getChatMemberCount", chat_id=GROUP_ID) == 4
    leaders = await bot.call("getChatAdministrators", chat_id=GROUP_ID)
    assert [leader["status"] for leader in leaders] == ["creator", "administrator"]
    assert (await bot.call("getChat", chat_id=GROUP_ID))["title"] == "Grup KIM"
    assert await bot.call("leaveChat", chat_id=GROUP_ID) is True
    assert await bot.why("getChat", chat_id=GROUP_ID) == "Forbidden: bot is not a member of the group chat"


async def test_joins_are_told_to_an_admin_that_asked(bot: Client) -> None:
    world = bot.simulator.world
    world.adds_bot(AGENT_ID, GROUP_ID, admin=True)
    await bot.updates(allowed_updates=["chat_member"])
    await bot.updates()
    world.joins(OFFICIAL_ID, GROUP_ID)
    (update,) = await bot.updates()
    assert update["chat_member"]["new_chat_member"]["status"] == "member"


async def test_shared_things_arrive_as_service_messages(bot: Client) -> None:
    world = bot.simulator.world
    world.shares_contact(RESIDENT_ID)
    world.shares_location(RESIDENT_ID, -1.26, 116.83)
    world.shares_chat(RESIDENT_ID, 1, GROUP_ID)
    world.shares_users(RESIDENT_ID, 2, [AGENT_ID])
    contact, location, chat, users = [update["message"] for update in await bot.updates()]
    assert contact["contact"]["user_id"] == RESIDENT_ID
    assert location["location"] == {"latitude": -1.26, "longitude": 116.83}
    assert (chat["chat_shared"]["request_id"], chat["chat_shared"]["chat_id"]) == (1, GROUP_ID)
    assert users["users_shared"]["users"][0]["user_id"] == AGENT_ID


async def test_a_forward_names_its_origin(bot: Client) -> None:
    world = bot.simulator.world
    channel = world.add_channel("Kanal KIM", AGENT_ID)
    post = world.person_says(AGENT_ID, channel.id, "Kabar kanal")
    said = world.person_says(AGENT_ID, GROUP_ID, "Kabar grup")
    world.human(RESIDENT_ID).hides_forwards = True
    hidden = world.person_says(RESIDENT_ID, GROUP_ID, "Kabar saya")
    for message in (post, said, hidden):
        world.forwards(OFFICIAL_ID, message, OFFICIAL_ID)
    origins = [update["message"]["forward_origin"] for update in await bot.updates()]
    assert [origin["type"] for origin in origins] == ["channel", "user", "hidden_user"]
    assert origins[0]["message_id"] == post.id


async def test_an_edit_of_a_person_is_told(bot: Client) -> None:
    phone = bot.simulator.phone(RESIDENT_ID)
    message = phone.says("Jalan rusak")
    bot.simulator.world.edits(message, "Jalan rusak di RT 12")
    first, second = await bot.updates()
    assert first["message"]["text"] == "Jalan rusak"
    assert second["edited_message"]["text"] == "Jalan rusak di RT 12"


async def test_commands_are_kept_by_scope(bot: Client) -> None:
    commands = [{"command": "mulai", "description": "Daftar"}]
    await bot.call("setMyCommands", commands=commands, scope={"type": "all_private_chats"}, language_code="id")
    assert await bot.call("getMyCommands") == []
    scope = {"type": "all_private_chats"}
    assert await bot.call("getMyCommands", scope=scope, language_code="id") == commands
    wrong = [{"command": "Mulai", "description": "x"}]
    assert await bot.why("setMyCommands", commands=wrong) == "Bad Request: BOT_COMMAND_INVALID"
    await bot.call("deleteMyCommands", scope=scope, language_code="id")
    assert await bot.call("getMyCommands", scope=scope, language_code="id") == []
