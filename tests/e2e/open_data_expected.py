#!/usr/bin/env python3
"""Prints what the existing public site would publish as open data, version 2.7, of a folder of its content.

A second opinion: it shares nothing with the service. Each function says what a template of that site says; `Liquid` is
where the language of these templates matters. These things are the portfolio's and no template's: a value on one line is
cleaned when it is imported (see `line`), a moment is its day (see `day`), what should lead to the web and does not is an
empty text (see `address`), lines end with LF, a shared project is listed under each of its incubators, and an incubator
that its file hides is named nowhere (see `hide`).

usage: open_data_expected.py DIR URL      (DIR is the folder `content` or the one that holds it, URL where the site is)
prints {"startups.json": ..., "startups.csv": [{"id": ...}, ...], ...}
"""

import datetime
import html
import json
import pathlib
import re
import sys
import unicodedata
import urllib.parse
import zoneinfo

import yaml

# The site's own reader of files: the blank lines after the keys belong to neither.
FRONT_MATTER = re.compile(r"\A(---\s*\n(.*?\n?))^((---|\.\.\.)\s*$\n?)", re.M | re.S)
MISSING = ("", "~", "null")
TRUE = ("true", "True", "TRUE", "yes", "Yes", "on")


def line(value):
    """Text on one line: entities decoded, what cannot be seen removed, every space an ordinary one, composed, cut."""
    text = re.sub(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z0-9]+);", lambda match: html.unescape(match.group(0)), value or "")
    text = re.sub(r"[\u200b\u200c\u200d\u2060\ufeff]", "", text)
    text = re.sub(r"\r\n|[\s\u2028\u2029]", " ", text)
    return unicodedata.normalize("NFC", text).strip()


def day(value):
    """YYYY-MM-DD, as the API says: of a moment, its day in Paris."""
    text = line(value)
    moment = re.match(r"(\d{4}-\d\d-\d\d)[Tt ](.*)", text)
    if not moment:
        return text
    try:
        instant = datetime.datetime.fromisoformat(f"{moment[1]}T{moment[2].replace(' ', '')}")
    except ValueError:
        return moment[1]
    return instant.astimezone(zoneinfo.ZoneInfo("Europe/Paris")).date().isoformat() if instant.tzinfo else moment[1]


ADDRESSES = ("link", "repository", "stats_url", "budget_url", "impact_url", "dashlord_url", "analyse_risques_url", "website", "github")


def address(value):
    text = line(value)
    return text if re.match(r"https?://\S+$", text, re.I) else ""


class Liquid(dict):
    """A page's keys: what is absent or null is nil, an empty text is not."""

    def get(self, key, default=None):
        value = super().get(key)
        return default if value is None else value

    def text(self, key):
        return line(self.get(key, ""))

    def is_true(self, key):
        return self.get(key) in TRUE

    def lines(self, key):
        value = self.get(key, [])
        items = [line(item) for item in ([value] if isinstance(value, str) else value)]
        return list(dict.fromkeys(item for item in items if item))


def read(path):
    """(id, keys, body) of a file. Of a key that comes twice the last counts; what is `null` or empty but unquoted is nil."""
    text = re.sub(r"\r\n?", "\n", path.read_bytes().decode("utf-8", "replace").lstrip("\ufeff"))
    match = FRONT_MATTER.match(text)
    loader = yaml.BaseLoader(match.group(2) if match else "")
    node = loader.get_single_node()
    keys = Liquid(construct(node)) if node else Liquid()
    keys.update((key, address(keys[key])) for key in ADDRESSES if keys.get(key) is not None)
    name = path.name[: -len(".md")] if path.name.endswith(".md") else path.name
    return line(name), keys, text[match.end():] if match else text


def construct(node):
    if isinstance(node, yaml.MappingNode):
        return Liquid((key.value, construct(value)) for key, value in node.value)
    if isinstance(node, yaml.SequenceNode):
        return [construct(item) for item in node.value]
    return None if node.style is None and node.value in MISSING else node.value


def folder(content, name):
    where = content / name
    files = sorted(path for path in where.iterdir() if path.is_file() and not path.name.startswith(".")) if where.is_dir() else []
    return [read(path) for path in files]


def id_of(reference):
    return line(reference).rsplit("/", 1)[-1]


def incubators_of(keys):
    primary = keys.text("incubator")
    return keys.lines("incubators") or ([primary] if primary else [])


def phases_of(keys):
    read_as = {"name": line, "start": day, "end": day, "comment": str}
    return [{key: read(phase[key]) for key, read in read_as.items() if phase.get(key)} for phase in keys.get("phases", [])]


def event_of(event):
    return {"name": event.text("name"), "date": day(event.get("date")), "comment": re.sub(r"\r?\n", "", event.get("comment", ""))}


def statistics_of(keys):
    if keys.get("stats_url") is not None:
        return keys.text("stats_url")
    return keys.text("link") + "/stats" if keys.is_true("stats") else ""


