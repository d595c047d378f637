"""Writes resources/given-names.txt: given names of Faker's locales, folded, by the gender of the words that go with them. `python given.py`."""
import collections
import importlib
import re
import unicodedata

import data
from generate import LOCALES

# One locale in so many may call a name otherwise ("Maria" is a second name of some men).
ALMOST_ALWAYS = 20


def folded(name):
    """As given-names.ts compares names: without marks, in small letters."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if unicodedata.category(letter)[0] != "M").lower()


def main():
    feminine, masculine = collections.Counter(), collections.Counter()
    for locale in LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        hers, his = set(getattr(provider, "first_names_female", ())), set(getattr(provider, "first_names_male", ()))
        if not hers or not his or hers == his:
            continue
        feminine.update({folded(name) for name in hers})
        masculine.update({folded(name) for name in his})
    groups = {"feminine": [], "masculine": []}
    for name in sorted(feminine | masculine):
        if re.fullmatch(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", name):
            hers, his = feminine[name], masculine[name]
            if max(hers, his) > ALMOST_ALWAYS * min(hers, his):
                groups["feminine" if hers > his else "masculine"].append(name)
    lines = [line for group, names in groups.items() for line in (f"# {group}", *names)]
    (data.ROOT / "resources" / "given-names.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print({group: len(names) for group, names in groups.items()})


if __name__ == "__main__":
    main()
