"""Errors as the Cloud API words them."""

from simulator.people import Json

TITLES = {
    0: "AuthException",
    2: "Service temporarily unavailable",
    4: "Application request limit reached",
    10: "Permission denied",
    100: "Invalid parameter",
    190: "Invalid OAuth access token",
    368: "Temporarily blocked for policies violations",
    80007: "Rate limit hit",
    130429: "Rate limit hit",
    130472: "User's number is part of an experiment",
    131000: "Something went wrong",
    131008: "Required parameter is missing",
    131009: "Parameter value is not valid",
    131016: "Service unavailable",
    131026: "Message undeliverable",
    131031: "Business account locked",
    131042: "Business eligibility payment issue",
    131047: "Re-engagement message",
    131048: "Spam rate limit hit",
    131049: "Meta chose not to deliver",
    131050: "User has stopped receipt of marketing messages",
    131051: "Unsupported message type",
    131053: "Media upload error",
    131056: "(Business account, consumer account) pair rate limit hit",
    132000: "Template param count mismatch",
    132001: "Template does not exist",
    132005: "Template hydrated text too long",
    132012: "Template parameter format mismatch",
    132015: "Template is paused",
    132016: "Template is disabled",
}
_STATUS = {0: 401, 190: 401, 10: 403, 130429: 429, 80007: 429, 4: 429, 131056: 429, 131000: 500, 131016: 503, 2: 503}


class GraphError(Exception):
    """A call is refused with a code."""

    def __init__(self, code: int, details: str = "") -> None:
        super().__init__(code)
        self.code, self.details = code, details

    @property
    def status(self) -> int:
        """The status of the answer."""
        return _STATUS.get(self.code, 400)

    def body(self) -> Json:
        """The answer."""
        title = title_of(self.code)
        data = {"messaging_product": "whatsapp", "details": self.details or title}
        error: Json = {"message": f"(#{self.code}) {title}", "type": "OAuthException", "code": self.code}
        return {"error": error | {"error_data": data, "fbtrace_id": "Az8or2yhqkZfEZ-_4Qn_Bam"}}

    def shape(self) -> Json:
        """As it stands in a status of a webhook."""
        title = title_of(self.code)
        return {"code": self.code, "title": title, "message": title, "error_data": {"details": self.details or title}}


def title_of(code: int) -> str:
    """What the server calls an error."""
    return TITLES.get(code, "Error")
