"""Giving a role: to whom (a contact, a forwarded message, a link), which one, where, how long, and why."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from domain.grant import OFFERED, GrantState, end_after
from domain.line import line
from domain.mandate import may_give
from domain.message import Content
from domain.refusal import Refusal
from domain.region import Region, level
from domain.role import Right, Role
from handlers.dialogue import Dialogue, Option, Replies, Reply, Step, Turn, number_in
from handlers.mandate_words import LABEL, TERMS, months_in, somebody
from handlers.region_picker import RegionPicker
from services import grant_notices, granting, invitations, mandates, people, regions, texts
from services.checking import LinkTo
from services.granting import Holder, Wish
from services.people import Person

NAME = "give"


def dialogue(home: str, link_to: LinkTo, otherwise: Step) -> Dialogue:
    """The dialogue of giving; `otherwise` hears what is no answer to it."""
    giving = _Giving(home, link_to, otherwise)
    picker = giving.picker
    return Dialogue(
        NAME,
        choices={
            "start": giving.start,
            "link": giving.by_link,
            "for": giving.to_named,
            "role": giving.role,
            "end": giving.end,
            "why": giving.usual_reason,
            "sure": giving.sure,
            "cancel": giving.cancel,
            **picker.choices,
        },
        steps={"who": giving.who, "why": giving.reasoned, **picker.steps},
    )


@dataclass(frozen=True, slots=True)
class _Giving:
    home: str
    link_to: LinkTo
    otherwise: Step

    @property
    def picker(self) -> RegionPicker:
        return RegionPicker(
            NAME,
            "give-region",
            "give-whole",
            self.picked,
            self.roots,
            confined=True,
            ways_out=(CANCEL,),
            otherwise=self.otherwise,
        )

    async def roots(self, turn: Turn) -> Sequence[str]:
        """Where this person may give the role in question."""
        role = _role(turn.data.get("role"))
        if role is None:
            raise Refusal("stale-choice")
        return _places(turn.person, role, self.home)

    async def start(self, turn: Turn) -> Replies:
        mandates.regions(turn.person, Right.GIVE_MANDATES)
        turn.go(NAME, "who")
        choices = [[Option("give-by-link", data=f"{NAME}:link")], [CANCEL]]
        return (Reply("give-who", choices=choices),)

    async def who(self, turn: Turn) -> Replies:
        named = turn.incoming.pointed_at
        if named is None:
            return await self.otherwise(turn)
        if named.ref is None:
            return (Reply("give-hidden", choices=[[Option("give-by-link", data=f"{NAME}:link")], [CANCEL]]),)
        return await self._for(turn, await somebody(turn, named.ref), line(named.name)[:LABEL])

    async def by_link(self, turn: Turn) -> Replies:
        mandates.regions(turn.person, Right.GIVE_MANDATES)
        turn.go(NAME, "role")
        return self._which_role(turn)

    async def to_named(self, turn: Turn) -> Replies:
        number, _, label = turn.argument.partition(":")
        mandates.regions(turn.person, Right.GIVE_MANDATES)
        if not await people.exists(turn.session, number_in(number)):
            raise Refusal("stale-choice")
        return await self._for(turn, number_in(number), label)

    async def _for(self, turn: Turn, resident_id: int, label: str) -> Replies:
        if resident_id == turn.person.resident_id:
            raise Refusal("mandate-not-to-oneself")
        turn.go(NAME, "role", who=resident_id, label=label)
        return self._which_role(turn)

    def _which_role(self, turn: Turn) -> Replies:
        offered = [role for role in OFFERED if _places(turn.person, role, self.home)]
        choices = [[Option("give-role", {"role": role.value}, data=f"{NAME}:role:{role.value}")] for role in offered]
        label = str(turn.data.get("label", ""))
        key = "give-role-to" if label else "give-role-which"
        return (Reply(key, {"who": label}, choices=[*choices, [CANCEL]], edit=turn.incoming.choice is not None),)

    async def role(self, turn: Turn) -> Replies:
        role = _role(turn.argument)
        if role is None or not self._ours(turn):
            return (Reply("stale-choice"),)
        turn.go(NAME, "region", **{**turn.data, "role": role.value})
        places = _places(turn.person, role, self.home)
        if not places:
            raise Refusal("no-mandate-here", id=turn.person.ref)
        if role in {Role.PROVINCE, Role.AUDITOR}:
            return await self.picked(turn, await regions.one(turn.session, places[0]))
        return await self.picker.ask(turn)

    async def picked(self, turn: Turn, region: Region) -> Replies:
        turn.go(NAME, "end", **{**turn.data, "region": region.code})
        choices = [[Option("mandate-months", {"months": each}, data=f"{NAME}:end:{each}")] for each in TERMS]
        return (Reply("give-end", {"region": region.title}, choices=[*choices, [CANCEL]], edit=True),)

    async def end(self, turn: Turn) -> Replies:
        if not self._ours(turn, "region"):
            return (Reply("stale-choice"),)
        turn.go(NAME, "why", **{**turn.data, "months": months_in(turn.argument)})
        choices = [[Option("give-why-office", data=f"{NAME}:why")], [CANCEL]]
        return (Reply("give-why", choices=choices, edit=True),)

    async def usual_reason(self, turn: Turn) -> Replies:
        return await self._because(turn, texts.say("give-why-office", turn.person.language))

    async def reasoned(self, turn: Turn) -> Replies:
        return await self._because(turn, line(turn.incoming.text))

    async def _because(self, turn: Turn, reason: str) -> Replies:
        if not self._ours(turn, "region", "months"):
            return (Reply("stale-choice"),)
        wish = await self._wish(turn, reason)
        granting.require(turn.person, wish, turn.now)
        turn.go(NAME, "why", **{**turn.data, "reason": reason})
        said = await grant_notices.words(turn.session, wish.role, wish.region_code, wish.ends_at, turn.person.language)
        who = str(turn.data.get("label", "")) or texts.say("give-whoever-has-the-link", turn.person.language)
        choices = [[Option("give-sure", data=f"{NAME}:sure:{_digest(turn.data)}")], [CANCEL]]
        edit = turn.incoming.choice is not None
        return (Reply("give-check", {**said, "who": who, "reason": reason}, choices=choices, edit=edit),)

    async def sure(self, turn: Turn) -> Replies:
        if not self._ours(turn, "region", "months", "reason") or turn.argument != _digest(turn.data):
            return (Reply("stale-choice"),)  # also the yes under an earlier card
        wish, who, label = await self._wish(turn, turn.data["reason"]), turn.data.get("who"), turn.data.get("label", "")
        turn.end()
        if who is None:
            return await self._link(turn, wish)
        grant = await granting.offer(turn.session, turn.person, wish, Holder(int(who), str(label)), turn.now)
        said = await grant_notices.said(turn.session, grant, turn.person.language)
        return (Reply("give-done" if grant.state is GrantState.GIVEN else "give-asked", said, edit=True),)

    async def _link(self, turn: Turn, wish: Wish) -> Replies:
        payload = await invitations.make(turn.session, turn.person, wish, turn.now)
        url = self.link_to(turn.incoming.account_id, payload)
        said = await grant_notices.words(turn.session, wish.role, wish.region_code, wish.ends_at, turn.person.language)
        letter = texts.say("give-link-letter", turn.person.language, {**said, "url": url})
        return (Reply("give-link-made", said, edit=True), Reply(content=Content(text=letter)))

    async def _wish(self, turn: Turn, reason: str) -> Wish:
        data = turn.data
        role, code = Role(data["role"]), str(data["region"])
        ends_at: datetime | None = None
        if data["months"]:
            ends_at = end_after(turn.now, int(data["months"]), await regions.zone_of(turn.session, code))
        return Wish(role, code, ends_at, reason)

    async def cancel(self, turn: Turn) -> Replies:
        turn.end()
        return (Reply("cancelled", edit=True),)

    def _ours(self, turn: Turn, *needed: str) -> bool:
        """Whether the dialogue stands here and has been told what this step needs."""
        here = turn.standing is not None and turn.standing.dialogue == NAME
        return here and all(each in turn.data for each in needed)


CANCEL = Option("give-cancel", data=f"{NAME}:cancel")


def _role(value: object) -> Role | None:
    return next((role for role in OFFERED if role.value == value), None)


def _places(person: Person, role: Role, home: str) -> Sequence[str]:
    """The outermost regions where this person may give a role."""
    if role is Role.AUDITOR:  # the trail is one for the whole installation
        return [home] if may_give(person.mandates, role, home) else []
    codes = [code for code in mandates.where(person, Right.GIVE_MANDATES) if may_give(person.mandates, role, code)]
    return [code for code in codes if role is not Role.PROVINCE or level(code) == 1]


def _digest(data: Mapping[str, Any]) -> str:
    """What the yes under a card stands for."""
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]
