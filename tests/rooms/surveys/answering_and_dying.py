"""A program that takes answers with cards and says each number once it is stored, until it is killed."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from prongsai.surveys.responses import grouping, store

    wave, batch, cards, at_once = 1, *map(int, sys.argv[1:4])
    if batch == 1:
        call_command("migrate", "survey_answers", database="surveys", verbosity=0)
    store.open_wave(wave)
    codes = [f"{batch:03d}{number:09d}" for number in range(cards)]
    store.add_codes(wave=wave, batch=batch, codes=codes)

    def take(number: int) -> None:
        submission = f"{batch}-{number}"
        store.take(wave=wave, place=1, service=0, answers=[5] * 12, submission=submission, code=codes[number])
        os.write(1, f"{number}\n".encode())

    if at_once > 1:
        grouping.write_together()
    with ThreadPoolExecutor(at_once) as people:
        list(people.map(take, range(cards)))


if __name__ == "__main__":
    main()
