#!/usr/bin/env python3
"""arrows.py SOURCE: every include goes where its room's declaration says it may.

The build already refuses a room that was not declared anywhere on the way; this also refuses what the build happens
to find: a library that the room did not declare, a path that is not written from the top of the repository.
"""
import pathlib
import re
import sys

SOURCE = pathlib.Path(sys.argv[1])
TOPS = ("services", "clients")
ARROWS = ("SEES", "HIDES", "LIBS", "OWN", "PROGRAM")
KEYWORDS = (*ARROWS, "HEADERS")  # what is read precompiled allows no include

# A foreign header by its prefix -> the name its library has in a declaration.
LIBRARIES = {
    "absl/": "PkgConfig::ABSL", "cppconn/": "${MYSQLCPPCONN}", "mysql": "${MYSQLCPPCONN}",
    "grpcpp/": "PkgConfig::GRPC", "grpc/": "PkgConfig::GRPC", "google/protobuf/": "PkgConfig::PROTOBUF",
    "prometheus/": "prometheus-cpp::", "nlohmann/": "nlohmann_json::nlohmann_json",
    "openssl/": "OpenSSL::", "curl/": "CURL::libcurl", "yaml-cpp/": "yaml-cpp", "CLI/": "CLI11::CLI11",
    "utf8proc": "PkgConfig::UTF8PROC", "re2/": "${RE2}", "simdjson": "simdjson::simdjson",
}
# Who alone may include one: the rest of the house asks that room.
ALONE = {
    "${MYSQLCPPCONN}": ("db", "speaks to the database's client library"),
    "nlohmann_json::nlohmann_json": ("json", "includes a library for JSON"),
    "simdjson::simdjson": ("json", "includes a library for JSON"),
}
# What comes along: gRPC's and protobuf's own headers show these.
BRINGS = {"proto_": ["PkgConfig::PROTOBUF", "PkgConfig::GRPC"], "PkgConfig::GRPC": ["PkgConfig::PROTOBUF"]}


def rooms():
    """Name -> {DIR, SEES, HIDES, LIBS, OWN}, from the CMakeLists.txt that declare them."""
    found = {}
    for listing in [path for top in TOPS for path in (SOURCE / top).rglob("CMakeLists.txt")]:
        text = re.sub(r"#.*", "", listing.read_text())
        for body in re.findall(r"\bhouse_room\(([^)]*)\)", text):
            name, folder, *words = body.split()
            room = found[name] = {"DIR": folder, **{word: [] for word in KEYWORDS}}
            into = None
            for word in words:
                if word in KEYWORDS:
                    into = word
                else:
                    room[into].append(word)
    return found


def reach(names, known):
    """The rooms and libraries that NAMES give to whoever may see them."""
    seen, todo = set(), list(names)
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        todo += [brought for prefix, more in BRINGS.items() if name.startswith(prefix) for brought in more]
        if name.startswith("proto_"):
            todo += [] if name in ("proto_google", "proto_rpc") else ["proto_rpc"]
            todo += ["proto_google"]
        if name in known:
            todo += known[name]["SEES"] + known[name]["LIBS"]
    return seen


def wanted(include, by_folder):
    """The room or library that an include needs, or None when anybody may have it."""
    folder = str(pathlib.PurePosixPath(include).parent)
    if folder in by_folder:
        return by_folder[folder]
    generated = re.match(r"pepiniere/(\w+)/", include)
    if generated:
        return f"proto_{generated[1]}"
    if re.match(r"google/(api|rpc|type)/", include):
        return "proto_google"
    return next((library for prefix, library in LIBRARIES.items() if include.startswith(prefix)), None)


def faults(path, room, known, by_folder):
    """What is wrong with one file's includes; room is None for a folder that is not one (main, tests)."""
    allowed = set()
    if room:
        allowed = reach(sum((known[room][word] for word in ARROWS), []), known) | {room}
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if not match:
            continue
        quote, include = match.groups()
        at = f"{path.relative_to(SOURCE)}:{number}: {include}: "
        if quote == '"' and (include.startswith(".") or "/" not in include):
            yield at + "write it from the top of the repository"
        need = wanted(include, by_folder)
        keeper, does = ALONE.get(need, (room, ""))
        if room != keeper:
            yield at + f"only services/{keeper} {does}"
        elif room and need and not any(has.startswith(need) for has in allowed):
            yield at + f"{room} does not declare {need}"


def main():
    known = rooms()
    by_folder = {room["DIR"]: name for name, room in known.items()}
    found, files = [], 0
    for top in TOPS:
        for path in sorted((SOURCE / top).rglob("*")):
            if path.suffix in (".h", ".cc"):
                files += 1
                found += faults(path, by_folder.get(str(path.parent.relative_to(SOURCE))), known, by_folder)
    print("\n".join(found + [f"{files} files in {len(known)} rooms, {len(found)} wrong arrows"]))
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
