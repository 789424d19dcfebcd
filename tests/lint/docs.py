#!/usr/bin/env python3
"""docs.py SOURCE BUILD PEP PEPINIERED: what README.md, CONTRIBUTING.md and the pages of docs/ name exists.

Paths, pages and anchors; the options of ./run and ./test, the commands and options of pep, the flags of pepiniered, as
their own --help says them; presets and tests; the example programs, line by line. And between them the pages tell all:
each flag of pepiniered, the exit codes, each example, and what docs_tables.py holds against the contract. Every page of docs/
says whom it is for, and is reached from the README; what `pep --help` names is there. (What commands print: tests/e2e/docs.mjs.)
"""
import functools
import glob
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

from docs_tables import check_tables

SOURCE = pathlib.Path(sys.argv[1])
BUILD, PEP, PEPINIERED = sys.argv[2:5]
DOCS = sorted(f"docs/{file.name}" for file in (SOURCE / "docs").iterdir())
PAGES = ("README.md", "CONTRIBUTING.md", *DOCS)
EXAMPLES = {"cpp": ("advance.cc",), "js": ("advance.mjs", "summary.mjs")}
# The service that CONTRIBUTING.md shows how to add.
HYPOTHETICAL = "cohort"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# Other people's programs: that they take these options is theirs to say.
FOREIGN = {"--as-of", "--parallel", "--version"}

problems = []
TEXTS = {page: (SOURCE / page).read_text() for page in PAGES}


def complain(page, what):
    problems.append(f"{page}: {what}")


@functools.lru_cache(maxsize=None)
def help_of(*command):
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": "/nonexistent"}
    done = subprocess.run([*command, "--help"], cwd=SOURCE, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} --help: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


@functools.lru_cache(maxsize=None)
def options_of(*command):
    return set(OPTION.findall(help_of(*command)))


def section(text, title):
    found = re.search(rf"^{title}:\n((?:  .*\n?)+)", text, re.M)
    return found[1] if found else ""


def subcommands(*path):
    return re.findall(r"^  (\S+)", section(help_of(PEP, *path), "Commands"), re.M)


def check_pep(page, words):
    """Follows the subcommands, then holds each option against the help of the last one and of pep itself."""
    path, expecting_value = [], False
    for word in words:
        if word.startswith("-"):
            # Options before the command are pep's own and take a value, but those.
            expecting_value = not path and word not in ("--insecure", "--spreadsheet") and "=" not in word
        elif expecting_value:
            expecting_value = False
        elif word in subcommands(*path):
            path.append(word)
        elif subcommands(*path) and re.fullmatch(r"[a-z]+", word):
            complain(page, f"`pep {' '.join([*path, word])}` is no command")
            return
        else:
            break
    known = options_of(PEP, *path) | options_of(PEP)
    for option in OPTION.findall(" ".join(words)):
        if option not in known:
            complain(page, f"`pep {' '.join(path)}` has no option {option}")


def check_command(page, command):
    try:
        words = shlex.split(command, comments=True)
    except ValueError:
        return  # prose with an apostrophe
    words = [word for word in words if not re.fullmatch(r"[A-Z_]+=.*", word)]
    if not words:
        return
    program, arguments = words[0], words[1:]
    if program == "pep":
        check_pep(page, arguments)
    elif program in ("./run", "./test", "pepiniered"):
        known = options_of(PEPINIERED if program == "pepiniered" else program)
        for option in OPTION.findall(" ".join(arguments)):
            if option not in known:
                complain(page, f"{program} has no option {option}")
    elif program in ("ctest", "cmake"):
        check_presets(page, arguments)


def check_presets(page, arguments):
    presets = {preset["name"] for preset in json.loads((SOURCE / "CMakePresets.json").read_text())["configurePresets"]}
    listed = subprocess.run(["ctest", "--test-dir", BUILD, "-N"], capture_output=True, text=True, check=True).stdout
    tests = re.findall(r"Test +#\d+: (\S+)", listed)
    for option, value in zip(arguments, arguments[1:]):
        if option == "--preset" and value not in presets:
            complain(page, f"there is no preset {value}")
        if option == "-R" and not any(re.search(value, test) for test in tests):
            complain(page, f"there is no test {value}")


def check_path(page, path):
    if HYPOTHETICAL not in path and not glob.glob(str(SOURCE / path)):
        complain(page, f"{path} does not exist")


