#!/usr/bin/env python3
"""Computes the release of a campaign from its file, as `pep feedback tabulate` reads it, and attacks what is published.

A second opinion: it shares nothing with pep but docs/feedback.md, and goes about it otherwise. It tries every set of values that may be
the pool, the smallest first, rather than letting one grow; and it looks for people who can be told apart in what was printed alone.

usage: tabulate.py compute FILE                prints {"questions": {...}}
       tabulate.py attack FILE RELEASE         fails where the release tells of fewer than five people
       tabulate.py batch FIRST COUNT DIR       writes N.json, N.again.json (the same, told otherwise) and N.expected.json
"""

import collections
import json
import pathlib
import random
import sys
from fractions import Fraction

FEW = 5


class Question:
    def __init__(self, told):
        self.code = told["code"]
        self.kind = told["kind"]
        self.sensitive = told.get("sensitive", False)
        usual = [1, 2, 3, 4, 5] if self.kind == "SCALE" else []
        self.options = [str(option) for option in told.get("options", usual)]

    def chosen(self, answer):
        """The options of an answer, as texts; None where there is none."""
        value = answer.get(self.code)
        if value is None or (self.kind == "TEXT" and not value.strip()):
            return None
        if self.kind == "TEXT":
            return ()
        return tuple(str(one) for one in (value if self.kind == "CHOICE_MANY" else [value]))

    def is_hidden(self, said):
        """Whether what these people said must not be told of them alone."""
        if len(said) < FEW:
            return True
        if not self.sensitive or self.kind == "TEXT":
            return False
        return set.intersection(*map(set, said)) != set() or not any(said)

    def cell(self, said):
        counts = collections.Counter(option for one in said for option in one)
        told = {"n": len(said)}
        if self.kind != "TEXT":
            told["options"] = {option: counts[option] for option in self.options}
        if self.kind == "SCALE":
            told["mean"] = str(Fraction(sum(int(option) * count for option, count in counts.items()), len(said)))
        return told


def pool_of(question, groups):
    """The values that are told as one: those that must be hidden, and the fewest of the others, by size and code, that hide them."""
    must = {value for value, said in groups.items() if question.is_hidden(said)}
    if not must:
        return set()
    others = sorted(set(groups) - must, key=lambda value: (len(groups[value]), value.encode()))
    for taken in range(len(others) + 1):
        pool = must | set(others[:taken])
        if not question.is_hidden([one for value in pool for one in groups[value]]):
            return pool
    return set(groups)


def split(question, breakdown, people):
    """The parts of (person, said or None)."""
    if not breakdown:
        return []
    dimension, *finer = breakdown
    having = collections.defaultdict(list)
    for person, said in people:
        having[str(person[dimension])].append((person, said))
    groups = {value: [said for _, said in those if said is not None] for value, those in having.items()}
    pool = pool_of(question, groups)
    alone = sorted(set(groups) - pool, key=str.encode)
    if len(alone) + bool(pool) < 2:
        return []
    parts = []
    for value in alone:
        told = {"by": dimension, "values": [value]} | question.cell(groups[value])
        parts.append(told | told_parts(split(question, finer, having[value])))
    if pool:
        said = [one for value in pool for one in groups[value]]
        parts.append({"by": dimension, "values": sorted(pool, key=str.encode)} | question.cell(said))
    return parts


def told_parts(parts):
    return {"parts": parts} if parts else {}


def compute(history):
    answers = {answer["id"]: answer for answer in history.get("answers", [])}
    questions = {}
    for question in map(Question, history["questions"]):
        people = [(person, question.chosen(answers.get(person["id"], {}))) for person in history["audience"]]
        said = [one for _, one in people if one is not None]
        if question.is_hidden(said):
            questions[question.code] = {"withheld": True}
            continue
        breakdown = [] if question.kind == "TEXT" else history.get("breakdown", [])
        questions[question.code] = question.cell(said) | told_parts(split(question, breakdown, people))
    return {"questions": questions}


# The attack: membership of everybody is known, and who answered what.

