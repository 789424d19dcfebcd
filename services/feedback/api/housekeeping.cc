#include "services/feedback/api/housekeeping.h"

#include <optional>
#include <string>

#include "pepiniere/feedback/v1/campaign.pb.h"
#include "services/base/date.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/feedback/api/closing.h"
#include "services/feedback/api/constraints.h"
#include "services/feedback/api/invitations.h"
#include "services/feedback/api/mailings.h"
#include "services/feedback/api/networks.h"
#include "services/feedback/api/votes.h"
#include "services/feedback/domain/release.h"
#include "services/feedback/store/answer_store.h"
#include "services/journal/mutation.h"
#include "services/record/table.h"

namespace pepiniere::feedback::api {
namespace {

// What is asked again is compared with what was asked within 12 months.
constexpr absl::Duration kKeepPeople = absl::Hours(24 * 367);

absl::Status CountOne(journal::Unit& unit, const std::string& id, base::Date today) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<Campaign>(unit.session(), id));
  const bool due = before && before->value.state == CampaignState::kOpen &&
                   (!before->value.answers_floor_date || *before->value.answers_floor_date < today);
  if (!due) return absl::OkStatus();
  PEP_ASSIGN(const std::int64_t answers, store::CountAnswers(unit.session(), id));
  Campaign now = before->value;
  now.answers_floor = static_cast<int>(CountWhileOpen(answers));
  now.answers_floor_date = today;
  return record::Update(unit, *before, now).status();
}

// How many answers there are is told once a day, in full fives: nobody sees one come.
absl::Status CountAnswersDaily(const Context& context, absl::Time deadline) {
  const base::Date today = base::Date::InParis(context.clock.Now());
  const journal::WriteCall writer = {.principal = "service:feedback", .method = "CountAnswers", .deadline = deadline};
  PEP_ASSIGN(const auto open,
             context.db.Read(deadline, [](db::Session& session) { return store::OpenCampaigns(session); }));
  absl::Status first;
  for (const std::string& id : open) {
    PEP_ASSIGN(const auto campaign, record::Find<Campaign>(context.db, deadline, id));
    if (!campaign || campaign->value.answers_floor_date == today) continue;
    const auto counted = journal::Mutate<v1::Campaign>(context.db, context.clock, writer, v1::Campaign(),
                                                       [&](journal::Unit& unit) -> absl::StatusOr<v1::Campaign> {
                                                         PEP_TRY(CountOne(unit, id, today));
                                                         return v1::Campaign();
                                                       });
    first.Update(counted.status());
  }
  return first;
}

absl::Status Forget(const Context& context, absl::Time deadline) {
  return context.db.Transact(
      deadline, [&](db::Session& session) { return store::ForgetPeople(session, context.clock.Now() - kKeepPeople); });
}

}  // namespace

absl::Status Tidy(const Context& context, absl::Time deadline) {
  absl::Status first = CloseDue(context, deadline);
  first.Update(ExpireReservations(context, deadline));
  first.Update(FollowConsents(context, deadline));
  first.Update(CountAnswersDaily(context, deadline));
  first.Update(PublishMonths(context, deadline));
  first.Update(ForgetTombstones(context, deadline));
  first.Update(Forget(context, deadline));
  first.Update(GoOnMailing(context, deadline));
  return first;
}

}  // namespace pepiniere::feedback::api
