"""What a person does with mouse and keyboard on the way: presses and fields, counted in the browser itself."""

from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import Page

LISTENING = """
document.addEventListener("pointerdown", () => window.countedByHand("press"), true);
document.addEventListener("change", event => {
  if (event.target.matches("textarea, select, input:not([type=checkbox]):not([type=radio])")) window.countedByHand("field");
}, true);
"""
SECONDS_A_PRESS, SECONDS_A_FIELD = 3, 15
"""A calm pace: to find a button and press it; to type or paste a line."""


@dataclass
class Hands:
    """Those of everybody on the way, whichever browser they sit at."""

    done: Counter[str] = field(default_factory=Counter)

    def at(self, page: Page) -> Page:
        """The same page, counted from now on."""
        page.expose_function("countedByHand", lambda what: self.done.update([what]))
        page.add_init_script(LISTENING)
        return page

    @property
    def seconds(self) -> int:
        return self.done["press"] * SECONDS_A_PRESS + self.done["field"] * SECONDS_A_FIELD
