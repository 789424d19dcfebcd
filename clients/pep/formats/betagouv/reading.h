// The reading of one file: where its findings go, and what no field holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/content/yaml.h"
#include "google/protobuf/message.h"
#include "services/base/date.h"
#include "services/base/text.h"

namespace pepiniere::betagouv {

// In source_fields: the scalars in it that were quoted where we would not, or not quoted where we would, by their
// paths, sorted (rgpd, phases[0].revue, suivi.dates[1]). JSON takes 2024-01-01 and '2024-01-01' for one text, YAML does
// not.
inline constexpr std::string_view kQuotingKey = "pepiniere.quoting";

// Visits the scalars of `yaml`, which is kept under `path`, each with its own path.
template <typename Y, typename Visit>
void ForEachScalar(Y& yaml, const std::string& path, Visit&& visit) {
  if (yaml.IsScalar()) visit(path, yaml);
  for (std::size_t i = 0; i < yaml.items.size(); ++i) {
    ForEachScalar(yaml.items[i], base::Concat(path, "[", i, "]"), visit);
  }
  for (auto& [key, value] : yaml.entries) ForEachScalar(value, base::Concat(path, ".", key), visit);
}

class Reading {
 public:
  // `resource` gets what is kept; all outlive the reading.
  Reading(google::protobuf::Message& resource, base::Date today, content::Findings& findings)
      : resource_(resource), today_(today), findings_(findings) {}

  base::Date today() const { return today_; }

  void Report(const content::FindingCode& code, std::string_view key, std::string_view message,
              std::string_view action = "") {
    findings_.Add(code, key, message, action);
  }
  // Puts `value` in source_fields; what is there already under `key` stays beside it, as key#2 and so on. See
  // kQuotingKey for what JSON cannot say of it.
  void Keep(std::string_view key, const content::Yaml& value);
  // Keeps and reports what has another type than its key wants.
  void KeepWrongType(std::string_view key, const content::Yaml& value, std::string_view wanted);

  // A scalar cleaned, its oddities reported; what is no scalar is kept and gives an empty text.
  std::string Line(std::string_view key, const content::Yaml& value);
  // A scalar as it is, its oddities reported.
  std::string Prose(std::string_view key, const content::Yaml& value);

  // The entries of `map`, each key once: the last counts, earlier ones that differ are kept. `prefix` goes before the
  // keys that are reported.
  std::vector<std::pair<std::string, content::Yaml>> Entries(const content::Yaml& map, std::string_view prefix = "");

 private:
  google::protobuf::Message& resource_;
  base::Date today_;
  content::Findings& findings_;
};

}  // namespace pepiniere::betagouv
