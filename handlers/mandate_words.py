"""How mandates are said in /peran."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.dialogue import Option, Reply, Turn, number_in
from services import grant_notices, people, texts
from services.granting import Grant
from services.terms import Mandate

LABEL = 60
"""Characters of a name that are kept as what a holder is called."""

TERMS = (3, 6, 12, 24, 0)
"""The months that are offered; 0: until somebody ends it."""


def months_in(typed: str) -> int:
    """The months behind a button; anything else is the shortest term."""
    return number_in(typed) if number_in(typed) in TERMS and typed.isdecimal() else TERMS[0]


async def somebody(turn: Turn, ref: str) -> int:
    """The resident behind a messenger id that an official named."""
    account_id = turn.incoming.account_id
    person = await people.recognise(turn.session, account_id, ref, "id", turn.now)
    return people.known_id(await people.ensure_known(turn.session, account_id, person, turn.now))


async def held(session: AsyncSession, row: Mandate, language: str, *, named: bool = False) -> str:
    """One mandate as a line."""
    values = await grant_notices.words(session, row.role, row.region_code, row.ends_at, language)
    if not named:
        return texts.say("mandate-line", language, values)
    who = grant_notices.called(row.label, row.resident_id, language)
    return texts.say("mandate-line-named", language, {**values, "who": who})


async def on_its_way(session: AsyncSession, grant: Grant, language: str, choices: Sequence[Sequence[Option]]) -> Reply:
    """One grant that is not settled."""
    values = await grant_notices.said(session, grant, language)
    key = "grant-open" if grant.resident_id is None else "grant-waiting"
    return Reply(key, values, choices=choices)