def attack(history, release):
    """Complaints about what is told of fewer than five, or of what all of a group said to a sensitive question."""
    answers = {answer["id"]: answer for answer in history.get("answers", [])}
    people = {person["id"]: person for person in history["audience"]}
    found = []
    for question in map(Question, history["questions"]):
        told = release["questions"][question.code]
        said = {name: question.chosen(answer) for name, answer in answers.items()}
        said = {name: one for name, one in said.items() if one is not None}
        if told == {"withheld": True}:
            continue
        classes = collections.defaultdict(list)
        sets = list(sets_in(told, set(said), people))
        for name in said:
            classes[tuple(number for number, (_, members) in enumerate(sets) if name in members)].append(name)
        for cell, members in sets:
            if cell["n"] != len(members):
                found.append(f"{question.code}: a cell of {cell['n']} is about {len(members)}")
        for members in classes.values():
            if question.is_hidden([said[name] for name in members]):
                found.append(f"{question.code}: {sorted(members)} are told apart")
    return found


def sets_in(cell, members, people):
    yield cell, members
    for part in cell.get("parts", []):
        yield from sets_in(part, {name for name in members if str(people[name][part["by"]]) in part["values"]}, people)


# Histories to try.

def generate(seed):
    pick = random.Random(seed)
    breakdown = ["cohort", "role", "place"][:pick.randrange(4)]
    values = {dimension: [pick.choice(["", "é", "x "]) + str(n) for n in range(pick.randint(1, 7))] for dimension in breakdown}
    kinds = {"SCALE": [1, 2, 3, 4, 5], "CHOICE_ONE": ["oui", "non", "peut-être"], "CHOICE_MANY": ["pay", "outils", "règles"], "TEXT": None}
    questions = []
    for number in range(pick.randint(1, 4)):
        kind = pick.choice(list(kinds))
        question = {"code": f"q{number}", "kind": kind, "sensitive": pick.random() < 0.5}
        if kind == "SCALE" and pick.random() < 0.3:
            question["options"] = [str(step) for step in range(-2, 3)]
        elif kind not in ("SCALE", "TEXT"):
            question["options"] = kinds[kind]
        questions.append(question)
    size = pick.choice([6, 12, 30, 80, 200])
    audience = [{"id": f"p{n}", **{dimension: pick.choice(values[dimension][:pick.randint(1, 7)]) for dimension in breakdown}} for n in range(size)]
    rate, leaning = pick.random(), pick.random()
    answers = [answer_of(pick, person["id"], questions, leaning) for person in audience if pick.random() < rate]
    return {"breakdown": breakdown, "audience": audience, "answers": answers, "questions": questions}


def answer_of(pick, name, questions, leaning):
    answer = {"id": name}
    for question in questions:
        options = Question(question).options
        one = options[0] if options and pick.random() < leaning else pick.choice(options or [""])
        if pick.random() < 0.1:
            continue
        if question["kind"] == "TEXT":
            answer[question["code"]] = pick.choice(["", "Plus d'outils.\nEt du temps.", "rien"])
        elif question["kind"] == "CHOICE_MANY":
            answer[question["code"]] = sorted({one} | {other for other in options if pick.random() < 0.2}) if pick.random() < 0.9 else []
        else:
            answer[question["code"]] = int(one) if question["kind"] == "SCALE" and pick.random() < 0.5 else one
    return answer


def told_otherwise(history, seed):
    """The same people and answers in another order."""
    pick = random.Random(seed)
    shuffled = {key: pick.sample(history[key], len(history[key])) for key in ("audience", "answers")}
    return {key: shuffled.get(key, history[key]) for key in reversed(history)}


def batch(first, count, folder):
    for seed in range(first, first + count):
        history = generate(seed)
        for name, what in (("", history), (".again", told_otherwise(history, seed)), (".expected", compute(history))):
            pathlib.Path(folder, f"{seed}{name}.json").write_text(json.dumps(what), encoding="utf-8")


def main(command, *arguments):
    def read(name):
        return json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
    if command == "compute":
        print(json.dumps(compute(read(arguments[0])), ensure_ascii=False))
    elif command == "attack":
        found = attack(read(arguments[0]), read(arguments[1]))
        sys.exit("\n".join(found) or 0)
    else:
        batch(int(arguments[0]), int(arguments[1]), arguments[2])


if __name__ == "__main__":
    main(*sys.argv[1:])
