#include "services/cohort/store/erased_changes.h"

#include "services/base/try.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/conflict.h"
#include "services/cohort/domain/hearing.h"
#include "services/cohort/domain/result.h"
#include "services/cohort/domain/review.h"
#include "services/cohort/domain/seat_offer.h"
#include "services/record/personal_data.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {
namespace {

// Those of a T that says which application it is about.
template <typename T>
absl::Status EraseAbout(db::Database& db, absl::Time deadline, const std::set<std::string>& applications) {
  return record::EraseChanges(
      db, deadline,
      {.types = {T::kCollection}, .by_payload = true, .erased = [&](const std::string&, const std::string& payload) {
         const auto change = record::ReadChange<T>(payload);
         return change.ok() && applications.contains(change->value.application);
       }});
}

}  // namespace

absl::Status EraseChangesOf(db::Database& db, absl::Time deadline, const std::set<std::string>& applications) {
  PEP_TRY(record::EraseChanges(
      db, deadline,
      {.types = {Application::kCollection, ApplicationFile::kCollection, ApplicationDecision::kCollection,
                 ApplicationResult::kCollection, Review::kCollection},
       .erased = [&](const std::string& resource, const std::string&) {
         return applications.contains(record::IdIn(Application::kPattern, resource));
       }}));
  PEP_TRY(EraseAbout<SeatOffer>(db, deadline, applications));
  PEP_TRY(EraseAbout<JuryHearing>(db, deadline, applications));
  return EraseAbout<Conflict>(db, deadline, applications);
}

}  // namespace pepiniere::cohort::store
