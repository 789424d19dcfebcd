#include "services/policy/store/proposal_store.h"

#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/policy/store/layouts.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::policy::store {

using query::FieldType;

namespace {

// What a list of texts holds, kept as JSON.
std::string Holds(std::string_view column) { return base::Concat("LOCATE(CONCAT('\"', $, '\"'), ", column, ") > 0"); }

// A transmission of the proposal whose last day is over, by now, and which nobody answered.
constexpr std::string_view kIsOverdue =
    "(state = 'TRANSMITTED' AND EXISTS (SELECT 1 FROM transmissions t WHERE t.id = proposals.transmission_id "
    "AND t.answer_time_us IS NULL AND t.recall_time_us IS NULL AND t.overdue_from_us <= {now}))";

query::FilterSchema MakeProposalFilters() {
  query::FilterSchema schema;
  schema.fields = {
      {.name = "title", .type = FieldType::kText, .column = "title"},
      {.name = "problem", .type = FieldType::kText, .column = "problem"},
      {.name = "state",
       .type = FieldType::kEnum,
       .column = "state",
       .symbols = {{"DRAFT", "DRAFT"},
                   {"SUBMITTED", "SUBMITTED"},
                   {"RETURNED", "RETURNED"},
                   {"MERGED", "MERGED"},
                   {"ADMISSIBLE", "ADMISSIBLE"},
                   {"CONSULTATION", "CONSULTATION"},
                   {"COMMITTEE", "COMMITTEE"},
                   {"REJECTED", "REJECTED"},
                   {"TRANSMITTED", "TRANSMITTED"},
                   {"ACCEPTED", "ACCEPTED"},
                   {"PARTLY", "PARTLY"},
                   {"REFUSED", "REFUSED"},
                   {"DRAFTING", "DRAFTING"},
                   {"ADOPTED", "ADOPTED"},
                   {"FOLLOWED_UP", "FOLLOWED_UP"},
                   {"EVALUATED", "EVALUATED"},
                   {"REPEALED", "REPEALED"},
                   {"WITHDRAWN", "WITHDRAWN"}},
       .symbol_prefix = "STATE_"},
      {.name = "nature", .type = FieldType::kString, .member = Holds("natures")},
      {.name = "topic", .type = FieldType::kString, .member = Holds("topics")},
      {.name = "author", .type = FieldType::kString, .member = Holds("authors")},
      {.name = "commitment",
       .type = FieldType::kString,
       .member =
           "LOCATE(CONCAT('\"', REPLACE(REPLACE($, 'plans/', ''), '/commitments/', '/'), '\"'), commitments) > 0"},
      {.name = "text", .type = FieldType::kResource, .column = "text_id", .collection = "texts"},
      {.name = "merged_into", .type = FieldType::kResource, .column = "merged_into_id", .collection = "proposals"},
      {.name = "state_time", .type = FieldType::kTimestamp, .column = "state_time_us"},
      {.name = "overdue", .type = FieldType::kBoolean, .column = base::Concat("IF(", kIsOverdue, ", 1, 0)")}};
  schema.search = "(title LIKE $ ESCAPE '!' OR problem LIKE $ ESCAPE '!')";
  return schema;
}

query::SqlFragment SeenBy(const Reader& reader) {
  query::SqlFragment seen{.sql = reader.everything ? "(TRUE" : "(is_open = 1"};
  if (!reader.everything && !reader.person.empty()) {
    seen.Add(" OR LOCATE(CONCAT('\"', ").Bind(reader.person).Add(", '\"'), authors) > 0");
  }
  return std::move(seen.Add(")"));
}

}  // namespace

const query::SortSchema& ProposalOrder() {
  static const auto* const schema =
      new query::SortSchema{.keys = {{.name = "title", .sql = "title"},
                                     {.name = "state_time", .sql = "state_time_us", .type = query::SortType::kInteger}},
                            .unique = {.name = "name", .sql = "id"}};
  return *schema;
}

