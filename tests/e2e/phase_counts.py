#!/usr/bin/env python3
"""Counts the projects of beta.gouv.fr content by their phase on a day, straight from the files.

A second opinion: it shares nothing with the service but the definition. The current phase on day D is that of the line
with the greatest start <= D; of equal starts the one later in the file. A project whose lines all lie after D counts
nowhere.

usage: phase_counts.py DIR YYYY-MM-DD      (DIR is the folder `content` or the one that holds it)
"""

import datetime
import json
import pathlib
import re
import sys

PHASES = {
    "investigation": "INVESTIGATION",
    "construction": "CONSTRUCTION",
    "acceleration": "SCALING",
    "consolidation": "CONSOLIDATION",
    "opere": "OPERATED",
    "transfere": "TRANSFERRED",
    "abandon": "STOPPED",
    "abandon-investigation": "INCONCLUSIVE",
}


def front_matter(path):
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").lstrip("\ufeff")
    match = re.match(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", text, re.S | re.M)
    return match.group(1) if match else ""


def unquoted(value):
    value = value.strip()
    if value[:1] in ("'", '"'):
        return value[1:].split(value[0])[0].strip()
    return re.sub(r"\s+#.*", "", value).strip()


def phase_lines(yaml):
    """The (name, start) of each item of the top-level list `phases`, in order. Deeper text (comments) is skipped."""
    items, inside, column = [], False, 0
    for line in yaml.split("\n"):
        if re.match(r"\S", line) and not line.startswith(("-", "#")):
            inside = line.startswith("phases:")
            if inside:
                items = []  # of a key that comes twice the last counts
            continue
        match = re.match(r"(\s*)(- +)?([A-Za-z_]+):(.*)$", line) if inside else None
        if not match:
            continue
        dash, key, value = match.group(2), match.group(3), match.group(4)
        if dash:
            items.append({})
            column = len(match.group(1)) + len(dash)
        if items and (dash or len(match.group(1)) == column):
            items[-1][key] = unquoted(value)
    return [(item.get("name", ""), item.get("start", "")) for item in items]


def day(text):
    try:
        return datetime.date.fromisoformat(re.sub(r"^(\d{4}-\d\d-\d\d)[Tt ].*", r"\1", text))
    except ValueError:
        return None


def current_phase(lines, on):
    current = None
    for name, start in lines:
        since = day(start)
        phase = PHASES.get(name.lower())
        if phase and since and since <= on and (current is None or since >= current[0]):
            current = (since, phase)
    return current and current[1]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    folder = pathlib.Path(sys.argv[1])
    startups = next((p for p in (folder / "_startups", folder / "content" / "_startups") if p.is_dir()), None)
    on = day(sys.argv[2])
    if startups is None or on is None:
        sys.exit(__doc__)
    counts = dict.fromkeys(PHASES.values(), 0)
    for path in sorted(startups.iterdir()):
        if path.is_file() and not path.is_symlink():
            phase = current_phase(phase_lines(front_matter(path)), on)
            if phase:
                counts[phase] += 1
    print(json.dumps({phase: count for phase, count in counts.items() if count}))


if __name__ == "__main__":
    main()
