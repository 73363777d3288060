"""/mulai, /start and the links of QR codes: consent, then a place, and the first news at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain import join_link
from domain.join_link import JoinLink
from domain.region import Region
from handlers import news
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn
from handlers.region_picker import RegionPicker
from services import people, regions, registration, subscriptions
from services.people import known_id

NAME = "registration"
_YES = {"setuju", "ya", "ok", "oke", "setuju (gratis)", "agree", "yes"}


def dialogue(home_region: str, otherwise: Step) -> Dialogue:
    """The dialogue of joining; `otherwise` hears what is no answer to it, so that nothing written is lost."""
    joining = _Joining(home_region, otherwise)
    picker = joining.picker
    return Dialogue(
        NAME,
        commands={"mulai": joining.start, "start": joining.start},
        choices={
            "start": joining.start,
            "agree": joining.agree,
            "decline": joining.decline,
            "place": joining.ask,
            **picker.choices,
        },
        steps={"consent": joining.answered, **picker.steps},
        links={"r": joining.linked},
    )


@dataclass(frozen=True, slots=True)
class _Joining:
    home: str
    otherwise: Step

    @property
    def picker(self) -> RegionPicker:
        return RegionPicker(
            NAME, "join-region", "join-whole", chosen=self.chosen, roots=self.roots, otherwise=self.otherwise
        )

    async def roots(self, _turn: Turn) -> Sequence[str]:
        return (self.home,)

    async def start(self, turn: Turn) -> Replies:
        return await self._welcome(turn, None)

    async def linked(self, turn: Turn) -> Replies:
        return await self._welcome(turn, await self._known(turn, join_link.read(turn.argument)))

    async def agree(self, turn: Turn) -> Replies:
        link = await self._known(turn, join_link.read(turn.argument))
        turn.person = await registration.consent(turn.session, turn.incoming.account_id, turn.person, turn.now)
        if link is None:
            return await self.ask(turn)
        return await self._joined(turn, link.region_code, link.kim_id)

    async def answered(self, turn: Turn) -> Replies:
        turn.argument = str(turn.data.get("link", ""))
        if turn.incoming.text.strip().rstrip(".!").casefold() in _YES:
            return await self.agree(turn)
        return await self.otherwise(turn)

    async def decline(self, turn: Turn) -> Replies:
        turn.end()
        return (Reply("join-declined", edit=True),)

    async def ask(self, turn: Turn) -> Replies:
        if await registration.must_consent(turn.session, turn.person):
            return await self._welcome(turn, None)
        return await self.picker.ask(turn)

    async def chosen(self, turn: Turn, region: Region) -> Replies:
        if await registration.must_consent(turn.session, turn.person):
            return await self._welcome(turn, JoinLink(region.code))
        return await self._joined(turn, region.code, None)

    async def _known(self, turn: Turn, link: JoinLink | None) -> JoinLink | None:
        known = link and await regions.exists(turn.session, link.region_code)
        return link if known else None

    async def _welcome(self, turn: Turn, link: JoinLink | None) -> Replies:
        turn.person = await people.returned(turn.session, turn.incoming.account_id, turn.person, turn.now)
        if await registration.must_consent(turn.session, turn.person):
            return (await self._consent(turn, link),)
        if link is not None:
            return await self._joined(turn, link.region_code, link.kim_id)
        held = await subscriptions.mine(turn.session, turn.person.resident_id)
        if not held:
            return await self.ask(turn)
        turn.end()
        values = {"regions": "\n".join(f"• {each.title}" for each in held)}
        return (Reply("joined-before", values, choices=_next_steps()),)

    async def _consent(self, turn: Turn, link: JoinLink | None) -> Reply:
        rest = link.rest if link else ""
        turn.go(NAME, "consent", link=rest)
        choices = [
            [Option("consent-agree", data=f"{NAME}:agree:{rest}" if rest else f"{NAME}:agree")],
            [Option("consent-decline", data=f"{NAME}:decline")],
        ]
        values = {"place": await regions.title(turn.session, self.home)}
        if link is None:
            return Reply("consent", values, choices=choices)
        where = await regions.whole_title(turn.session, link.region_code)
        return Reply("consent-for", {**values, "region": where}, choices=choices)

    async def _joined(self, turn: Turn, region_code: str, kim_id: int | None) -> Replies:
        new = await registration.join(turn.session, known_id(turn.person), region_code, kim_id, turn.now)
        turn.end()
        where = {"region": await regions.whole_title(turn.session, region_code)}
        said = Reply("joined" if new else "joined-already", where, edit=turn.incoming.choice is not None)
        return (said, *await news.newest_of(turn, region_code), Reply("joined-next", choices=_next_steps()))


def _next_steps() -> Sequence[Sequence[Option]]:
    return [
        [Option("add-region-button", data="subscriptions:add"), Option("topics-button", data="subscriptions:topics")],
        [Option("news-button", data="news:newest"), Option("help-button", data="help:show")],
    ]
