"""From one event to its effects and answers: who speaks, which dialogue listens, what is said.

Everything happens in the caller's session, so that effects, standing and answers are committed together.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.audit import Origin
from domain.brake import Verdict
from domain.identity import ids_of
from domain.message import Target
from domain.platform import ChatKind, PlatformName
from domain.refusal import Refusal
from domain.role import Right
from handlers import typed
from handlers.brakes import Brakes
from handlers.dialogue import Dialogue, Incoming, Membership, Notice, Replies, Reply, Standing, Step, Turn
from handlers.replies import Outgoing, outgoing
from services import audit, identities, mandates, people, posts, standings, windows
from services.people import Person
from services.standings import Corner

ALWAYS = {"berhenti": "berhenti", "stop": "berhenti", "batal": "batal"}
"""Free words that count in the middle of any dialogue."""

AT_REST = {"halo": "mulai", "menu": "bantuan", "info": "bantuan", "daftar": "mulai", "bantuan": "bantuan"}
"""Free words that count while no dialogue is half finished."""

CANCEL = {"batal", "cancel"}
"""The way out of any dialogue."""

NoticeStep = Callable[[AsyncSession, Notice, datetime], Awaitable[None]]
MembershipStep = Callable[[AsyncSession, Membership, Person, datetime], Awaitable[Replies]]


class Router:
    """Finds the step for an event among the dialogues that the wiring handed in."""

    def __init__(
        self,
        dialogues: Sequence[Dialogue],
        *,
        otherwise: Step,
        edited: Step,
        kept: Step | None = None,
        memberships: Sequence[MembershipStep],
    ) -> None:
        self._dialogues = {dialogue.name: dialogue for dialogue in dialogues}
        self._commands = {name: step for each in dialogues for name, step in each.commands.items()}
        self._group_commands = {name: step for each in dialogues for name, step in each.group_commands.items()}
        self._links = {prefix: step for each in dialogues for prefix, step in each.links.items()}
        self._answered = {kind: step for each in dialogues for kind, step in each.replies.items()}
        self._otherwise = otherwise  # whatever no dialogue waits for: feedback
        self._edited = edited
        self._kept = kept or _silence  # what somebody writes who writes too fast: stored, not answered
        self._brakes = Brakes()
        self._memberships = memberships
        self.commented: Step = _silence  # hears what is said in the comments of a channel, and not to us
        self.notices: NoticeStep | None = None  # hears what a messenger tells of our own accounts

    async def route(
        self, session: AsyncSession, event: Incoming | Membership | Notice, now: datetime
    ) -> list[Outgoing]:
        """Carry one event out; the answers are to be sent after the commit."""
        audit.comes_from(session, Origin(event.platform))
        if isinstance(event, Notice):
            if self.notices is not None:
                await self.notices(session, event, now)
            return []
        if isinstance(event, Membership):
            return await self._membership(session, event, now)
        event = await _known_by(session, event, now)
        ref = event.sender_ref or event.chat.ref
        corner = Corner(event.account_id, event.chat.ref, ref)
        row = await standings.at(session, corner)
        if _bare(event.text) not in ALWAYS:
            event = await typed.read(session, event, now if row is None else None)
        person = await people.recognise(session, event.account_id, ref, event.sender_language, now)
        if event.chat.kind is ChatKind.PRIVATE:
            person = await people.arrived(session, event.account_id, person, now)
        before = Standing(row.dialogue, row.step, dict(row.data)) if row else None
        turn = Turn(event, person, session, now, argument=event.argument, standing=before)
        replies = await self._replies(turn)
        await _keep(turn, corner, before)
        if event.platform.has_windows:
            await windows.heard(session, event.account_id, ref, min(event.at, now), now)
        answers = _sent_back(event, replies, turn.person.language)
        await typed.offer(session, event, answers, now)
        return answers

    async def _replies(self, turn: Turn) -> Replies:
        step = await self._answers_a_post(turn) or self._step(turn)
        if step is None:
            return ()
        verdict = self._verdict(turn)
        if verdict is not Verdict.FREE:
            return await self._held(turn, step, verdict)
        return await _taken(turn, step)

    def _verdict(self, turn: Turn) -> Verdict:
        """Whether the person is too fast; who may broadcast never is, since it may be an emergency."""
        return Verdict.FREE if mandates.has(turn.person, Right.BROADCAST) else self._brakes.meet(turn.incoming)

    async def _held(self, turn: Turn, step: Step, verdict: Verdict) -> Replies:
        """Whoever is too fast is told once; leaving works all the same, and what they write is kept."""
        leaves = step is self._commands.get("berhenti") and turn.person.consented
        replies = await _taken(turn, step if leaves else self._kept)
        said = verdict is Verdict.BEGINS and turn.incoming.chat.kind is ChatKind.PRIVATE
        return (*(replies if leaves else ()), *([Reply("too-fast")] if said else []))

    async def _answers_a_post(self, turn: Turn) -> Step | None:
        incoming = turn.incoming
        if incoming.reply_to is None or incoming.edited or incoming.command or self._free_word(turn):
            return None
        post = await posts.at(turn.session, incoming.account_id, incoming.chat.ref, incoming.reply_to)
        if post is None or post.kind not in self._answered:
            return None
        turn.argument = str(post.object_id)
        return self._answered[post.kind]

    def _step(self, turn: Turn) -> Step | None:
        incoming = turn.incoming
        if incoming.chat.kind is not ChatKind.PRIVATE:
            return self._in_public(incoming)
        if incoming.edited:
            return self._edited
        if incoming.choice is not None:
            return self._chosen(turn, incoming.choice)
        if incoming.deep_link is not None and (linked := self._linked(turn, incoming.deep_link)):
            return linked
        command = incoming.command or self._free_word(turn)
        if command in CANCEL and turn.standing is not None and (cancel := self._cancel_of(turn.standing)):
            return cancel
        if command is not None:
            return self._commands.get(command, _unknown_command)
        if turn.standing is not None:
            return self._standing_step(turn.standing)
        return self._otherwise

    def _in_public(self, incoming: Incoming) -> Step | None:
        if incoming.command is not None:
            elsewhere = _private_only if incoming.command in self._commands and incoming.mentioned else None
            return self._group_commands.get(incoming.command, elsewhere)
        listened = incoming.reply_to_ours or incoming.mentioned
        if not listened and incoming.comment is None:
            return None
        if incoming.edited:
            return self._edited
        return self._otherwise if listened else self.commented

    def _linked(self, turn: Turn, link: str) -> Step | None:
        prefix, _, rest = link.partition("_")
        if prefix in self._links:
            turn.argument = rest
        return self._links.get(prefix)

    def _chosen(self, turn: Turn, choice: str) -> Step:
        name, _, rest = choice.partition(":")
        verb, _, turn.argument = rest.partition(":")
        dialogue = self._dialogues.get(name)
        return dialogue.choices.get(verb, _stale_choice) if dialogue else _stale_choice

    def _free_word(self, turn: Turn) -> str | None:
        word = _bare(turn.incoming.text)
        if always := ALWAYS.get(word):
            return always
        if turn.standing is not None:
            return None
        named = turn.incoming.platform is PlatformName.WHATSAPP and word in self._commands  # it has no menu of commands
        return AT_REST.get(word) or (word if named else None)

    def _cancel_of(self, standing: Standing) -> Step | None:
        dialogue = self._dialogues.get(standing.dialogue)
        return dialogue.cancel if dialogue else None

    def _standing_step(self, standing: Standing) -> Step:
        dialogue = self._dialogues.get(standing.dialogue)
        return dialogue.steps.get(standing.step, self._otherwise) if dialogue else self._otherwise

    async def _membership(self, session: AsyncSession, event: Membership, now: datetime) -> list[Outgoing]:
        person = await people.recognise(
            session, event.account_id, event.by_ref or event.chat.ref, event.by_language, now
        )
        replies = [reply for step in self._memberships for reply in await step(session, event, person, now)]
        return [outgoing(event, reply, person.language) for reply in replies]


def _bare(text: str) -> str:
    return text.strip().rstrip(".!").casefold()


async def _known_by(session: AsyncSession, event: Incoming, now: datetime) -> Incoming:
    """The same event under what the person is called by in our rows, where a messenger has several names for them."""
    if event.platform is not PlatformName.WHATSAPP:
        return event
    ids = ids_of(event.chat.ref, event.sender_phone)
    ref = await identities.settle(session, event.account_id, ids, now)
    return replace(event, chat=replace(event.chat, ref=ref), sender_ref=ref)


def _sent_back(event: Incoming, replies: Replies, language: str) -> list[Outgoing]:
    answers = [outgoing(event, reply, language) for reply in replies]
    if event.acknowledge and not any(answer.acknowledge for answer in answers):
        answers.insert(0, Outgoing(event.account_id, Target(event.chat.ref), acknowledge=event.acknowledge))
    return answers


async def _taken(turn: Turn, step: Step) -> Replies:
    """One step; what it did is undone where a rule forbids it."""
    try:
        async with turn.session.begin_nested():
            return await step(turn)
    except Refusal as refusal:
        return (Reply(refusal.key, refusal.values, toast=False),)


async def _keep(turn: Turn, corner: Corner, before: Standing | None) -> None:
    after = turn.standing
    if after is None:
        if before is not None:
            await standings.leave(turn.session, corner)
    else:
        await standings.move(turn.session, corner, after.dialogue, after.step, after.data, turn.now)


async def _silence(_turn: Turn) -> Replies:
    return ()


async def _unknown_command(turn: Turn) -> Replies:
    return (Reply("unknown-command", {"command": turn.incoming.command or ""}),)


async def _private_only(turn: Turn) -> Replies:
    return (Reply("private-only", {"command": turn.incoming.command or ""}),)


async def _stale_choice(_turn: Turn) -> Replies:
    return (Reply("stale-choice"),)
