#include "services/cohort/store/sealed_names.h"

#include <set>
#include <string_view>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/store/jury_store.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/query/sql_fragment.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::cohort::store {
namespace {

using base::Concat;

constexpr std::string_view kOpen =
    "(calls.publish_time_us IS NULL OR calls.close_time_us IS NULL OR calls.close_time_us > ";
constexpr std::string_view kId = "CONCAT(applications.call_id, '/', applications.application_id)";

// The calls that have not closed.
query::SqlFragment OpenCalls(absl::Time now) {
  query::SqlFragment select{.sql = Concat("SELECT calls.id FROM calls WHERE ", kOpen)};
  return std::move(select.Bind(absl::ToUnixMicros(now)).Add(")"));
}

// As IsReadByCoaches, in SQL, turned round; and what the reader is kept from.
query::SqlFragment SealedApplications(absl::Time now, const std::string& reader) {
  query::SqlFragment select{.sql = Concat("SELECT ", kId, " FROM applications JOIN calls ON calls.id = ",
                                          "applications.call_id WHERE ", kOpen)};
  select.Bind(absl::ToUnixMicros(now))
      .Add(") OR applications.state = 'DRAFT' OR (applications.state = 'WITHDRAWN' AND ");
  select.Add("COALESCE(applications.withdraw_time_us, 0) < calls.close_time_us)");
  if (reader.empty()) return select;
  select.Add(" OR NOT ").Add(NotRecused(kId, reader));
  select.Add(
      " OR (calls.anonymous_screening AND calls.screening_close_time_us IS NULL AND EXISTS (SELECT 1 FROM jurors ");
  select.Add(
      "WHERE SUBSTRING_INDEX(jurors.id, '/', 1) = calls.id AND jurors.deleted_at_us IS NULL AND jurors.person = ");
  return std::move(select.Bind(reader).Add("))"));
}

// What is about an application: its name, and that one's id.
constexpr std::string_view kOffers = "SELECT CONCAT('calls/', call_id, '/offers/', number), application FROM offers";
constexpr std::string_view kHearings =
    "SELECT CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/hearings/', SUBSTRING_INDEX(id, '/', -1)), application "
    "FROM hearings";
constexpr std::string_view kConflicts =
    "SELECT CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/jurors/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), "
    "'/', -1), '/conflicts/', SUBSTRING_INDEX(id, '/', -1)), application FROM conflicts";
// The same of letters: what they tell of is below the application's name.
constexpr std::string_view kLetters =
    "SELECT CONCAT(person, '/letters/', id), fact FROM mail_letters WHERE fact LIKE 'calls/%'";

absl::Status Read(db::Session& session, const query::SqlFragment& select, std::set<std::string>& ids) {
  return session.Query(select.sql, record::Bind(select), [&](const db::Row& row) {
    ids.insert(row.String(0));
    return absl::OkStatus();
  });
}

}  // namespace

absl::StatusOr<std::vector<std::string>> SealedNames(db::Database& db, absl::Time deadline, absl::Time now,
                                                     const std::string& reader) {
  std::vector<std::string> names;
  const absl::Status told = db.Read(deadline, [&](db::Session& session) -> absl::Status {
    names.clear();
    std::set<std::string> open, sealed;
    PEP_TRY(Read(session, OpenCalls(now), open));
    PEP_TRY(Read(session, SealedApplications(now, reader), sealed));
    // What was there and is gone is below the call too.
    for (const std::string& call : open) names.push_back(Concat("calls/", call, "/applications/"));
    for (const std::string& id : sealed) {
      if (!open.contains(record::ParentIn(id))) names.push_back(record::NameOf(Application::kPattern, id));
    }
    const auto is_sealed = [&](const std::string& id) {
      return sealed.contains(id) || open.contains(record::ParentIn(id));
    };
    for (const std::string_view about : {kOffers, kHearings, kConflicts}) {
      PEP_TRY(session.Query(about, {}, [&](const db::Row& row) {
        if (is_sealed(row.String(1))) names.push_back(row.String(0));
        return absl::OkStatus();
      }));
    }
    return session.Query(kLetters, {}, [&](const db::Row& row) {
      if (is_sealed(record::IdIn(Application::kPattern, row.String(1)))) names.push_back(row.String(0));
      return absl::OkStatus();
    });
  });
  PEP_TRY(told);
  return names;
}

}  // namespace pepiniere::cohort::store
