"""What the kinds of feedback are called."""

from domain.feedback import FeedbackKind
from services import texts

KINDS = {
    FeedbackKind.REPLY: "feedback-kind-reply",
    FeedbackKind.ASPIRATION: "feedback-kind-aspiration",
    FeedbackKind.COMPLAINT: "feedback-kind-complaint",
    FeedbackKind.INFORMATION: "feedback-kind-information",
    FeedbackKind.FREE: "feedback-kind-free",
    FeedbackKind.THANKS: "feedback-kind-thanks",
}


def name(kind: FeedbackKind, language: str) -> str:
    """A kind in a word or two."""
    return texts.say(KINDS[kind], language)
