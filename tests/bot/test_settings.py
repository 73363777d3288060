from datetime import time
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import LIVE_DATABASE, PROJECT, Settings, database_url, faults
from domain.quiet_hours import QuietHours
from services import texts


@pytest.fixture(autouse=True)
def _only_what_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


def test_the_example_lists_exactly_the_settings() -> None:
    lines = (PROJECT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = [line.partition("=")[0] for line in lines if line and not line.startswith("#")]
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_as_it_is_means_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(Settings.model_config, "env_file", PROJECT / ".env.example")
    with_example = Settings()
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    assert with_example == Settings()


def test_without_a_token_nothing_touches_the_live_database() -> None:
    assert database_url(Settings()).endswith("/siarkim-simulator.db")
    assert database_url(Settings(telegram_token="1:a")).endswith("/siarkim.db")


def test_a_relative_database_lies_in_the_project() -> None:
    assert str(PROJECT) in database_url(Settings(telegram_token="1:a", database_url=LIVE_DATABASE))


def test_a_plain_environment_variable_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("WEB_PORT=9001\nTELEGRAM_RATE=7\n")
    monkeypatch.setitem(Settings.model_config, "env_file", tmp_path / ".env")
    monkeypatch.setenv("WEB_PORT", "9002")
    assert (Settings().web_port, Settings().telegram_rate) == (9002, 7)


@pytest.mark.parametrize(
    ("given", "live", "simulated"),
    [
        ("auto", QuietHours(), None),
        ("off", None, None),
        ("22.00-04.30", QuietHours(time(22), time(4, 30), time(5, 30)), QuietHours(time(22), time(4, 30), time(5, 30))),
    ],
)
def test_quiet_hours_hold_live_unless_said_otherwise(
    given: str, live: QuietHours | None, simulated: QuietHours | None
) -> None:
    assert Settings(telegram_token="1:a", quiet_hours=given).quiet == live
    assert Settings(quiet_hours=given).quiet == simulated


@pytest.mark.parametrize("given", ["21-05", "25.00-05.00", "malam"])
def test_quiet_hours_that_are_none_are_refused_by_name(given: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(quiet_hours=given)
    assert faults(caught.value) == ["QUIET_HOURS"]


def test_a_webhook_without_its_secret_is_refused_by_name() -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(telegram_webhook_url="https://siar.example/telegram/webhook")
    assert faults(caught.value) == ["TELEGRAM_WEBHOOK_SECRET"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "di sini"),
        ("TELEGRAM_TOKEN", "rahasia"),
        ("TELEGRAM_WEBHOOK_SECRET", "kata sandi"),
        ("TELEGRAM_API_URL", "api.contoh.id"),
        ("HOME_REGION", "Samarinda"),
        ("ADMIN_TELEGRAM_IDS", "12,saya"),
        ("WEB_PORT", "70000"),
        ("BACKUP_PASSPHRASE", "AGE-SECRET-KEY-1RUSAK"),
    ],
)
def test_a_wrong_value_is_named_with_what_it_should_look_like(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError) as caught:
        Settings()
    assert faults(caught.value) == [name]
    said = texts.say("setting-shape", values={"name": name})
    assert said.startswith(name)
    assert "{" not in said
    assert said != texts.say("setting-shape", values={"name": "LAIN"}).replace("LAIN", name)


def test_a_secret_never_shows_in_a_fault_or_a_print() -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(telegram_token="rahasia")
    assert "rahasia" not in " ".join(faults(caught.value))
    assert "AAx" not in repr(Settings(telegram_token="1:AAx"))


def test_feeds_reach_into_our_own_network_only_where_allowed_or_nothing_is_real() -> None:
    assert Settings().private_feeds
    assert not Settings(telegram_token="1:a").private_feeds
    assert Settings(telegram_token="1:a", feeds_allow_private=True).private_feeds


def test_whatsapp_names_what_it_still_needs() -> None:
    token = "EAA" + "x" * 40
    for missing in ("whatsapp_phone_number_id", "whatsapp_app_secret", "whatsapp_verify_token"):
        given: dict[str, Any] = {
            "whatsapp_phone_number_id": "1065403",
            "whatsapp_app_secret": "s",
            "whatsapp_verify_token": "v",
        }
        del given[missing]
        with pytest.raises(ValidationError) as caught:
            Settings(whatsapp_access_token=SecretStr(token), **given)
        assert faults(caught.value) == [missing.upper()]
        assert token not in str(faults(caught.value))


def test_an_access_token_with_a_blank_is_none() -> None:
    with pytest.raises(ValidationError) as caught:
        Settings(whatsapp_access_token=SecretStr("EAA\r\nX-Evil: 1" + "x" * 20))
    assert faults(caught.value) == ["WHATSAPP_ACCESS_TOKEN"]


def test_a_number_alone_is_live_and_its_administrators_are_named_as_people_write_numbers() -> None:
    alone = Settings(
        whatsapp_access_token="EAA" + "a" * 30,
        whatsapp_phone_number_id="10654035",
        whatsapp_app_secret="rahasia",
        whatsapp_verify_token="kata",
        admin_whatsapp_numbers="0812-3456-7890, +62 811 1000 064",
    )
    assert not alone.simulated
    assert alone.admin_whatsapp_numbers == ("6281234567890", "628111000064")
    with pytest.raises(ValidationError):
        Settings(admin_whatsapp_numbers="bukan nomor")
