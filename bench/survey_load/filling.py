"""Fills the system that is measured, inside a process of its own that has been told which database to use."""

from typing import Any

from bench.surveys import opened_waves

BATCH = 1_000


def filled(cards: int) -> dict[str, Any]:
    """Two open surveys of one office; their tokens, where their answers lie, and the codes of the cards."""
    from prongsai.surveys.codes import new_code
    from prongsai.surveys.responses import store

    visitors, staff = opened_waves(("EIT", "IIT"))
    codes = sorted({new_code(staff.token) for _ in range(cards)})
    for batch, begun in enumerate(range(0, len(codes), BATCH), start=1):
        store.add_codes(wave=staff.drawer, batch=batch, codes=codes[begun : begun + BATCH])
    return {
        "token": visitors.token,
        "drawer": visitors.drawer,
        "card_token": staff.token,
        "card_drawer": staff.drawer,
        "codes": codes,
    }
