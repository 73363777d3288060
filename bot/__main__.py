"""`siarkim`: the verbs of the shell over one set of settings."""

import sys
from functools import partial
from typing import Annotated

import structlog
import typer
from pydantic import ValidationError

from bot import logs
from bot.doctor import findings
from bot.feeds import opened_feeds
from bot.house import opened_house
from bot.installation import Installation
from bot.introduction import introduced
from bot.links import private_link
from bot.restoring import store
from bot.run import run
from bot.settings import PROJECT, Settings, faults
from bot.workshop import workshop
from domain.refusal import Refusal
from handlers.shell import (
    accounts,
    approvals,
    audit,
    backups,
    broadcast,
    broadcasts,
    doctor,
    engine,
    feedback,
    feeds,
    kims,
    mandates,
    posters,
    residents,
    schedule,
    setup,
    tickets,
    upgrade,
    voices,
    whatsapp,
    words,
)
from services import texts

NOUNS = {
    "broadcasts": broadcasts.app,
    "schedule": schedule.app,
    "approvals": approvals.app,
    "residents": residents.app,
    "feedback": feedback.app,
    "tickets": tickets.app,
    "voices": voices.app,
    "kims": kims.app,
    "engine": engine.app,
    "audit": audit.app,
    "whatsapp": whatsapp.app,
}
"""Those that need nothing but the house."""


def main() -> None:
    """Entry of the command `siarkim`."""
    try:
        settings = Settings()
    except ValidationError as error:
        _stop("settings-wrong", faults="\n".join([*map(_shape, faults(error)), *_more(error)]))
    logs.configure(settings.log_format)
    shell(settings)()


def shell(settings: Settings) -> typer.Typer:
    """Every verb of the shell for these settings."""
    app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

    @app.callback()
    def _root() -> None:
        """SiarKIM."""

    @app.command("run", help=texts.say("shell-run-help"))
    def _run(roles: Annotated[str | None, typer.Option(help=texts.say("shell-run-roles"))] = None) -> None:
        try:
            run(settings, roles)
        except Refusal as refusal:
            _stop(refusal.key, **refusal.values)
        except BaseExceptionGroup:  # one of the works that never end has ended: whoever watches starts us anew
            structlog.get_logger().exception("stopped-by-fault")
            raise SystemExit(1) from None

    open_house = partial(opened_house, settings)
    broadcast.add(app, open_house)
    for name, noun in NOUNS.items():
        app.add_typer(noun(open_house), name=name)
    app.add_typer(feeds.app(open_house, partial(opened_feeds, settings)), name="feeds")
    app.add_typer(accounts.app(open_house, settings.token_safe, partial(introduced, settings)), name="accounts")
    app.add_typer(words.app(PROJECT / settings.words_dir if settings.words_dir else None), name="words")
    posters.add(app, open_house, private_link)
    backups.add(app, open_house, store(settings))
    doctor.add(app, partial(findings, settings))
    upgrade.add(app, partial(workshop, settings), settings.backup_folder.newest)
    app.add_typer(mandates.app(open_house, private_link), name="mandates")
    setup.add(app, Installation())
    return app


def _shape(name: str) -> str:
    return texts.say("setting-shape", values={"name": name})


def _more(error: ValidationError) -> list[str]:
    """Of a word list also where in it the mistake is."""
    return [str(fault["msg"]) for fault in error.errors(include_input=False) if fault["type"] == "bad_list"]


def _stop(key: str, **values: object) -> None:
    sys.stderr.write(texts.say(key, values=values) + "\n")
    raise SystemExit(1)


if __name__ == "__main__":
    main()
