#!/usr/bin/env python3
"""Counts the EIG site's content by cohort, host, skill and theme, straight from the files.

A second opinion: it shares nothing with pep but the definitions. Titles that differ in case, accents, apostrophes, hyphens and
spaces only are one; a text that is made of several known titles names these; people who are spelt alike are one. Prints what
`pep check eig DIR --output json` has under `figures`, each breakdown as {title: [defined, challenges, participants, others]}.

usage: eig_counts.py DIR      (DIR is the folder `content` or the one that holds it)
"""

import collections
import html
import json
import pathlib
import re
import sys
import unicodedata

LETTERS = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d"}
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def clean(text):
    """A text on one line."""
    for _ in range(8):
        text = INVISIBLE.sub("", re.sub("\r\n|[\t-\r\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]", " ", html.unescape(text)))
    return unicodedata.normalize("NFC", text.strip(" "))


def words(text):
    """Small letters without accents; whatever is no letter and no digit parts words."""
    flat = "".join(" " if c in "\u02b9\u02bb\u02bc" else c for c in text)
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", flat).casefold())
    kept = ""
    for c in flat:
        category = unicodedata.category(c)
        if category in ("Mn", "Me", "Cf"):
            continue
        kept += LETTERS.get(c, c) if category[0] in "LN" or category == "Mc" or c in "+#" else " "
    # + and # belong to the end of a word: C++.
    return re.findall(r"[^\s+#]+(?:[+#]+(?=\s|$))?", kept)


def fold(text):
    return "".join(words(text)) or text


def unquote(text):
    text = text.strip()
    if text[:1] == "'":
        return text[1:text.rindex("'")].replace("''", "'")
    if text[:1] == '"':
        return re.sub(r'\\(.)', r'\1', text[1:text.rindex('"')])
    return re.sub(r"(^|\s+)#.*", "", text)


def scalar(lines):
    """The text behind a colon or a dash, folded over the lines that follow; blocks are read for their words."""
    first = lines[0].strip()
    if re.match(r"[|>][-+0-9]*$", first):
        return "\n".join(line.strip() for line in lines[1:]).strip()
    return unquote(" ".join(line.strip() for line in lines if line.strip()))


def value(lines):
    """A text, or a list of texts."""
    first = lines[0].strip()
    if first.startswith("["):
        return [unquote(item) for item in re.findall(r"""\s*('(?:[^']|'')*'|"[^"]*"|[^,\]]+)\s*[,\]]""", first[1:])]
    if first or not any(re.match(r"\s*- ", line) for line in lines):
        return scalar(lines)
    items = []
    for line in lines[1:]:
        if re.match(r"\s*-( |$)", line):
            items.append([re.sub(r"^\s*-", "", line)])
        elif items:
            items[-1].append(line)
    return [scalar(item) for item in items]


