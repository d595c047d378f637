"""Makes prompt-like texts with marked entities: carrier sentences × Faker's names in many locales × shapes people write in.

A text is (text, spans), spans of (start, end, label) in code points; labels are PER, PUB, LOC, ADR, ORG and PER/PUB where either answer is right.
"""
import random
import re
import unicodedata

import lists
import data
from carriers import BEFORE, FOREIGN, INVENTED, POSTS, PRIVATE, PROSE, PUBLIC, QUIET, REAL

# Locales with their weights; the first ones write what most prompts hold.
LOCALES = {
    "en_US": 10, "en_GB": 6, "en_IN": 4, "en_AU": 2, "en_CA": 2, "en_IE": 2, "en_NZ": 1, "en_NG": 2, "en_KE": 2, "en_PK": 2, "yo_NG": 1, "zu_ZA": 1,
    "de_DE": 6, "de_AT": 2, "de_CH": 2, "fr_FR": 5, "fr_CH": 1, "fr_CA": 2, "es_ES": 4, "es_MX": 4, "es_CO": 2, "es_AR": 2, "it_IT": 4, "nl_NL": 3, "nl_BE": 1,
    "pt_BR": 3, "pt_PT": 2, "pl_PL": 3, "tr_TR": 3, "sv_SE": 3, "no_NO": 2, "da_DK": 3, "fi_FI": 3, "cs_CZ": 3, "sk_SK": 1, "ro_RO": 2, "hu_HU": 3, "hr_HR": 2, "sl_SI": 2,
    "lt_LT": 1, "lv_LV": 1, "et_EE": 1, "id_ID": 2, "vi_VN": 3, "fil_PH": 1, "az_AZ": 1, "ga_IE": 1, "sq_AL": 1, "tw_GH": 1, "ru_RU": 2, "uk_UA": 1, "bg_BG": 1, "el_GR": 1,
    "ja_JP": 1, "zh_CN": 1, "zh_TW": 1, "ko_KR": 1, "ar_AA": 1, "he_IL": 1, "hi_IN": 1, "fa_IR": 1, "th_TH": 1, "ka_GE": 1, "hy_AM": 1, "ne_NP": 1,
}
LANGUAGE = {"no": "da", "sk": "cs"}
# Hindi as it is typed in Latin letters ("in") has the names of India so.
ALSO = {"in": ["en_IN"]}
# Languages of a script of their own: who is known is known there by a name in that script.
SCRIPTS = {"zh": "CJK", "ja": "CJK|KATAKANA|HIRAGANA", "ko": "HANGUL", "th": "THAI", "he": "HEBREW", "ar": "ARABIC", "fa": "ARABIC", "hi": "DEVANAGARI", "ru": "CYRILLIC", "uk": "CYRILLIC", "el": "GREEK"}
WESTERN = ["de", "de", "fr", "es", "it", "nl", "pt", "pl", "tr", "sv"]


def _try(make, default=None):
    try:
        return make()
    except Exception:  # a locale without this provider
        return default


def known_in(script):
    """Who is known in a script, from the list that ships."""
    lines = (data.ROOT / "resources" / "names" / "public-figures.txt").read_text(encoding="utf-8").splitlines()
    return [line.rstrip("* ") for line in lines if line and line[0] != "#" and re.match(script, unicodedata.name(line[0], ""))]


class Pools:
    """Names and places of each locale, drawn once with a seed: Faker is too slow to ask for every sentence."""

    def __init__(self, seed):
        from faker import Faker  # needed for this alone, and not where pools are read from a file

        self.of = {}
        for place, locale in enumerate(LOCALES):
            fake = _try(lambda: Faker(locale))
            if fake is None:
                continue
            fake.seed_instance(seed * 1000 + place)
            draw = lambda what, n: sorted({value for value in (_try(lambda: getattr(fake, what)()) for _ in range(n)) if value})
            self.of[locale] = {
                "first": draw("first_name", 700),
                "last": draw("last_name", 900),
                "city": draw("city", 300),
                "street": draw("street_address", 300),
                "postcode": draw("postcode", 60),
                "address": draw("address", 300),
                # "Howard, Reyes and Hunter" may as well be three people.
                "company": [name for name in draw("company", 250) if not re.fullmatch(r"[^\W\d_]+, [^\W\d_]+ \w{1,3} [^\W\d_]+", name)],
                "region": draw("state", 60),
                "phone": draw("phone_number", 60),
            }
            for kind in ("first", "last", "city", "street", "address", "company", "region", "phone"):
                if not self.of[locale][kind]:
                    self.of[locale][kind] = self.of["en_US"][kind]
        self.of["vi_VN"]["first"] += lists.VIETNAMESE  # Faker knows two
        self.locales = list(self.of)
        self.weights = [LOCALES[locale] for locale in self.locales]
        self.by_language = {}
        for locale in self.locales:
            language = locale.split("_")[0]
            self.by_language.setdefault(LANGUAGE.get(language, language), []).append(locale)
        self.by_language |= ALSO
        self.latin = [locale for locale in self.locales if re.match(r"[A-Za-zÀ-ɏ]", self.of[locale]["first"][0])]
        self.latin_weights = [LOCALES[locale] for locale in self.latin]


