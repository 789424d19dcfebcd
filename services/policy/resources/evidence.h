// Evidence. Field meanings are documented once, on the contract (evidence.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/policy/resources/proposal.h"

namespace pepiniere::policy::resources {

// Numbered as in the contract.
enum class EvidenceKind { kReleaseCell = 1, kConstraintCount, kMetric, kProject, kChallenge, kIdea, kStudy, kLink };
std::string_view Symbol(EvidenceKind value);
bool ReadSymbol(std::string_view symbol, EvidenceKind& value);

struct Evidence {
  using Parent = Proposal;
  static constexpr std::string_view kPattern = "proposals/{proposal}/evidence/{evidence}", kCollection = "evidence";
  static constexpr bool kNumbered = true;
  EvidenceKind kind{};
  std::string source{};
  std::string part{};
  std::optional<base::Date> as_of_date{};
  std::string uri{};
  std::string said{};
  std::string title{};
  std::string note{};
  std::string quotation{};
  std::string sha256{};
  std::string source_version{};
  std::string source_uid{};
  std::string cited_by{};
  absl::Time cite_time = absl::InfinitePast();
  bool open = false;
  std::string original{};

  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("source", each.source...);
    visit("part", each.part...);
    visit("as_of_date", each.as_of_date...);
    visit("uri", each.uri...);
    visit("said", each.said...);
    visit("title", each.title...);
    visit("note", each.note...);
    visit("quotation", each.quotation...);
    visit("sha256", each.sha256...);
    visit("source_version", each.source_version...);
    visit("source_uid", each.source_uid...);
    visit("cited_by", each.cited_by...);
    visit("cite_time", each.cite_time...);
    visit("open", each.open...);
    visit("original", each.original...);
  }
  bool operator==(const Evidence&) const = default;
};

std::vector<base::FieldProblem> ProblemsOf(const Evidence& evidence, base::Date today);

}  // namespace pepiniere::policy::resources
