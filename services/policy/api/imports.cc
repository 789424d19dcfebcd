#include "services/policy/api/imports.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/told.h"
#include "services/base/ids.h"
#include "services/policy/api/plans.h"
#include "services/policy/api/sayings.h"
#include "services/record/table.h"

namespace pepiniere::policy::api {
namespace {

using resources::Commitment;
using resources::CommitmentClaim;
using resources::CommitmentReview;
using resources::Plan;
using Reply = v1::ImportCommitmentsResponse;
using Row = v1::ImportCommitmentsRequest::Row;

constexpr int kMostRows = 200;

// "fr0038" of FR0038; what no id has becomes a dash.
std::string IdFrom(const std::string& identifier) {
  std::string id = absl::AsciiStrToLower(identifier);
  std::ranges::replace_if(
      id, [](char c) { return !absl::ascii_isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '_'; }, '-');
  return id;
}

// What is kept where the row says nothing.
template <typename T>
T Merged(const T& before, const T& said) {
  T now = before;
  T::Fields(
      [](auto, auto& field, const auto& from) {
        if (from != std::decay_t<decltype(from)>{}) field = from;
      },
      now, said);
  return now;
}

// One request's rows, one after the other.
class Importing {
 public:
  Importing(journal::Unit& unit, std::string plan, base::Date today)
      : unit_(unit), plan_(std::move(plan)), today_(today) {}

  absl::Status Take(const Row& row) {
    const int place = ++places_[row.commitment().identifier()];
    aip::Violations violations;
    const Commitment said = Read<Commitment>(row.commitment(), "commitment", violations);
    const std::string own = IdFrom(said.identifier);
    if (!violations.empty()) return Skip(row, violations);
    const std::string id = base::Concat(plan_, "/", own, place == 1 ? "" : base::Concat("-", place));
    PEP_ASSIGN(const bool taken, Put(row, id, said));
    if (!taken) return absl::OkStatus();
    if (row.has_claim()) PEP_TRY(Add<CommitmentClaim>(row, id, row.claim(), "claim"));
    if (row.has_review()) PEP_TRY(Add<CommitmentReview>(row, id, row.review(), "review"));
    return absl::OkStatus();
  }

  Reply& reply() { return reply_; }

 private:
  template <typename T, typename P>
  T Read(const P& told, std::string_view field, aip::Violations& violations) const {
    P proto = told;
    aip::ClearOutputOnly(proto);
    proto.clear_name();
    return aip::ReadNew(proto, field, today_, resource::StandardMethods<T>::Read, violations);
  }

  absl::Status Skip(const Row& row, const aip::Violations& violations) {
    reply_.set_skipped_count(reply_.skipped_count() + 1);
    return TellOf(row, violations);
  }

  // What is wrong, as findings.
  absl::Status TellOf(const Row& row, const aip::Violations& violations) {
    for (const aip::FieldViolation& wrong : aip::ViolationsIn(violations.ToStatus())) {
      Reply::Finding& finding = *reply_.add_findings();
      finding.set_line(row.line());
      finding.set_field(wrong.field);
      finding.set_message(wrong.description);
    }
    return absl::OkStatus();
  }

  // False: it is left out.
  absl::StatusOr<bool> Put(const Row& row, const std::string& id, const Commitment& said) {
    PEP_ASSIGN(const auto before, record::FindForUpdate<Commitment>(unit_.session(), id));
    if (!before) {
      PEP_TRY(record::Insert(unit_, id, said).status());
      reply_.set_created_count(reply_.created_count() + 1);
      return true;
    }
    if (before->deleted_at) {
      aip::Violations violations;
      violations.Add("commitment", base::Concat(record::NameOf(Commitment::kPattern, id), " was deleted here"));
      PEP_TRY(Skip(row, violations));
      return false;
    }
    PEP_ASSIGN(const auto after, record::Update(unit_, *before, Merged(before->value, said)));
    const bool changed = after.version != before->version;
    if (changed) reply_.set_updated_count(reply_.updated_count() + 1);
    if (!changed) reply_.set_unchanged_count(reply_.unchanged_count() + 1);
    return true;
  }

  // Adds what nobody said yet.
  template <typename T, typename P>
  absl::Status Add(const Row& row, const std::string& commitment, const P& told, std::string_view field) {
    aip::Violations violations;
    const T said = Read<T>(told, field, violations);
    const std::string id = base::Concat(commitment, "/", base::NewId(unit_.now()));
    if (violations.empty()) PEP_TRY(resource::Rules<T>::Check(unit_, id, T(), said, violations));
    if (!violations.empty()) return TellOf(row, violations);
    PEP_ASSIGN(const auto there, record::SelectBelow<T>(unit_.session(), commitment));
    const bool known = std::ranges::any_of(there, [&](const base::Stored<T>& one) { return one.value == said; });
    if (known) return absl::OkStatus();
    PEP_TRY(record::Insert(unit_, id, said).status());
    Count(said);
    return absl::OkStatus();
  }
  void Count(const CommitmentClaim&) { reply_.set_claim_count(reply_.claim_count() + 1); }
  void Count(const CommitmentReview&) { reply_.set_review_count(reply_.review_count() + 1); }

  journal::Unit& unit_;
  const std::string plan_;
  const base::Date today_;
  std::map<std::string, int> places_;  // of each identifier, by rows
  Reply reply_;
};

}  // namespace

absl::StatusOr<Reply> Imports::Import(rpc::CallScope& call, const v1::ImportCommitmentsRequest& request) {
  PEP_ASSIGN(const std::string plan, aip::ParseKey(resource::PatternOf<Plan>(), "parent", request.parent()));
  if (request.rows_size() > kMostRows) {
    return aip::Invalid("rows", base::Concat("must not have more than ", kMostRows, " items"));
  }
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    PEP_ASSIGN(const auto found, record::FindForUpdate<Plan>(unit.session(), plan));
    if (!found || found->deleted_at) return aip::NotFound(request.parent());
    Importing importing(unit, plan, resource::Today(call));
    for (const Row& row : request.rows()) PEP_TRY(importing.Take(row));
    return std::move(importing.reply());
  });
}

}  // namespace pepiniere::policy::api
