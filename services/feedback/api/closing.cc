#include "services/feedback/api/closing.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "pepiniere/feedback/v1/answer.pb.h"
#include "pepiniere/feedback/v1/campaign.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/feedback/api/release_message.h"
#include "services/feedback/domain/questionnaire.h"
#include "services/feedback/domain/texts.h"
#include "services/feedback/store/answer_store.h"
#include "services/journal/mutation.h"
#include "services/record/table.h"
#include "services/secret/aead.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

constexpr std::string_view kWho = "service:feedback", kMethod = "CloseCampaign", kTextPurpose = "feedback text ";
constexpr char kBetween = '\x1f';
constexpr std::size_t kSeedBytes = 32;

// An answer, and whose place in the audience it has.
struct OpenedAnswer {
  std::size_t person = 0;
  v1::Answer answer;
};

// In one transaction, as the service itself.
absl::Status Mutate(const Context& context, absl::Time deadline, absl::FunctionRef<absl::Status(journal::Unit&)> body) {
  const journal::WriteCall writer = {
      .principal = std::string(kWho), .method = std::string(kMethod), .deadline = deadline};
  const auto done = journal::Mutate<v1::Campaign>(context.db, context.clock, writer, v1::Campaign(),
                                                  [&](journal::Unit& unit) -> absl::StatusOr<v1::Campaign> {
                                                    PEP_TRY(body(unit));
                                                    return v1::Campaign();
                                                  });
  if (done.ok()) context.committed();
  return done.status();
}

// The campaign of that id, locked, if its closing has come to that step and no further.
absl::StatusOr<std::optional<base::Stored<Campaign>>> LockAt(journal::Unit& unit, const std::string& id,
                                                             ClosingStep step) {
  PEP_ASSIGN(auto found, record::FindForUpdate<Campaign>(unit.session(), id));
  if (!found || found->deleted_at || found->value.closing_step != step) found.reset();
  return found;
}

std::vector<OpenedAnswer> Opened(const std::string& campaign, const std::string& key, const Audience& audience,
                                 const std::vector<std::pair<std::string, std::string>>& sealed) {
  std::map<std::string, std::size_t> places;
  for (std::size_t place = 0; place < audience.people.size(); ++place) {
    places.emplace(store::MarkOf(key, campaign, audience.people[place].id), place);
  }
  std::vector<OpenedAnswer> answers;
  for (const auto& [mark, text] : sealed) {
    const auto place = places.find(mark);
    const auto opened = store::OpenAnswer(key, campaign, text);
    OpenedAnswer answer;
    if (place == places.end() || !opened || !answer.answer.ParseFromString(*opened)) continue;
    answer.person = place->second;
    answers.push_back(std::move(answer));
  }
  return answers;
}

std::vector<Given> GivenTo(const Question& question, const std::vector<OpenedAnswer>& answers) {
  std::vector<Given> all;
  for (const OpenedAnswer& one : answers) {
    const auto& values = one.answer.values();
    const auto value =
        std::ranges::find_if(values, [&](const v1::AnswerValue& said) { return said.question() == question.code; });
    if (value == values.end()) continue;
    if (value->options().empty() && question.kind != QuestionKind::kChoiceMany) continue;
    Given given{.person = one.person, .chosen = {}};
    for (std::size_t i = 0; i < question.options.size(); ++i) {
      if (std::ranges::find(value->options(), question.options[i]) != value->options().end()) given.chosen.push_back(i);
    }
    all.push_back(std::move(given));
  }
  return all;
}

v1::Release FiguresOf(const QuestionnaireVersion& version, const Audience& audience,
                      const std::vector<OpenedAnswer>& answers) {
  v1::Release release;
  release.set_audience_size(static_cast<int>(audience.people.size()));
  release.set_answers(static_cast<int>(answers.size()));
  for (const AskedQuestion& asked : version.questions) {
    if (asked.kind == QuestionKind::kText) continue;
    const Question question = FiguresOf(asked);
    *release.add_questions() = ToMessage(question, MakeRelease(audience, question, GivenTo(question, answers)));
  }
  return release;
}

