"""Reads the carrier sentences in `carriers/*.txt`, all our own writing: one a line, ⏎ for a new line in the text, `== KIND` or `== KIND language` over each section; `in` is Hindi in Latin letters.

PRIVATE, FOREIGN xx   somebody's own business: the names have to be found
REAL                  the same with a cast: {a} to {e} are people who are met again within the text
INVENTED              puzzles, tales, exercises and scenes in the same look, whose people nobody is
PUBLIC                about public figures
PROSE, POSTS          prose and posts: private people, and such as may be known or not, so that both answers are right
QUIET                 texts with nobody in them that look as if they had
BEFORE                what stands before a pasted text

Slots in braces are filled by `fill` in generate.py. Entities: per (whole name) first last formal (a surname after a title) anyper anyfirst anylast (private or known)
pub pubfirst god a–e; loc landmark; adr house; org band team. All else is filler that is not to be found.
"""
import re
from pathlib import Path

FOLDER = Path(__file__).parent / "carriers"


def read():
    """{(kind, language or None): sentences}"""
    sections = {}
    for file in sorted(FOLDER.glob("*.txt")):
        section = None
        for line in file.read_text(encoding="utf-8").splitlines():
            if heading := re.fullmatch(r"== ([A-Z]+)(?: ([a-z]{2}))?", line):
                section = sections.setdefault((heading[1], heading[2]), [])
            elif line.startswith("=="):
                raise SystemExit(f"{file.name}: no such heading: {line}")
            elif line:
                section.append(line.replace("⏎", "\n"))
    return sections


def every(kind):
    """(language or None, sentence) of one kind in all languages"""
    return [(language, line) for (one, language), lines in SECTIONS.items() if one == kind for line in lines]


SECTIONS = read()
FOREIGN = {language: lines for (kind, language), lines in SECTIONS.items() if kind == "FOREIGN"}
PUBLIC = {language: lines for (kind, language), lines in SECTIONS.items() if kind == "PUBLIC"}
PRIVATE, REAL, PROSE, POSTS, BEFORE = (SECTIONS[kind, None] for kind in ("PRIVATE", "REAL", "PROSE", "POSTS", "BEFORE"))
INVENTED = every("INVENTED")
QUIET = [line for _, line in every("QUIET")]
