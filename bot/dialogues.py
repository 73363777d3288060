"""Which dialogues people can have, and who listens to what no dialogue waits for. A new command is a line here."""

from handlers import (
    farewell,
    feedback,
    feedback_status,
    help,
    inbox,
    language,
    news,
    presence,
    privacy,
    registration,
    subscriptions,
)
from handlers.router import Router
from services.answer_letters import Office


def router(office: Office) -> Router:
    """The router over every dialogue of the house."""
    otherwise = feedback.otherwise(office, [inbox.more_of_album(office)])
    dialogues = (
        registration.dialogue(office.home, otherwise),
        subscriptions.dialogue(office.home),
        news.dialogue(),
        farewell.dialogue(),
        privacy.dialogue(office.home),
        language.dialogue(),
        help.dialogue(),
        feedback.dialogue(office),
        feedback_status.dialogue(),
        inbox.dialogue(office),
    )
    return Router(dialogues, otherwise=otherwise, edited=feedback.edited(office), memberships=(presence.in_private,))
