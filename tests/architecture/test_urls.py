"""What the addresses themselves promise. Who is answered what at each of them: tests/architecture/matrix."""

from tests.architecture.matrix.asking import addresses

OF_A_ROUND = [one.place for one in addresses().values() if one.place.startswith("rounds/<slug:agency>")]


def test_every_round_address_names_agency_and_year() -> None:
    assert OF_A_ROUND
    assert all("<int:year>" in place for place in OF_A_ROUND)