def looks_like_a_path(word):
    tops = "|".join(re.escape(entry.name) for entry in SOURCE.iterdir() if entry.name not in ("build", ".git", ".data"))
    return re.fullmatch(rf"(\./)?({tops})(/[\w.*/-]*)?", word) and "/" in word


def slug(heading):
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def prose_of(page):
    return re.sub(r"^```.*?^```$", "", TEXTS[page], flags=re.M | re.S)


@functools.lru_cache(maxsize=None)
def links_of(page):
    """(path from the top of the repository, anchor), of each link into it. Without a path: this page."""
    links = []
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", prose_of(page))):
        if not target.startswith("http"):
            path, _, anchor = target.partition("#")
            links.append((os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page, anchor))
    return links


def check_links(page):
    for path, anchor in links_of(page):
        check_path(page, path)
        headings = re.findall(r"^#+ (.*)$", prose_of(path), re.M) if path in TEXTS else []
        if anchor and anchor not in map(slug, headings):
            complain(page, f"{path} has no heading #{anchor}")


def commands_of(console):
    joined = re.sub(r"\\\n\s*", "", console)
    for line in re.findall(r"^\$ (.*)$", joined, re.M):
        yield from re.split(r" \| | > | < ", line)


def check_prose(page):
    everywhere = options_of("./run") | options_of("./test") | options_of(PEPINIERED) | all_of_pep() | FOREIGN
    for span in re.findall(r"`([^`\n]+)`", prose_of(page)):
        check_command(page, span)
        for option in OPTION.findall(span):
            if option not in everywhere and not span.startswith(("ctest", "cmake")):
                complain(page, f"nothing has an option {option}")
        for word in span.split():
            if looks_like_a_path(word):
                check_path(page, word)


def all_of_pep(*path):
    found = options_of(PEP, *path)
    for command in subcommands(*path):
        found = found | all_of_pep(*path, command)
    return found


def fences_of(page):
    return re.findall(r"^```(\w*)\n(.*?)^```$", TEXTS[page], re.M | re.S)


def check_page(page):
    check_links(page)
    check_prose(page)
    for language, body in fences_of(page):
        if language == "console":
            for command in commands_of(body):
                check_command(page, command)
                for word in command.split():
                    if looks_like_a_path(word):
                        check_path(page, word)
        elif body not in examples_in(language).values() and language in EXAMPLES:
            complain(page, f"the {language} example is none of {', '.join(examples_in(language))}")


@functools.lru_cache(maxsize=None)
def examples_in(language):
    files = [f"clients/examples/{name}" for name in EXAMPLES.get(language, ())]
    return {file: (SOURCE / file).read_text() for file in files}


def check_reach():
    reached = {path for path, _ in links_of("README.md")}
    for page in DOCS:
        if page not in reached:
            complain("README.md", f"does not link to {page}")
        if not re.match(r"# .+\n\nFor ", TEXTS[page]):
            complain(page, "does not begin with whom it is for")
    named = re.findall(r"[\w/-]+\.md", help_of(PEP))
    if not named:
        complain("pep --help", "does not say where the pages are")
    for page in named:
        check_path("pep --help", page)


def check_together():
    """What the pages tell between them."""
    shown = {body for page in PAGES for _, body in fences_of(page)}
    for language in EXAMPLES:
        for file, text in examples_in(language).items():
            if text not in shown:
                complain("the pages", f"{file} is not shown")
    everything = "\n".join(TEXTS.values())
    for flag in options_of(PEPINIERED) - {"--help"}:
        if not re.search(rf"{flag}(?![\w-])", everything):
            complain("the pages", f"pepiniered's {flag} is not told")
    said = re.findall(r"^  (\d+)  (.*)$", section(help_of(PEP), "Exit codes"), re.M)
    if said not in [re.findall(r"^\| (\d+) \| (.*) \|$", text, re.M) for text in TEXTS.values()]:
        complain("the pages", "the exit codes are not those of `pep --help`")
    check_tables(SOURCE, TEXTS, complain)


def main():
    for page in PAGES:
        check_page(page)
    check_reach()
    check_together()
    print("\n".join(problems) or f"{len(PAGES)} pages name what exists")
    return 1 if problems else 0


sys.exit(main())
