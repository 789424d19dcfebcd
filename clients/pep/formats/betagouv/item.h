// One file to one item of the import stream, and back.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/formats/betagouv/format.h"
#include "clients/pep/formats/content/document.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/yaml.h"
#include "pepiniere/portfolio/v1/import.pb.h"
#include "services/base/date.h"

namespace pepiniere::betagouv {

// The resource that `document` tells, named {collection}{id}. item.file is left empty.
portfolio::v1::ImportItem ReadItem(const Format& format, std::string_view id, const content::Document& document,
                                   base::Date today, content::Findings& findings);

// The keys of the file for `item`, in their usual order, without the key `pepiniere`.
content::Yaml WriteKeys(const Format& format, const portfolio::v1::ImportItem& item);

// The whole file: one that ReadItem, given the id `id`, reads as Comparable(item).
std::string WriteItem(const Format& format, std::string_view id, const portfolio::v1::ImportItem& item);

// `item` without what a file need not hold: the file's name, output-only fields and etags, names of phase records and
// events, empty messages, marks in their usual words (marks.h), and what was written for a phase or a date that is
// known.
portfolio::v1::ImportItem Comparable(portfolio::v1::ImportItem item);

}  // namespace pepiniere::betagouv
