"""The tables of docs/ that repeat the contract, held against it: every method of every service, the roles that each service
knows, the fields of filters."""
import re

VERBS = ("Get", "List", "Create", "Update", "Delete", "Undelete", "Correct", "Revoke", "Watch")


def read_services(source):
    """{full name: {method: the roles that may call it}}; nobody in particular: none."""
    services = {}
    for file in sorted(source.glob("proto/pepiniere/*/v1/*_service.proto")):
        text = file.read_text()
        package = re.search(r"^package (.*);", text, re.M)[1]
        methods = {}
        for name, body in re.findall(r"^  rpc (\w+)\(.*?\) returns \(.*?\) \{\n(.*?)^  \}", text, re.M | re.S):
            methods[name] = set(re.findall(r"\bROLE_(\w+)", body))
        service = re.search(r"^service (\w+)", text, re.M)[1]
        services[f"{package}.{service}"] = methods
    return services


def read_resources(source):
    """The type of each resource by the pattern of its name, without the words in braces."""
    types = {}
    for file in source.glob("proto/pepiniere/*/v1/*.proto"):
        for type_name, patterns in re.findall(r'\(google\.api\.resource\) = \{\s*type: "[^"]*/(\w+)"\s*((?:pattern: "[^"]*"\s*)+)', file.read_text()):
            for pattern in re.findall(r'"([^"]*)"', patterns):
                types[bare(pattern)] = type_name
    return types


def bare(pattern):
    return re.sub(r"\{\w+\}", "{}", pattern)


def tables(text, header):
    """Of each table with that header: the text before it, and its rows as lists of cells."""
    for found in re.finditer(rf"^{re.escape(header)}\n\|[-|]+\|\n((?:\|.*\n)+)", text, re.M):
        yield text[:found.start()], [[cell.strip() for cell in row.strip("|").split("|")] for row in found[1].splitlines()]


def expand(verb, type_name, methods):
    """GetProject of "Get", ListProjects of "List"; nothing where the service has no such method."""
    names = [verb + type_name, f"{verb}{type_name}s", f"{verb}{type_name}es", f"{verb}{type_name[:-1]}ies"]
    return next((name for name in names if name in methods), None)


def told_methods(rows, methods, types, complain):
    told, verbs = set(), []
    for resource, name, cell in rows:
        pattern = re.search(r"`([^`]*)`", name)
        words = re.findall(r"\b[A-Z]\w+", cell)
        own = [word for word in words if word in VERBS]
        verbs = verbs if "the same" in cell else own
        for verb in dict.fromkeys([*own, *(verbs if "the same" in cell else [])]):
            method = expand(verb, types.get(bare(pattern[1]), ""), methods) if pattern else None
            if method is None:
                complain(f"{resource}: there is no method to {verb} one")
            told.add(method)
        for word in words:
            if word not in VERBS and word not in methods:
                complain(f"{resource}: there is no method {word}")
            told.add(word)
    return told


def check_methods(source, texts, complain):
    services, types, told = read_services(source), read_resources(source), {}
    for before, rows in tables(texts["docs/api.md"], "| resource | name | methods |"):
        service = re.findall(r"`(pepiniere\.[\w.]+Service)`", before)[-1]
        told[service] = told_methods(rows, services.get(service, {}), types, lambda what: complain("docs/api.md", what))
    for service, methods in services.items():
        for method in sorted(set(methods) - told.get(service, set())):
            complain("docs/api.md", f"{service} has a method {method} that no table tells")


GIVERS = {"ORIGIN_UNSPECIFIED": "administrators", "ORIGIN_DEPLOYMENT": "deployment", "ORIGIN_IMPLIED": "nobody"}


def read_role_rules(source):
    """{role: (what it is held on, who gives it, whether it reads what is restricted)}"""
    text, rules = (source / "proto/pepiniere/rpc/v1/access.proto").read_text(), {}
    for name, rule in re.findall(r"^  ROLE_(\w+) = [1-9]\d* \[\(role_rule\) = \{(.*?)\}\];", text, re.M | re.S):
        held_on = set(re.findall(r'"(\w+)/\{', rule))
        if "on_everything: true" in rule and "bound_to_resource: true" not in rule:
            held_on.add("everything")
        origin = re.search(r"ORIGIN_\w+", rule)
        rules[name.lower()] = (held_on, GIVERS[origin[0] if origin else "ORIGIN_UNSPECIFIED"], "reads_restricted: true" in rule)
    return rules


