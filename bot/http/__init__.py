"""The one HTTP client, over llhttp: small, quick, and exact about whether a request had left when something broke.

Nothing here logs, and no fault names an address: addresses of messengers carry tokens.
"""

from bot.http.answer import Answer
from bot.http.client import JSON, PATIENCE, Client, Leave, opened
from bot.http.dialling import Place, Resolver, names
from bot.http.faults import Fault, NoAnswer, NotSent, TooLarge
from bot.http.form import Attachment, Form
from bot.http.pool import Limits

__all__ = [
    "JSON",
    "PATIENCE",
    "Answer",
    "Attachment",
    "Client",
    "Fault",
    "Form",
    "Leave",
    "Limits",
    "NoAnswer",
    "NotSent",
    "Place",
    "Resolver",
    "TooLarge",
    "names",
    "opened",
]
