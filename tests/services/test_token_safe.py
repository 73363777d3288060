import pytest

from domain.refusal import Refusal
from services.token_safe import TokenSafe

OLD, NEW = "o" * 32, "n" * 32


def test_what_is_sealed_opens_again_and_shows_nothing_of_itself() -> None:
    sealed = TokenSafe(OLD).seal("123:secret")
    assert "secret" not in sealed
    assert TokenSafe(OLD).open(sealed, "@bot") == "123:secret"


def test_two_seals_of_one_secret_differ() -> None:
    assert TokenSafe(OLD).seal("123:secret") != TokenSafe(OLD).seal("123:secret")


def test_a_wrong_key_is_refused_with_the_account_that_it_was_for() -> None:
    with pytest.raises(Refusal) as refused:
        TokenSafe(NEW).open(TokenSafe(OLD).seal("123:secret"), "@bot")
    assert (refused.value.key, refused.value.values) == ("secret-key-wrong", {"account": "@bot"})


@pytest.mark.parametrize("key", [None, "", " , "])
def test_without_a_key_nothing_is_sealed(key: str | None) -> None:
    with pytest.raises(Refusal, match="secret-key-missing"):
        TokenSafe(key).seal("123:secret")


def test_a_new_first_key_opens_old_seals_and_renews_them() -> None:
    sealed = TokenSafe(OLD).seal("123:secret")
    both = TokenSafe(f"{NEW}, {OLD}")
    renewed = both.renewed(sealed, "@bot")
    assert TokenSafe(NEW).open(renewed, "@bot") == "123:secret"
    assert both.renewed(renewed, "@bot") == renewed
