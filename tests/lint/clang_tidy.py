#!/usr/bin/env python3
"""clang_tidy.py SOURCE BUILD: clang-tidy over every .cc of services/ and clients/ that BUILD compiles.

Tests are left to the compiler's warnings: a file costs 4 s of gRPC's and Abseil's headers, and half of the files are
tests.

A file that passed is not read again until it, a header of this repository that it includes, its compile command or
the configuration changes: passes are remembered by that content in ~/.cache/pepiniere/clang-tidy, so that a fresh
clone profits too. What a file includes is what the compiler said when it was built (`ninja -t deps`).
"""
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

TIDY = "clang-tidy-14"
SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "pepiniere" / "clang-tidy"
OURS = ("services/", "clients/")
HEADERS = f"^{SOURCE}/(build/[^/]+/rooms/[^/]+/)?(services|clients)/"


def commands():
    """The compile commands of our own files, in a stable order."""
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        path = os.path.relpath(entry["file"], SOURCE)
        if path.startswith(OURS):
            yield path, entry["command"]


def output_of(command):
    return re.search(r" -o (\S+) ", command)[1]


def dependencies():
    """Output file -> the files that its compilation read, as ninja remembers them."""
    found, files = {}, []
    listing = subprocess.run(["ninja", "-C", BUILD, "-t", "deps"], capture_output=True, text=True, check=True).stdout
    for line in listing.splitlines():
        if line.startswith(" "):
            files.append(line.strip())
        elif ": #deps" in line:
            files = found[line.split(": #deps")[0]] = []
    return found


@functools.lru_cache(maxsize=None)
def content(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


@functools.lru_cache(maxsize=None)
def configuration():
    version = subprocess.run([TIDY, "--version"], capture_output=True, text=True, check=True).stdout
    return version + (SOURCE / ".clang-tidy").read_text()


def portable(text):
    """The same in every clone and build folder."""
    return text.replace(str(BUILD), "BUILD").replace(str(SOURCE), "SOURCE")


def key(command, read):
    """What the verdict on a file depends on, or None when the compiler has not told what it reads."""
    if not read:
        return None
    digest = hashlib.sha256(configuration().encode())
    digest.update(portable(command).encode())
    for name in sorted(read):
        path = os.path.normpath(BUILD / name)
        ours = path.startswith(f"{SOURCE}/")
        digest.update(f"{portable(path)} {content(path) if ours else ''}\n".encode())
    return digest.hexdigest()


def check(path, command, read):
    """None when the file passes, else what clang-tidy said."""
    name = key(command, read)
    passed = CACHE / name if name else None
    if passed and passed.exists():
        return None
    result = subprocess.run(
        [TIDY, "--quiet", f"--header-filter={HEADERS}", "--extra-arg=-Wno-error", "-p", BUILD, SOURCE / path],
        capture_output=True, text=True, check=False)
    if result.returncode:
        return result.stdout or result.stderr
    if passed:
        passed.touch()
    return None


def main():
    CACHE.mkdir(parents=True, exist_ok=True)
    known = dependencies()
    todo = dict(commands())
    failures = set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for said in pool.map(lambda item: check(*item, known.get(output_of(item[1]))), todo.items()):
            if said and said not in failures:
                failures.add(said)
                print(portable(said), flush=True)
    print(f"{len(todo)} files, {len(failures)} with something to say")
    return 1 if failures or not todo else 0


if __name__ == "__main__":
    sys.exit(main())
