// One message of an import of content, in one transaction.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/import.pb.h"
#include "services/base/stored.h"
#include "services/cohort/api/content_knowledge.h"
#include "services/cohort/domain/assignment.h"
#include "services/imports/report.h"
#include "services/imports/transaction.h"
#include "services/journal/unit.h"
#include "services/record/erased_texts.h"
#include "services/record/import_memory.h"

namespace pepiniere::cohort::api {

class ContentBatch {
 public:
  // `knowledge` is what the messages before this one left, and is added to.
  ContentBatch(journal::Unit& unit, ContentKnowledge& knowledge, rpc::v1::ImportReport& report)
      : unit_(unit), known_(knowledge), report_(report) {}

  // The items, as ContentQuestions left them, but those of `refused`, which are reported. After an error, `failed` is
  // the place of the item that met it; -1 if none did.
  absl::Status Import(const v1::ImportCohortContentRequest& message, const imports::RefusedItems& refused, int& failed);

 private:
  absl::Status ImportItem(const v1::ContentItem& item);
  absl::Status ImportProgramme(const std::string& file, const v1::Programme& proto);
  absl::Status ImportCohort(const std::string& file, const v1::Cohort& proto);
  absl::Status ImportChallenge(const std::string& file, const v1::Challenge& proto);
  absl::Status ImportPerson(const std::string& file, const v1::ImportedPerson& imported);
  void Refuse(const v1::ContentItem& item, std::string_view why);

  // Writes what the source changed of the T of that id, whose other fields are what people here made of them.
  template <typename T>
  absl::Status Keep(const std::string& file, const std::string& id, T told);
  // The id in a name of a T; none for one that no T can have, reported.
  template <typename T>
  std::optional<std::string> ReadId(const std::string& file, const std::string& name);
  template <typename T>
  absl::Status LeaveOutErased(const std::string& file, T& told);
  // Reports those of these cohorts (ids) that are not here, or were deleted here.
  absl::Status CheckCohorts(const std::string& file, const std::vector<std::string>& cohorts);
  bool WasMet(const std::string& name) const;

  absl::Status Assign(const std::string& file, const std::string& person, const v1::ImportedAssignment& told);
  // A new one, on the days of its cohort; none where it has none. Reported.
  absl::StatusOr<std::optional<Assignment>> OnDaysOfCohort(const std::string& file, Assignment told);
  absl::Status Create(const std::string& file, const Assignment& made);
  absl::Status Change(const std::string& file, const base::Stored<Assignment>& ours, const Assignment& told);
  // Whether the rules let it be; reported.
  absl::StatusOr<bool> MayBe(const std::string& file, const std::string& id, const Assignment& before, Assignment now);

  journal::Unit& unit_;
  ContentKnowledge& known_;
  imports::ReportBuilder report_;
  std::vector<record::Remembered> remembered_;
  std::optional<record::ErasedTexts> erased_;
};

}  // namespace pepiniere::cohort::api
