import pytest

from domain.story import Story, is_same

TEXT = "PDAM mematikan air di Kelurahan Damai besok pagi pukul 08.00 sampai 12.00 karena ada perbaikan pipa induk"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Story("A", "", "https://www.x.id/b/1/?utm_source=rss"), Story("B", "", "http://x.id/b/1"), True),
        (Story("A", "", "https://x.id/?p=1"), Story("B", "", "https://x.id/?p=2"), False),
        (Story("AIR PADAM!", ""), Story("Air padam", TEXT), True),
        (Story("Air padam", TEXT), Story("Pengumuman PDAM", f"{TEXT}."), True),
        (Story("Air padam", TEXT), Story("Lain", TEXT.replace("Damai", "Prapatan")), True),
        (Story("SIM keliling", "Senin di Damai"), Story("SIM keliling", "Besok di pasar Klandasan Ilir"), False),
        (Story("Air padam", "Besok pagi"), Story("Listrik padam", "Besok pagi"), False),
        (Story("", ""), Story("", ""), False),
    ],
)
def test_the_same_story_is_recognised_whichever_way_it_came(one: Story, other: Story, same: bool) -> None:
    assert is_same(one, other) is same
    assert is_same(other, one) is same
