#include "services/feedback/store/answer_store.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "services/base/symbols.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/json/json.h"
#include "services/secret/aead.h"

namespace pepiniere::feedback::store {
namespace {

constexpr std::string_view kTextStates[] = {"", "PENDING", "APPROVED", "REJECTED"};

// Steps of size, so that what is sealed has one of few: an answer without texts fits the first.
constexpr int kGates = 16;
constexpr std::size_t kPadding = 4096, kLengthDigits = 8;

std::string PurposeFor(const std::string& campaign) { return base::Concat("feedback answer ", campaign); }

std::string CellOf(const std::vector<std::string>& values) {
  json::Json list = json::Json::array();
  for (const std::string& value : values) list.push_back(value);
  return json::Dump(list);
}

std::vector<std::string> ValuesOf(const std::string& cell) {
  std::vector<std::string> values;
  const auto list = json::Parse(cell);
  if (!list || !list->is_array()) return values;
  for (const json::Json& value : *list) {
    if (value.is_string()) values.push_back(value.get<std::string>());
  }
  return values;
}

StoredText ReadText(const db::Row& row) {
  StoredText text{.number = row.Int(0), .question = row.String(1), .state = {}, .sealed = {}, .approved = {}};
  base::ReadSymbolIn(kTextStates, row.String(2), text.state);
  text.sealed = row.String(3);
  text.approved = row.String(4);
  return text;
}

absl::StatusOr<std::vector<std::string>> Names(db::Session& session, std::string_view sql,
                                               absl::Span<const db::Value> args) {
  std::vector<std::string> names;
  PEP_TRY(session.Query(sql, args, [&](const db::Row& row) {
    names.push_back(row.String(0));
    return absl::OkStatus();
  }));
  return names;
}

absl::StatusOr<std::int64_t> Count(db::Session& session, std::string_view sql, const std::string& campaign) {
  PEP_ASSIGN(const auto count, session.QueryOne(sql, {campaign}, [](const db::Row& row) { return row.Int64(0); }));
  return count.value_or(0);
}

}  // namespace

absl::Status PutPeople(db::Session& session, const std::string& campaign, const Audience& audience) {
  std::vector<std::string> cells;
  cells.reserve(audience.people.size());
  std::vector<db::Value> rows;
  for (const Person& person : audience.people) {
    cells.push_back(CellOf(person.values));
    rows.insert(rows.end(), {campaign, person.id, cells.back()});
  }
  return session.InsertRows("INSERT INTO campaign_people (campaign_id, person, cell) VALUES", "(?, ?, ?)", rows)
      .status();
}

absl::StatusOr<Audience> PeopleOf(db::Session& session, const std::string& campaign,
                                  const std::vector<std::string>& breakdown) {
  Audience audience{.breakdown = breakdown, .people = {}};
  PEP_TRY(session.Query("SELECT person, cell FROM campaign_people WHERE campaign_id = ? ORDER BY person", {campaign},
                        [&](const db::Row& row) {
                          audience.people.push_back({row.String(0), ValuesOf(row.String(1))});
                          audience.people.back().values.resize(breakdown.size());
                          return absl::OkStatus();
                        }));
  return audience;
}

absl::StatusOr<bool> IsAsked(db::Session& session, const std::string& campaign, const std::string& person) {
  if (person.empty()) return false;
  PEP_ASSIGN(const auto found, session.QueryOne("SELECT 1 FROM campaign_people WHERE campaign_id = ? AND person = ?",
                                                {campaign, person}, [](const db::Row& row) { return row.Int(0); }));
  return found.has_value();
}

absl::StatusOr<std::vector<std::string>> CampaignsAsking(db::Session& session, const std::string& person) {
  if (person.empty()) return std::vector<std::string>();
  return Names(session, "SELECT campaign_id FROM campaign_people WHERE person = ? ORDER BY campaign_id", {person});
}

absl::Status ForgetPeople(db::Session& session, absl::Time closed_before) {
  return session
      .Execute(
          "DELETE p FROM campaign_people p JOIN campaigns c ON c.id = p.campaign_id WHERE c.state = 'RELEASED' AND "
          "c.closed_time_us < ?",
          {closed_before})
      .status();
}

std::string MarkOf(std::string_view key, const std::string& campaign, const std::string& person) {
  return secret::Hmac(key, base::Concat(campaign, "\n", person));
}

std::string SealAnswer(std::string_view key, const std::string& campaign, std::string_view answer) {
  std::string length = std::to_string(answer.size());
  std::string padded = std::string(kLengthDigits - std::min(kLengthDigits, length.size()), '0') + length;
  padded += answer;
  padded.resize((padded.size() + kPadding - 1) / kPadding * kPadding);
  return secret::Seal(key, PurposeFor(campaign), padded);
}

std::optional<std::string> OpenAnswer(std::string_view key, const std::string& campaign, std::string_view sealed) {
  auto padded = secret::Open(key, PurposeFor(campaign), sealed);
  if (!padded || padded->size() < kLengthDigits) return std::nullopt;
  std::size_t size = 0;
  for (std::size_t i = 0; i < kLengthDigits; ++i) size = size * 10 + static_cast<std::size_t>((*padded)[i] - '0');
  if (size > padded->size() - kLengthDigits) return std::nullopt;
  return padded->substr(kLengthDigits, size);
}

absl::Status PutAnswer(db::Session& session, const std::string& campaign, std::string_view mark,
                       std::string_view sealed) {
  return session
      .Execute(
          "INSERT INTO campaign_answers (campaign_id, mark, sealed) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE sealed = "
          "VALUES(sealed)",
          {campaign, mark, sealed})
      .status();
}

absl::StatusOr<std::optional<std::string>> FindAnswer(db::Session& session, const std::string& campaign,
                                                      std::string_view mark) {
  return session.QueryOne("SELECT sealed FROM campaign_answers WHERE campaign_id = ? AND mark = ?", {campaign, mark},
                          [](const db::Row& row) { return row.String(0); });
}

absl::Status DeleteAnswer(db::Session& session, const std::string& campaign, std::string_view mark) {
  return session.Execute("DELETE FROM campaign_answers WHERE campaign_id = ? AND mark = ?", {campaign, mark}).status();
}

absl::StatusOr<std::vector<std::pair<std::string, std::string>>> AnswersOf(db::Session& session,
                                                                           const std::string& campaign) {
  std::vector<std::pair<std::string, std::string>> answers;
  PEP_TRY(session.Query("SELECT mark, sealed FROM campaign_answers WHERE campaign_id = ?", {campaign},
                        [&](const db::Row& row) {
                          answers.emplace_back(row.String(0), row.String(1));
                          return absl::OkStatus();
                        }));
  return answers;
}

absl::StatusOr<std::int64_t> CountAnswers(db::Session& session, const std::string& campaign) {
  return Count(session, "SELECT COUNT(*) FROM campaign_answers WHERE campaign_id = ?", campaign);
}

absl::Status DeleteAnswers(db::Session& session, const std::string& campaign) {
  return session.Execute("DELETE FROM campaign_answers WHERE campaign_id = ?", {campaign}).status();
}

absl::StatusOr<std::optional<Taking>> FindTaking(db::Session& session, const std::string& campaign, absl::Time now) {
  return session.QueryOne(
      "SELECT uid, key_fingerprint, questionnaire_version FROM campaigns WHERE id = ? AND state = 'OPEN' AND "
      "end_time_us > ? AND deleted_at_us IS NULL",
      {campaign, now}, [](const db::Row& row) {
        return Taking{row.String(0), row.String(1), row.String(2)};
      });
}

absl::Status OpenGates(db::Session& session, const std::string& campaign, absl::Time closes) {
  std::vector<db::Value> rows;
  for (int gate = 0; gate < kGates; ++gate) rows.insert(rows.end(), {campaign, gate, closes, 0});
  return session
      .InsertRows("INSERT INTO campaign_gates (campaign_id, gate, closes_at_us, passed) VALUES", "(?, ?, ?, ?)", rows)
      .status();
}

absl::Status ShutGates(db::Session& session, const std::string& campaign) {
  return session.Execute("UPDATE campaign_gates SET closes_at_us = 0 WHERE campaign_id = ?", {campaign}).status();
}

absl::StatusOr<bool> PassGate(db::Session& session, const std::string& campaign, std::string_view mark,
                              absl::Time now) {
  const int gate = mark.empty() ? 0 : static_cast<unsigned char>(mark.front()) % kGates;
  PEP_ASSIGN(const std::int64_t passed,
             session.Execute("UPDATE campaign_gates SET passed = 1 - passed WHERE campaign_id = ? AND gate = ? AND "
                             "closes_at_us > ?",
                             {campaign, gate, now}));
  return passed == 1;
}

absl::Status RegisterKey(db::Session& session, const std::string& campaign, std::string_view purpose,
                         const std::vector<std::string>& places) {
  for (const std::string& place : places) {
    PEP_TRY(session
                .Execute("INSERT IGNORE INTO campaign_keys (campaign_id, purpose, place) VALUES (?, ?, ?)",
                         {campaign, purpose, place})
                .status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> PlacesOfKey(db::Session& session, const std::string& campaign,
                                                     std::string_view purpose) {
  return Names(
      session,
      "SELECT place FROM campaign_keys WHERE campaign_id = ? AND purpose = ? AND destroyed_at_us IS NULL ORDER "
      "BY place",
      {campaign, purpose});
}

absl::Status MarkDestroyed(db::Session& session, const std::string& campaign, const std::string& place,
                           absl::Time now) {
  return session
      .Execute("UPDATE campaign_keys SET destroyed_at_us = ? WHERE campaign_id = ? AND place = ?",
               {now, campaign, place})
      .status();
}

absl::StatusOr<std::int64_t> CountKeys(db::Session& session, const std::string& campaign) {
  return Count(session, "SELECT COUNT(*) FROM campaign_keys WHERE campaign_id = ? AND destroyed_at_us IS NULL",
               campaign);
}

std::string_view Symbol(TextState state) { return base::SymbolIn(kTextStates, state); }

absl::Status PutTexts(db::Session& session, const std::string& campaign, const std::vector<StoredText>& texts) {
  std::vector<db::Value> rows;
  for (const StoredText& text : texts) {
    rows.insert(rows.end(), {campaign, text.number, text.question, Symbol(text.state), text.sealed});
  }
  if (rows.empty()) return absl::OkStatus();
  return session
      .InsertRows("INSERT INTO campaign_texts (campaign_id, number, question, state, sealed) VALUES", "(?, ?, ?, ?, ?)",
                  rows)
      .status();
}

absl::StatusOr<std::vector<StoredText>> TextsOf(db::Session& session, const std::string& campaign, int after,
                                                int most) {
  std::vector<StoredText> texts;
  constexpr int kAll = 1'000'000;
  PEP_TRY(session.Query(
      "SELECT number, question, state, sealed, approved FROM campaign_texts WHERE campaign_id = ? AND number > ? ORDER "
      "BY number LIMIT ?",
      {campaign, after, most > 0 ? most : kAll}, [&](const db::Row& row) {
        texts.push_back(ReadText(row));
        return absl::OkStatus();
      }));
  return texts;
}

absl::StatusOr<std::optional<StoredText>> LockText(db::Session& session, const std::string& campaign, int number) {
  return session.QueryOne(
      "SELECT number, question, state, sealed, approved FROM campaign_texts WHERE campaign_id = ? AND number = ? FOR "
      "UPDATE",
      {campaign, number}, [](const db::Row& row) { return ReadText(row); });
}

absl::Status DecideText(db::Session& session, const std::string& campaign, int number, const std::string& approved) {
  const std::string_view state = Symbol(approved.empty() ? TextState::kRejected : TextState::kApproved);
  return session
      .Execute(
          "UPDATE campaign_texts SET state = ?, sealed = NULL, approved = NULLIF(?, '') WHERE campaign_id = ? AND "
          "number = ?",
          {state, approved, campaign, number})
      .status();
}

absl::StatusOr<int> CountPending(db::Session& session, const std::string& campaign) {
  PEP_ASSIGN(
      const std::int64_t count,
      Count(session, "SELECT COUNT(*) FROM campaign_texts WHERE campaign_id = ? AND state = 'PENDING'", campaign));
  return static_cast<int>(count);
}

absl::Status DeleteTexts(db::Session& session, const std::string& campaign) {
  return session.Execute("DELETE FROM campaign_texts WHERE campaign_id = ?", {campaign}).status();
}

absl::Status PutRelease(db::Session& session, const std::string& campaign, const StoredRelease& release) {
  return session
      .Execute("INSERT INTO campaign_releases (campaign_id, answers, figures) VALUES (?, ?, ?)",
               {campaign, release.answers, release.figures})
      .status();
}

absl::Status PutDocument(db::Session& session, const std::string& campaign, const StoredRelease& release) {
  return session
      .Execute("UPDATE campaign_releases SET figures = ?, document = ? WHERE campaign_id = ? AND document IS NULL",
               {release.figures, release.document, campaign})
      .status();
}

absl::StatusOr<std::optional<StoredRelease>> FindRelease(db::Session& session, const std::string& campaign) {
  return session.QueryOne("SELECT answers, figures, document FROM campaign_releases WHERE campaign_id = ?", {campaign},
                          [](const db::Row& row) {
                            return StoredRelease{row.Int64(0), row.String(1), row.String(2)};
                          });
}

absl::Status PutIdentities(db::Session& session, const std::string& campaign, const std::vector<AskedIdentity>& asked) {
  std::vector<db::Value> rows;
  for (const AskedIdentity& one : asked) rows.insert(rows.end(), {campaign, one.question, one.identity});
  return session
      .InsertRows("INSERT IGNORE INTO campaign_questions (campaign_id, question, identity) VALUES", "(?, ?, ?)", rows)
      .status();
}

absl::StatusOr<std::vector<AskedBefore>> WhoAsked(db::Session& session, std::vector<std::string> identities,
                                                  absl::Time open_after) {
  std::vector<AskedBefore> before;
  std::set<std::pair<std::string, std::string>> met;
  // Each question that has one of them brings its others, which are looked for in their turn.
  for (std::size_t i = 0; i < identities.size(); ++i) {
    const std::string identity = identities[i];
    PEP_TRY(session.Query(
        "SELECT q.campaign_id, q.question, c.closed_time_us IS NULL OR c.closed_time_us > ?, other.identity FROM "
        "campaign_questions q JOIN campaigns c ON c.id = q.campaign_id JOIN campaign_questions other ON "
        "other.campaign_id = q.campaign_id AND other.question = q.question WHERE q.identity = ? AND c.state <> 'DRAFT'",
        {open_after, identity}, [&](const db::Row& row) {
          AskedBefore one = {row.String(0), row.String(1)};
          if (std::string also = row.String(3); std::ranges::count(identities, also) == 0) {
            identities.push_back(std::move(also));
          }
          const bool is_new = met.emplace(one.campaign, one.question).second;
          if (is_new && row.Bool(2)) before.push_back(std::move(one));
          return absl::OkStatus();
        }));
  }
  return before;
}

absl::Status TakeOpeningTurn(db::Session& session) {
  return session.Execute("UPDATE campaign_turns SET turn = 1 - turn WHERE id = 1").status();
}

absl::Status BeginMailing(db::Session& session, const std::string& campaign, const std::string& kind) {
  return session
      .Execute("INSERT IGNORE INTO campaign_mailings (campaign_id, kind, after_person, done) VALUES (?, ?, '', 0)",
               {campaign, kind})
      .status();
}

absl::StatusOr<std::vector<Mailing>> MailingsUnderWay(db::Session& session) {
  std::vector<Mailing> mailings;
  PEP_TRY(session.Query("SELECT campaign_id, kind, after_person FROM campaign_mailings WHERE done = 0 ORDER BY 1, 2",
                        {}, [&](const db::Row& row) {
                          mailings.push_back({row.String(0), row.String(1), row.String(2)});
                          return absl::OkStatus();
                        }));
  return mailings;
}

absl::StatusOr<std::vector<std::string>> NextOf(db::Session& session, const Mailing& mailing, int most) {
  return Names(session,
               "SELECT person FROM campaign_people WHERE campaign_id = ? AND person > ? ORDER BY person LIMIT ?",
               {mailing.campaign, mailing.after, most});
}

absl::StatusOr<bool> MoveOn(db::Session& session, const Mailing& mailing, const std::string& after) {
  PEP_ASSIGN(
      const std::int64_t moved,
      session.Execute("UPDATE campaign_mailings SET after_person = ?, done = ? WHERE campaign_id = ? AND kind = ? "
                      "AND after_person = ? AND done = 0",
                      {after.empty() ? mailing.after : after, after.empty() ? 1 : 0, mailing.campaign, mailing.kind,
                       mailing.after}));
  return moved == 1;
}

absl::StatusOr<std::vector<std::string>> CampaignsToClose(db::Session& session, absl::Time now) {
  return Names(session,
               "SELECT id FROM campaigns WHERE deleted_at_us IS NULL AND ((state = 'OPEN' AND end_time_us <= ?) OR "
               "(state = 'CLOSED' AND closing_step IN ('LOCKED', 'COMPUTED'))) ORDER BY id",
               {now});
}

absl::StatusOr<std::vector<std::string>> OpenCampaigns(db::Session& session) {
  return Names(session, "SELECT id FROM campaigns WHERE state = 'OPEN' AND deleted_at_us IS NULL ORDER BY id", {});
}

}  // namespace pepiniere::feedback::store
