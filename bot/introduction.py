"""Who speaks: asked of the messenger at start, and before a further bot joins the house."""

from urllib.parse import urlsplit

from bot import http
from bot.house import identity
from bot.platforms import whatsapp
from bot.platforms.telegram import Api, Refused, account
from bot.platforms.whatsapp.api import dialled
from bot.settings import Settings, is_token
from bot.stage import Stage
from domain.refusal import Refusal
from handlers.shell.house import House
from services import accounts


async def introduced(settings: Settings, token: str) -> tuple[str, str]:
    """The id and the username of a token's bot; refused where Telegram knows no such bot or can't be asked."""
    if settings.simulated:
        raise Refusal("account-in-simulator")
    if not is_token(token) or set(token) & set("/?#%"):
        raise Refusal("account-token-wrong")
    try:
        async with http.opened() as client:
            me = await account.me(Api(client, settings.telegram_api_url, token))
    except Refused as refused:
        raise Refusal(
            "account-token-wrong" if refused.code in {401, 404} else "server-refuses", host=settings.telegram_host
        ) from None
    except http.Fault:
        raise Refusal("server-unreachable", host=settings.telegram_host) from None
    if me.id != token.partition(":")[0]:
        raise Refusal("account-token-wrong")
    return me.id, me.username


async def house_introduced(settings: Settings, house: House, client: http.Client, stage: Stage) -> None:
    """Learn what the house's first account is called; refused with one line where it is wrong or nobody there."""
    token = identity(settings).token
    if token:
        username = await _bot(Api(client, stage.api_url, token), stage.host)
    else:
        host = urlsplit(settings.whatsapp_api_url).netloc
        username = await number_introduced(number_api(settings, client), host)
    async with house.sessions.begin() as session:
        await accounts.name(session, house.account_id, username)


async def _bot(api: Api, host: str) -> str:
    try:
        return (await account.me(api)).username
    except Refused as refused:
        wrong = refused.code in {401, 404}
        raise Refusal("token-wrong" if wrong else "server-refuses", host=host) from None
    except http.Fault:
        raise Refusal("server-unreachable", host=host) from None


async def number_introduced(api: whatsapp.Api, host: str) -> str:
    """What people dial to reach a number, in digits; refused where WhatsApp knows none or can't be asked."""
    try:
        said = await api.number()
    except http.Fault:
        raise Refusal("number-unreachable", host=host) from None
    if not said.ok:
        raise Refusal("number-wrong", code=str(said.code or said.status))
    return dialled(said)


def number_api(settings: Settings, client: http.Client) -> whatsapp.Api:
    """The Cloud API of the number in the settings."""
    token = settings.whatsapp_access_token
    assert token is not None  # noqa: S101 - nobody asks where there is no number
    return whatsapp.Api(
        client, settings.whatsapp_api_url, settings.whatsapp_phone_number_id or "", token.get_secret_value()
    )