def read(path):
    """{key: text or list}; of a key that comes twice the last counts."""
    text = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    match = re.match(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", text, re.S | re.M)
    keys, lines = {}, None
    for line in match.group(1).split("\n") if match else []:
        begins = re.match(r"([^\s#:-][^:]*):(?:\s(.*)|$)", line)
        if begins:
            lines = keys[begins[1]] = [begins[2] or ""]
        elif lines is not None and not line.startswith("#"):
            lines.append(line)
    found = {key: value(lines) for key, lines in keys.items()}
    stem = clean(re.sub(r"\.md$", "", path.name, flags=re.I))
    found["title"] = clean(found.get("title") or "") or stem
    return found


def sheets(content, folder):
    files = sorted((content / folder).iterdir(), key=lambda p: p.name.encode()) if (content / folder).is_dir() else []
    return [read(path) for path in files if path.is_file() and not path.is_symlink() and (path.suffix == ".md" or b"---" in path.read_bytes()[:9])]


def several(text, known):
    """The keys of the known titles that a text is made of, or none; "et" may stand between two."""
    all_words = words(text)

    def rest(start):
        if start == len(all_words):
            return []
        for end in range(len(all_words), start, -1):
            key = "".join(all_words[start:end])
            if (start, end) != (0, len(all_words)) and key in known:
                tail = rest(end)
                if tail is not None:
                    return [key, *tail]
        return rest(start + 1) if 0 < start < len(all_words) - 1 and all_words[start] in ("et", "and") else None

    keys = rest(0) or []
    return keys if len(keys) > 1 else []


def listed(found):
    """Each text once, cleaned."""
    items = found if isinstance(found, list) else [found or ""]
    return list(dict.fromkeys(text for text in (clean(item) for item in items) if text))


class Breakdown:
    def __init__(self, titles=()):
        self.defined = {}
        for title in titles:
            self.defined.setdefault(fold(title), title)
        self.named = collections.defaultdict(set)
        self.challenges = collections.Counter()
        self.participants = collections.defaultdict(set)
        self.others = collections.defaultdict(set)

    def keys_of(self, texts):
        keys = set()
        for text in texts:
            found = [fold(text)] if fold(text) in self.defined else several(text, self.defined)
            if not found:
                self.named[fold(text)].add(text)
            keys.update(found or [fold(text)])
        return keys or {""}

    def add_person(self, keys, person, role):
        for key in keys:
            (self.participants if role == "participant" else self.others)[key].add(person)

    def lines(self):
        keys = {*self.defined, *self.challenges, *self.participants, *self.others}
        title = lambda key: self.defined.get(key) or min(self.named[key], key=str.encode, default="")
        return {title(key): [key in self.defined, self.challenges[key], len(self.participants[key]), len(self.others[key])] for key in sorted(keys)}


class Hosts(Breakdown):
    """Nothing defines hosts: what stands alone somewhere is one, and its usual spelling is its title."""

    def __init__(self, texts):
        super().__init__()
        parts = [part for text in texts for part in self.parts(text)]
        alone = {fold(part) for part in parts}
        self.known = alone - {fold(part) for part in parts if several(part, alone)}
        self.spellings = collections.defaultdict(collections.Counter)
        for text in texts:
            for part in self.parts(text):
                if fold(part) in self.known:
                    self.spellings[fold(part)][part] += 1

    @staticmethod
    def parts(text):
        return [part for part in (clean(part) for part in re.split(r";|\|| / ", text)) if part]

    def keys_of(self, texts):
        return {key for text in texts for part in self.parts(text) for key in ([fold(part)] if fold(part) in self.known else several(part, self.known))} or {""}

    def lines(self):
        usual = {key: min(counts, key=lambda text: (-counts[text], text.encode())) for key, counts in self.spellings.items()}
        return {usual.get(key, ""): line for key, line in self.by_key().items()}

    def by_key(self):
        keys = {*self.challenges, *self.participants, *self.others}
        return {key: [False, self.challenges[key], len(self.participants[key]), len(self.others[key])] for key in sorted(keys)}


def figures(content):
    challenges, people = sheets(content, "defis"), sheets(content, "personnes")
    cohorts, themes, skills = (Breakdown(sheet["title"] for sheet in sheets(content, folder)) for folder in ("promos", "themes", "expertises"))
    hosts = Hosts([text for challenge in challenges for text in listed(challenge.get("who"))])
    first = {}
    for challenge in challenges:
        challenge["hosts"] = hosts.keys_of(listed(challenge.get("who")))
        challenge["themes"] = themes.keys_of(listed(challenge.get("themes")))
        for breakdown, keys in ((hosts, challenge["hosts"]), (themes, challenge["themes"]), (cohorts, cohorts.keys_of(listed(challenge.get("promos")))), (skills, skills.keys_of(listed(challenge.get("expertises"))))):
            breakdown.challenges.update(keys)
        first.setdefault(fold(challenge["title"]), challenge)
    roles, busy = collections.defaultdict(set), {}
    for sheet in people:
        person, role, named = fold(sheet["title"]), clean(sheet.get("role") or ""), listed(sheet.get("defis"))
        roles[role].add(person)
        busy[person] = busy.get(person, False) or bool(named)
        cohorts.add_person(cohorts.keys_of(listed(sheet.get("promos"))), person, role)
        skills.add_person(skills.keys_of(listed(sheet.get("expertises"))), person, role)
        for text in named:
            for key in [fold(text)] if fold(text) in first else several(text, first):
                hosts.add_person(first[key]["hosts"], person, role)
                themes.add_person(first[key]["themes"], person, role)
    shown = ("true", "True", "TRUE", "yes", "on", "oui")
    return {
        "challenges": len(challenges),
        "hiddenChallenges": sum(challenge.get("visible") not in shown for challenge in challenges),
        "people": len(busy),
        "peopleWithoutChallenge": list(busy.values()).count(False),
        "hosts": len(hosts.known),
        "hostSpellings": sum(len(counts) for counts in hosts.spellings.values()),
        "roles": {role: len(persons) for role, persons in sorted(roles.items())},
        "byCohort": cohorts.lines(),
        "byHost": hosts.lines(),
        "bySkill": skills.lines(),
        "byTheme": themes.lines(),
    }


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    content = next((p for p in (folder, folder / "content") if any((p / name).is_dir() for name in ("defis", "personnes", "promos", "themes", "expertises"))), None)
    if content is None:
        sys.exit(__doc__)
    print(json.dumps(figures(content), ensure_ascii=False))


if __name__ == "__main__":
    main()
