"""/berita: the last news of one's regions, a few at a time, each to be read whole."""

from collections.abc import Sequence

from domain.message import Content
from domain.post import PostKind
from handlers.dialogue import Dialogue, Option, Remember, Replies, Reply, Turn, number_in
from services import news, subscriptions, texts
from services.news import Interest, Item, Page

PAGE = 3
JOIN = Option("join-button", data="registration:start")


def dialogue() -> Dialogue:
    """The dialogue of /berita."""
    return Dialogue(
        "news",
        commands={"berita": _newest, "news": _newest},
        choices={"newest": _newest, "more": _older, "read": _read},
    )


async def newest_of(turn: Turn, region_code: str) -> Replies:
    """The last news of one region, for somebody who has just joined it; nothing where there is none."""
    page = await news.latest(turn.session, [Interest(region_code)], PAGE, turn.person.language)
    return (_listed(turn, page, "news-newest"),) if page.items else ()


async def _newest(turn: Turn) -> Replies:
    return await _page(turn, None, "news-newest")


async def _older(turn: Turn) -> Replies:
    return await _page(turn, number_in(turn.argument) or None, "news-older")


async def _page(turn: Turn, before: int | None, heading: str) -> Replies:
    held = await subscriptions.mine(turn.session, turn.person.resident_id)
    if not held:
        return (Reply("not-joined", choices=[[JOIN]]),)
    interests = [Interest(each.code, each.topics, each.wants_below) for each in held]
    page = await news.latest(turn.session, interests, PAGE, turn.person.language, before)
    if not page.items:
        return (Reply("news-none" if before is None else "news-no-older"),)
    return (_listed(turn, page, heading),)


def _listed(turn: Turn, page: Page, heading: str) -> Reply:
    language = turn.person.language
    parts = [texts.say(heading, language), *(_told(item, language) for item in page.items)]
    return Reply(content=Content(text="\n\n".join(parts)), choices=_buttons(page))


def _told(item: Item, language: str) -> str:
    said = {"title": item.title, "source": item.source, "region": item.region, "moment": item.moment}
    if not item.excerpt:
        return texts.say("news-item-short", language, {**said, "code": item.code})
    return texts.say("news-item", language, {**said, "code": item.code, "excerpt": item.excerpt})


def _buttons(page: Page) -> Sequence[Sequence[Option]]:
    rows = [
        [Option("news-read", {"title": item.title[:30]}, data=f"news:read:{item.broadcast_id}")] for item in page.items
    ]
    if page.more:
        rows.append([Option("news-more", data=f"news:more:{page.items[-1].broadcast_id}")])
    return rows


async def _read(turn: Turn) -> Replies:
    number = number_in(turn.argument)
    account_id = turn.incoming.account_id
    announcement_id, rendered = await news.whole(turn.session, number, account_id, turn.person.language, turn.now)
    meaning = Remember(PostKind.ANNOUNCEMENT, announcement_id)
    messages = [rendered.message] if rendered.reply is None else [rendered.message, rendered.reply]
    return [Reply(content=message.content, remember=meaning) for message in messages]
