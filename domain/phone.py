"""Phone numbers as people and spreadsheets write them, made one: E.164 in digits, without the plus."""

import phonenumbers

HOME = "ID"


def dialled(said: str) -> str | None:
    """The digits that are dialled from anywhere; None where nobody can have this number."""
    try:
        number = phonenumbers.parse(said, HOME)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164).removeprefix("+")
