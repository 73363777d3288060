"""`siarkim doctor`: line by line what is well, and what to do where something is not."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field

import typer

from services import texts

GOOD = frozenset({"well", "simulated", "polling", "unwanted", "unsaid"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `stands` says how it is, `values` what its sentence needs."""

    what: str
    stands: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Whether nothing has to be done."""
        return self.stands in GOOD


def add(shell: typer.Typer, findings: Callable[[], AsyncIterator[Finding]]) -> None:
    """Put the verb into the shell."""

    @shell.command("doctor", help=texts.say("shell-doctor-help"))
    def _doctor() -> None:
        if not asyncio.run(_told(findings)):
            raise typer.Exit(1)


async def _told(findings: Callable[[], AsyncIterator[Finding]]) -> bool:
    good = True
    async for each in findings():
        good &= each.good
        mark = texts.say("doctor-good" if each.good else "doctor-bad")
        typer.echo(f"{mark} {_KEYS[each.what](each)}")
    typer.echo(texts.say("doctor-all-well" if good else "doctor-some-ill"))
    return good


def _saying(key: str) -> Callable[[Finding], str]:
    return lambda finding: texts.say(key, values={**finding.values, "stands": finding.stands})


_KEYS = {
    "token": _saying("doctor-token"),
    "number": _saying("doctor-number"),
    "callback": _saying("doctor-callback"),
    "groups": _saying("doctor-groups"),
    "privacy": _saying("doctor-privacy"),
    "webhook": _saying("doctor-webhook"),
    "clock": _saying("doctor-clock"),
    "process": _saying("doctor-process"),
    "database": _saying("doctor-database"),
    "zone": _saying("doctor-zone"),
    "engine": _saying("doctor-engine"),
    "disk": _saying("doctor-disk"),
    "memory": _saying("doctor-memory"),
    "backup": _saying("doctor-backup"),
    "alarms": _saying("doctor-alarms"),
}
