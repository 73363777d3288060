import pytest

from domain import join_code


def test_a_code_is_read_as_it_was_shown_and_as_people_type_it() -> None:
    code = join_code.fresh()
    assert len(code) == join_code.LENGTH
    for typed in (join_code.shown(code), code, f" {code[:4]} {code[4:].lower()} "):
        assert join_code.read(typed) == code


@pytest.mark.parametrize("typed", ["", "ABCD-EFG", "ABCD-EFGHJ", "jalan berlubang", "ABCD-EFG1"])
def test_what_can_not_be_a_code_is_none(typed: str) -> None:
    assert join_code.read(typed) is None


def test_two_codes_differ() -> None:
    assert join_code.fresh() != join_code.fresh()
