"""Runs by itself (python -I pdf_child.py check FILE | draw FILE PNG): opens one PDF file and prints a verdict as JSON.

Looks at every object, those inside compressed object streams too; a search for bytes would not see them.
"""

import json
import sys

MEGABYTES = 1536
SECONDS = 30
WIDEST = 1280

ACTIVE_KEYS = frozenset({"/JS", "/JavaScript", "/AA", "/RichMedia", "/XFA", "/RichMediaContent"})
ACTIVE_ACTIONS = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/ImportData",
        "/SubmitForm",
        "/RichMediaExecute",
        "/Rendition",
        "/Movie",
        "/Sound",
    }
)
ACTIVE_NOTES = frozenset({"/RichMedia", "/Screen", "/3D", "/Movie", "/Sound"})
ATTACHED_KEYS = frozenset({"/EmbeddedFiles", "/EmbeddedFile"})
ATTACHED_ACTIONS = frozenset({"/GoToE"})


def limit_this_process() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 1024 * 1024,) * 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def verdict(path: str) -> str:
    """ "" for a harmless file, else the reason to refuse it."""
    import pikepdf

    try:
        with pikepdf.open(path) as pdf:
            if pdf.is_encrypted:
                return "pdf_locked"
            if len(pdf.pages) == 0:
                return "pdf_damaged"
            for held in pdf.objects:
                if refused := _looked_at(held):
                    return refused
    except pikepdf.PasswordError:
        return "pdf_locked"
    return ""


def _looked_at(held: object) -> str:
    """One object with all that stands directly inside it."""
    import pikepdf

    waiting = [held]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting += [each for each in one if not _stands_apart(each)]
        elif isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            if refused := _dictionary(one):
                return refused
            waiting += [value for _key, value in one.items() if not _stands_apart(value)]
    return ""


def _dictionary(one: object) -> str:
    keys = set(one.keys())  # type: ignore[attr-defined]
    says = {key: str(one.get(key, "")) for key in ("/S", "/Subtype", "/Type") if key in keys}  # type: ignore[attr-defined]
    action, note = says.get("/S", ""), says.get("/Subtype", "")
    if keys & ACTIVE_KEYS or action in ACTIVE_ACTIONS or note in ACTIVE_NOTES:
        return "pdf_active"
    holds_a_file = "/EF" in keys and bool(keys & {"/F", "/UF"})
    if holds_a_file or keys & ATTACHED_KEYS or action in ATTACHED_ACTIONS or note == "/FileAttachment":
        return "pdf_attachment"
    return "pdf_attachment" if says.get("/Type") == "/EmbeddedFile" else ""


def _stands_apart(value: object) -> bool:
    """Objects of their own are looked at in their own turn."""
    return bool(getattr(value, "is_indirect", False))


def draw(path: str, into: str) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    page = document[0]
    width, height = page.get_size()
    scale = min(WIDEST / max(width, height, 1), 4)
    page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB").save(into, "PNG")
    return ""


def main(words: list[str]) -> int:
    limit_this_process()
    try:
        refused = draw(*words[1:]) if words[0] == "draw" else verdict(words[1])
    except (Exception, RecursionError) as broken:  # noqa: BLE001 - whatever a broken file does, it is not taken
        print(broken, file=sys.stderr)
        refused = "pdf_damaged"
    print(json.dumps({"refused": refused}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
