#!/usr/bin/env python3
"""clang_tidy.py SOURCE BUILD: clang-tidy over every .cc of services/ and clients/ that BUILD compiles.

Most of what a file costs is gRPC's and Abseil's headers (4 s), so files that do not give two things one name are read
together, as one that includes them all. Where that finds something, or does not compile all the same, its halves are
read, down to the file that it is about. Tests are left to the compiler's warnings.

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
    words = shlex.split(command.replace(" -isystem ", " -isystem"))
    first = next(i for i, word in enumerate(words) if word.startswith("-"))
    with_file = ("-o", "-c", "-include")
    return tuple(word for before, word in zip(words[first - 1:], words[first:])
                 if word not in (*with_file, "-Winvalid-pch") and before not in with_file)


def flags_together(all_commands):
    """The flags of all rooms. With every room's doors open, and its libraries' definitions, files of all rooms can be
    read together: who may include whom is lint_arrows' business."""
    return tuple(dict.fromkeys(flag for _, command in all_commands for flag in flags_of(command)))


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


def files_read(command, known):
    """What a compilation read, that of its precompiled headers included, or nothing when the compiler has not told."""
    own = known.get(output_of(command), [])
    precompiled = re.search(r" -include (\S+)", command)
    return own and own + (known.get(os.path.relpath(precompiled[1], BUILD) + ".gch", []) if precompiled else [])


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
    for name in sorted(set(read)):
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


def check(flags, files):
    """What clang-tidy says of some files of (path, key) together; passes are remembered."""
    together = SCRATCH / (hashlib.sha256(repr(files).encode()).hexdigest()[:16] + ".cc")
    together.write_text("".join(f'#include "{SOURCE / path}"\n' for path, _ in files))
    verdict = tidy(together if len(files) > 1 else SOURCE / files[0][0], flags)
    if verdict and len(files) > 1:
        named = [file for file in files if f"{SOURCE / file[0]}:" in verdict]
        others = [file for file in files if file not in named]
        clash = "[clang-diagnostic-error]" in verdict
        if not named and not clash:
            return [verdict]  # of a header
        if not named or not others:
            half = len(files) // 2
            return check(flags, files[:half]) + check(flags, files[half:])
        # Those that do not compile together, or that it has something to say of, are asked about alone.
        said = list(itertools.chain.from_iterable(check(flags, [file]) for file in named))
        if clash:
            return said + check(flags, others)
        remember(others)
        return said
    if verdict:
        return [verdict]
    remember(files)
    return []


def remember(passed):
    for _, name in passed:
        if name:
            (CACHE / name).touch()


# What a line at the margin gives a name to: types, aliases, constants, functions.
NAMED = re.compile(r"^(?:template <.*> )?(?:struct|class|enum(?: class)?) (\w+)"
                   r"|^(?:using|namespace) (\w+) ="
                   r"|^(?:\S.*[ &*])?(k[A-Z]\w+)(?: =|\[|\{|\()"
                   r"|^[\w:].*?[ &*](\w+)\(", re.MULTILINE)
# Aliases that are the same wherever there are any.
SAME_EVERYWHERE = {"asio", "fs"}


# What it makes known of another room: two files may both, but none may give that name to something of its own.
MADE_KNOWN = re.compile(r"^using [\w:]+::(\w+);", re.MULTILINE)


def names(path):
    """The names that a file gives at namespace scope, and those that it makes known, as far as regular expressions can
    tell."""
    text = (SOURCE / path).read_text()
    given = {next(filter(None, match)) for match in NAMED.findall(text) if any(match)}
    return given - SAME_EVERYWHERE, set(MADE_KNOWN.findall(text))


def batches(files):
    """Files of (path, key), some at a time: each goes to the first batch with room whose names do not clash with its
    own."""
    filling = []  # (files, names given, names made known)
    for file in sorted(files):
        given, known = names(file[0])
        fits = (batch for batch in filling
                if len(batch[0]) < TOGETHER and not batch[1] & (given | known) and not batch[2] & given)
        batch = next(fits, None)
        if batch is None:
            filling.append(batch := ([], set(), set()))
        batch[0].append(file)
        batch[1].update(given)
        batch[2].update(known)
    return [batch[0] for batch in filling]


def main():
    CACHE.mkdir(parents=True, exist_ok=True)
    SCRATCH.mkdir(exist_ok=True)
    known = dependencies()
    compiled = [(path, command, files_read(command, known)) for path, command in commands()]
    todo = [(path, key(command, read)) for path, command, read in compiled
            if not any(name.endswith(COROUTINES) for name in read)]
    unread = [(path, name) for path, name in todo if not name or not (CACHE / name).exists()]
    flags = flags_together(commands())
    failures = set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for said in itertools.chain.from_iterable(pool.map(functools.partial(check, flags), batches(unread))):
            if said not in failures:
                failures.add(said)
                print(portable(said), flush=True)
    print(f"{len(todo)} files, {len(unread)} of them read now, {len(failures)} with something to say")
    return 1 if failures or not todo else 0


if __name__ == "__main__":
    sys.exit(main())
