"""What breaks a rule: said as a text key, turned into a reply in one place."""


class Refusal(Exception):  # noqa: N818 - a refusal is an answer to a person, not an error of ours
    """Something a rule forbids; `key` names the Indonesian sentence that tells the way out."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values
