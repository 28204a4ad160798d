"""Whether a further language has every word that somebody who answers a survey would be shown.

A sentence that is missing would stand in Thai in the middle of a page in another language, so such a language is not offered.
"""

import re
from ast import literal_eval
from collections.abc import Iterable, Iterator
from functools import lru_cache
from gettext import translation
from pathlib import Path

from django.conf import settings
from django.utils.translation import override
from django.utils.translation.template import templatize

from prongsai.rules.survey import Questionnaire
from prongsai.surveys.answering.languages import offered
from prongsai.surveys.answering.wording import NOT_CONCERNED_TEXT, PROBLEMS, UNSAID_TEXT

OURS = frozenset({"th", "en"})
"""Kept whole by the checks of the house."""
PAGES = Path(__file__).parents[1] / "templates" / "surveys" / "public"
MESSAGE = re.compile(r"gettext\(\s*(u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")")


def languages_of(asked: Questionnaire, names: Iterable[str]) -> tuple[str, ...]:
    """Codes of the languages in which this survey can be answered, Thai first. names: in English, of office and divisions."""
    known = list(names)
    return tuple(one.code for one in offered() if not missing_in(one.code, asked, known))


def missing_in(code: str, asked: Questionnaire, names: Iterable[str]) -> list[str]:
    """The English words that have no counterpart in this language, each once; none in Thai and English."""
    if code in OURS:
        return []
    catalogues = [
        translation("django", localedir=str(folder), languages=[code], fallback=True)
        for folder in settings.LOCALE_PATHS
    ]
    wanted = dict.fromkeys([*_words_of(asked), *names, *words_of_pages()])
    return [words for words in wanted if words and all(one.gettext(words) == words for one in catalogues)]


@lru_cache(maxsize=1)
def words_of_pages() -> tuple[str, ...]:
    """What the public pages themselves say, in English, without the sentences that count something."""
    with override(None):
        found = [str(sentence) for sentence in PROBLEMS.values()]
    for page in sorted(PAGES.glob("*.html")):
        said: list[str] = MESSAGE.findall(templatize(page.read_text("utf-8")))
        found += [str(literal_eval(quoted)) for quoted in said]
    return tuple(dict.fromkeys(found))


def _words_of(asked: Questionnaire) -> Iterator[str]:
    for text in (NOT_CONCERNED_TEXT, UNSAID_TEXT, *(service.text for service in asked.services)):
        yield text.en
    for question in asked.questions:
        for text in (question.text, *question.wordings.values(), *question.options):
            yield text.en
