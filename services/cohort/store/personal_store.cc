#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/base/try.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/assignment_store.h"
#include "services/cohort/store/call_store.h"
#include "services/cohort/store/challenge_store.h"
#include "services/cohort/store/grid_store.h"
#include "services/cohort/store/hearing_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/mood_store.h"
#include "services/cohort/store/offer_store.h"
#include "services/cohort/store/placement_store.h"
#include "services/cohort/store/profile_store.h"
#include "services/cohort/store/programme_store.h"
#include "services/cohort/store/ranking_store.h"
#include "services/cohort/store/result_store.h"
#include "services/cohort/store/review_store.h"
#include "services/cohort/store/sealed_names.h"
#include "services/cohort/store/seat_store.h"
#include "services/journal/unit.h"
#include "services/record/blanked.h"
#include "services/record/document.h"

namespace pepiniere::cohort::store {
namespace {

using record::KeptDocuments;

constexpr std::string_view kUpdated = "updated_at_us";
constexpr std::string_view kChallenge = "CONCAT('challenges/', challenge_id)";
constexpr std::string_view kApplication = "CONCAT('calls/', call_id, '/applications/', application_id)";
constexpr std::string_view kDecision =
    "CONCAT('calls/', SUBSTRING_INDEX(application_id, '/', 1), '/applications/', "
    "SUBSTRING_INDEX(application_id, '/', -1), '/', collection, '/', number)";
constexpr std::string_view kFile =
    "CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/applications/', "
    "SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), '/', -1), '/files/', SUBSTRING_INDEX(id, '/', -1))";
constexpr std::string_view kResult =
    "CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/applications/', "
    "SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), '/', -1), '/results/', SUBSTRING_INDEX(id, '/', -1))";
constexpr std::string_view kConflict =
    "CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/jurors/', "
    "SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), '/', -1), '/conflicts/', SUBSTRING_INDEX(id, '/', -1))";
constexpr std::string_view kReview =
    "CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/applications/', "
    "SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), '/', -1), '/reviews/', SUBSTRING_INDEX(id, '/', -1))";
constexpr std::string_view kImported =
    "IF(collection = 'cohorts', CONCAT('programmes/', SUBSTRING_INDEX(id, '/', 1), '/cohorts/', "
    "SUBSTRING_INDEX(id, '/', -1)), CONCAT(collection, '/', id))";
constexpr std::string_view kLine = "CONCAT('challenges/', challenge_id, '/', collection, '/', number)";

// With what it is found by.
absl::Status BlankChallenge(journal::Unit& unit, const std::string& name, const record::Wanted& wanted,
                            std::set<std::string>& found, std::string_view reason) {
  PEP_ASSIGN(const auto before,
             record::FindForUpdate<Challenge>(unit.session(), record::IdIn(Challenge::kPattern, name)));
  if (!before) return absl::OkStatus();
  const auto document = record::BlankDocument(name, record::ToDocument(before->value), wanted, found);
  if (!document) return absl::OkStatus();
  Challenge blanked;
  PEP_TRY(record::FromDocument(*document, blanked));
  PEP_ASSIGN(const auto after, record::Update(unit, *before, blanked, reason));
  return KeepTerms(unit.session(), &before->value, after);
}

// Likewise.
absl::Status BlankProfile(journal::Unit& unit, const std::string& name, const record::Wanted& wanted,
                          std::set<std::string>& found, std::string_view reason) {
  PEP_ASSIGN(const auto before, record::FindForUpdate<Profile>(unit.session(), record::IdIn(Profile::kPattern, name)));
  if (!before) return absl::OkStatus();
  PEP_ASSIGN(const auto blanked, record::Blanked(name, before->value, wanted, found));
  if (!blanked) return absl::OkStatus();
  PEP_ASSIGN(const auto after, record::Update(unit, *before, *blanked, reason));
  return KeepTerms(unit.session(), after);
}

// A file is its applicant's as a whole.
absl::Status RemoveFile(journal::Unit& unit, const std::string& name, const record::Wanted& wanted,
                        std::set<std::string>&, std::string_view reason) {
  const std::string id = record::IdIn(ApplicationFile::kPattern, name);
  PEP_ASSIGN(const auto file, record::FindForUpdate<ApplicationFile>(unit.session(), id));
  if (!file || !wanted.is_them(file->value.applicant)) return absl::OkStatus();
  PEP_TRY(RemoveBytes(unit.session(), id));
  return record::SetDeleted(unit, *file, true, reason).status();
}

std::vector<record::LiveRows> Rows() {
  record::LiveRows challenges = record::RowsOf<Challenge>(), people = record::RowsOf<Profile>();
  record::LiveRows files = record::RowsOf<ApplicationFile>();
  challenges.blank = BlankChallenge;
  people.blank = BlankProfile;
  files.blank = RemoveFile;
  return {record::RowsOf<Programme>(),
          record::RowsOf<Cohort>(),
          record::RowsOf<Grid>(),
          record::RowsOf<GridVersion>(),
          std::move(challenges),
          record::RowsOf<Call>(),
          record::RowsOf<Seat>(),
          std::move(people),
          record::RowsOf<Assignment>(),
          record::RowsOf<Mood>(),
          record::RowsOf<Application>(),
          std::move(files),
          record::RowsOf<Juror>(),
          record::RowsOf<Conflict>(),
          record::RowsOf<Review>(),
          record::RowsOf<JuryHearing>(),
          record::RowsOf<Ranking>(),
          record::RowsOf<TieDecision>(),
          record::RowsOf<Placement>(),
          record::RowsOf<SeatOffer>(),
          record::RowsOf<ApplicationResult>()};
}

// Of rows that cannot be read, the texts that have a column of their own.
std::vector<KeptDocuments> Columns() {
  std::vector<KeptDocuments> documents;
  const record::TextColumns all[] = {
      {"programmes",
       "programmes",
       {"id"},
       "'programmes'",
       "CONCAT('programmes/', id)",
       kUpdated,
       {"title", "description", "website_uri", "source_fields"}},
      {"cohorts",
       "cohorts",
       {"id"},
       "'cohorts'",
       "CONCAT('programmes/', SUBSTRING_INDEX(id, '/', 1), '/cohorts/', SUBSTRING_INDEX(id, '/', -1))",
       kUpdated,
       {"title", "description", "source_fields"}},
      {"grids", "grids", {"id"}, "'grids'", "CONCAT('grids/', id)", kUpdated, {"title", "description"}},
      {"versions",
       "grid_versions",
       {"grid_id", "number"},
       "'versions'",
       "CONCAT('grids/', grid_id, '/versions/', number)",
       kUpdated,
       {"note"}},
      {"challenges",
       "challenges",
       {"id"},
       "'challenges'",
       "CONCAT('challenges/', id)",
       kUpdated,
       {"title", "description", "host_text", "place", "image_uri", "website_uri", "source_fields"}},
      {"calls",
       "calls",
       {"id"},
       "'calls'",
       "CONCAT('calls/', id)",
       kUpdated,
       {"title", "description", "cancel_reason"}},
      {"seats",
       "seats",
       {"id"},
       "'seats'",
       "CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/seats/', SUBSTRING_INDEX(id, '/', -1))",
       kUpdated,
       {"skill"}},
      {"people",
       "people",
       {"id"},
       "'people'",
       "CONCAT('people/', id)",
       kUpdated,
       {"display_name", "job", "description", "website_uri", "linkedin_uri", "code_uri", "photo", "part", "source_id",
        "source_fields"}},
      {"assignments",
       "assignments",
       {"id"},
       "'assignments'",
       "CONCAT('assignments/', id)",
       kUpdated,
       {"skill", "outside_cohort_reason", "end_reason", "source_id", "source_fields"}},
      {"moods",
       "moods",
       {"id"},
       "'moods'",
       "CONCAT('programmes/', SUBSTRING_INDEX(id, '/', 1), '/cohorts/', "
       "SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), '/', -1), '/moods/', SUBSTRING_INDEX(id, '/', -1))",
       kUpdated,
       {"priority", "went_well", "hard", "help_needed"}},
      {"applications",
       "applications",
       {"call_id", "application_id"},
       "'applications'",
       kApplication,
       kUpdated,
       {"decision_reason"}},
      {"files", "application_files", {"id"}, "'files'", kFile, kUpdated, {"file_name"}},
      {"jurors",
       "jurors",
       {"id"},
       "'jurors'",
       "CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/jurors/', SUBSTRING_INDEX(id, '/', -1))",
       kUpdated,
       {"display_name"}},
      {"conflicts", "conflicts", {"id"}, "'conflicts'", kConflict, kUpdated, {"reason"}},
      {"reviews", "reviews", {"id"}, "'reviews'", kReview, kUpdated, {"comment"}},
      {"hearings",
       "hearings",
       {"id"},
       "'hearings'",
       "CONCAT('calls/', SUBSTRING_INDEX(id, '/', 1), '/hearings/', SUBSTRING_INDEX(id, '/', -1))",
       kUpdated,
       {"place", "link_uri", "note"}},
      {"tieDecisions",
       "tie_decisions",
       {"call_id", "number"},
       "'tieDecisions'",
       "CONCAT('calls/', call_id, '/tieDecisions/', number)",
       kUpdated,
       {"reason", "withdraw_reason"}},
      {"results", "application_results", {"id"}, "'results'", kResult, kUpdated, {"reason"}},
      {"offers",
       "offers",
       {"call_id", "number"},
       "'offers'",
       "CONCAT('calls/', call_id, '/offers/', number)",
       kUpdated,
       {"reason"}}};
  for (const record::TextColumns& columns : all) record::AddColumns(columns, documents);
  return documents;
}

std::vector<KeptDocuments> Documents() {
  std::vector<KeptDocuments> documents = Columns();
  documents.push_back({.what = "lines",
                       .table = "challenge_lines",
                       .key = {"challenge_id", "collection", "number"},
                       .text = "document",
                       .collection = "collection",
                       .name = kLine,
                       .since = "recorded_at_us"});
  documents.push_back({.what = "lines",
                       .table = "challenge_lines",
                       .key = {"challenge_id", "collection", "number"},
                       .text = "supersede_reason",
                       .collection = "collection",
                       .name = kLine,
                       .since = "superseded_at_us",
                       .form = KeptDocuments::Form::kText,
                       .field = "trail.supersede_reason"});
  documents.push_back({.what = "revisions",
                       .table = "application_revisions",
                       .key = {"call_id", "application_id", "number"},
                       .text = "document",
                       .collection = "'applications'",
                       .name = kApplication,
                       .since = "saved_at_us"});
  documents.push_back({.what = "lines",
                       .table = "application_lines",
                       .key = {"application_id", "collection", "number"},
                       .text = "document",
                       .collection = "collection",
                       .name = kDecision,
                       .since = "recorded_at_us"});
  documents.push_back({.what = "imports",
                       .table = "import_items",
                       .key = {"source", "collection", "id"},
                       .text = "document",
                       .collection = "collection",
                       .name = kImported,
                       .since = "imported_at_us",
                       .form = KeptDocuments::Form::kImport});
  // What a challenge is found by: of the rest, the values are names and ids.
  documents.push_back({.what = "challenges",
                       .table = "challenge_terms",
                       .key = {"challenge_id", "field", "value"},
                       .text = "value",
                       .collection = "IF(field IN ('theme', 'skill'), 'challenges', '')",
                       .name = kChallenge,
                       .since = "NULL",
                       .form = KeptDocuments::Form::kText,
                       .field = "themes"});
  // And somebody.
  documents.push_back({.what = "people",
                       .table = "people_terms",
                       .key = {"person_id", "field", "value"},
                       .text = "value",
                       .collection = "IF(field = 'skill', 'people', '')",
                       .name = "CONCAT('people/', person_id)",
                       .since = "NULL",
                       .form = KeptDocuments::Form::kText,
                       .field = "skills"});
  return documents;
}

absl::StatusOr<std::vector<record::UntoldTexts>> Untold(db::Database& db, absl::Time deadline) {
  PEP_ASSIGN(std::vector<record::UntoldTexts> untold, UntoldDecisions(db, deadline));
  PEP_ASSIGN(std::vector<record::UntoldTexts> results, UntoldResults(db, deadline));
  std::ranges::move(results, std::back_inserter(untold));
  return untold;
}

}  // namespace

record::Holdings PersonalHoldings() {
  return {.service = "cohort",
          .rows = Rows(),
          .documents = Documents(),
          .authors = {{"challenge_lines", "recorded_by", kLine, "trail.recorded_by"},
                      {"application_lines", "recorded_by", kDecision, "trail.recorded_by"},
                      {"conflicts", "recorded_by", kConflict, "recorded_by"}},
          .sealed = SealedNames,
          .untold = Untold};
}

}  // namespace pepiniere::cohort::store
