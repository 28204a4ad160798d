"""Made-up answers for demonstrations, only into waves that were prepared as such and say so on every page."""

import random
from collections.abc import Iterator, Sequence

from django.db import transaction

from prongsai.rules.survey import Question
from prongsai.surveys.models import Place, Wave
from prongsai.surveys.questionnaires import questionnaire_of
from prongsai.surveys.responses import arrivals, comments, store
from prongsai.surveys.responses.apps import DATABASE

STAFF_PLACES = 40
CONTENT = (1, 1, 3, 12, 38, 45)
"""How often each option is drawn, from worst to best."""
NOT_CONCERNED = 0.03
STRAIGHT = 0.04
"""How often somebody marks one place of the scale throughout."""
COMMENTED = 0.06
"""How often somebody adds a comment."""
COMMENTS = (
    "เจ้าหน้าที่พูดจาดี อธิบายขั้นตอนชัดเจน",
    "รอนานช่วงเช้าวันจันทร์ อยากให้เพิ่มช่องบริการ",
    "ขอให้มีที่นั่งรอเพิ่มและพัดลม",
    "อยากให้ติดประกาศค่าธรรมเนียมไว้หน้าช่องบริการ",
    "บริการรวดเร็วกว่าปีก่อน",
    "แบบฟอร์มอ่านยาก ตัวหนังสือเล็ก",
    "ป้ายบอกทางไปห้องน้ำหาไม่เจอ",
    "โทรกลับได้ที่ 081-234-5678 ยังไม่ได้รับใบเสร็จ",
    "ขอชมเชยคุณสมใจที่ช่องสาม ช่วยกรอกเอกสารให้",
    "The staff helped me although I speak no Thai. Thank you.",
)
SILENT, SLOW, SLOW_COUNT = "education", "finance", 3


class NotGenerated(Exception):
    """The wave is one that people answer."""


def fill_with_generated(wave: Wave, dice: random.Random, *, share: float) -> None:
    """Each quota to about its share; below 1 one division has hardly begun and one is silent. Raises NotGenerated."""
    if not wave.generated:
        raise NotGenerated
    asked = questionnaire_of(wave.round, wave.instrument)
    with transaction.atomic(using=DATABASE):
        for place in wave.places.all():
            services = [
                number for number, one in enumerate(asked.services, 1) if one.is_offered_by(place.code)
            ]
            for number in range(_wanted(place, dice, share)):
                store.take(
                    wave=wave.drawer,
                    place=place.number,
                    service=dice.choice(services) if services else 0,
                    answers=list(_answers(asked.questions, dice)),
                    submission=f"generated-{place.number}-{number}",
                )
    if wave.with_comments:
        _comment(wave, dice)


def generate_arrivals(wave: Wave, dice: random.Random) -> None:
    """As if some of them had come by its counters and events. Raises NotGenerated."""
    if not wave.generated:
        raise NotGenerated
    for point in wave.points.all():
        for _one in range(dice.randint(6, 15)):
            arrivals.note(wave=wave.drawer, channel=point.number)
    arrivals.write()


def _comment(wave: Wave, dice: random.Random) -> None:
    sheets = sum(store.counts([wave.drawer])[wave.drawer].values())
    for number in range(round(sheets * COMMENTED)):
        comments.leave(wave=wave.drawer, submission=f"generated-{number}", body=dice.choice(COMMENTS))


def _wanted(place: Place, dice: random.Random, share: float) -> int:
    minimum = place.minimum or STAFF_PLACES
    if share < 1 and place.code in {SILENT, SLOW}:
        return 0 if place.code == SILENT else SLOW_COUNT
    return round(minimum * share * dice.uniform(0.7, 1.3)) if share < 1 else minimum + dice.randint(0, 6)


def _answers(questions: Sequence[Question], dice: random.Random) -> Iterator[int | None]:
    if dice.random() < STRAIGHT:
        place = len(questions[0].options) - dice.randint(1, 2)
        yield from [place] * len(questions)
        return
    for question in questions:
        best_last = question.points[-1] > question.points[0]
        option = dice.choices(range(len(question.options)), CONTENT[-len(question.options) :])[0]
        option = option if best_last else len(question.options) - 1 - option
        yield None if dice.random() < NOT_CONCERNED else option