// The free texts, unlinked from each other and from all else, sealed. Of a question that fewer than five answered in
// words, none is kept.
std::vector<store::StoredText> TextsOf(const std::string& campaign, const QuestionnaireVersion& version,
                                       const std::vector<OpenedAnswer>& answers, const std::string& key) {
  std::vector<std::string> texts;
  for (const AskedQuestion& question : version.questions) {
    if (question.kind != QuestionKind::kText) continue;
    std::vector<std::string> said;
    for (const OpenedAnswer& one : answers) {
      for (const v1::AnswerValue& value : one.answer.values()) {
        if (value.question() == question.code && !value.text().empty()) said.push_back(value.text());
      }
    }
    if (said.size() < static_cast<std::size_t>(kFewest)) continue;
    for (const std::string& text : said) texts.push_back(Concat(question.code, std::string(1, kBetween), text));
  }
  std::vector<store::StoredText> kept;
  for (const std::string& text : Shuffled(std::move(texts), secret::RandomHex(kSeedBytes))) {
    const std::size_t end = text.find(kBetween);
    kept.push_back({.number = static_cast<int>(kept.size()) + 1,
                    .question = text.substr(0, end),
                    .state = store::TextState::kPending,
                    .sealed = secret::Seal(key, Concat(kTextPurpose, campaign), text.substr(end + 1)),
                    .approved = {}});
  }
  return kept;
}

// Computes the release and unlinks the texts, and deletes what they were made of: one transaction.
absl::Status Compute(const Context& context, const std::string& id, absl::Time deadline) {
  std::vector<std::string> places, text_places;
  PEP_TRY(context.db.Read(deadline, [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(places, store::PlacesOfKey(session, id, store::kAnswerKey));
    PEP_ASSIGN(text_places, store::PlacesOfKey(session, id, store::kTextKey));
    return absl::OkStatus();
  }));
  PEP_ASSIGN(const std::string text_key, store::KeyFiles::Put(text_places, secret::RandomBytes(secret::kKeyBytes)));
  return Mutate(context, deadline, [&](journal::Unit& unit) -> absl::Status {
    PEP_ASSIGN(const auto before, LockAt(unit, id, ClosingStep::kLocked));
    if (!before) return absl::OkStatus();
    PEP_ASSIGN(const std::string key, store::KeyFiles::Read(places, before->value.key_fingerprint));
    PEP_ASSIGN(const auto version,
               record::Find<QuestionnaireVersion>(unit.session(), before->value.questionnaire_version));
    if (!version) return absl::InternalError("the questionnaire of a campaign is gone");
    PEP_ASSIGN(const Audience audience, store::PeopleOf(unit.session(), id, before->value.breakdown));
    PEP_ASSIGN(const auto sealed, store::AnswersOf(unit.session(), id));
    const std::vector<OpenedAnswer> answers = Opened(id, key, audience, sealed);
    const v1::Release release = FiguresOf(version->value, audience, answers);
    PEP_TRY(store::PutRelease(unit.session(), id,
                              {.answers = release.answers(), .figures = release.SerializeAsString(), .document = {}}));
    PEP_TRY(store::PutTexts(unit.session(), id, TextsOf(id, version->value, answers, text_key)));
    PEP_TRY(store::DeleteAnswers(unit.session(), id));
    Campaign now = before->value;
    now.closing_step = ClosingStep::kComputed;
    now.text_key_fingerprint = store::FingerprintOf(text_key);
    return record::Update(unit, *before, now).status();
  });
}

// Each copy that is not known to be destroyed.
absl::Status DestroyCopies(const Context& context, const std::string& id, std::string_view purpose,
                           absl::Time deadline) {
  PEP_ASSIGN(const auto places,
             context.db.Read(deadline, [&](db::Session& session) { return store::PlacesOfKey(session, id, purpose); }));
  for (const std::string& place : places) {
    PEP_TRY(store::KeyFiles::Destroy(place));
    PEP_TRY(context.db.Transact(
        deadline, [&](db::Session& session) { return store::MarkDestroyed(session, id, place, context.clock.Now()); }));
  }
  return absl::OkStatus();
}

absl::Status DestroyKey(const Context& context, const std::string& id, absl::Time deadline) {
  PEP_TRY(DestroyCopies(context, id, store::kAnswerKey, deadline));
  return Mutate(context, deadline, [&](journal::Unit& unit) -> absl::Status {
    PEP_ASSIGN(const auto before, LockAt(unit, id, ClosingStep::kComputed));
    if (!before) return absl::OkStatus();
    Campaign now = before->value;
    now.closing_step = ClosingStep::kKeyDestroyed;
    now.key_destroy_time = unit.now();
    return record::Update(unit, *before, now).status();
  });
}

