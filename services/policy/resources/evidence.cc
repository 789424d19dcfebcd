#include "services/policy/resources/evidence.h"

#include <utility>

#include "services/base/symbols.h"

namespace pepiniere::policy::resources {
namespace {

constexpr std::string_view kEvidenceKinds[] = {
    "", "RELEASE_CELL", "CONSTRAINT_COUNT", "METRIC", "PROJECT", "CHALLENGE", "IDEA", "STUDY", "LINK"};

}  // namespace

std::string_view Symbol(EvidenceKind value) { return base::SymbolIn(kEvidenceKinds, value); }
bool ReadSymbol(std::string_view symbol, EvidenceKind& value) {
  return base::ReadSymbolIn(kEvidenceKinds, symbol, value);
}

std::vector<base::FieldProblem> ProblemsOf(const Evidence& evidence, base::Date today) {
  base::Problems problems;
  base::CheckFields(evidence, today, problems);
  const bool is_link = evidence.kind == EvidenceKind::kLink;
  problems.If(is_link && evidence.uri.empty(), "uri", "is required of a link");
  problems.If(is_link && evidence.said.empty(), "said", "is required of a link: what it says there");
  problems.If(is_link && !evidence.source.empty(), "source", "is not for links");
  problems.If(!is_link && evidence.source.empty(), "source", "is required of everything but a link");
  problems.If(!is_link && !evidence.uri.empty(), "uri", "is for links alone");
  problems.If(!is_link && !evidence.said.empty(), "said", "is for links alone: of others, the source says it");
  problems.If(evidence.as_of_date && evidence.kind != EvidenceKind::kProject, "as_of_date", "is for projects alone");
  problems.If(evidence.as_of_date && *evidence.as_of_date > today, "as_of_date", "must not lie in the future");
  problems.If(!evidence.part.empty() && evidence.kind != EvidenceKind::kReleaseCell, "part",
              "is for releases of campaigns alone");
  return std::move(problems).Take();
}

}  // namespace pepiniere::policy::resources
