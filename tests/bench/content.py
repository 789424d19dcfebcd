#!/usr/bin/env python3
"""content.py DIR COUNT: a fictional folder of beta.gouv.fr content, the same each time, to time an import with."""
import pathlib
import random
import sys

FOLDER, COUNT = pathlib.Path(sys.argv[1]) / "content", int(sys.argv[2])
MINISTRIES, SERVICES, INCUBATORS = 8, 130, 23
JOURNEY = ["investigation", "construction", "acceleration", "transfere"]
DICE = random.Random(20)


def write(folder, name, front_matter, body=""):
    (FOLDER / folder).mkdir(parents=True, exist_ok=True)
    (FOLDER / folder / f"{name}.md").write_text(f"---\n{front_matter}---\n\n{body}", encoding="utf-8")


def organisations():
    for i in range(MINISTRIES):
        write("_organisations", f"ministere-{i}",
              f"name: Ministère numéro {i}\nacronym: M{i}\ndomaine_ministeriel: domaine-{i}\ntype: ministere\n")
    for i in range(SERVICES):
        write("_organisations", f"service-{i}",
              f"name: Service numéro {i}\nacronym: S{i}\ndomaine_ministeriel: domaine-{i % MINISTRIES}\n"
              f"type: administration\nparent: /organisations/ministere-{i % MINISTRIES}\n")


def startup(i):
    begins = DICE.randrange(2016, 2024)
    phases = "".join(f"  - name: {name}\n    start: {begins + k}-0{DICE.randrange(1, 10)}-15\n"
                     for k, name in enumerate(JOURNEY[:DICE.randrange(1, 5)]))
    events = "".join(f"  - name: committee\n    date: {begins + k}-1{DICE.randrange(3)}-01\n    comment: Séance {k}\n"
                     for k in range(DICE.randrange(4)))
    write("_startups", f"projet-{i}",
          f"title: Projet numéro {i}\nmission: Aider les agents à répondre plus vite à ceux qui leur écrivent\n"
          f"sponsors:\n  - /organisations/service-{DICE.randrange(SERVICES)}\nincubator: incubateur-{i % INCUBATORS}\n"
          f"link: https://projet-{i}.example\nrepository: https://forge.example/projet-{i}\nstats: true\n"
          f"contact: contact@projet-{i}.example\nusertypes:\n  - particulier\n  - agent-public\n"
          f"thematiques:\n  - Thème {i % 12}\ntechno:\n  - langage-{i % 15}\n"
          + (f"events:\n{events}" if events else "") + f"phases:\n{phases}",
          "## Le problème\n\n" + "Les demandes arrivent par courrier et se perdent entre deux bureaux.\n\n" * 20)


organisations()
for n in range(INCUBATORS):
    write("_incubators", f"incubateur-{n}",
          f"title: Incubateur numéro {n}\nowner: /organisations/ministere-{n % MINISTRIES}\n"
          f"contact: contact@incubateur-{n}.example\n")
for n in range(COUNT):
    startup(n)
