"""The register of templates: what the messenger says of one is what we act on."""

import re
from datetime import datetime

import pytest

from data.database import opened
from domain.template import BODY_LIMIT, Category, Purpose, Quality, Template, TemplateState, choose
from services import template_texts, templates
from services.templates import Known

NOTICE = ("siarkim_pemberitahuan_1", "id")


async def _register(url: str) -> dict[tuple[str, str], Template]:
    async with opened(url) as database, database.reads() as session:
        return {(each.name, each.language): each for each in await templates.all_known(session)}


async def test_a_template_stands_where_the_messenger_last_said(home_url: str, now: datetime) -> None:
    async with opened(home_url) as database, database.sessions.begin() as session:
        assert await templates.moved(session, NOTICE, "PENDING", None, now)
        assert await templates.moved(session, NOTICE, "APPROVED", None, now)
        assert await templates.graded(session, NOTICE, "YELLOW", now)
        assert await templates.categorised(session, NOTICE, "MARKETING", now)
    assert await _register(home_url) == {
        NOTICE: Template(
            *NOTICE, Purpose.NOTICE, Category.MARKETING, TemplateState.APPROVED, Quality.YELLOW, spare=False
        )
    }


@pytest.mark.parametrize(
    ("event", "state"),
    [
        ("REJECTED", TemplateState.REJECTED),
        ("PAUSED", TemplateState.PAUSED),
        ("DISABLED", TemplateState.DISABLED),
        ("FLAGGED", TemplateState.APPROVED),
        ("REINSTATED", TemplateState.APPROVED),
        ("PENDING_DELETION", TemplateState.DISABLED),
    ],
)
async def test_each_event_has_its_state(sqlite_home_url: str, now: datetime, event: str, state: TemplateState) -> None:
    async with opened(sqlite_home_url) as database, database.sessions.begin() as session:
        await templates.moved(session, NOTICE, event, "ABUSIVE_CONTENT", now)
    assert (await _register(sqlite_home_url))[NOTICE].state is state


@pytest.mark.parametrize(
    ("which", "event"),
    [(("hello_world", "en_US"), "APPROVED"), (("siarkim_darurat_1", "fr"), "APPROVED"), (NOTICE, "SOMETHING_NEW")],
    ids=["foreign", "language", "event"],
)
async def test_what_is_not_ours_changes_nothing(
    sqlite_home_url: str, now: datetime, which: tuple[str, str], event: str
) -> None:
    async with opened(sqlite_home_url) as database, database.sessions.begin() as session:
        assert not await templates.moved(session, which, event, None, now)
    assert await _register(sqlite_home_url) == {}


@pytest.mark.parametrize(
    ("code", "state"),
    [
        ("132015", TemplateState.PAUSED),
        ("132016", TemplateState.DISABLED),
        ("132001", TemplateState.REJECTED),
        ("132012", TemplateState.REJECTED),
        ("131026", TemplateState.APPROVED),
        ("timeout", TemplateState.APPROVED),
    ],
)
async def test_a_copy_that_is_refused_stops_its_template(
    sqlite_home_url: str, now: datetime, code: str, state: TemplateState
) -> None:
    async with opened(sqlite_home_url) as database, database.sessions.begin() as session:
        await templates.moved(session, NOTICE, "APPROVED", None, now)
        assert await templates.came_to_grief(session, NOTICE, code, now) is (state is not TemplateState.APPROVED)
    assert (await _register(sqlite_home_url))[NOTICE].state is state


async def test_the_spare_stands_in_once_the_first_is_paused(sqlite_home_url: str, now: datetime) -> None:
    first, spare = ("siarkim_darurat_1", "id"), ("siarkim_darurat_2", "id")
    async with opened(sqlite_home_url) as database, database.sessions.begin() as session:
        listed = [Known(*each, "APPROVED", "UTILITY", "GREEN") for each in (first, spare)]
        assert await templates.import_states(session, [*listed, Known("hello", "en", "APPROVED", "UTILITY")], now) == 2
        before = choose(await templates.all_known(session), Purpose.EMERGENCY, "id")
        await templates.came_to_grief(session, first, "132015", now)
        after = choose(await templates.all_known(session), Purpose.EMERGENCY, "id")
    assert [each and each.name for each in (before, after)] == [first[0], spare[0]]


@pytest.mark.parametrize(
    ("wording", "language"),
    list(template_texts.every()),
    ids=[f"{wording.name}-{language}" for wording, language in template_texts.every()],
)
def test_the_messenger_takes_every_wording(wording: template_texts.Wording, language: str) -> None:
    body = template_texts.body(wording, language)
    blanks = re.findall(r"\{\{(\d)\}\}", body)
    assert blanks == [str(number) for number in range(1, len(wording.parts) + 1)]
    assert not body.startswith("{{")
    assert not body.rstrip(". ").endswith("}}")
    assert "\n\n\n" not in body
    assert len(body.split()) > 2 * len(blanks) + 1  # too many blanks for so few words are refused
    assert len(body) < BODY_LIMIT - 500
    handed_in = template_texts.handed_in(wording, language)
    assert handed_in["category"] == "UTILITY"
    assert re.fullmatch(r"[a-z0-9_]+", wording.name)
    button = str(handed_in["components"])
    assert ("Baca" if language == "id" else "Read") in button
