#!/usr/bin/env python3
"""containerfile.py SOURCE BUILD: the Containerfile would build and its image would start, as far as can be told here.

What it copies exists and is not ignored, the sections of packages.txt that it names exist, what k8s/ starts is put into
the image, and [image] holds the package of every shared library that the built programs need.
"""
import pathlib
import re
import subprocess
import sys

SOURCE, BUILD = map(pathlib.Path, sys.argv[1:3])
PROGRAMS = ("services/pepiniered/pepiniered", "clients/pep/pep")
IN_EVERY_DEBIAN = {"libc6", "libgcc-s1", "libstdc++6"}


def instructions():
    text = re.sub(r"\\\n", " ", (SOURCE / "Containerfile").read_text())
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, rest = line.partition(" ")
            yield name, rest.strip()


def sections():
    """Section of packages.txt -> its packages."""
    found, inside = {}, None
    for line in (SOURCE / "packages.txt").read_text().splitlines():
        header = re.fullmatch(r"\[(\w+)\]", line)
        if header:
            inside = found[header[1]] = []
        elif line and not line.startswith("#"):
            inside.append(line)
    return found


def copy_faults(rest, stages, kept):
    words = rest.split()
    if words[0].startswith("--from="):
        if words[0].split("=")[1] not in stages:
            yield f"COPY {rest}: no such stage"
        return
    for word in words[:-1]:
        if not (SOURCE / word).exists():
            yield f"COPY {word}: does not exist"
        if word.split("/")[0] not in kept:
            yield f"COPY {word}: .containerignore hides it"


def library_faults(program, packages):
    """The libraries that the program names itself, each with the package that it comes from."""
    needed = re.findall(r"NEEDED.*\[(.*)\]", subprocess.run(
        ["readelf", "-d", program], capture_output=True, text=True, check=True).stdout)
    paths = dict(re.findall(r"(\S+) => (\S+)", subprocess.run(
        ["ldd", program], capture_output=True, text=True, check=True).stdout))
    for library in needed:
        found = subprocess.run(["dpkg-query", "-S", f"*/{library}"], capture_output=True, text=True, check=False).stdout
        owners = {line.split(":")[0] for line in found.splitlines()}
        if library in paths and owners and not owners & (packages | IN_EVERY_DEBIAN):
            yield f"packages.txt [image] lacks {' or '.join(sorted(owners))}, which {program.name} needs ({library})"


def main():
    lists = sections()
    kept = {line[1:] for line in (SOURCE / ".containerignore").read_text().splitlines() if line.startswith("!")}
    stages, faults = set(), []
    for name, rest in instructions():
        if name == "FROM" and " AS " in rest:
            stages.add(rest.split(" AS ")[1])
        elif name == "COPY":
            faults += copy_faults(rest, stages, kept)
        for named in re.findall(r"install_packages ([\w ]+)", rest):
            faults += [f"packages.txt has no section [{word}]" for word in named.split() if word not in lists]
    for section, packages in lists.items():
        faults += [f"[{section}] lists {name} twice" for name in set(packages) if packages.count(name) > 1]
    text = (SOURCE / "Containerfile").read_text()
    for started in re.findall(r'command: \["/usr/bin/(\w+)"', (SOURCE / "k8s/base/migrations.yaml").read_text()):
        if not re.search(rf"/out/usr/bin .*\b{started}\b", text):
            faults.append(f"k8s/ starts {started}, which is not in the image")
    for program in PROGRAMS:
        if (BUILD / program).exists():
            faults += library_faults(BUILD / program, set(lists["image"]))
    print("\n".join(faults + [f"Containerfile: {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
