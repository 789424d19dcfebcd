// What a campaign has beside its row: whom it asks, their answers, its keys, free texts and release. Answers are
// written and read here without audit, history, feed and log of requests: whoever could join these to a person, or to
// an instant, would know who said what.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/date.h"
#include "services/feedback/domain/audience.h"

namespace pepiniere::db {
class Database;
class Session;
}  // namespace pepiniere::db

namespace pepiniere::feedback::store {

// Its snapshot, at its opening.
absl::Status PutPeople(db::Session& session, const std::string& campaign, const Audience& audience);
// With the breakdown that it was taken by.
absl::StatusOr<Audience> PeopleOf(db::Session& session, const std::string& campaign,
                                  const std::vector<std::string>& breakdown);
absl::StatusOr<bool> IsAsked(db::Session& session, const std::string& campaign, const std::string& person);
// Campaigns (ids) that ask that person.
absl::StatusOr<std::vector<std::string>> CampaignsAsking(db::Session& session, const std::string& person);
// Those that were closed before that instant lose their snapshots: what is asked again is compared with 12 months.
absl::Status ForgetPeople(db::Session& session, absl::Time closed_before);

// What stands for a person in a campaign: 32 bytes.
std::string MarkOf(std::string_view key, const std::string& campaign, const std::string& person);
// An answer, sealed and padded so that its length tells next to nothing; and opened again. None: it is not of this key.
std::string SealAnswer(std::string_view key, const std::string& campaign, std::string_view answer);
std::optional<std::string> OpenAnswer(std::string_view key, const std::string& campaign, std::string_view sealed);

// All are of one campaign (an id); who writes has passed its gate (PassGate).
absl::Status PutAnswer(db::Session& session, const std::string& campaign, std::string_view mark,
                       std::string_view sealed);
absl::StatusOr<std::optional<std::string>> FindAnswer(db::Session& session, const std::string& campaign,
                                                      std::string_view mark);
absl::Status DeleteAnswer(db::Session& session, const std::string& campaign, std::string_view mark);
// Mark and sealed answer, of all.
absl::StatusOr<std::vector<std::pair<std::string, std::string>>> AnswersOf(db::Session& session,
                                                                           const std::string& campaign);
absl::StatusOr<std::int64_t> CountAnswers(db::Session& session, const std::string& campaign);
absl::Status DeleteAnswers(db::Session& session, const std::string& campaign);

// What an answer needs to know of a campaign that takes answers at that instant; none: it takes none.
struct Taking {
  std::string uid, key_fingerprint;
  std::string questionnaire_version;  // an id
};
absl::StatusOr<std::optional<Taking>> FindTaking(db::Session& session, const std::string& campaign, absl::Time now);
// Made at its opening; shut at its closing.
absl::Status OpenGates(db::Session& session, const std::string& campaign, absl::Time closes);
absl::Status ShutGates(db::Session& session, const std::string& campaign);
// Whether it takes the answer of that mark at that instant. In the transaction that writes it: one of this and of its
// closing sees the other.
absl::StatusOr<bool> PassGate(db::Session& session, const std::string& campaign, std::string_view mark, absl::Time now);

// Where the copies of a key are, and that one is destroyed.
absl::Status RegisterKey(db::Session& session, const std::string& campaign, std::string_view purpose,
                         const std::vector<std::string>& places);
absl::StatusOr<std::vector<std::string>> PlacesOfKey(db::Session& session, const std::string& campaign,
                                                     std::string_view purpose);
absl::Status MarkDestroyed(db::Session& session, const std::string& campaign, const std::string& place, absl::Time now);
// How many registered copies of its keys are not known to be destroyed.
absl::StatusOr<std::int64_t> CountKeys(db::Session& session, const std::string& campaign);

// Free texts.
enum class TextState { kPending = 1, kApproved, kRejected };
std::string_view Symbol(TextState state);
struct StoredText {
  int number = 0;
  std::string question;
  TextState state = TextState::kPending;
  std::string sealed, approved;
};
absl::Status PutTexts(db::Session& session, const std::string& campaign, const std::vector<StoredText>& texts);
// From that number on (exclusive); 0 of `most`: all.
absl::StatusOr<std::vector<StoredText>> TextsOf(db::Session& session, const std::string& campaign, int after, int most);
absl::StatusOr<std::optional<StoredText>> LockText(db::Session& session, const std::string& campaign, int number);
// Approved where it says something; what was sealed goes.
absl::Status DecideText(db::Session& session, const std::string& campaign, int number, const std::string& approved);
absl::StatusOr<int> CountPending(db::Session& session, const std::string& campaign);
absl::Status DeleteTexts(db::Session& session, const std::string& campaign);

// The release: its figures as a message of the contract, and its document once there is one.
struct StoredRelease {
  std::int64_t answers = 0;
  std::string figures, document;
};
absl::Status PutRelease(db::Session& session, const std::string& campaign, const StoredRelease& release);
absl::Status PutDocument(db::Session& session, const std::string& campaign, const StoredRelease& release);
absl::StatusOr<std::optional<StoredRelease>> FindRelease(db::Session& session, const std::string& campaign);

// What is asked, by what a question is: two that share an identity are one, and so are two that are one with a third.
struct AskedIdentity {
  std::string question, identity;
};
absl::Status PutIdentities(db::Session& session, const std::string& campaign, const std::vector<AskedIdentity>& asked);
// The questions of campaigns that were open after that instant which are one with a question of these identities; by
// way of questions of earlier campaigns, too.
struct AskedBefore {
  std::string campaign, question;
};
absl::StatusOr<std::vector<AskedBefore>> WhoAsked(db::Session& session, std::vector<std::string> identities,
                                                  absl::Time open_after);

// Campaigns open one at a time: held until the transaction ends.
absl::Status TakeOpeningTurn(db::Session& session);

// Letters to the whole audience of a campaign: one of each kind ("invitation"), whoever asks for it again.
absl::Status BeginMailing(db::Session& session, const std::string& campaign, const std::string& kind);
struct Mailing {
  std::string campaign, kind, after;  // whoever was written to last; empty: nobody
};
absl::StatusOr<std::vector<Mailing>> MailingsUnderWay(db::Session& session);
// The next persons of it, in their order.
absl::StatusOr<std::vector<std::string>> NextOf(db::Session& session, const Mailing& mailing, int most);
// `after`: the last of them; empty: it is done. False: somebody else went on with it.
absl::StatusOr<bool> MoveOn(db::Session& session, const Mailing& mailing, const std::string& after);

// Campaigns (ids) whose end has come and that are open, or whose closing is not done.
absl::StatusOr<std::vector<std::string>> CampaignsToClose(db::Session& session, absl::Time now);
// Those that are open.
absl::StatusOr<std::vector<std::string>> OpenCampaigns(db::Session& session);

}  // namespace pepiniere::feedback::store
