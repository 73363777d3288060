"""Post: a message of ours that means something when it is answered or must be changed."""

from enum import StrEnum


class PostKind(StrEnum):
    """What the message is about; its object is the row with that id."""

    PROGRESS = "progress"  # a broadcast's live progress
    SAFETY = "safety"  # who is safe and who needs help, live: the announcement
    FEEDBACK_PUSH = "feedback_push"  # a feedback shown to an official
    FEEDBACK_BUNDLE = "feedback_bundle"  # several pieces of feedback shown to an official: the push
    RECEIPT = "receipt"  # our acknowledgement of a feedback
    ANSWER = "answer"  # an official's answer shown to a resident: the feedback
    CARD = "card"  # the card of a draft broadcast
    APPROVAL = "approval"  # a submission shown to somebody who may agree
    CHANNEL_CONFIRM = "channel_confirm"  # a KIM channel that waits for an official's yes
    KIM_MOVE = "kim_move"  # a move of a KIM that waits for an official's yes
    ANNOUNCEMENT = "announcement"  # an announcement shown outside a broadcast (/berita, preview)
    OPENED_NEWS = "opened_news"  # an announcement whose link was opened
    OPENED_ANSWER = "opened_answer"  # answers that their resident opened by the link: the feedback
