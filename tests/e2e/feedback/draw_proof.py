#!/usr/bin/env python3
"""Checks the draw of a sample from what is published of it, and from nothing else.

It shares nothing with the server but docs/feedback.md and docs/campaigns.md. A file has the study as everybody reads it once its list is
frozen ("committed") and once it is drawn ("drawn"), the names that were drawn from by stratum ("list"), which tell nobody who they are, and
who was invited ("invited": their name, stratum and rank).

usage: draw_proof.py FILE...      says what is wrong, and fails; of several draws of one list, also whether they favour anybody
"""

import collections
import hashlib
import json
import math
import sys
from fractions import Fraction

LARGE = 500  # a stratum of which chance is judged
TOLERANCE = 6  # standard deviations: one run in a billion is wrongly refused


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def allocated(sizes, wanted):
    """Places by stratum: each has the whole part of its share, and what is left goes to the largest remainders."""
    everybody = sum(sizes.values())
    shares = {code: Fraction(wanted * size, everybody) for code, size in sizes.items()}
    places = {code: math.floor(share) for code, share in shares.items()}
    by_remainder = sorted(sizes, key=lambda code: (places[code] - shares[code], code.encode()))
    for code in by_remainder[: wanted - sum(places.values())]:
        places[code] += 1
    return places


class Proof:
    def __init__(self, told):
        self.committed, self.drawn = told["committed"], told["drawn"]
        self.names = told["list"]
        self.invited = collections.defaultdict(list)
        for one in sorted(told["invited"], key=lambda one: one["rank"]):
            self.invited[one["stratum"]].append(one["panelist"])
        self.ranks = [(one["stratum"], one["rank"]) for one in told["invited"]]
        self.study = self.drawn["name"].rsplit("/", 1)[1]

    def faults(self):
        yield from self.faults_of_seed()
        yield from self.faults_of_list()
        yield from self.faults_of_sizes()
        yield from self.faults_of_draw()

    def faults_of_seed(self):
        before, after = self.committed["seedParts"], self.drawn["seedParts"]
        if len(before) != 2 or len(after) != 2:
            yield "a seed is joined of two secrets"
            return
        if self.committed["seed"] or any(part["secret"] for part in before):
            yield "a secret was told before the list was frozen"
        if [part["hash"] for part in before] != [part["hash"] for part in after]:
            yield "a secret was committed to again"
        for part in after:
            if sha(part["secret"]) != part["hash"]:
                yield "a secret is not what was committed to"
        if before[0]["hash"] == before[1]["hash"]:
            yield "both secrets are the same"
        if self.drawn["seed"] != ":".join(part["secret"] for part in after):
            yield "the seed is not joined of the secrets"
        if sha(self.drawn["seed"]) != self.drawn["seedHash"]:
            yield "the seed is not that of its hash"

    def faults_of_list(self):
        if not self.committed["listHash"] or self.committed["listHash"] != self.drawn["listHash"]:
            yield "the list changed after it was frozen"
        names = sorted((name for names in self.names.values() for name in names), key=str.encode)
        if len(set(names)) != len(names):
            yield "somebody is in the list twice"
        if sha("".join(f"{name}\n" for name in names)) != self.drawn["listHash"]:
            yield "the list is not that of its hash"

    def faults_of_sizes(self):
        sizes = {code: len(names) for code, names in self.names.items()}
        told = {one["code"]: one for one in self.drawn["strata"]}
        if {code: one["population"] for code, one in told.items()} != sizes:
            yield "a stratum has other people than it says"
            return
        places = allocated(sizes, self.drawn["wanted"])
        percent = self.drawn["expectedPercent"]
        for code, one in told.items():
            if one["wanted"] != places[code]:
                yield f"{code} has {one['wanted']} places, and not {places[code]}"
            if one["invitations"] != min(sizes[code], -(-places[code] * 100 // percent)):
                yield f"{code} has another number of invitations than its places ask for"

    def faults_of_draw(self):
        if len(set(self.ranks)) != len(self.ranks):
            yield "two people have one rank"
        for one in self.drawn["strata"]:
            code, invited = one["code"], self.invited[one["code"]]
            order = sorted(self.names.get(code, []), key=lambda name: sha(f"{self.drawn['seed']}|{self.study}|{name}"))
            if len(invited) < one["invitations"]:
                yield f"{code}: fewer are invited than were to be"
            if invited != order[: len(invited)]:
                yield f"{code}: others are invited than those with the lowest hashes"


def faults_of_chance(proofs):
    """Whether several draws of one list favour anybody: how often each person is drawn is spread as chance spreads it."""
    for code, names in proofs[0].names.items():
        if len(names) < LARGE:
            continue
        shares = [len(proof.invited[code]) / len(names) for proof in proofs]
        variance = sum(share * (1 - share) for share in shares)
        times = collections.Counter(name for proof in proofs for name in proof.invited[code])
        spread = sum((times[name] - sum(shares)) ** 2 for name in names) / variance
        if abs(spread - len(names)) > TOLERANCE * math.sqrt(2 * len(names)):
            yield f"{code}: some are drawn more often than chance has it: {spread:.0f} of {len(names)}"


def main(files):
    if not files:
        sys.exit(__doc__)
    proofs = []
    for file in files:
        with open(file, encoding="utf-8") as text:
            proofs.append(Proof(json.load(text)))
    faults = [f"{proof.study}: {fault}" for proof in proofs for fault in proof.faults()]
    if len(proofs) > 1:
        faults += faults_of_chance(proofs)
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


main(sys.argv[1:])
