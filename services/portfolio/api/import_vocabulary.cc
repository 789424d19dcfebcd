// What an import tells of its source's words for phases.
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert_project.h"
#include "services/portfolio/api/import_batch.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/vocabulary_store.h"
#include "services/record/document.h"

namespace pepiniere::portfolio::api {

// A source brings words and their labels. What they mean is an administrator's to say; only where nobody did, and the
// source does, it counts.
absl::Status ImportBatch::ImportPhaseWord(const std::string& file, const v1::PhaseWord& proto) {
  const std::string word = FoldWord(aip::IdOf(proto.name()));
  if (!CheckId("phaseWords", file, word)) return absl::OkStatus();
  aip::Violations none;  // what is wrong was repaired
  PhaseWord told = FromProto(proto, "", none);
  PEP_TRY(LeaveOutErased(PhaseWord::kCollection, file, told));
  const bool builtin = BuiltinPhase(word).has_value();
  if (builtin) told.phase = std::nullopt;  // known without being kept
  const std::string document = record::ToDocument(told);
  rpc::v1::ImportCount& count = report_.Count(PhaseWord::kCollection);
  PEP_ASSIGN(const auto said_before, Recall(PhaseWord::kCollection, word));
  PEP_ASSIGN(const auto current, store::LockWord(unit_.session(), word));
  PhaseWord value = current ? current->value : told;
  if (!value.phase) value.phase = told.phase;
  value.label = told.label;
  if (!builtin && !value.phase) {
    report_.Find(file, "status", "UNKNOWN_VOCABULARY", base::Concat("nobody said which phase ", word, " means"),
                 "kept; an administrator can say it");
  }
  if (said_before == document) {
    count.set_unchanged(count.unchanged() + 1);
    return absl::OkStatus();
  }
  remembered_.push_back({std::string(PhaseWord::kCollection), word, document});
  PEP_ASSIGN(const base::Stored<PhaseWord> after, store::SaveWord(unit_, word, current, value));
  PEP_ASSIGN(known_.vocabulary, store::LoadVocabulary(unit_.session()));
  const bool changed = !current || after.version != current->version;
  count.set_created(count.created() + (current ? 0 : 1));
  count.set_updated(count.updated() + (current && changed ? 1 : 0));
  count.set_unchanged(count.unchanged() + (changed ? 0 : 1));
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::api
