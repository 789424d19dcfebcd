#!/usr/bin/env python3
"""clang_tidy.py SOURCE BUILD: clang-tidy over every .cc of services/ and clients/ that BUILD compiles.

Most of what a file costs is gRPC's and Abseil's headers (4 s), so files with the same flags that do not give two things
one name are read together, as one that includes them all; only where that finds something, or does not compile all the
same, are they read one by one. Tests are left to the compiler's warnings.

A file that passed is not read again until it, a header of this repository that it includes, its compile command or
the configuration changes: passes are remembered by that content in ~/.cache/pepiniere/clang-tidy, so that a fresh
clone profits too. What a file includes is what the compiler said when it was built (`ninja -t deps`).
"""
import concurrent.futures
import functools
import itertools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

TIDY = "clang-tidy-14"
SOURCE, BUILD = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "pepiniere" / "clang-tidy"
SCRATCH = BUILD / "clang_tidy"
OURS = ("services/", "clients/")
# Clang 14 and GCC's library have no coroutines in common that Asio 1.74 knows: what co_awaits is left to GCC's warnings.
COROUTINES = "boost/asio/awaitable.hpp"
TOGETHER = 16
HEADERS = f"^{SOURCE}/(build/[^/]+/rooms/[^/]+/)?(services|clients)/"


def commands():
    """The compile commands of our own files, in a stable order."""
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        path = os.path.relpath(entry["file"], SOURCE)
        if path.startswith(OURS):
            yield path, entry["command"]


def output_of(command):
    return re.search(r" -o (\S+) ", command)[1]


def flags_of(command):
    """The command's flags without its files and GCC's precompiled headers: the same for all files of a room."""
    words = shlex.split(command)
    first = next(i for i, word in enumerate(words) if word.startswith("-"))
    with_file = ("-o", "-c", "-include")
    return tuple(word for before, word in zip(words[first - 1:], words[first:])
                 if word not in (*with_file, "-Winvalid-pch") and before not in with_file)


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


def tidy(path, flags):
    """None when the file passes, else what clang-tidy said."""
    result = subprocess.run(
        [TIDY, "--quiet", f"--config-file={SOURCE}/.clang-tidy", f"--header-filter={HEADERS}", path, "--", *flags,
         "-Wno-error"], cwd=BUILD, capture_output=True, text=True, check=False)
    return (result.stdout or result.stderr) if result.returncode else None


def check(batch):
    """What clang-tidy says of a batch of (path, key), all with the same flags; passes are remembered."""
    flags, files = batch
    said = []
    together = SCRATCH / (hashlib.sha256(repr(files).encode()).hexdigest()[:16] + ".cc")
    together.write_text("".join(f'#include "{SOURCE / path}"\n' for path, _ in files))
    if len(files) == 1 or tidy(together, flags):
        verdicts = [(path, name, tidy(SOURCE / path, flags)) for path, name in files]
    else:
        verdicts = [(path, name, None) for path, name in files]
    for _, name, verdict in verdicts:
        if verdict:
            said.append(verdict)
        elif name:
            (CACHE / name).touch()
    return said


# What a line at the margin, or in a function's body a `using`, gives a name to: types, aliases, functions, constants.
NAMED = re.compile(r"^(?:template <.*> )?(?:struct|class|enum(?: class)?|using|namespace) (\w+)"
                   r"|^(?:\S.*[ &*])?(k[A-Z]\w+)(?: =|\[|\{|\()"
                   r"|^[\w:].*?[ &*](\w+)\(", re.MULTILINE)
NOT_OURS = {"pepiniere", "portfolio", "api", "store", "rpc", "query", "journal", "db", "base", "pep", "betagouv", "gateway",
            "namespace"}


def names(path):
    """The names that a file gives at namespace scope, as far as a regular expression can tell."""
    found = {next(filter(None, match)) for match in NAMED.findall((SOURCE / path).read_text()) if any(match)}
    return found - NOT_OURS


def batches(files):
    """Files by their flags, some at a time: each goes to the first batch with room whose names it does not repeat."""
    files = sorted(files, key=lambda file: (file[0], file[1]))
    for flags, same in itertools.groupby(files, key=lambda file: file[0]):
        filling = []
        for file in (file[1:] for file in same):
            own = names(file[0])
            fits = (batch for batch in filling if len(batch[0]) < TOGETHER and not batch[1] & own)
            batch = next(fits, None)
            if batch is None:
                filling.append(batch := ([], set()))
            batch[0].append(file)
            batch[1].update(own)
        yield from ((flags, batch) for batch, _ in filling)


def main():
    CACHE.mkdir(parents=True, exist_ok=True)
    SCRATCH.mkdir(exist_ok=True)
    known = dependencies()
    # With every room's doors open, files of all rooms can be read together: who may include whom is lint_arrows' business.
    doors = tuple(sorted({flag for _, command in commands() for flag in flags_of(command) if flag.startswith("-I")}))
    todo = [(doors + tuple(flag for flag in flags_of(command) if flag not in doors), path,
             key(command, known.get(output_of(command)))) for path, command in commands()
            if not any(read.endswith(COROUTINES) for read in known.get(output_of(command), []))]
    unread = [file for file in todo if not file[2] or not (CACHE / file[2]).exists()]
    failures = set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for said in itertools.chain.from_iterable(pool.map(check, batches(unread))):
            if said not in failures:
                failures.add(said)
                print(portable(said), flush=True)
    print(f"{len(todo)} files, {len(unread)} of them read now, {len(failures)} with something to say")
    return 1 if failures or not todo else 0


if __name__ == "__main__":
    sys.exit(main())
