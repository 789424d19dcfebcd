// The format as tables: every key of every sort of file, and the field that it fills.
#pragma once

#include <string>
#include <string_view>

#include "absl/types/span.h"
#include "clients/pep/formats/content/document.h"
#include "pepiniere/portfolio/v1/import.pb.h"

namespace pepiniere::betagouv {

// How a key's value and its field become one another.
enum class Shape {
  kLine,           // text on one line, cleaned
  kProse,          // free text, kept as it is
  kBoolean,        // true, false
  kAccessibility,  // non, partiellement, totalement conforme
  kOrganisation,   // /organisations/x
  kIncubator,      // x
  kLines,          // a list of kLine
  kOrganisations,  // a list of kOrganisation
  kIncubators,     // a list of kIncubator, the primary one among them
  kAliases,        // a list of /startups/x
  kPhases,         // the ledger
  kEvents,         // the events
  kHidden,         // true: a mark, kept as written (marks.h)
  kRobots,         // noindex, as search engines read it: a mark too
  kId,             // the file's name again
  kKept,           // known, and no field holds it: kept in source_fields
  kExtension,      // what the format has no key for: see extension.h
};

enum class Need {
  kOptional,
  kExpected,  // must be there, may be empty
  kRequired,  // must be there and say something
  kTitle,     // the same; the id stands in for it
};

struct Key {
  std::string_view key;
  Shape shape = Shape::kKept;
  std::string_view field = {};  // a path in the resource: links.product_uri
  Need need = Need::kOptional;
  // The open data tells whether the source has the key, even if it says nothing there: an empty text is kept in
  // source_fields.
  bool keeps_blank = false;
};

// A sort of file.
struct Format {
  std::string_view folder;      // _startups
  std::string_view collection;  // projects/
  portfolio::v1::ImportItem::ResourceCase resource;
  absl::Span<const Key> keys;  // in the order in which they are written
  bool expects_body;           // an empty body is odd
};

// Organisations, incubators, teams, projects: the order of an import.
absl::Span<const Format> Formats();
// None for RESOURCE_NOT_SET.
const Format* FormatOf(portfolio::v1::ImportItem::ResourceCase resource);
// That of the files in the folder that `file` ("content/_startups/a.md") is in; none for another.
const Format* FormatOf(std::string_view file);
// How these files are laid out.
content::Layout LayoutOf(const Format& format);
// None for a key that the format does not have.
const Key* FindKey(const Format& format, std::string_view key);
// The key that fills the field at `path` of an item: links.product_uri is link, and phase_records[2].effective_date is
// phases[2].start. `path` itself where no key does.
std::string KeyFilling(const Format& format, std::string_view path);

// The resource that `item` holds (for a project, the Project in it); made when it holds none yet.
google::protobuf::Message& MutableResource(const Format& format, portfolio::v1::ImportItem& item);
const google::protobuf::Message& Resource(const portfolio::v1::ImportItem& item);

// beta.gouv.fr's name of a phase, and ours.
struct PhaseName {
  std::string_view name;
  portfolio::v1::Phase phase;
};
absl::Span<const PhaseName> PhaseNames();
// The types of events that are known.
absl::Span<const std::string_view> EventTypes();

struct AccessibilityName {
  std::string_view name;
  portfolio::v1::AccessibilityStatus status;
};
absl::Span<const AccessibilityName> AccessibilityNames();

}  // namespace pepiniere::betagouv
