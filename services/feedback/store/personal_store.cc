#include "services/feedback/store/personal_store.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/feedback/store/answer_store.h"
#include "services/feedback/store/campaign_store.h"
#include "services/feedback/store/comment_store.h"
#include "services/feedback/store/constraint_store.h"
#include "services/feedback/store/idea_store.h"
#include "services/feedback/store/invitation_store.h"
#include "services/feedback/store/key_files.h"
#include "services/feedback/store/measure_store.h"
#include "services/feedback/store/moderation_store.h"
#include "services/feedback/store/network_store.h"
#include "services/feedback/store/panel_store.h"
#include "services/feedback/store/questionnaire_store.h"
#include "services/feedback/store/receipt_store.h"
#include "services/feedback/store/retrospective_store.h"
#include "services/feedback/store/space_store.h"
#include "services/feedback/store/study_store.h"
#include "services/feedback/store/vote_store.h"
#include "services/journal/unit.h"
#include "services/query/sql_fragment.h"

namespace pepiniere::feedback::store {
namespace {

using base::Concat;
using record::FoundText;
using record::KeptDocuments;
using record::LiveRows;
using record::Wanted;

constexpr std::string_view kUpdated = "updated_at_us", kVotes = "/votes/", kAsked = "/campaigns/";

// What is somebody's as a whole, and goes with them: found by the name of its person.
template <typename T>
LiveRows OwnRows() {
  LiveRows rows = record::RowsOf<T>();
  rows.find = [whole = rows.find](db::Database& db, absl::Time deadline,
                                  const Wanted& wanted) -> absl::StatusOr<std::vector<FoundText>> {
    PEP_ASSIGN(std::vector<FoundText> found, whole(db, deadline, wanted));
    if (wanted.person.empty()) return found;
    query::SqlFragment theirs{.sql = "person = "};
    PEP_ASSIGN(const auto own, record::Select<T>(db, deadline, theirs.Bind(wanted.person)));
    for (const base::Stored<T>& row : own) {
      const std::string name = record::NameOf(T::kPattern, row.id);
      const bool known = std::ranges::find(found, name, &FoundText::name) != found.end();
      if (!known) found.push_back({name, "person", wanted.person, row.created_at});
    }
    return found;
  };
  rows.blank = [blank = rows.blank](journal::Unit& unit, const std::string& name, const Wanted& wanted,
                                    std::set<std::string>& texts, std::string_view reason) -> absl::Status {
    PEP_ASSIGN(const auto before, record::FindForUpdate<T>(unit.session(), record::IdIn(T::kPattern, name)));
    if (!before) return absl::OkStatus();
    if (!wanted.is_them(before->value.person)) return blank(unit, name, wanted, texts, reason);
    return record::SetDeleted(unit, *before, true, reason).status();
  };
  return rows;
}

// A row of a table beside the resources: "persons/x/votes/...", and what it is about.
absl::StatusOr<std::vector<FoundText>> FindBeside(db::Database& db, absl::Time deadline, const Wanted& wanted,
                                                  std::string_view sql, std::string_view between) {
  std::vector<FoundText> found;
  if (wanted.person.empty()) return found;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    found.clear();
    return session.Query(sql, {wanted.person}, [&](const db::Row& row) {
      found.push_back({Concat(wanted.person, between, row.String(0)), "person", row.String(0), std::nullopt});
      return absl::OkStatus();
    });
  }));
  return found;
}

// Their votes count on, and are nobody's: what stands for them is forgotten when the window closes.
absl::Status UnsignVote(journal::Unit& unit, const std::string& name, const Wanted& wanted, std::set<std::string>&,
                        std::string_view) {
  const std::string idea = name.substr(name.find(kVotes) + kVotes.size());
  const std::string space = idea.substr(0, idea.find('/'));
  PEP_ASSIGN(const auto tombstone, TombstoneOf(unit.session(), space, wanted.person, /*make=*/true));
  if (!tombstone) return absl::OkStatus();
  return RenameVoter(unit.session(), idea, wanted.person, *tombstone);
}

// They are asked no more, and what they answered goes, as long as it is known to be theirs. Without its key, nobody
// knows whose an answer is.
absl::Status ForgetAsked(journal::Unit& unit, const std::string& name, const Wanted& wanted, std::set<std::string>&,
                         std::string_view) {
  db::Session& session = unit.session();
  const std::string id = name.substr(name.find(kAsked) + kAsked.size());
  PEP_ASSIGN(const auto campaign, record::Find<Campaign>(session, id));
  PEP_ASSIGN(const auto places, PlacesOfKey(session, id, kAnswerKey));
  if (campaign && campaign->value.state == CampaignState::kOpen) {
    PEP_ASSIGN(const std::string key, KeyFiles::Read(places, campaign->value.key_fingerprint));
    PEP_TRY(DeleteAnswer(session, id, MarkOf(key, id, wanted.person)));
  }
  return session.Execute("DELETE FROM campaign_people WHERE campaign_id = ? AND person = ?", {id, wanted.person})
      .status();
}

LiveRows VoteRows() {
  return {.what = "votes",
          .find =
              [](db::Database& db, absl::Time deadline, const Wanted& wanted) {
                return FindBeside(db, deadline, wanted, "SELECT idea_id FROM votes WHERE voter = ?", kVotes);
              },
          .blank = UnsignVote};
}

LiveRows AudienceRows() {
  return {.what = "audiences",
          .find =
              [](db::Database& db, absl::Time deadline, const Wanted& wanted) {
                return FindBeside(db, deadline, wanted, "SELECT campaign_id FROM campaign_people WHERE person = ?",
                                  kAsked);
              },
          .blank = ForgetAsked};
}

