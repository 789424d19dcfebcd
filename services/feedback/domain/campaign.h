// Campaigns. Field meanings are documented once, on the contract (campaign.proto).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/feedback/domain/campaign_state.h"

namespace pepiniere::feedback {

// Numbered as in the contract.
enum class ReleaseReaders { kCoaches = 1, kAudience, kEverybody };
enum class ClosingStep { kLocked = 1, kComputed, kKeyDestroyed, kTextKeyDestroyed };
enum class AudienceKind { kFellows = 1, kMentors, kAlumni, kMembers };
std::string_view Symbol(ReleaseReaders value);
std::string_view Symbol(ClosingStep value);
std::string_view Symbol(AudienceKind value);
bool ReadSymbol(std::string_view symbol, ReleaseReaders& value);
bool ReadSymbol(std::string_view symbol, ClosingStep& value);
bool ReadSymbol(std::string_view symbol, AudienceKind& value);

struct AudienceSource {
  AudienceKind kind{};
  std::string cohort{};
  std::optional<int> first_year{};
  std::optional<int> last_year{};
  std::string network{};

  static void Fields(auto&& visit, auto&... each) {
    visit("kind", each.kind...);
    visit("cohort", each.cohort...);
    visit("first_year", each.first_year...);
    visit("last_year", each.last_year...);
    visit("network", each.network...);
  }
  bool operator==(const AudienceSource&) const = default;
};

struct Reminder {
  base::Date date{};

  static void Fields(auto&& visit, auto&... each) { visit("date", each.date...); }
  bool operator==(const Reminder&) const = default;
};

struct Campaign {
  static constexpr std::string_view kPattern = "campaigns/{campaign}", kCollection = "campaigns";
  std::string programme{};
  std::string programme_uid{};
  std::string title{};
  std::string description{};
  std::string questionnaire_version{};
  std::vector<AudienceSource> audience{};
  std::vector<std::string> breakdown{};
  std::optional<absl::Time> end_time{};
  std::vector<Reminder> reminders{};
  ReleaseReaders readers{};
  CampaignState state = CampaignState::kDraft;
  int people_asked = 0;
  int answers_floor = 0;
  std::optional<base::Date> answers_floor_date{};
  std::optional<absl::Time> open_time{};
  std::optional<absl::Time> closed_time{};
  std::optional<absl::Time> release_time{};
  std::optional<ClosingStep> closing_step{};
  std::string questionnaire_hash{};
  std::string key_fingerprint{};
  std::string text_key_fingerprint{};
  std::optional<absl::Time> key_destroy_time{};
  std::optional<absl::Time> text_key_destroy_time{};
  std::string release_hash{};

  static void Fields(auto&& visit, auto&... each) {
    visit("programme", each.programme...);
    visit("programme_uid", each.programme_uid...);
    visit("title", each.title...);
    visit("description", each.description...);
    visit("questionnaire_version", each.questionnaire_version...);
    visit("audience", each.audience...);
    visit("breakdown", each.breakdown...);
    visit("end_time", each.end_time...);
    visit("reminders", each.reminders...);
    visit("readers", each.readers...);
    visit("state", each.state...);
    visit("people_asked", each.people_asked...);
    visit("answers_floor", each.answers_floor...);
    visit("answers_floor_date", each.answers_floor_date...);
    visit("open_time", each.open_time...);
    visit("closed_time", each.closed_time...);
    visit("release_time", each.release_time...);
    visit("closing_step", each.closing_step...);
    visit("questionnaire_hash", each.questionnaire_hash...);
    visit("key_fingerprint", each.key_fingerprint...);
    visit("text_key_fingerprint", each.text_key_fingerprint...);
    visit("key_destroy_time", each.key_destroy_time...);
    visit("text_key_destroy_time", each.text_key_destroy_time...);
    visit("release_hash", each.release_hash...);
  }
  bool operator==(const Campaign&) const = default;
};

// What is wrong, each with the contract's path of its field.
std::vector<base::FieldProblem> ProblemsOf(const Campaign& campaign, base::Date today);

}  // namespace pepiniere::feedback
