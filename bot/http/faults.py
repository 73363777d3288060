"""Faults: what broke, and on which side of the moment at which the request left."""


class Fault(Exception):  # noqa: N818 - the ones below say what happened
    """No answer came; `why` is a short code."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotSent(Fault):
    """The request never left: it is safe to send it again."""


class NoAnswer(Fault):
    """The request was written and its answer is missing: nobody knows whether it was carried out."""


class TooLarge(Fault):
    """The answer is longer than was allowed."""
