"""Originals and versions are sealed: their rows never change and never vanish."""

from prongsai.audit.guards import Guard, forbid_changes

ALWAYS = "1 = 1"
GUARDS: list[Guard] = [
    forbid_changes("files_storedfile", when=ALWAYS, message="A stored original is sealed."),
    forbid_changes("files_fileversion", when=ALWAYS, message="A version of evidence is sealed."),
]
