import itertools

from hypothesis import given
from hypothesis import strategies as st

from domain.audience import Audience, To, Wish
from domain.lane import Lane
from domain.platform import PlatformName
from domain.recipient import RecipientKind
from domain.region import contains
from domain.topic import ALL_TOPICS, Topic, mask

CODES = [
    "64", "65", "64.01", "64.71", "64.72", "64.01.01", "64.71.01", "64.71.02", "64.72.01",
    "64.71.01.1001", "64.71.01.1002", "64.71.01.2001", "64.71.02.1001", "64.72.01.1001", "65.01.01.2001",
]  # fmt: skip
codes = st.lists(st.sampled_from(CODES), max_size=4).map(tuple)
topics = st.lists(st.sampled_from(Topic), max_size=3, unique=True).map(tuple)
audiences = st.builds(
    Audience,
    regions=codes,
    minus=codes,
    topics=topics,
    to=st.sampled_from(To),
    platforms=st.lists(st.sampled_from(PlatformName), unique=True).map(tuple),
    only=st.none() | st.lists(st.integers(1, 99), unique=True).map(sorted).map(tuple),
)
wishes = st.builds(
    Wish,
    region_code=st.sampled_from(CODES),
    topics=st.integers(1, ALL_TOPICS),
    kind=st.sampled_from(RecipientKind),
)


def naive(audience: Audience, lane: Lane, wish: Wish) -> bool:
    """The rules of PRODUCT.md, word by word."""
    code = wish.region_code
    below = any(contains(region, code) for region in audience.regions)
    above = any(contains(code, region) for region in audience.regions)
    urgent = lane is Lane.EMERGENCY or (lane is Lane.CORRECTION and Topic.EMERGENCY in audience.topics)
    asked = {Topic.EMERGENCY} if lane is Lane.EMERGENCY else set(audience.topics) or set(Topic) - {Topic.EMERGENCY}
    return (
        (below or (above and urgent))
        and not any(contains(hole, code) for hole in audience.minus)
        and bool(mask(asked) & wish.topics)
        and wish.kind in audience.to.kinds
    )


@given(audiences, st.sampled_from(Lane), wishes)
def test_an_audience_includes_exactly_the_subscriptions_that_the_rules_name(
    audience: Audience, lane: Lane, wish: Wish
) -> None:
    assert audience.includes(lane, wish) == naive(audience, lane, wish)


@given(audiences, st.sampled_from(Lane))
def test_its_stretches_are_in_order_and_never_overlap(audience: Audience, lane: Lane) -> None:
    stretches = audience.stretches(lane)
    assert all(each.start < each.end for each in stretches)
    assert all(one.end <= next_one.start for one, next_one in itertools.pairwise(stretches))


@given(audiences)
def test_an_audience_comes_back_from_its_row_as_it_went_in(audience: Audience) -> None:
    assert Audience.from_json(audience.to_json()) == audience


def test_news_without_a_topic_spares_those_who_kept_only_emergencies() -> None:
    only_emergencies = Wish("64.71", Topic.EMERGENCY.bit, RecipientKind.RESIDENT)
    everywhere = Audience(regions=("64.71",))
    assert not everywhere.includes(Lane.NEWS, only_emergencies)
    assert everywhere.includes(Lane.EMERGENCY, only_emergencies)
