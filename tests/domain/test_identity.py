import pytest

from domain.identity import Ids, changed, ids_of, seen

OLD, NEW = "ID.1234567890", "ID.9876543210"
PHONE, OTHER = "6281200000001", "6281200000002"


@pytest.mark.parametrize(
    ("known", "shown", "becomes"),
    [
        (Ids(None, PHONE), Ids(OLD, PHONE), Ids(OLD, PHONE)),
        (Ids(OLD, PHONE), Ids(OLD, None), Ids(OLD, PHONE)),
        (Ids(OLD, PHONE), Ids(None, PHONE), Ids(OLD, PHONE)),
        (Ids(OLD, PHONE), Ids(OLD, OTHER), Ids(OLD, OTHER)),
        (Ids(OLD, PHONE), Ids(NEW, PHONE), Ids(OLD, None)),
    ],
    ids=["learns-id", "hides-number", "hides-id", "new-number", "number-passed-on"],
)
def test_what_somebody_shows_completes_what_is_known(known: Ids, shown: Ids, becomes: Ids) -> None:
    assert seen(known, shown) == becomes


@pytest.mark.parametrize(
    ("known", "before", "after", "becomes"),
    [
        (Ids(OLD, PHONE), Ids(OLD, PHONE), Ids(NEW, OTHER), Ids(NEW, OTHER)),
        (Ids(None, PHONE), Ids(None, PHONE), Ids(None, OTHER), Ids(None, OTHER)),
        (Ids(OLD, PHONE), Ids(OLD), Ids(NEW), Ids(NEW, PHONE)),
        (Ids(OLD, PHONE), Ids(None, PHONE), Ids(NEW, None), Ids(NEW, None)),
        (Ids(OLD, PHONE), Ids(NEW, PHONE), Ids(None, OTHER), Ids(OLD, PHONE)),
    ],
    ids=["both", "number", "id", "number-goes", "somebody-else"],
)
def test_what_the_messenger_tells_replaces_what_is_known(known: Ids, before: Ids, after: Ids, becomes: Ids) -> None:
    assert changed(known, before, after) == becomes


def test_a_ref_of_digits_is_a_number() -> None:
    assert ids_of(PHONE, None) == Ids(None, PHONE)
    assert ids_of(OLD, PHONE) == Ids(OLD, PHONE)