absl::StatusOr<record::Page<base::Stored<resources::Proposal>>> ListProposals(db::Database& db, absl::Time deadline,
                                                                              const record::ListQuery& list,
                                                                              const Reader& reader, absl::Time now) {
  static const auto* const kFilters = new query::FilterSchema(MakeProposalFilters());
  query::FilterContext context;
  context.parameters.emplace("now", query::SqlValue(absl::ToUnixMicros(now)));
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, *kFilters, context));
  where.Add(" AND ").Add(SeenBy(reader));
  return record::ListRows<resources::Proposal>(db, deadline, list, /*parent=*/"", std::move(where));
}

namespace {

query::FilterSchema MakeEvidenceFilters(std::string source) {
  return {.fields = {{.name = "kind",
                      .type = FieldType::kEnum,
                      .column = "kind",
                      .symbols = {{"RELEASE_CELL", "RELEASE_CELL"},
                                  {"CONSTRAINT_COUNT", "CONSTRAINT_COUNT"},
                                  {"METRIC", "METRIC"},
                                  {"PROJECT", "PROJECT"},
                                  {"CHALLENGE", "CHALLENGE"},
                                  {"IDEA", "IDEA"},
                                  {"STUDY", "STUDY"},
                                  {"LINK", "LINK"}},
                      .symbol_prefix = "KIND_"},
                     {.name = "source", .type = FieldType::kString, .column = std::move(source)},
                     {.name = "open", .type = FieldType::kBoolean, .column = "is_open"},
                     {.name = "cited_by", .type = FieldType::kString, .column = "cited_by"}}};
}

}  // namespace

absl::StatusOr<record::Page<base::Stored<resources::Evidence>>> ListEvidence(db::Database& db, absl::Time deadline,
                                                                             const record::ListQuery& list,
                                                                             const std::string& proposal, bool whole) {
  static const auto* const kWhole = new query::FilterSchema(MakeEvidenceFilters("source"));
  static const auto* const kOpen = new query::FilterSchema(MakeEvidenceFilters("IF(is_open, source, '')"));
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, whole ? *kWhole : *kOpen));
  return record::ListRows<resources::Evidence>(db, deadline, list, proposal, std::move(where));
}

const query::FilterSchema& AmendmentFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "state",
                  .type = FieldType::kEnum,
                  .column = "state",
                  .symbols = {{"OPEN", "OPEN"},
                              {"ACCEPTED", "ACCEPTED"},
                              {"REJECTED", "REJECTED"},
                              {"WITHDRAWN", "WITHDRAWN"}},
                  .symbol_prefix = "STATE_"},
                 {.name = "author", .type = FieldType::kString, .column = "author"},
                 {.name = "base_revision", .type = FieldType::kInteger, .column = "base_revision"}}};
  return *schema;
}

absl::StatusOr<int> NextNumber(db::Session& session, int year) {
  PEP_TRY(
      session
          .Execute("INSERT INTO proposal_numbers (year, last) VALUES (?, 1) ON DUPLICATE KEY UPDATE last = last + 1",
                   {year})
          .status());
  PEP_ASSIGN(const auto last, session.QueryOne("SELECT last FROM proposal_numbers WHERE year = ? FOR UPDATE", {year},
                                               [](const db::Row& row) { return row.Int(0); }));
  if (!last) return absl::InternalError("the numbers of proposals were not written");
  return *last;
}

absl::StatusOr<std::map<std::string, std::vector<std::string>>> MergedInto(db::Database& db, absl::Time deadline,
                                                                           const std::vector<std::string>& ids) {
  std::map<std::string, std::vector<std::string>> merged;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    merged.clear();
    for (const std::string& id : ids) {
      PEP_TRY(
          session.Query("SELECT id FROM proposals WHERE merged_into_id = ? ORDER BY id", {id}, [&](const db::Row& row) {
            merged[id].push_back(row.String(0));
            return absl::OkStatus();
          }));
    }
    return absl::OkStatus();
  });
  PEP_TRY(read);
  return merged;
}

absl::StatusOr<int> CountEvidence(db::Session& session, const std::string& proposal) {
  PEP_ASSIGN(const auto count, session.QueryOne("SELECT COUNT(*) FROM evidence WHERE proposal_id = ?", {proposal},
                                                [](const db::Row& row) { return row.Int(0); }));
  return count.value_or(0);
}

