"""Whose token it is: asked of the messenger before a further bot joins the house."""

from bot import http
from bot.platforms.telegram import Api, Refused, account
from bot.settings import Settings, is_token
from domain.refusal import Refusal


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
