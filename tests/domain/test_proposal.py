from domain.proposal import SOURCE_LIMIT, credit


def test_a_credit_names_the_source_and_the_kim() -> None:
    assert credit("Diskominfo Kel. Damai", ", usulan ", "KIM  Damai") == "Diskominfo Kel. Damai, usulan KIM Damai"


def test_a_long_name_is_cut_to_what_a_source_may_have() -> None:
    said = credit("Diskominfo Kabupaten Penajam Paser Utara", ", usulan ", "KIM " + "Maju Jaya " * 9)
    assert said.endswith("…")
    assert len(said) <= SOURCE_LIMIT
