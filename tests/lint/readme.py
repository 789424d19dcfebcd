#!/usr/bin/env python3
"""readme.py SOURCE BUILD PEP PEPINIERED: what README.md and CONTRIBUTING.md name exists.

Paths and anchors; the options of ./run and ./test, the commands and options of pep, the flags of pepiniered, as their
own --help says them; presets and tests; the exit codes; the fields of filters; the example programs, line by line.
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

SOURCE = pathlib.Path(sys.argv[1])
BUILD, PEP, PEPINIERED = sys.argv[2:5]
PAGES = ("README.md", "CONTRIBUTING.md")
EXAMPLES = {"cpp": "clients/examples/advance.cc", "js": "clients/examples/advance.mjs"}
# The service that CONTRIBUTING.md shows how to add.
HYPOTHETICAL = "cohort"
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# Other people's programs: that they take these options is theirs to say.
FOREIGN = {"--as-of", "--parallel", "--version"}

problems = []


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


def commands_of(console):
    joined = re.sub(r"\\\n\s*", "", console)
    for line in re.findall(r"^\$ (.*)$", joined, re.M):
        yield from re.split(r" \| | > | < ", line)


def check_prose(page, prose):
    headings = {slug(heading) for heading in re.findall(r"^#+ (.*)$", prose, re.M)}
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", prose)):
        path, _, anchor = target.partition("#")
        if path and not path.startswith("http"):
            check_path(page, path)
        if anchor and not path and anchor not in headings:
            complain(page, f"there is no heading #{anchor}")
    everywhere = options_of("./run") | options_of("./test") | options_of(PEPINIERED) | all_of_pep() | FOREIGN
    for span in re.findall(r"`([^`\n]+)`", prose):
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


def check_page(page):
    text = (SOURCE / page).read_text()
    fences = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)
    check_prose(page, re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))
    for language, body in fences:
        if language == "console":
            for command in commands_of(body):
                check_command(page, command)
                for word in command.split():
                    if looks_like_a_path(word):
                        check_path(page, word)
        elif language in EXAMPLES and body != (SOURCE / EXAMPLES[language]).read_text():
            complain(page, f"the {language} example is not what {EXAMPLES[language]} says")
    return text, {language for language, _ in fences}


def check_readme(text, languages):
    for language, example in EXAMPLES.items():
        if language not in languages:
            complain("README.md", f"{example} is not shown")
    for flag in options_of(PEPINIERED) - {"--help"}:
        if not re.search(rf"{flag}(?![\w-])", text):
            complain("README.md", f"pepiniered's {flag} is not told")
    said = re.findall(r"^  (\d+)  (.*)$", section(help_of(PEP), "Exit codes"), re.M)
    if said != re.findall(r"^\| (\d+) \| (.*) \|$", text, re.M):
        complain("README.md", "the exit codes are not those of `pep --help`")
    check_filters(text)


def check_filters(text):
    contract = (SOURCE / "proto/pepiniere/portfolio/v1/portfolio_service.proto").read_text()
    request = contract[contract.index("message ListProjectsRequest"):]
    comment = re.search(r"AIP-160 over ((?:.*\n)+?)  string filter", request)[1]
    told = set(re.findall(r"[a-z][a-z_.]*[a-z]", re.sub(r"\([^)]*\)|//", "", comment)))
    table = re.search(r"^\| of projects .*\n((?:\|.*\n)+)", text, re.M)[1]
    listed = {field for row in table.splitlines() for field in re.findall(r"`([\w.]+)`", row.split("|")[1])}
    if told != listed:
        complain("README.md", f"filters of projects: the contract and the table differ by {sorted(told ^ listed)}")


def main():
    for page in PAGES:
        text, languages = check_page(page)
        if page == "README.md":
            check_readme(text, languages)
    print("\n".join(problems) or "README.md and CONTRIBUTING.md name what exists")
    return 1 if problems else 0


sys.exit(main())
