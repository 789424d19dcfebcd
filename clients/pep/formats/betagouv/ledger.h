// The lists of a project: its phases and its events.
#pragma once

#include <map>
#include <string>

#include "clients/pep/formats/betagouv/reading.h"
#include "clients/pep/formats/content/yaml.h"
#include "pepiniere/portfolio/v1/import.pb.h"

namespace pepiniere::betagouv {

// Fill project.phase_records, project.events from the values of the keys `phases`, `events`; keys inside that no field
// holds are kept as phases[2].key. What is odd in one line is reported; see CheckLedger for the rest.
void ReadPhases(const content::Yaml& value, portfolio::v1::ImportedProject& project, Reading& reading);
void ReadEvents(const content::Yaml& value, portfolio::v1::ImportedProject& project, Reading& reading);

// Reports what is odd between the lines of a ledger: order, ties, overlaps, gaps, ends.
void CheckLedger(const portfolio::v1::ImportedProject& project, Reading& reading);

// Source fields that are still to be written, by key; what is written is taken out.
using Leftovers = std::map<std::string, content::Yaml>;

// The other way: a kList each.
content::Yaml WritePhases(const portfolio::v1::ImportedProject& project, Leftovers& leftovers);
content::Yaml WriteEvents(const portfolio::v1::ImportedProject& project, Leftovers& leftovers);

}  // namespace pepiniere::betagouv
