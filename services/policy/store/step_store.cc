#include "services/policy/store/step_store.h"

#include <set>
#include <string_view>

#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/policy/resources/proposal.h"
#include "services/record/table.h"

namespace pepiniere::policy::store {

absl::StatusOr<std::vector<UntoldStep>> UntoldSteps(db::Database& db, absl::Time deadline, int most) {
  std::vector<UntoldStep> steps;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) {
    steps.clear();
    return session.Query(
        "SELECT s.proposal_id, s.number FROM proposal_steps s LEFT JOIN told_steps t ON t.proposal_id = s.proposal_id "
        "AND t.number = s.number WHERE t.number IS NULL AND s.to_state <> 'DRAFT' "
        "ORDER BY s.created_at_us, s.proposal_id, s.number LIMIT ?",
        {most}, [&](const db::Row& row) {
          steps.push_back({row.String(0), row.Int(1)});
          return absl::OkStatus();
        });
  });
  PEP_TRY(read);
  return steps;
}

absl::Status KeepTold(db::Session& session, const UntoldStep& step, absl::Time now) {
  return session
      .Execute(
          "INSERT INTO told_steps (proposal_id, number, told_at_us) VALUES (?, ?, ?) "
          "ON DUPLICATE KEY UPDATE number = number",
          {step.proposal, step.number, now})
      .status();
}

absl::StatusOr<std::vector<std::string>> ContributorsOf(db::Database& db, absl::Time deadline,
                                                        const std::string& proposal, const std::string& but) {
  static constexpr std::string_view kPlaces[] = {
      "SELECT DISTINCT cited_by FROM evidence WHERE proposal_id = ?",
      "SELECT DISTINCT author FROM amendments WHERE proposal_id = ?",
      "SELECT DISTINCT v.person FROM votes v JOIN consultations c ON c.id = v.consultation_id WHERE c.proposal_id = ?",
      "SELECT DISTINCT m.person FROM comments m JOIN consultations c ON c.id = m.consultation_id "
      "WHERE c.proposal_id = ? AND m.state <> 'HIDDEN'"};
  std::set<std::string> persons;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    persons.clear();
    PEP_ASSIGN(const auto found, record::Find<resources::Proposal>(session, proposal));
    if (found) persons.insert(found->value.authors.begin(), found->value.authors.end());
    for (const std::string_view place : kPlaces) {
      PEP_TRY(session.Query(place, {proposal}, [&](const db::Row& row) {
        persons.insert(row.String(0));
        return absl::OkStatus();
      }));
    }
    return absl::OkStatus();
  });
  PEP_TRY(read);
  persons.erase(but);
  // A certificate may cite, and has no address.
  std::erase_if(persons, [](const std::string& person) { return !person.starts_with("persons/"); });
  return std::vector<std::string>(persons.begin(), persons.end());
}

}  // namespace pepiniere::policy::store
