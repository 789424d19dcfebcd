#include "services/portfolio/store/dossier_store.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/row.h"
#include "services/db/session.h"
#include "services/portfolio/store/gate_store.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/record/line_rows.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;

// Where each kind of line goes.
struct Shelf {
  std::string_view collection;
  void (*put)(const db::Row&, Dossier&);
};
template <auto kLines, typename T>
Shelf ShelfOf() {
  return {T::kCollection, [](const db::Row& row, Dossier& dossier) { record::ReadLine(row, dossier.*kLines); }};
}

absl::Status LoadLines(db::Session& session, const std::string& project, Dossier& dossier) {
  static const Shelf kShelves[] = {ShelfOf<&Dossier::evidence, Evidence>(), ShelfOf<&Dossier::waivers, Waiver>(),
                                   ShelfOf<&Dossier::funding, FundingLine>(),
                                   ShelfOf<&Dossier::extensions, TimeBoxExtension>()};
  static const std::string kSelect =
      Concat("SELECT ", record::kLineColumns,
             ", collection FROM project_entries WHERE project_id = ? AND collection IN (?, ?, ?, ?) "
             "AND superseded_at_us IS NULL ORDER BY collection, number");
  return session.Query(
      kSelect,
      {project, kShelves[0].collection, kShelves[1].collection, kShelves[2].collection, kShelves[3].collection},
      [&](const db::Row& row) {
        const auto shelf = std::ranges::find(kShelves, row.String(record::kLineColumnCount), &Shelf::collection);
        shelf->put(row, dossier);
        return absl::OkStatus();
      });
}

absl::Status LoadGos(db::Session& session, const std::string& project, Dossier& dossier) {
  return session.Query(
      "SELECT c.id, c.date, h.phase FROM hearings h JOIN committees c ON c.id = h.committee_id "
      "WHERE h.project_id = ? AND h.decision IN ('GO', 'GRADUATE') AND h.phase IS NOT NULL AND c.state = 'HELD' "
      "ORDER BY c.date, c.id",
      {project}, [&](const db::Row& row) -> absl::Status {
        const auto phase = PhaseFromSymbol(row.String(2));
        const base::Date day = row.Date(1);
        // What cannot be read opens no gate.
        if (phase && row.status().ok()) dossier.gos.push_back({row.String(0), day, *phase});
        row.Forgive();
        return absl::OkStatus();
      });
}

}  // namespace

absl::StatusOr<Dossier> LoadDossier(db::Session& session, const std::string& project) {
  Dossier dossier;
  PEP_ASSIGN(dossier.ledger, LoadLedger(session, project));
  PEP_TRY(LoadLines(session, project, dossier));
  PEP_TRY(LoadGos(session, project, dossier));
  return dossier;
}

absl::StatusOr<std::vector<Candidate>> FindCandidates(db::Database& db, absl::Time deadline,
                                                      const std::vector<std::string>& ids) {
  return db.Snapshot(deadline, [&](db::Session& session) -> absl::StatusOr<std::vector<Candidate>> {
    std::vector<Candidate> candidates;
    std::map<std::string, std::vector<StoredGateChange>> gates;  // by incubator
    for (const std::string& id : ids) {
      auto read = FindProject(session, id, {base::Date(), std::nullopt});
      if (absl::IsDataLoss(read.status())) continue;  // it costs its own place in the list
      PEP_ASSIGN(auto found, std::move(read));
      if (!found || found->stored.deleted_at) continue;
      const std::string& incubator = found->stored.value.primary_incubator;
      auto changes = gates.find(incubator);
      if (changes == gates.end()) {
        PEP_ASSIGN(auto loaded, LoadGateChanges(session, incubator));
        changes = gates.emplace(incubator, std::move(loaded)).first;
      }
      PEP_ASSIGN(Dossier dossier, LoadDossier(session, id));
      candidates.push_back({std::move(found->stored), std::move(dossier), changes->second});
    }
    return candidates;
  });
}

absl::StatusOr<std::optional<Candidate>> FindCandidate(db::Database& db, absl::Time deadline, const std::string& id) {
  PEP_ASSIGN(std::vector<Candidate> found, FindCandidates(db, deadline, {id}));
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

}  // namespace pepiniere::portfolio::store
