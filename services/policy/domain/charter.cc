#include "services/policy/domain/charter.h"

#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kMajorities[] = {"", "PRESENT_OR_REPRESENTED", "VOTES_CAST"};
constexpr int kMostNoticeDays = 365, kMostMandates = 10, kMostParts = 100;

}  // namespace

std::string_view Symbol(MajorityOf majority) { return base::SymbolIn<MajorityOf>(kMajorities, majority); }
bool ReadSymbol(std::string_view symbol, MajorityOf& majority) {
  return base::ReadSymbolIn(kMajorities, symbol, majority);
}

std::vector<base::FieldProblem> ProblemsOf(const Charter& charter) {
  base::Problems problems;
  problems.If(charter.notice_days < 0 || charter.notice_days > kMostNoticeDays, "notice_days",
              base::Concat("must be from 0 to ", kMostNoticeDays));
  problems.If(charter.mandates_per_holder < 0 || charter.mandates_per_holder > kMostMandates, "mandates_per_holder",
              base::Concat("must be from 0 to ", kMostMandates));
  problems.If(charter.quorum_denominator < 1 || charter.quorum_denominator > kMostParts, "quorum_denominator",
              base::Concat("must be from 1 to ", kMostParts));
  problems.If(charter.quorum_numerator < 0 || charter.quorum_numerator > charter.quorum_denominator, "quorum_numerator",
              "must be from 0 to quorum_denominator");
  return std::move(problems).Take();
}

bool HasNotice(const Charter& charter, base::Date convened, base::Date sits, bool is_urgent) {
  return convened <= sits && (is_urgent || sits - convened >= charter.notice_days);
}

}  // namespace pepiniere::policy