absl::Status CloseOne(const Context& context, const std::string& id, absl::Time deadline) {
  return Mutate(context, deadline, [&](journal::Unit& unit) -> absl::Status {
    PEP_ASSIGN(const auto before, record::FindForUpdate<Campaign>(unit.session(), id));
    const bool due = before && before->value.state == CampaignState::kOpen && before->value.end_time &&
                     *before->value.end_time <= unit.now();
    if (!due) return absl::OkStatus();
    PEP_ASSIGN(const Campaign now, Locked(unit, *before));
    return record::Update(unit, *before, now).status();
  });
}

}  // namespace

absl::StatusOr<Campaign> Locked(journal::Unit& unit, const base::Stored<Campaign>& before) {
  PEP_TRY(store::ShutGates(unit.session(), before.id));
  Campaign now = before.value;
  now.state = CampaignState::kClosed;
  now.closing_step = ClosingStep::kLocked;
  now.closed_time = unit.now();
  now.answers_floor = 0;
  now.answers_floor_date.reset();
  return now;
}

absl::Status GoOnClosing(const Context& context, const std::string& campaign, absl::Time deadline) {
  for (;;) {
    PEP_ASSIGN(const auto found, record::Find<Campaign>(context.db, deadline, campaign));
    if (!found || found->deleted_at || !found->value.closing_step) return absl::OkStatus();
    switch (*found->value.closing_step) {
      case ClosingStep::kLocked:
        PEP_TRY(Compute(context, campaign, deadline));
        break;
      case ClosingStep::kComputed:
        PEP_TRY(DestroyKey(context, campaign, deadline));
        break;
      default:
        return absl::OkStatus();
    }
  }
}

absl::Status DestroyTextKey(const Context& context, const std::string& campaign, absl::Time deadline) {
  PEP_ASSIGN(const bool done, context.db.Snapshot(deadline, [&](db::Session& session) -> absl::StatusOr<bool> {
    PEP_ASSIGN(const auto found, record::Find<Campaign>(session, campaign));
    PEP_ASSIGN(const int pending, store::CountPending(session, campaign));
    return found && found->value.closing_step == ClosingStep::kKeyDestroyed && pending == 0;
  }));
  if (!done) return absl::OkStatus();
  PEP_TRY(DestroyCopies(context, campaign, store::kTextKey, deadline));
  return Mutate(context, deadline, [&](journal::Unit& unit) -> absl::Status {
    PEP_ASSIGN(const auto before, LockAt(unit, campaign, ClosingStep::kKeyDestroyed));
    if (!before) return absl::OkStatus();
    Campaign now = before->value;
    now.closing_step = ClosingStep::kTextKeyDestroyed;
    now.text_key_destroy_time = unit.now();
    return record::Update(unit, *before, now).status();
  });
}

absl::Status CloseDue(const Context& context, absl::Time deadline) {
  PEP_ASSIGN(const auto due, context.db.Read(deadline, [&](db::Session& session) {
    return store::CampaignsToClose(session, context.clock.Now());
  }));
  absl::Status first;
  for (const std::string& id : due) {
    PEP_ASSIGN(const auto campaign, record::Find<Campaign>(context.db, deadline, id));
    if (!campaign) continue;
    absl::Status closed;
    if (campaign->value.state == CampaignState::kOpen) closed = CloseOne(context, id, deadline);
    if (closed.ok()) closed = GoOnClosing(context, id, deadline);
    first.Update(closed);
  }
  return first;
}

absl::StatusOr<v1::Release> WholeRelease(db::Session& session, const base::Stored<Campaign>& campaign) {
  PEP_ASSIGN(const auto stored, store::FindRelease(session, campaign.id));
  v1::Release release;
  if (!stored || !release.ParseFromString(stored->figures)) return absl::DataLossError("the release cannot be read");
  PEP_ASSIGN(const auto texts, store::TextsOf(session, campaign.id, /*after=*/0, /*most=*/0));
  std::map<std::string, std::vector<std::optional<std::string>>> redacted;
  for (const store::StoredText& text : texts) {
    const bool approved = text.state == store::TextState::kApproved;
    redacted[text.question].push_back(approved ? std::optional(text.approved) : std::nullopt);
  }
  for (const auto& [question, said] : redacted) {
    for (const std::string& text : TextsToPublish(said)) {
      v1::ReleasedText& told = *release.add_texts();
      told.set_question(question);
      told.set_text(text);
    }
  }
  release.set_document(
      DocumentOf(record::NameOf(Campaign::kPattern, campaign.id), campaign.value.questionnaire_hash, release));
  return release;
}

}  // namespace pepiniere::feedback::api
