"""Publishing: what is kept, and that it stays."""


def test_base(official_2567):
    assert official_2567
