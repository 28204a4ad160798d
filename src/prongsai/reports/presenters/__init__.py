"""What the pages about papers show."""

from prongsai.reports.presenters.addresses import address
from prongsai.reports.presenters.lists import lacking_panel, papers_page
from prongsai.reports.presenters.one import paper_page, preview_page
from prongsai.reports.presenters.templates import template_page

__all__ = ["address", "lacking_panel", "paper_page", "papers_page", "preview_page", "template_page"]
