import pytest

from domain.safety import Answered, Safety, SafetyState, by_region, together

_SAFE, _NEEDS = SafetyState.SAFE, SafetyState.NEEDS_HELP


@pytest.mark.parametrize(
    ("warned", "answered", "found"),
    [
        ({}, [], ()),
        ({"64.71": 3}, [], (Safety("64.71", silent=3),)),
        ({"64.71": 3}, [Answered("64.71", _SAFE, False, 2)], (Safety("64.71", safe=2, silent=1),)),
        (
            {"64.71": 9},
            [Answered("64.71", _NEEDS, False, 2), Answered("64.71", _NEEDS, True, 1)],
            (Safety("64.71", needs=2, helped=1, silent=6),),
        ),
        # a copy of which nobody knows whether it arrived can be answered all the same
        ({}, [Answered("64.71", _SAFE, False, 1)], (Safety("64.71", safe=1),)),
        # first where help is needed, then where most are silent
        (
            {"64.71": 50, "64.72": 5, "64.73": 9},
            [Answered("64.72", _NEEDS, False, 1)],
            (Safety("64.72", needs=1, silent=4), Safety("64.71", silent=50), Safety("64.73", silent=9)),
        ),
    ],
    ids=["nobody", "all silent", "some safe", "some helped", "never known", "order"],
)
def test_every_region_is_counted_once(
    warned: dict[str, int], answered: list[Answered], found: tuple[Safety, ...]
) -> None:
    assert by_region(warned, answered) == found


def test_all_regions_together_are_their_sum() -> None:
    assert together([Safety("64.71", 1, 2, 3, 4), Safety("64.72", 10, 20, 30, 40)]) == Safety("", 11, 22, 33, 44)