def attributes_of(keys, body):
    attributes = {"name": keys.text("title"), "pitch": keys.text("mission"), "stats_url": statistics_of(keys)}
    if keys.get("budget_url") is not None:
        attributes["budget_url"] = keys.text("budget_url")
    if keys.get("link") is not None:
        attributes.update(impact_url=keys.text("impact_url"), link=keys.text("link"))
    if keys.get("repository") is not None:
        attributes["repository"] = keys.text("repository")
    attributes.update(
        contact=keys.text("contact"),
        content_url_encoded_markdown=urllib.parse.quote(body.encode(), safe=""),
        events=[event_of(event) for event in keys.get("events", [])],
        phases=[{"name": phase.get("name", ""), "start": phase.get("start", ""), "end": phase.get("end", "")}
                for phase in phases_of(keys)],
        sponsors=[id_of(sponsor) for sponsor in keys.lines("sponsors")],
        thematiques=keys.lines("thematiques"),
        technos=keys.lines("techno"))
    if keys.is_true("analyse_risques"):
        attributes["analyse_risques"] = "true"
    if keys.get("analyse_risques_url") is not None:
        attributes["analyse_risques_url"] = keys.text("analyse_risques_url")
    for key in ("dashlord_url", "accessibility_status"):
        if keys.get(key) is not None:
            attributes[key] = keys.text(key)
    return attributes


def startups_json(site, startups, incubators):
    def reference(incubator):
        return {"type": "incubator", "id": incubator}

    data = [{"id": name, "type": "startup", "attributes": attributes_of(keys, body),
             "relationships": {"incubator": {"data": reference(keys.text("incubator"))},
                               "incubators": {"data": [reference(incubator) for incubator in incubators_of(keys)]}}}
            for name, keys, body in startups]
    included = [{"id": name, "type": "incubator",
                 "attributes": {key: keys.text(key) for key in ("title", "owner", "website", "github", "contact")}}
                for name, keys, _ in incubators]
    return {"links": {"self": f"{site}/startups"}, "data": data, "included": included}


def nil_or_text(keys, key):
    return None if keys.get(key) is None else keys.text(key)


def startups_details_json(startups):
    nobody = {"active_members": [], "previous_members": [], "expired_members": []}
    return {name: {**nobody, "id": name, "name": keys.text("title"), "repository": nil_or_text(keys, "repository"),
                   "contact": keys.text("contact"), "phases": phases_of(keys)}
            for name, keys, _ in startups}


def incubators_json(startups, incubators):
    found = {}
    for name, keys, _ in startups:
        primary = keys.text("incubator")
        for incubator in dict.fromkeys(incubators_of(keys) + ([primary] if primary else [])):
            found.setdefault(incubator, {"startups": []})["startups"].append(
                {"id": name, "name": keys.text("title"), "pitch": keys.text("mission"),
                 "repository": nil_or_text(keys, "repository"), "contact": keys.text("contact"), "phases": phases_of(keys)})
    for name, keys, _ in incubators:
        # Every file has these keys. An empty one is an empty text; so is, to the portfolio, one that a file lacks.
        found.setdefault(name, {}).update(
            {key: keys.text(key) for key in ("title", "owner", "contact", "address", "website", "github")})
    return found


ORGANISATION = ("name", "acronym", "domaine_ministeriel", "type")


def organisations_json(organisations):
    return [{"id": name, **{key: keys.text(key) for key in ORGANISATION}} for name, keys, _ in organisations]


def sponsors_json(organisations):
    # As in incubators_json.
    return {name: {key: keys.text(key) for key in ORGANISATION} for name, keys, _ in organisations}


def startups_csv(startups):
    def row(name, keys):
        phases = phases_of(keys)
        return {"id": name, "name": keys.text("title"), "mission": keys.text("mission"),
                "start": phases[0].get("start", "") if phases else "", "status": phases[-1].get("name", "") if phases else "",
                "incubator": keys.text("incubator"), "stats": "null" if keys.get("stats_url") is None else keys.text("stats_url"),
                "link": "null" if keys.get("link") is None else keys.text("link"),
                "repository": "null" if keys.get("repository") is None else keys.text("repository"),
                "accessibility": keys.text("accessibility_status"), "contact": keys.text("contact"),
                "incubators": ",".join(incubators_of(keys))}

    return [row(name, keys) for name, keys, _ in startups]


def hide(startups, incubators):
    """Takes out what nobody is told of."""
    hidden = {name for name, keys, _ in incubators if keys.is_true("hidden")}
    for _, keys, _ in startups:
        if keys.text("incubator") in hidden:
            keys["incubator"] = None
        if keys.get("incubators") is not None:
            keys["incubators"] = [incubator for incubator in keys.lines("incubators") if incubator not in hidden]
    incubators[:] = [incubator for incubator in incubators if incubator[0] not in hidden]


def main():
    content = pathlib.Path(sys.argv[1])
    if (content / "content").is_dir():
        content = content / "content"
    startups, incubators, organisations = (folder(content, name) for name in ("_startups", "_incubators", "_organisations"))
    hide(startups, incubators)
    json.dump({"startups.json": startups_json(sys.argv[2], startups, incubators),
               "startups_details.json": startups_details_json(startups),
               "incubators.json": incubators_json(startups, incubators),
               "organisations.json": organisations_json(organisations),
               "sponsors.json": sponsors_json(organisations),
               "startups.csv": startups_csv(startups)}, sys.stdout)


if __name__ == "__main__":
    main()