class Generator:
    def __init__(self, pools, rng, known=()):
        self.pools, self.rng = pools, rng
        self.known = list(known)  # names of public figures found in training texts
        self.known_in = {language: known_in(script) for language, script in SCRIPTS.items()} | {"latin": known_in("LATIN")}

    # -- values of the slots

    def locale(self, language=None):
        if language is None:
            return self.rng.choices(self.pools.locales, self.pools.weights)[0]
        if language == "latin":
            return self.rng.choices(self.pools.latin, self.pools.latin_weights)[0]
        return self.rng.choice(self.pools.by_language.get(language) or self.pools.latin)

    def first(self, locale):
        return self.rng.choice(lists.WORDY_FIRST) if self.rng.random() < 0.05 else self.rng.choice(self.pools.of[locale]["first"])

    def last(self, locale):
        return self.rng.choice(lists.WORDY_LAST) if self.rng.random() < 0.05 else self.rng.choice(self.pools.of[locale]["last"])

    def person(self, locale):
        rng, first, last = self.rng, self.first(locale), self.last(locale)
        if locale.split("_")[0] in ("ja", "zh", "ko"):
            return first if rng.random() < 0.06 else last + ("" if rng.random() < 0.8 else " ") + first
        if locale in ("hu_HU", "vi_VN") and rng.random() < 0.75:
            return f"{last} {first}"
        draw = rng.random()
        if draw < 0.58:
            return f"{first} {last}"
        if draw < 0.66:
            return f"{first} {rng.choice('ABCDEFGHIJKLMNOPRSTVW')}. {last}"
        if draw < 0.72:
            return f"{first[0]}. {last}"
        if draw < 0.76:
            return f"{last}, {first}"
        if draw < 0.80:
            return f"{first} {self.first(locale)} {last}"
        if draw < 0.84:
            return f"{first} {last}-{self.last(locale)}"
        if draw < 0.87:
            return f"{first} {rng.choice(['van der', 'de', 'von', 'van', 'da', 'di', 'del', 'Mc', 'O’', 'bin', 'al-', 'Le', 'de la', 'Van Den'])} {last}".replace("Mc ", "Mc").replace("’ ", "’").replace("- ", "-")
        if draw < 0.90:
            return f"{first}-{self.first(locale)} {last}"
        if draw < 0.92:
            return f"{last} {first}"
        if draw < 0.94:
            return f"{first[0]}. {rng.choice('ABCDEHJKLMRSTW')}. {last}"
        if draw < 0.95:
            return f"{first} {last} {rng.choice(['Jr.', 'Sr.', 'III', 'II'])}"
        return first if rng.random() < 0.6 else last

    def address(self, locale):
        rng, of = self.rng, self.pools.of[locale]
        draw = rng.random()
        if draw < 0.35:
            return rng.choice(of["street"]).replace("\n", ", ")
        if draw < 0.6:
            joint = rng.choice([", ", ", ", "\n", " - ", "; "])
            town = rng.choice(of["city"])
            postcode = rng.choice(of["postcode"]) if of["postcode"] else ""
            tail = f"{postcode} {town}" if rng.random() < 0.6 else f"{town} {postcode}" if rng.random() < 0.7 else town
            return rng.choice(of["street"]).replace("\n", ", ") + joint + tail.strip()
        value = rng.choice(of["address"])
        value = value if rng.random() < 0.35 else value.replace("\n", rng.choice([", ", ", ", " "]))
        if draw > 0.95:
            value += ", " + rng.choice(lists.LOCS)
        return value

    def house(self):
        """A British or Irish house that has a name."""
        rng, side, noun = self.rng, self.rng.choice(lists.HOUSE_SIDES), self.rng.choice(lists.HOUSE_NOUNS)
        name = f"{side} {noun}" if rng.random() < 0.75 else f"{side} {rng.choice(lists.HOUSE_SIDES)} {noun}" if rng.random() < 0.5 else f"The {side} {noun}"
        return f"{rng.randint(1, 60)} {name}s" if rng.random() < 0.25 else f"{rng.randint(1, 60)} {name}" if rng.random() < 0.3 else name

    def place(self, locale):
        rng = self.rng
        draw = rng.random()
        return rng.choice(lists.LOCS) if draw < 0.4 else rng.choice(self.pools.of[locale]["city"]) if draw < 0.85 else rng.choice(self.pools.of[locale]["region"])

    def organisation(self, locale):
        return self.rng.choice(lists.ORGS) if self.rng.random() < 0.45 else self.rng.choice(self.pools.of[locale]["company"])

    def public(self, language=None):
        if language in SCRIPTS and self.rng.random() < 0.9:
            return self.rng.choice(self.known_in[language])
        if self.rng.random() < 0.4:
            return self.rng.choice(self.known_in["latin"])
        return self.rng.choice(self.known if self.known and self.rng.random() < 0.4 else lists.PUBLIC)

    def work(self):
        """The title of a song, film or book that nobody has made."""
        one, two = self.rng.sample(lists.WORK_NAMES, 2)
        side = self.rng.choice(lists.WORK_SIDES)
        return self.rng.choice([f"The {side} {one}", f"{side} {one}", f"The {one} and the {two}", f"{one} of {two}", f"{one}s in the {two}", f"A {one} for {two}", f"No {one}, No {two}", one, f"The {one}", f"My {side} {one}", f"{one} & {two}", f"Where the {one} Ends", f"After the {one}"])

    def email(self, locale):
        rng = self.rng
        first, last = (re.sub(r"[^a-z]", "", part.lower()) or "info" for part in (self.first(locale), self.last(locale)))
        user = rng.choice([f"{first}.{last}", f"{first}{last}", f"{first[0]}{last}", f"{first}_{rng.randint(1, 99)}", f"{last}{rng.randint(1, 99)}", "info", "office"])
        return f"{user}@{rng.choice(['gmail.com', 'yahoo.com', 'web.de', 'example.org', 'acme.com', 'outlook.com', 'gmx.net', 'orange.fr', 'corp.local'])}"

    def fill(self, slot, locale):
        """(value, label or None) for a slot."""
        rng, pick = self.rng, self.rng.choice
        match slot:
            case "per":
                return self.person(locale), "PER"
            case "first":
                return self.first(locale), "PER"
            case "last" | "formal":
                return self.last(locale), "PER"
            case "anyper":
                return self.person(locale), "PER/PUB"
            case "anyfirst":
                return self.first(locale), "PER/PUB"
            case "anylast":
                return self.last(locale), "PER/PUB"
            case "pub":
                if rng.random() < 0.08:  # known, though not to us: both answers are right
                    return f"{self.first(locale)} {self.last(locale)}", "PER/PUB"
                return self.public(locale.split("_")[0]), "PUB"
            case "god":
                return pick(lists.GODS), "PUB"
            case "band":
                return pick(lists.BANDS), "ORG"
            case "team":
                return pick(lists.TEAMS), "ORG"
            case "landmark":
                return pick(lists.LANDMARKS), "LOC"
            case "work":
                return self.work(), None
            case "pubfirst":
                return (pick(lists.FAMILIAR) if rng.random() < 0.6 else self.first(locale)), "PUB"
            case "loc":
                return self.place(locale), "LOC"
            case "adr":
                return self.address(locale), "ADR"
            case "house":
                return self.house(), "ADR"
            case "org":
                return self.organisation(locale), "ORG"
            case "email":
                return self.email(locale), None
            case "phone":
                return pick(self.pools.of[locale]["phone"]), None
            case "num":
                return str(rng.randint(1, 99) if rng.random() < 0.8 else rng.randint(100, 99999)), None
            case "year":
                return str(rng.randint(1700, 2030)), None
            case "money":
                return pick(["$%d", "%d €", "€%d", "£%d", "%d USD", "CHF %d"]) % (rng.randint(1, 2000) * 50), None
            case "date":
                day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(1940, 2026)
                return pick([f"{day}.{month}.{year}", f"{month:02}/{day:02}/{year}", f"{year}-{month:02}-{day:02}", f"{day} {lists.MONTHS[month - 1]} {year}", f"{lists.MONTHS[month - 1]} {day}, {year}", f"{day}/{month}/{year % 100:02}"]), None
            case "code":
                return "".join(pick("ABCDEFGHKLMNPRSTUVWXYZ") for _ in range(rng.randint(1, 3))) + pick(["", "-"]) + str(rng.randint(1000, 99999999)), None
            case "handle":
                return pick(["xx", "the", "real", "mr", ""]) + pick(["cat", "sky", "gamer", "foodie", "news", "music"]) + str(rng.randint(1, 999)), None
            case "They":
                return pick(["He", "She", "They"]), None
            case "they":
                return pick(["he", "she"]), None
            case "their":
                return pick(["his", "her"]), None
            case "them":
                return pick(["him", "her"]), None
        named = {"font": lists.FONTS, "product": lists.PRODUCTS, "software": lists.SOFTWARE, "variable": lists.VARIABLES, "error": lists.ERRORS, "month": lists.MONTHS, "weekday": lists.WEEKDAYS,
                 "holiday": lists.HOLIDAYS, "language": lists.LANGUAGES, "illness": lists.ILLNESSES, "dish": lists.DISHES, "job": lists.JOBS, "role": lists.ROLES, "thing": lists.THINGS, "topic": lists.TOPICS,
                 "topic2": lists.GENERAL, "ask": lists.ASKS, "ask2": lists.ASKS2, "reason": lists.REASONS, "misdeed": lists.MISDEEDS, "childish": lists.CHILDISH, "habit": lists.HABITS, "Title": lists.TITLES,
                 "genre": lists.GENRES, "instrument": lists.INSTRUMENTS, "sport": lists.SPORTS, "award": lists.AWARDS, "animal": lists.ANIMALS, "drug": lists.DRUGS, "hole": lists.HOLES, "tag": lists.TAGS}
        return pick(named[slot]), None

    def sentence(self, template, locale, own=False):
        """`own`: with names of that land alone."""
        mixed = not own and self.rng.random() < 0.3  # names of several lands in one sentence
        return self.filled(template, lambda slot: self.fill(slot, self.locale("latin") if mixed else locale))

    def filled(self, template, fill):
        out, spans, at, before = "", [], 0, None
        for hole in re.finditer(r"\{(\w+)\}", template):
            if hole.group(1) == "name":  # code of its own
                continue
            value, label = fill(hole.group(1))
            out += template[at:hole.start()]
            whole = template[at:hole.start()] == " " and {hole.group(1), before} in ({"first", "last"}, {"anyfirst", "anylast"})
            if label and whole:  # "{first} {last}" is one person, not two
                spans[-1] = (spans[-1][0], len(out) + len(value), label)
            elif label:
                spans.append((len(out), len(out) + len(value), label))
            out += value
            at, before = hole.end(), hole.group(1)
        return out + template[at:], spans

    # -- shapes

    def private(self):
        rng = self.rng
        if rng.random() < 0.4:
            # The western languages are met more often.
            language = rng.choice(list(FOREIGN)) if rng.random() < 0.6 else rng.choice(WESTERN)
            own = rng.random() < 0.85 or language in SCRIPTS
            return self.sentence(rng.choice(FOREIGN[language]), self.locale(language if own else "latin"), own)
        return self.sentence(rng.choice(PRIVATE), self.locale("latin") if rng.random() < 0.97 else self.locale())

    def public_sentence(self):
        language = self.rng.choice(list(PUBLIC)) if self.rng.random() < 0.35 else None
        return self.sentence(self.rng.choice(PUBLIC[language]), self.locale(language or "latin"), language is not None)

    def prose(self):
        """Told of somebody who may be known or not; at times a whole paragraph of it."""
        count = self.rng.choices([1, 2, 3, 4], [6, 2, 1, 1])[0]
        return self.join([self.sentence(self.rng.choice(PROSE), self.locale("latin")) for _ in range(count)], lambda: self.rng.choice([" ", " ", "\n"]))

    def post(self):
        return self.sentence(self.rng.choice(POSTS), self.locale("latin"))

    def harmless(self):
        return self.sentence(self.rng.choice(QUIET), self.locale("latin"))

    def cast(self):
        """A puzzle, a tale, or somebody's own affairs: the people keep their names through the text."""
        rng = self.rng
        invented = rng.random() < 0.5
        language, template = rng.choice(INVENTED) if invented else (None, rng.choice(REAL))
        locale = self.locale(language or "latin")
        names = {}
        while len(names) < 5:
            familiar = language is None and rng.random() < (0.5 if invented else 0.35)
            name = rng.choice(lists.FAMILIAR) if familiar else self.first(locale)
            if rng.random() < 0.08:
                name += " " + self.last(locale)
            if name not in names.values():
                names["abcde"[len(names)]] = name
        label = "PUB" if invented else "PER"

        def value(slot):
            if slot in names:  # the whole name of somebody is nobody's puzzle for certain
                return names[slot], "PER/PUB" if invented and " " in names[slot] else label
            return self.fill(slot, locale)

        return self.filled(template, value)

    def join(self, parts, joint):
        out, spans = "", []
        for place, (text, marked) in enumerate(parts):
            if place:
                out += joint if isinstance(joint, str) else joint()
            spans += [(start + len(out), end + len(out), label) for start, end, label in marked]
            out += text
        return out, spans

    def table(self):
        rng = self.rng
        columns = rng.sample(["per", "email", "phone", "loc", "org", "date", "code", "money", "job", "adr", "num", "first", "last", "product"], rng.randint(2, 5))
        if not {"per", "first", "last"} & set(columns) and rng.random() < 0.7:
            columns[0] = "per"
        style = rng.choice(["csv", "csv", "semicolon", "tab", "markdown", "pipe", "json", "yaml", "lines", "xml", "fixed", "sql", "list"])
        heads = {"per": ["name", "Name", "customer", "Full Name", "contact", "employee", "patient"], "email": ["email", "E-Mail"], "phone": ["phone", "Tel"], "loc": ["city", "City", "location"], "org": ["company", "Employer"],
                 "date": ["date", "DOB", "start"], "code": ["id", "ref", "Order No"], "money": ["salary", "amount"], "job": ["role", "Title", "position"], "adr": ["address", "Street"], "num": ["age", "qty"],
                 "first": ["first_name", "First Name", "vorname"], "last": ["last_name", "Surname", "nachname"], "product": ["product", "Item"]}
        names = [rng.choice(heads[column]) for column in columns]
        locale = self.locale("latin")
        rows = []
        for _ in range(rng.randint(1, 5)):
            row = []
            for column in columns:
                value, label = self.fill(column, locale if rng.random() < 0.6 else self.locale("latin"))
                value = value.replace("\n", " ")
                row.append((value, [(0, len(value), label)] if label else []))
            rows.append(row)
        plain = lambda text: (text, [])
        if style in ("csv", "semicolon", "tab", "pipe", "fixed"):
            joint = {"csv": rng.choice([",", ", "]), "semicolon": ";", "tab": "\t", "pipe": " | ", "fixed": "    "}[style]
            if style == "csv" and rng.random() < 0.3:
                rows = [[(f'"{text}"', [(start + 1, end + 1, label) for start, end, label in spans]) for text, spans in row] for row in rows]
            lines = ([plain(joint.join(names))] if rng.random() < 0.8 else []) + [self.join(row, joint) for row in rows]
            return self.join(lines, "\n")
        if style == "markdown":
            lines = [plain("| " + " | ".join(names) + " |"), plain("|" + "---|" * len(names))]
            return self.join(lines + [self.join([plain("| "), self.join(row, " | "), plain(" |")], "") for row in rows], "\n")
        if style == "sql":
            quoted = [[self.join([plain("'"), cell, plain("'")], "") for cell in row] for row in rows]
            head = plain(f"INSERT INTO {rng.choice(['customers', 'users', 'patients', 'staff'])} ({', '.join(names)}) VALUES")
            return self.join([head] + [self.join([plain("("), self.join(row, ", "), plain(")")], "") for row in quoted], rng.choice([" ", "\n"]))
        if style == "list":
            return self.join([self.join([plain(rng.choice(["- ", "* ", "• "])), self.join(row, rng.choice([", ", " - ", ": "]))], "") for row in rows], "\n")
        records = []
        for row in rows:
            pairs = list(zip(names, row))
            if style == "json":
                space = rng.choice(["", " "])
                records.append(self.join([plain("{"), self.join([self.join([plain(f'"{name}":{space}"'), cell, plain('"')], "") for name, cell in pairs], f",{space}"), plain("}")], ""))
            elif style == "yaml":
                records.append(self.join([self.join([plain(("- " if place == 0 else "  ") + name.lower().replace(" ", "_") + ": "), cell], "") for place, (name, cell) in enumerate(pairs)], "\n"))
            elif style == "xml":
                tag = lambda name: name.lower().replace(" ", "")
                records.append(self.join([plain("<row>")] + [self.join([plain(f"<{tag(name)}>"), cell, plain(f"</{tag(name)}>")], "") for name, cell in pairs] + [plain("</row>")], ""))
            else:
                records.append(self.join([self.join([plain(name + rng.choice([": ", " : ", " = ", ":"])), cell], "") for name, cell in pairs], "\n"))
        return self.join(records, rng.choice(["\n", "\n\n", ",\n"] if style == "json" else ["\n", "\n\n"]))

    def chat(self):
        rng = self.rng
        locale = self.locale("latin")
        people = [self.first(locale) if rng.random() < 0.7 else self.person(locale) for _ in range(2)]
        lines = []
        style = rng.choice(["{}: ", "[12:%02d] {}: ", "<{}> ", "{} (10:%02d AM): ", "{} - ", "**{}**: ", "{}\n"])
        for turn in range(rng.randint(2, 5)):
            name = people[turn % 2]
            before, after = (style % rng.randint(0, 59) if "%" in style else style).split("{}")
            said = rng.choice([lambda: (rng.choice(lists.ASKS), []), self.private, lambda: self.sentence(rng.choice(["ask {first}", "thx {first}", "no, {first} did it", "ok", "{per} knows", "see you in {loc}"]), locale)])()
            lines.append(self.join([(before, []), (name, [(0, len(name), "PER")]), (after, []), said], ""))
        return self.join(lines, "\n")

    def mail(self):
        rng, locale = self.rng, self.locale("latin")
        fill = lambda template: self.sentence(template, locale)
        parts = []
        if rng.random() < 0.5:
            head = [fill(rng.choice(["From: {per} <{email}>", "From: {email}", "From: {per}"])), fill(rng.choice(["To: {per} <{email}>", "To: {per}; {per}", "To: {email}"])), fill(rng.choice(["Subject: {topic}", "Subject: Re: {Title}", "Subject: {org} / {topic}"]))]
            parts += [self.join(head[: rng.randint(1, 3)], "\n")]
        parts.append(fill(rng.choice(["Dear {first},", "Hi {first},", "Dear Mr {formal},", "Dear Ms. {formal},", "Hello {per},", "Hi all,", "Dear team,", "Good morning {first}", "Sehr geehrter Herr {formal},", "Bonjour {first},", "Hola {first},"])))
        body = [self.private() if rng.random() < 0.6 else self.harmless() if rng.random() < 0.5 else (rng.choice(lists.ASKS + lists.ASKS2), []) for _ in range(rng.randint(1, 3))]
        parts.append(self.join(body, " "))
        parts.append(fill(rng.choice(["Best,\n{first}", "Kind regards\n{per}", "Regards,\n{per}\n{job}\n{org}", "Thanks\n{first} {last}\n{phone}", "Sincerely,\n{per}\n{adr}", "Mit freundlichen Grüßen\n{per}", "Cordialement,\n{per}", "--\n{per} | {job} | {org}\n{email}", "Cheers {first}", "Yours\n\n{per}\n{org}, {adr}"])))
        return self.join(parts, rng.choice(["\n\n", "\n"]))

    def letterhead(self):
        rng, locale = self.rng, self.locale("latin")
        person, address = self.person(locale), self.address(locale)
        parts = [(person, [(0, len(person), "PER")]), (address, [(0, len(address), "ADR")])]
        if rng.random() < 0.3:
            parts.append(self.sentence(rng.choice(["{phone}", "{email}", "{loc}"]), locale))
        if rng.random() < 0.2:
            parts.insert(1, self.sentence("{org}", locale))
        return self.join(parts, "\n" if rng.random() < 0.8 else ", ")

    def text(self):
        """One text, in the mix that prompts have."""
        rng = self.rng
        draw = rng.random()
        if draw < 0.12:
            made = self.cast()
        elif draw < 0.26:
            made = self.private()
        elif draw < 0.34:
            made = self.prose()
        elif draw < 0.42:
            made = self.post()
        elif draw < 0.50:
            made = self.public_sentence()
        elif draw < 0.63:
            made = self.harmless()
        elif draw < 0.73:
            made = self.join([rng.choices([self.private, self.public_sentence, self.harmless], [5, 1, 3])[0]() for _ in range(rng.randint(2, 5))], lambda: rng.choice([" ", " ", "\n", "\n\n"]))
        elif draw < 0.79:  # harmless and public only: longer texts that must stay quiet
            made = self.join([rng.choice([self.public_sentence, self.harmless])() for _ in range(rng.randint(2, 5))], lambda: rng.choice([" ", " ", "\n"]))
        elif draw < 0.86:
            made = self.table()
        elif draw < 0.91:
            made = self.chat()
        elif draw < 0.97:
            made = self.mail()
        else:
            made = self.letterhead()
        if rng.random() < 0.12:
            made = self.join([(rng.choice(BEFORE), []), made], rng.choice(["\n", " ", "\n\n"]))
        return self.noise(*made)

    def noise(self, text, spans, upper=0.06, lower=0.2, typos=0.06):
        """Writes as people do: all lower case, ALL CAPS, typos. Only changes that keep the length, so that spans stay."""
        rng = self.rng
        draw = rng.random()
        if draw < lower:
            text = _same_length(text, str.lower)
        elif draw < lower + upper:
            text = _same_length(text, str.upper)
        elif draw < lower + upper + 0.03:  # only the names
            for start, end, label in spans:
                if label in ("PER", "PUB", "PER/PUB"):
                    text = text[:start] + _same_length(text[start:end], rng.choice([str.lower, str.upper])) + text[end:]
        elif draw < lower + upper + 0.05:  # Every Word Big
            text = re.sub(r"\b[a-z]", lambda found: found.group().upper(), text)
        if text and rng.random() < typos:
            letters = list(text)
            for _ in range(max(1, len(letters) // 40)):
                at = rng.randrange(max(1, len(letters) - 1))
                if letters[at].isalpha() and at + 1 < len(letters) and letters[at + 1].isalpha():
                    if rng.random() < 0.5:
                        letters[at], letters[at + 1] = letters[at + 1], letters[at]
                    else:
                        letters[at] = rng.choice("abcdefghijklmnoprstuvwy")
            text = "".join(letters)
        if rng.random() < 0.03:
            text = _same_length(text, lambda value: value.replace("\n", " "))
        return text, spans

    def swapped(self, text, spans, chance=0.6):
        """Another person, place or address in the same text."""
        rng, locale = self.rng, self.locale("latin")
        out, moved, at = "", [], 0
        for start, end, label in sorted(spans):
            if start < at:
                continue
            value = text[start:end]
            if rng.random() < chance:
                single = " " not in value.strip()
                if label == "PER":
                    value = (self.first(locale) if rng.random() < 0.7 else self.last(locale)) if single else self.person(locale)
                elif label == "ADR" and not single:
                    value = self.address(locale)
                elif label == "LOC":
                    value = self.place(locale)
                elif label == "ORG":
                    value = self.organisation(locale)
            out += text[at:start]
            moved.append((len(out), len(out) + len(value), label))
            out += value
            at = end
        return out + text[at:], moved


def _same_length(text, change):
    return "".join(changed if len(changed := change(letter)) == 1 else letter for letter in text)


if __name__ == "__main__":
    generator = Generator(Pools(1), random.Random(1))
    for _ in range(30):
        made, marks = generator.text()
        print(repr(made), [(made[start:end], label) for start, end, label in marks], sep="\n  ")
