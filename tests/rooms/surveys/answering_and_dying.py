"""A program that takes answers with cards and says each number once it is stored, until it is killed."""

import sys


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from prongsai.surveys.responses import store

    wave, batch, cards = 1, int(sys.argv[1]), int(sys.argv[2])
    if batch == 1:
        call_command("migrate", "survey_answers", database="surveys", verbosity=0)
    store.open_wave(wave)
    codes = [f"{batch:03d}{number:09d}" for number in range(cards)]
    store.add_codes(wave=wave, batch=batch, codes=codes)
    for number, code in enumerate(codes):
        store.take(wave=wave, place=1, service=0, answers=[5] * 12, submission=f"{batch}-{number}", code=code)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