std::vector<LiveRows> Rows() {
  return {record::RowsOf<Network>(),
          OwnRows<Member>(),
          record::RowsOf<Questionnaire>(),
          record::RowsOf<QuestionnaireVersion>(),
          record::RowsOf<Campaign>(),
          record::RowsOf<ConstraintTopic>(),
          record::RowsOf<Constraint>(),
          record::RowsOf<Space>(),
          record::RowsOf<Idea>(),
          record::RowsOf<Comment>(),
          record::RowsOf<ModerationAction>(),
          record::RowsOf<Measure>(),
          record::RowsOf<Panel>(),
          OwnRows<Panelist>(),
          record::RowsOf<Study>(),
          OwnRows<Invitation>(),
          record::RowsOf<Retrospective>(),
          OwnRows<Receipt>(),
          VoteRows(),
          AudienceRows()};
}

// Of rows that cannot be read, the texts that have a column of their own. The name of what lies below another: its
// parent's collection, its own.
#define PEPINIERE_BELOW(parent, collection) \
  "CONCAT('" parent "/', SUBSTRING_INDEX(id, '/', 1), '/" collection "/', SUBSTRING_INDEX(id, '/', -1))"

std::vector<KeptDocuments> Columns() {
  std::vector<KeptDocuments> documents;
  const record::TextColumns all[] = {
      {"networks", "networks", {"id"}, "'networks'", "CONCAT('networks/', id)", kUpdated, {"title", "description"}},
      {"members", "members", {"id"}, "'members'", PEPINIERE_BELOW("networks", "members"), kUpdated, {"display_name"}},
      {"questionnaires",
       "questionnaires",
       {"id"},
       "'questionnaires'",
       "CONCAT('questionnaires/', id)",
       kUpdated,
       {"title", "description"}},
      {"versions",
       "questionnaire_versions",
       {"questionnaire_id", "number"},
       "'versions'",
       "CONCAT('questionnaires/', questionnaire_id, '/versions/', number)",
       kUpdated,
       {"note"}},
      {"campaigns", "campaigns", {"id"}, "'campaigns'", "CONCAT('campaigns/', id)", kUpdated, {"title", "description"}},
      {"constraintTopics",
       "constraint_topics",
       {"id"},
       "'constraintTopics'",
       "CONCAT('constraintTopics/', id)",
       kUpdated,
       {"title", "title_en", "description"}},
      {"constraints",
       "constraints",
       {"id"},
       "'constraints'",
       "CONCAT('constraints/', id)",
       kUpdated,
       {"text", "remedy"}},
      {"spaces", "spaces", {"id"}, "'spaces'", "CONCAT('spaces/', id)", kUpdated, {"title", "description"}},
      {"ideas",
       "ideas",
       {"id"},
       "'ideas'",
       PEPINIERE_BELOW("spaces", "ideas"),
       kUpdated,
       {"signature", "title", "text", "state_reason"}},
      {"comments",
       "comments",
       {"id"},
       "'comments'",
       "CONCAT('spaces/', SUBSTRING_INDEX(id, '/', 1), '/ideas/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), '/', "
       "-1), '/comments/', SUBSTRING_INDEX(id, '/', -1))",
       kUpdated,
       {"signature", "text"}},
      {"moderationActions",
       "moderation_actions",
       {"space_id", "number"},
       "'moderationActions'",
       "CONCAT('spaces/', space_id, '/moderationActions/', number)",
       kUpdated,
       {"reason", "appeal_text", "appeal_reason"}},
      {"measures", "measures", {"id"}, "'measures'", "CONCAT('measures/', id)", kUpdated, {"title", "description"}},
      {"panels", "panels", {"id"}, "'panels'", "CONCAT('panels/', id)", kUpdated, {"title", "description"}},
      {"studies",
       "studies",
       {"id"},
       "'studies'",
       PEPINIERE_BELOW("panels", "studies"),
       kUpdated,
       {"title", "description", "method", "report", "reuse"}},
      {"retrospectives",
       "retrospectives",
       {"id"},
       "'retrospectives'",
       "CONCAT('retrospectives/', id)",
       kUpdated,
       {"title", "tried", "happened", "learned"}},
      {"receipts", "receipts", {"id"}, "'receipts'", "CONCAT('receipts/', id)", kUpdated, {"title", "document"}}};
  for (const record::TextColumns& columns : all) record::AddColumns(columns, documents);
  return documents;
}
#undef PEPINIERE_BELOW

std::vector<KeptDocuments> Documents() {
  constexpr std::string_view kIdea =
      "CONCAT('spaces/', SUBSTRING_INDEX(idea_id, '/', 1), '/ideas/', SUBSTRING_INDEX(idea_id, '/', -1))";
  std::vector<KeptDocuments> documents = Columns();
  for (const std::string_view field : {"title", "text"}) {
    documents.push_back({.what = "revisions",
                         .table = "idea_versions",
                         .key = {"idea_id", "number"},
                         .text = field,
                         .collection = "'ideas'",
                         .name = kIdea,
                         .since = "made_at_us",
                         .form = KeptDocuments::Form::kText,
                         .field = field});
  }
  return documents;
}

}  // namespace

record::Holdings PersonalHoldings() {
  return {.service = "feedback", .rows = Rows(), .documents = Documents(), .authors = {}};
}

}  // namespace pepiniere::feedback::store
