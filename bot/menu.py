"""The commands in the bot's menu, by language. What an official or agent may do besides stands in /bantuan."""

from collections.abc import Mapping, Sequence

from services import texts

_OFFERED = {
    "id": (
        ("mulai", "menu-start"),
        ("berita", "menu-news"),
        ("langganan", "menu-subscriptions"),
        ("aspirasi", "menu-feedback"),
        ("status", "menu-status"),
        ("cek", "menu-check"),
        ("bantuan", "menu-help"),
        ("privasi", "menu-privacy"),
        ("bahasa", "menu-language"),
        ("berhenti", "menu-stop"),
    ),
    "en": (
        ("start", "menu-start"),
        ("berita", "menu-news"),
        ("subscriptions", "menu-subscriptions"),
        ("feedback", "menu-feedback"),
        ("status", "menu-status"),
        ("cek", "menu-check"),
        ("help", "menu-help"),
        ("privasi", "menu-privacy"),
        ("bahasa", "menu-language"),
        ("stop", "menu-stop"),
    ),
}


def commands() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Command and description, in the order shown."""
    return {
        language: [(command, texts.say(key, language)) for command, key in offered]
        for language, offered in _OFFERED.items()
    }