def check_role_rules(source, texts, complain):
    rules, told, page = read_role_rules(source), {}, texts["docs/roles.md"]
    for _, rows in tables(page, "| role | held on | given by | reads what is not open data |"):
        for role, held_on, giver, reads in rows:
            told[re.search(r"`(\w+)`", role)[1]] = (set(re.findall(r"\w+", held_on)), giver, reads == "yes")
    for role in sorted(rules.keys() | told.keys()):
        if rules.get(role) != told.get(role):
            complain("docs/roles.md", f"the role {role}: the contract and the table differ")
    for _, rows in tables(page, "| role | held on | may |"):
        for role, held_on, _ in rows:
            for name in re.findall(r"`(\w+)`", role):
                if not set(re.findall(r"\w+", held_on)) <= rules[name][0]:
                    complain("docs/roles.md", f"the role {name} is not held on {held_on}")


def check_roles(source, texts, complain):
    declared = {}
    for service, methods in read_services(source).items():
        declared.setdefault(service.split(".")[1], {"programme_admin"}).update(role.lower() for roles in methods.values() for role in roles)
    told = {}
    for before, rows in tables(texts["docs/roles.md"], "| role | held on | may |"):
        heading = re.findall(r"^## .*`(\w+)`.*$", before, re.M)
        told[heading[-1] if heading else ""] = {role for row in rows for role in re.findall(r"`(\w+)`", row[0])}
    for service in declared.keys() | told.keys():
        differ = declared.get(service, set()) ^ told.get(service, set())
        if differ:
            complain("docs/roles.md", f"roles in the service {service}: the contract and the table differ by {sorted(differ)}")


def check_filters(source, texts, complain):
    contract = (source / "proto/pepiniere/portfolio/v1/portfolio_service.proto").read_text()
    request = contract[contract.index("message ListProjectsRequest"):]
    comment = re.search(r"AIP-160 over ((?:.*\n)+?)  string filter", request)[1]
    told = set(re.findall(r"[a-z][a-z_.]*[a-z]", re.sub(r"\([^)]*\)|//", "", comment)))
    found = [table for text in texts.values() for table in re.findall(r"^\| of projects .*\n((?:\|.*\n)+)", text, re.M)]
    listed = {field for table in found for row in table.splitlines() for field in re.findall(r"`([\w.]+)`", row.split("|")[1])}
    if told != listed:
        complain("the pages", f"filters of projects: the contract and the table differ by {sorted(told ^ listed)}")


def read_personal(source):
    """{(service, field)}: what the contract calls personal, but for texts about something else."""
    fields = set()
    for file in sorted(source.glob("proto/pepiniere/*/v1/*.proto")):
        service = "access" if file.parts[-3] == "rpc" else file.parts[-3]
        options = r"^ *(?:repeated )?[\w.]+ (\w+) = \d+ \[([^;]*?)\];"
        for field, told in re.findall(options, file.read_text(), re.M | re.S):
            if "v1.personal)" in told and "prose: true" not in told:
                fields.add((service, field))
    return fields


def check_personal(source, texts, complain):
    told = set()
    for _, rows in tables(texts["docs/personal-data.md"], "| service | field | tells | read by |"):
        for service, cell, *_ in rows:
            told.update((service, field) for field in re.findall(r"`(\w+)`", cell))
    for service, field in sorted(read_personal(source) ^ told):
        complain("docs/personal-data.md", f"{field} of the service {service}: the contract and the table differ on whether it is personal")


def check_tables(source, texts, complain):
    check_methods(source, texts, complain)
    check_roles(source, texts, complain)
    check_role_rules(source, texts, complain)
    check_filters(source, texts, complain)
    check_personal(source, texts, complain)
