"""What a request carries: JSON, a form or a form with files."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

from simulator.errors import ApiError, bad

_TRUE = {"true", "1", "yes", "True"}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in."""

    name: str
    mime: str
    content: bytes = field(repr=False)


@dataclass(slots=True)
class Params:
    """The named arguments of one call, whichever way they were written."""

    values: dict[str, Any]
    files: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the argument was given and is not empty."""
        return self.values.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """An argument as text."""
        value = self.values.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int = 0) -> int:
        """An argument as a whole number."""
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(float(value))
        except (TypeError, ValueError):
            raise bad(f"invalid {name} specified") from None

    def decimal(self, name: str) -> float:
        """An argument as a decimal number."""
        try:
            return float(self.values.get(name, ""))
        except (TypeError, ValueError):
            raise bad(f"invalid {name} specified") from None

    def flag(self, name: str, default: bool = False) -> bool:
        """An argument as yes or no."""
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, bool) else str(value) in _TRUE

    def data(self, name: str, what: str = "object") -> Any:
        """An argument that is itself JSON; None when absent."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise bad(f"can't parse {what} JSON object") from None


async def read(request: Request) -> Params:
    """The arguments of a request, from its query and its body."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    query: dict[str, Any] = dict(request.query_params) if request.url.query else {}
    if kind == "multipart/form-data":
        return await _multipart(request, query)
    body = await request.body()
    if not body:
        return Params(query)
    if kind == "application/json":
        return Params(query | _json(body))
    if kind == "application/x-www-form-urlencoded":
        return Params(query | dict(parse_qsl(body.decode(), keep_blank_values=True)))
    return Params(query)


def _json(body: bytes) -> dict[str, Any]:
    try:
        values = json.loads(body)
    except ValueError:
        raise ApiError(400, "Bad Request: can't parse JSON object") from None
    if not isinstance(values, dict):
        raise ApiError(400, "Bad Request: expected an Object as the request body")
    return values


async def _multipart(request: Request, query: dict[str, Any]) -> Params:
    params = Params(query)
    async with request.form(max_part_size=4 * 1024 * 1024) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime = value.content_type or "application/octet-stream"
                params.files[name] = Upload(value.filename or name, mime, await value.read())
            else:
                params.values[name] = value
    return params
