"""A sheet of a service as replies of a dialogue."""

from domain.message import Choice
from handlers.dialogue import Option, Remember, Reply
from services import enclosures
from services.enclosures import Sheet


def replies_of(sheet: Sheet, remember: Remember) -> list[Reply]:
    """The messages of a sheet, each remembered, so that an answer to any of them is understood."""
    return [
        Reply(
            content=message.content,
            choices=[[_option(choice) for choice in row] for row in message.choices],
            remember=remember,
            silent=message.silent,
        )
        for message in enclosures.messages(sheet)
    ]


def _option(choice: Choice) -> Option:
    return Option(label=choice.label, data=choice.data, url=choice.url)
