#!/usr/bin/env python3
"""Attacks all that was published in a year of campaigns: no combination of it tells of fewer than five people.

It shares nothing with the server but docs/campaigns.md and docs/feedback.md. It knows what any curious colleague knows: who is of which
cohort, from when, and for what; and of each campaign what everybody reads once it is released, which is whom it asked, by what it is broken
down, what it asked, and its release. Campaigns that ask the same may be added and subtracted, cell by cell.

usage: release_invariant.py attack YEAR     says what is told of too few, and fails; prints what there was to attack
       release_invariant.py mutants YEAR    adds each campaign that was refused, as it would have been published; prints how many
                                            of them would have told of too few people
"""

import collections
import itertools
import json
import sys

FEWEST = 5
PRIME = (1 << 61) - 1  # ranks are those over the rationals, but for a chance of one in 10^17


def values_of(person, source):
    """What somebody is to a campaign that asks them by that source; None: it does not ask them."""
    if source["kind"] == "KIND_MEMBERS":
        if person["memberOf"] is None:
            return None
        return {"COHORT": person["memberOf"], "ROLE": "ALUMNI", "YEAR": "-", "SKILL": "-"}
    for one in person["assignments"]:
        if one["cohort"] == source["cohort"]:
            return {"COHORT": one["cohort"], "ROLE": "FELLOW", "YEAR": str(one["year"]), "SKILL": one["skill"]}
    return None


def asked_by(campaign, people):
    """The people whom it asks, with their values of its breakdown: those that the first source says."""
    asked = {}
    for source in campaign["audience"]:
        for person in people:
            values = values_of(person, source)
            if values and person["person"] not in asked:
                asked[person["person"]] = [values[dimension] for dimension in campaign["breakdown"]]
    return asked


class Cells:
    """The published cells of a question of one campaign: of each, who may be in it, and what it says."""

    def __init__(self, campaign, asked, figures, faults):
        self.campaign, self.faults = campaign, faults
        self.sets = []
        self.figures = []
        self.add(figures, set(asked), asked, 0)

    def add(self, figures, people, asked, depth):
        self.sets.append(frozenset(people))
        self.figures.append(figures)
        if figures["n"] > len(people):
            self.faults.append(f"{self.campaign}: more answered than were asked")
        left = set(people)
        for part in figures["parts"]:
            below = {person for person in left if asked[person][depth] in part["values"]}
            left -= below
            self.add(part, below, asked, depth + 1)
        if figures["parts"] and left:
            self.faults.append(f"{self.campaign}: {len(left)} people are in no part, and found by subtracting")
        if figures["parts"] and sum(part["n"] for part in figures["parts"]) != figures["n"]:
            self.faults.append(f"{self.campaign}: parts are not the whole")


def rank(rows):
    """Of a matrix of small whole numbers."""
    rows = [list(row) for row in rows]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        inverse = pow(rows[found][column], -1, PRIME)
        for i in range(found + 1, len(rows)):
            if rows[i][column]:
                factor = rows[i][column] * inverse % PRIME
                rows[i] = [(a - factor * b) % PRIME for a, b in zip(rows[i], rows[found])]
        found += 1
    return found


def small_groups(all_cells):
    """Of people who are alike in every published cell of a question, those that are too few; and whether a sum and difference of cells
    is of them alone: then the rest of the cells tell less without them than with them."""
    sets = [people for cells in all_cells for people in cells.sets]
    alike = collections.defaultdict(set)
    for person in set().union(*sets):
        alike[tuple(person in people for people in sets)].add(person)
    keys = list(alike)
    small = [i for i, key in enumerate(keys) if len(alike[key]) < FEWEST]
    matrix = [[int(key[row]) for key in keys] for row in range(len(sets))]
    whole = rank(matrix) if small else 0

    def isolates(which):
        return rank([[one for i, one in enumerate(row) if i not in which] for row in matrix]) < whole

    for i in small:
        yield len(alike[keys[i]]), isolates({i})
    for pair in itertools.combinations(small, 2):
        if sum(len(alike[keys[i]]) for i in pair) < FEWEST and not any(isolates({i}) for i in pair) and isolates(set(pair)):
            yield sum(len(alike[keys[i]]) for i in pair), True


