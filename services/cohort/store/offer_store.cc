#include "services/cohort/store/offer_store.h"

#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/store/jury_store.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/filter_sql.h"
#include "services/record/table_statements.h"

namespace pepiniere::cohort::store {

using query::FieldType;

namespace {

// As StateAt, in SQL.
constexpr std::string_view kState =
    "(CASE WHEN state = 'OFFERED' AND expire_time_us <= {now} THEN 'EXPIRED' ELSE state END)";

const query::FilterSchema& OfferFilters() {
  static const auto* const schema = new query::FilterSchema{
      .fields = {{.name = "state",
                  .type = FieldType::kEnum,
                  .member = base::Concat(kState, " = $"),
                  .presence = "TRUE",
                  .symbols = {{"OFFERED", "OFFERED"},
                              {"ACCEPTED_WAITING", "ACCEPTED_WAITING"},
                              {"ACCEPTED_FINAL", "ACCEPTED_FINAL"},
                              {"DECLINED", "DECLINED"},
                              {"EXPIRED", "EXPIRED"},
                              {"WITHDRAWN", "WITHDRAWN"},
                              {"SUPERSEDED", "SUPERSEDED"}},
                  .symbol_prefix = "STATE_"},
                 {.name = "application",
                  .type = FieldType::kString,
                  .column = "CONCAT('calls/', SUBSTRING_INDEX(application, '/', 1), '/applications/', "
                            "SUBSTRING_INDEX(application, '/', -1))"},
                 {.name = "seat",
                  .type = FieldType::kString,
                  .column = "CONCAT('calls/', SUBSTRING_INDEX(seat, '/', 1), '/seats/', "
                            "SUBSTRING_INDEX(seat, '/', -1))"}}};
  return *schema;
}

}  // namespace

absl::StatusOr<record::Page<base::Stored<SeatOffer>>> ListOffers(db::Database& db, absl::Time deadline,
                                                                 const record::ListQuery& list, const std::string& call,
                                                                 const OfferReader& reader) {
  PEP_ASSIGN(query::SqlFragment where, query::CompileFilter(list.filter, OfferFilters(),
                                                            {.parameters = {{"now", absl::ToUnixMicros(reader.now)}}}));
  where.Add(" AND (applicant <> '' AND applicant = ").Bind(reader.person);
  if (reader.leads) where.Add(" OR ").Add(NotRecused("offers.application", reader.person));
  where.Add(")");
  return record::ListRows<SeatOffer>(db, deadline, list, call, std::move(where));
}

absl::StatusOr<std::vector<base::Stored<SeatOffer>>> LockOffersOf(db::Session& session,
                                                                  const std::string& application) {
  query::SqlFragment where{.sql = "application = "};
  PEP_ASSIGN(const auto found, record::Select<SeatOffer>(session, where.Bind(application)));
  std::vector<base::Stored<SeatOffer>> offers;
  for (const base::Stored<SeatOffer>& one : found) {
    PEP_ASSIGN(auto locked, record::FindForUpdate<SeatOffer>(session, one.id));
    if (locked) offers.push_back(*std::move(locked));
  }
  return offers;
}

absl::StatusOr<std::vector<std::string>> ExpiredOffers(db::Database& db, absl::Time deadline, absl::Time now) {
  std::vector<std::string> ids;
  PEP_TRY(db.Read(deadline, [&](db::Session& session) {
    ids.clear();
    return session.Query(
        "SELECT CONCAT_WS('/', call_id, number) FROM offers WHERE state = 'OFFERED' AND expire_time_us <= ? LIMIT 500",
        {now}, [&](const db::Row& row) {
          ids.push_back(row.String(0));
          return absl::OkStatus();
        });
  }));
  return ids;
}

absl::Status ForgetApplicant(db::Session& session, const std::string& application) {
  return session.Execute("UPDATE offers SET applicant = '', reason = '' WHERE application = ?", {application}).status();
}

}  // namespace pepiniere::cohort::store

namespace pepiniere::record {

template <>
struct Layout<cohort::SeatOffer> : StandardLayout {
  static constexpr std::array<std::string_view, 2> kKey = {"call_id", "number"};
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kRenamed = {
      {{"expire_time", "expire_time_us"}, {"answer_time", "answer_time_us"}}};
  // What becomes of one is its state; whose it was goes when the application does.
  static constexpr bool kHasDeleted = false, kHasUid = false, kKeepsHistory = false;
  static bool Unaudited(std::string_view field) { return field == "reason"; }
};

PEPINIERE_DOCUMENT(cohort::SeatOffer);
PEPINIERE_TABLE(cohort::SeatOffer);

}  // namespace pepiniere::record
