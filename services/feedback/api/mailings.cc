#include "services/feedback/api/mailings.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/base/date.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/feedback/domain/campaign.h"
#include "services/feedback/store/answer_store.h"
#include "services/mail/queue/queue.h"
#include "services/record/table.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

constexpr int kAtOnce = 100;
constexpr absl::Duration kReserve = absl::Seconds(5);

absl::TimeZone Paris() {
  absl::TimeZone zone = absl::UTCTimeZone();
  absl::LoadTimeZone("Europe/Paris", &zone);
  return zone;
}

mail::Letter LetterOf(const base::Stored<Campaign>& campaign, const std::string& kind, const std::string& person) {
  mail::Letter letter;
  letter.fact = Concat(record::NameOf(Campaign::kPattern, campaign.id), "/", kind);
  letter.person = person;
  letter.owed = false;
  letter.fields.emplace("campaign", campaign.value.title);
  letter.fields.emplace("path", Concat("/campagnes/", campaign.id));
  if (kind == kResults) {
    letter.template_id = "campaign.results";
    return letter;
  }
  letter.template_id = kind == kInvitation ? "campaign.invitation" : "campaign.reminder";
  letter.until = campaign.value.end_time;
  if (campaign.value.end_time) letter.fields.emplace("end", mail::Moment{*campaign.value.end_time, Paris()});
  return letter;
}

// Whether a letter of that kind still says what is so.
bool IsOfUse(const Campaign& campaign, const std::string& kind) {
  if (kind == kResults) return campaign.state == CampaignState::kReleased;
  return campaign.state == CampaignState::kOpen;
}

// The next few of it. False: it is done.
absl::StatusOr<bool> WriteSome(const Context& context, store::Mailing& mailing, absl::Time deadline) {
  PEP_ASSIGN(const auto campaign, record::Find<Campaign>(context.db, deadline, mailing.campaign));
  const bool of_use = campaign && !campaign->deleted_at && IsOfUse(campaign->value, mailing.kind);
  std::string after;
  PEP_ASSIGN(const bool moved, context.db.Transact(deadline, [&](db::Session& session) -> absl::StatusOr<bool> {
    std::vector<std::string> people;
    if (of_use) {
      PEP_ASSIGN(people, store::NextOf(session, mailing, kAtOnce));
    }
    after = people.empty() ? "" : people.back();
    PEP_ASSIGN(const bool mine, store::MoveOn(session, mailing, after));
    if (!mine) return false;
    for (const std::string& person : people) {
      PEP_TRY(mail::Enqueue(session, context.clock.Now(), LetterOf(*campaign, mailing.kind, person)));
    }
    return true;
  }));
  mailing.after = after;
  return moved && !after.empty();
}

absl::Status BeginReminders(const Context& context, absl::Time deadline) {
  const base::Date today = base::Date::InParis(context.clock.Now());
  return context.db.Transact(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const auto open, store::OpenCampaigns(session));
    for (const std::string& id : open) {
      PEP_ASSIGN(const auto campaign, record::Find<Campaign>(session, id));
      if (!campaign) continue;
      for (const Reminder& reminder : campaign->value.reminders) {
        if (reminder.date != today) continue;
        PEP_TRY(store::BeginMailing(session, id, Concat(kReminder, reminder.date.ToString())));
      }
    }
    return absl::OkStatus();
  });
}

}  // namespace

absl::Status GoOnMailing(const Context& context, absl::Time deadline) {
  PEP_TRY(BeginReminders(context, deadline));
  PEP_ASSIGN(auto under_way,
             context.db.Read(deadline, [](db::Session& session) { return store::MailingsUnderWay(session); }));
  for (store::Mailing& mailing : under_way) {
    bool more = true;
    while (more && context.clock.Now() < deadline - kReserve) {
      PEP_ASSIGN(more, WriteSome(context, mailing, deadline));
    }
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::feedback::api