def faults_of_cell(where, question, figures):
    if figures["n"] < FEWEST:
        yield f"{where} tells of {figures['n']} people"
    counts = figures["options"].values()
    if sum(counts) != figures["n"]:
        yield f"{where}: {sum(counts)} answers of {figures['n']} people"
    if question["sensitive"] and max(counts) == figures["n"]:
        yield f"{where}: all say the same to what is sensitive"


def attack(year):
    faults, by_question = [], collections.defaultdict(list)
    found = collections.Counter(campaigns=len(year["campaigns"]))
    for campaign in year["campaigns"]:
        asked = asked_by(campaign, year["people"])
        release = campaign["release"]
        if release["audience"] != len(asked):
            faults.append(f"{campaign['name']} asked {release['audience']} people, and not {len(asked)}")
        for code, question in campaign["questions"].items():
            figures = release["questions"][code]
            if figures.get("withheld"):
                found["withheld"] += 1
                continue
            cells = Cells(campaign["name"], asked, figures, faults)
            for people, told in zip(cells.sets, cells.figures):
                faults.extend(faults_of_cell(f"{campaign['name']}: {code}, of {len(people)} asked,", question, told))
            found["published"] += 1
            found["split"] += bool(figures["parts"])
            found["pooled"] += any(len(told.get("values", [])) > 1 for told in cells.figures)
            by_question[question["text"]].append(cells)
    for text, all_cells in by_question.items():
        found["asked_again"] += len(all_cells) - 1
        roots = [cells.sets[0] for cells in all_cells]
        found["overlapping"] += sum(bool(a & b) and a != b for a, b in itertools.combinations(roots, 2))
        for people, isolated in small_groups(all_cells):
            how = "a sum and difference of cells is of them alone" if isolated else "they are told apart"
            faults.append(f"{text} of {people} people: {how}")
    return faults, found


def of_everybody(asked, depth):
    """What would be told if everybody answered, and nothing were pooled."""
    told = {"n": len(asked), "options": {"1": len(asked)}, "parts": []}
    if asked and depth < len(next(iter(asked.values()))):
        for value in sorted({values[depth] for values in asked.values()}):
            part = {person: values for person, values in asked.items() if values[depth] == value}
            told["parts"].append({"values": [value], **of_everybody(part, depth + 1)})
    return told


def mutants(year):
    """Each refused campaign, with all that asked the same before it was refused, released or not by then."""
    found = collections.Counter()
    for refused in year["refused"]:
        asked = asked_by(refused, year["people"])
        found["refused"] += 1
        told = set()
        for code, question in refused["questions"].items():
            others = []
            for campaign in year["campaigns"][: refused["after"]]:
                same = [code for code, one in campaign["questions"].items() if one["text"] == question["text"]]
                figures = campaign["release"]["questions"][same[0]] if same else {"withheld": True}
                if not figures.get("withheld"):
                    others.append(Cells(campaign["name"], asked_by(campaign, year["people"]), figures, []))
            cells = Cells(refused["name"], asked, of_everybody(asked, 0), [])
            told.update(isolated for _, isolated in small_groups([*others, cells]))
        found["found"] += bool(told)
        found["isolated"] += True in told
    return found


def main(what, file):
    with open(file, encoding="utf-8") as text:
        year = json.load(text)
    if what == "mutants":
        print(json.dumps(mutants(year)))
        return
    faults, found = attack(year)
    print(json.dumps(found))
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


if len(sys.argv) != 3 or sys.argv[1] not in ("attack", "mutants"):
    sys.exit(__doc__)
main(*sys.argv[1:])
