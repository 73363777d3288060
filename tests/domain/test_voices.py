from domain.voices import Counted, Said, frequent, groups


def _said(*texts: str, first: int = 1) -> list[Said]:
    return [Said(first + place, text) for place, text in enumerate(texts)]


def test_forms_of_a_word_are_counted_together_by_people_and_shown_as_mostly_written() -> None:
    said = _said("Banjir di gang 3", "rumah kebanjiran", "banjirnya lama", "banjir banjir banjir")
    assert frequent(said, 5) == [Counted("banjir", 4)]
    assert frequent([Said(1, "banjir")] * 9, 5) == []  # one person's nine messages


def test_a_word_of_fewer_people_than_three_is_not_told() -> None:
    assert frequent(_said("Budi mencuri kabel", "kabel putus", "kabel putus di RT 5"), 9) == [Counted("kabel", 3)]


def test_messages_that_ask_the_same_are_one_group_of_the_words_they_share() -> None:
    said = _said(
        "Kapan lampu jalan diperbaiki?",
        "lampu jalan kapan diperbaiki ya pak",
        "Tolong perbaiki lampu jalan",
        "Air PDAM mati sejak pagi",
    )
    assert groups(said, 5) == [Counted("lampu jalan diperbaiki", 3)]


def test_the_larger_group_comes_first_and_one_person_counts_once() -> None:
    water = _said(*["air pdam mati lagi"] * 4)
    lamps = _said(*["lampu jalan padam"] * 3, first=10)
    assert groups([*lamps, *water, *water], 5) == [Counted("air pdam mati", 4), Counted("lampu jalan padam", 3)]
    assert groups([Said(1, "air pdam mati")] * 5, 5) == []
    assert groups(_said("siap", "ok", "?", "banjir"), 5) == []
