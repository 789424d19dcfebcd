// The key `pepiniere`: what a portfolio holds and the format has no key for.
#pragma once

#include <string_view>

#include "clients/pep/formats/betagouv/reading.h"
#include "clients/pep/formats/content/yaml.h"
#include "pepiniere/portfolio/v1/import.pb.h"

namespace pepiniere::betagouv {

inline constexpr std::string_view kExtensionKey = "pepiniere";

// A kMap of proto JSON fields of the resource (of a project: phaseRecords and events too) that make `wanted` of `read`:
// those that differ, null for those to clear. Empty when nothing differs.
content::Yaml Extension(const portfolio::v1::ImportItem& wanted, const portfolio::v1::ImportItem& read);

// Sets these fields. What is no field, or no value of it, is reported and kept in source_fields.
void ApplyExtension(const content::Yaml& extension, portfolio::v1::ImportItem& item, Reading& reading);

}  // namespace pepiniere::betagouv
