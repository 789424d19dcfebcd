#include "services/cohort/api/retention.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "pepiniere/cohort/v1/application.pb.h"
#include "services/base/try.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/result.h"
#include "services/cohort/domain/retention.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/erased_changes.h"
#include "services/cohort/store/offer_store.h"
#include "services/cohort/store/result_store.h"
#include "services/journal/mutation.h"
#include "services/record/personal_data.h"
#include "services/record/table.h"

namespace pepiniere::cohort::api {
namespace {

constexpr std::string_view kWho = "service:cohort", kMethod = "EraseApplications";
constexpr std::string_view kReason = "it is kept no longer than its call says";

// The day from which it is to be erased; none: it is kept. `season`: the last day of it.
std::optional<base::Date> ErasedFrom(const Application& application, const Call& call, const Results& results,
                                     const std::optional<base::Date>& season) {
  if (call.retention_months <= 0) return std::nullopt;
  auto [decisions, appeals] = DaysOf(results);
  const bool left = application.state == ApplicationState::kDraft || application.state == ApplicationState::kWithdrawn;
  if (application.decided_at) {
    decisions.push_back(base::Date::InParis(*application.decided_at));
  } else if (left && call.closes_at) {
    decisions.push_back(base::Date::InParis(*call.closes_at));
  } else if (call.cancelled_at) {
    // Nobody decides on it any more.
    decisions.push_back(base::Date::InParis(*call.cancelled_at));
  }
  // Of who left, the season decides nothing any more.
  if (!left && !season) return std::nullopt;
  if (!left && !decisions.empty()) decisions.push_back(*season);
  if (application.appealed_at) appeals.push_back({base::Date::InParis(*application.appealed_at), std::nullopt});
  return EraseFrom(decisions, appeals, call.retention_months);
}

bool IsExpired(const Application& application, const Call& call, const Results& results,
               const std::vector<base::Stored<SeatOffer>>& offers, absl::Time now) {
  std::vector<SeatOffer> made;
  for (const base::Stored<SeatOffer>& offer : offers) made.push_back(offer.value);
  const std::optional<base::Date> from = ErasedFrom(application, call, results, LastDayOfSeason(call, made, now));
  return from && *from <= base::Date::InParis(now);
}

// Those of these ids that are to be erased at that instant.
absl::StatusOr<std::set<std::string>> ExpiredOf(db::Database& db, absl::Time deadline,
                                                const std::vector<std::string>& ids, absl::Time now) {
  std::set<std::string> expired;
  for (const std::string& id : ids) {
    PEP_ASSIGN(const auto call, record::Find<Call>(db, deadline, record::ParentIn(id)));
    PEP_ASSIGN(const auto application, record::Find<Application>(db, deadline, id));
    if (!call || !application) continue;
    PEP_ASSIGN(const Results results, record::SelectBelow<ApplicationResult>(db, deadline, id));
    PEP_ASSIGN(const auto offers, record::SelectBelow<SeatOffer>(db, deadline, call->id));
    if (IsExpired(application->value, call->value, results, offers, now)) expired.insert(id);
  }
  return expired;
}

absl::Status EraseOne(journal::Unit& unit, const std::string& id) {
  PEP_ASSIGN(const auto call, record::Find<Call>(unit.session(), record::ParentIn(id)));
  PEP_ASSIGN(const auto application, record::FindForUpdate<Application>(unit.session(), id));
  if (!call || !application) return absl::OkStatus();
  PEP_ASSIGN(const Results results, record::SelectBelow<ApplicationResult>(unit.session(), id));
  PEP_ASSIGN(const auto offers, record::SelectBelow<SeatOffer>(unit.session(), call->id));
  if (!IsExpired(application->value, call->value, results, offers, unit.now())) return absl::OkStatus();
  // What nobody but its applicant ever read is not told when it is gone.
  if (IsReadByCoaches(application->value, call->value, unit.now())) {
    PEP_TRY(store::CountErased(unit.session(), *application));
  }
  PEP_TRY(store::RemoveBeside(unit.session(), id));
  PEP_TRY(store::ForgetApplicant(unit.session(), id));
  record::TellOfErasure(unit, record::NameOf(Application::kPattern, id));
  // The feed says to whom it was that it is gone, and nothing of what it was.
  base::Stored<Application> gone = *application;
  gone.value = Application();
  gone.value.applicant = application->value.applicant;
  return record::SetDeleted(unit, gone, true, kReason).status();
}

}  // namespace

absl::Status EraseExpired(const resource::Context& context, absl::Time deadline) {
  using Nothing = v1::PublishAdmissibilityResponse;
  const journal::WriteCall writer = {
      .principal = std::string(kWho), .method = std::string(kMethod), .deadline = deadline};
  const absl::Time now = context.clock.Now();
  PEP_ASSIGN(const auto ids, store::PerhapsExpired(context.db, deadline, now));
  PEP_ASSIGN(const auto expired, ExpiredOf(context.db, deadline, ids, now));
  if (expired.empty()) return absl::OkStatus();
  // First, so that it is done again where what follows is cut off.
  PEP_TRY(store::EraseChangesOf(context.db, deadline, expired));
  absl::Status first;
  for (const std::string& id : expired) {
    first.Update(journal::Mutate<Nothing>(context.db, context.clock, writer, Nothing(),
                                          [&](journal::Unit& unit) -> absl::StatusOr<Nothing> {
                                            PEP_TRY(EraseOne(unit, id));
                                            return Nothing();
                                          })
                     .status());
  }
  context.committed();
  return first;
}

}  // namespace pepiniere::cohort::api
