"""A program in which many answer at once and share each wait for the disk; says what became of each, as JSON."""

import json
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import IntegrityError

    from prongsai.surveys.responses import grouping, store

    call_command("migrate", "survey_answers", database="surveys", verbosity=0)
    store.open_wave(1)
    store.add_codes(wave=1, batch=1, codes=["A" * 12, "B" * 12])
    grouping.write_together()

    def take(number: int) -> str:
        """Every fourth is a retry of the one before; every seventh is off the scale; cards are good for two."""
        submission = f"{number - 1 if number % 4 == 0 else number:020d}"
        code = ("A" if number % 2 else "B") * 12 if number >= 200 else ""
        try:
            return str(
                store.take(
                    wave=1,
                    place=1,
                    service=0,
                    answers=[77 if number % 7 == 5 else 5] * 6,
                    submission=submission,
                    code=code,
                )
            )
        except store.CannotTake as refused:
            return refused.code
        except IntegrityError:
            return "off the scale"

    with ThreadPoolExecutor(32) as people:
        ends = list(people.map(take, range(1, 241)))
    counts = store.counts([1])[1]
    print(json.dumps({"ends": ends, "stored": counts[1], "unspent": store.unspent(1)}))


if __name__ == "__main__":
    main()
