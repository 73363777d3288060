"""Links that lead to the bot."""

import pytest

from simulator import BOT_USERNAME
from simulator.links import BotLink, bot_link


@pytest.mark.parametrize(
    ("url", "link"),
    [
        (f"https://t.me/{BOT_USERNAME}", BotLink("start", "")),
        (f"t.me/{BOT_USERNAME}?start=r_6471051002_k12", BotLink("start", "r_6471051002_k12")),
        (f"https://t.me/{BOT_USERNAME.upper()}?startgroup=k12", BotLink("startgroup", "k12")),
        (f"https://t.me/{BOT_USERNAME}?startchannel&admin=post_messages", BotLink("startchannel", "")),
        (f"tg://resolve?domain={BOT_USERNAME}&start=x", BotLink("start", "x")),
        (f"https://t.me/{BOT_USERNAME}?start={'a' * 64}", BotLink("start", "a" * 64)),
        (f"https://t.me/{BOT_USERNAME}?start={'a' * 65}", None),
        (f"https://t.me/{BOT_USERNAME}?start=a.b", None),
        ("https://t.me/other_bot?start=x", None),
        (f"https://example.go.id/{BOT_USERNAME}", None),
    ],
)
def test_a_link_is_followed_only_to_this_bot(url: str, link: BotLink | None) -> None:
    assert bot_link(url, BOT_USERNAME) == link
