"""What the pages of this room show."""

from prongsai.intake.presenters.draft import draft_page
from prongsai.intake.presenters.new import first_words, new_page
from prongsai.intake.presenters.results import results_page, saved_sentence

__all__ = ["draft_page", "first_words", "new_page", "results_page", "saved_sentence"]
