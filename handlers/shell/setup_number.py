"""The WhatsApp side of `siarkim setup`: from what Meta has given out to a number that is ready to run."""

import asyncio
from secrets import token_urlsafe

import typer

from domain.refusal import Refusal
from handlers.shell.installing import Installation, until_right
from services import texts

_ASKED = ("WHATSAPP_ACCESS_TOKEN", "WHATSAPP_PHONE_NUMBER_ID", "WHATSAPP_APP_SECRET")
_VERIFY = "WHATSAPP_VERIFY_TOKEN"


def set_up_number(installation: Installation, *, asking: bool) -> str:
    """What people dial, in digits; everything that Meta has given out is kept once WhatsApp knows the number."""

    def found() -> tuple[str, dict[str, str]]:
        given = {name: installation.known(name) or _asked(name, asking=asking) for name in _ASKED}
        token, number_id, _ = given.values()
        return asyncio.run(installation.dial(token, number_id)), given

    phone, given = until_right(found) if asking else found()
    given[_VERIFY] = installation.known(_VERIFY) or token_urlsafe(24)
    for name, value in given.items():
        installation.keep(name, value)
    values = {"phone": phone, "verify": given[_VERIFY]}
    typer.echo(texts.say("setup-number", values=values))
    return phone


def _asked(name: str, *, asking: bool) -> str:
    if not asking:
        raise Refusal("setup-needs-setting", name=name)
    hidden = name != "WHATSAPP_PHONE_NUMBER_ID"
    return str(typer.prompt(texts.say("setup-number-ask", values={"name": name}), hide_input=hidden)).strip()
