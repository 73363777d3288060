"""What the server answers when it refuses, with Telegram's own words."""

from typing import Any


class ApiError(Exception):
    """A refusal on the wire: HTTP status, description and parameters."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(what: str, **parameters: Any) -> ApiError:
    """The request is wrong (400)."""
    return ApiError(400, f"Bad Request: {what}", **parameters)


def forbidden(what: str) -> ApiError:
    """The person or the chat does not let the bot in (403)."""
    return ApiError(403, f"Forbidden: {what}")


def conflict(what: str) -> ApiError:
    """Two ways of taking updates meet (409)."""
    return ApiError(409, f"Conflict: {what}")


def too_many(seconds: int) -> ApiError:
    """The bot is too fast (429)."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
