#include "services/portfolio/store/book_store.h"

#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/record/lines.h"

namespace pepiniere::portfolio::store {

absl::StatusOr<std::optional<Books>> FindBooks(db::Database& db, absl::Time deadline, const std::string& project) {
  return db.Snapshot(deadline, [&](db::Session& session) -> absl::StatusOr<std::optional<Books>> {
    PEP_ASSIGN(const auto view, FindProject(session, project, {base::Date::Max(), std::nullopt}));
    if (!view) return std::nullopt;
    Books books{.project = view->stored, .funding = {}, .spending = {}, .extensions = {}, .timeline = {}};
    PEP_ASSIGN(books.funding, record::LoadLines<FundingLine>(session, project));
    PEP_ASSIGN(books.spending, record::LoadLines<SpendingEntry>(session, project));
    PEP_ASSIGN(books.extensions, record::LoadLines<TimeBoxExtension>(session, project));
    PEP_ASSIGN(const std::vector<PhaseLine> ledger, LoadLedger(session, project));
    books.timeline = TimelineOf(ledger);
    return books;
  });
}

}  // namespace pepiniere::portfolio::store