absl::StatusOr<record::Page<base::Stored<resources::Proposal>>> TraceProposals(db::Database& db, absl::Time deadline,
                                                                               const record::ListQuery& list,
                                                                               const Reader& reader,
                                                                               const TraceQuery& query) {
  query::SqlFragment where = SeenBy(reader);
  if (!query.topic.empty()) {
    where.Add(" AND (LOCATE(CONCAT('\"', ").Bind(query.topic).Add(", '\"'), topics) > 0");
    where.Add(" OR EXISTS (SELECT 1 FROM evidence e WHERE e.proposal_id = proposals.id AND ");
    where.Add(reader.everything ? "TRUE" : "e.is_open = 1").Add(" AND e.source = ").Bind(query.topic).Add("))");
  }
  if (!query.source.empty()) {
    where.Add(" AND EXISTS (SELECT 1 FROM evidence e WHERE e.proposal_id = proposals.id AND ");
    where.Add(reader.everything ? "TRUE" : "e.is_open = 1").Add(" AND e.source = ").Bind(query.source).Add(")");
  }
  if (!query.proposal.empty()) where.Add(" AND id = ").Bind(query.proposal);
  if (!query.text.empty()) where.Add(" AND text_id = ").Bind(query.text);
  if (!query.commitment.empty()) {
    where.Add(" AND LOCATE(CONCAT('\"', ").Bind(query.commitment).Add(", '\"'), commitments) > 0");
  }
  if (!query.authority.empty()) {
    where.Add(" AND EXISTS (SELECT 1 FROM transmissions t WHERE t.proposal_id = proposals.id AND t.authority = ");
    where.Bind(query.authority).Add(")");
  }
  return record::ListRows<resources::Proposal>(db, deadline, list, /*parent=*/"", std::move(where));
}

absl::StatusOr<std::map<std::string, std::set<int>>> ContributionsOf(db::Database& db, absl::Time deadline,
                                                                     const std::string& person) {
  enum { kAuthor = 1, kEvidence, kAmendment, kVote, kComment };
  struct Place {
    int contribution;
    std::string_view sql;
  };
  static constexpr Place kPlaces[] = {
      {kAuthor, "SELECT id FROM proposals WHERE LOCATE(CONCAT('\"', ?, '\"'), authors) > 0"},
      {kEvidence, "SELECT DISTINCT proposal_id FROM evidence WHERE cited_by = ?"},
      {kAmendment, "SELECT DISTINCT proposal_id FROM amendments WHERE author = ?"},
      {kVote,
       "SELECT DISTINCT c.proposal_id FROM votes v JOIN consultations c ON c.id = v.consultation_id "
       "WHERE v.person = ?"},
      {kComment,
       "SELECT DISTINCT c.proposal_id FROM comments m JOIN consultations c ON c.id = m.consultation_id "
       "WHERE m.person = ?"}};
  std::map<std::string, std::set<int>> given;
  const absl::Status read = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    given.clear();
    for (const Place& place : kPlaces) {
      PEP_TRY(session.Query(place.sql, {person}, [&](const db::Row& row) {
        given[row.String(0)].insert(place.contribution);
        return absl::OkStatus();
      }));
    }
    return absl::OkStatus();
  });
  PEP_TRY(read);
  return given;
}

}  // namespace pepiniere::policy::store

namespace pepiniere::record {

PEPINIERE_DOCUMENT(policy::resources::Proposal);
PEPINIERE_DOCUMENT(policy::resources::ProposalVersion);
PEPINIERE_DOCUMENT(policy::resources::ProposalStep);
PEPINIERE_DOCUMENT(policy::resources::Evidence);
PEPINIERE_DOCUMENT(policy::resources::Amendment);
PEPINIERE_TABLE(policy::resources::Proposal);
PEPINIERE_TABLE(policy::resources::ProposalVersion);
PEPINIERE_TABLE(policy::resources::ProposalStep);
PEPINIERE_TABLE(policy::resources::Evidence);
PEPINIERE_TABLE(policy::resources::Amendment);

}  // namespace pepiniere::record
