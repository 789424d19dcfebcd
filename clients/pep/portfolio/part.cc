#include "clients/pep/portfolio/part.h"

#include "absl/strings/ascii.h"
#include "clients/pep/portfolio/commands.h"
#include "clients/pep/portfolio/governance_vocabulary.h"
#include "clients/pep/portfolio/names.h"
#include "clients/pep/portfolio/readers.h"
#include "clients/pep/portfolio/refusals.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

void AddCommands(Command& root) {
  AddProjectsCommands(root);
  AddCommitteesCommands(root);
  AddGatesCommands(root);
  AddAttentionCommand(root);
  AddJournalCommands(root);
  AddLessonsCommands(root);
  AddSearchCommand(root);
  AddVocabularyCommands(root);
  AddPortfolioCommands(root);
  AddDirectoryCommands(root);
  AddImportCommand(root);
  AddExportCommand(root);
  AddWatchCommands(root);
}

std::vector<TypedValues> Values() {
  TypedValues phases{"PHASE", {}}, kinds{"KIND", {}};
  for (const auto& word : Words<portfolio::v1::Phase>()) {
    phases.words.push_back(absl::AsciiStrToLower(base::Absl(word.code)));
  }
  for (const auto& word : Words<portfolio::v1::ProjectKind>()) kinds.words.emplace_back(word.also);
  return {phases, kinds};
}

}  // namespace

const Part& PortfolioPart() {
  static const auto* part = new Part{.name = "portfolio",
                                     .add_commands = AddCommands,
                                     .contract = PortfolioContract(),
                                     .enums = PortfolioEnums(),
                                     .names = PortfolioNames(),
                                     .terms = PortfolioTerms(),
                                     .values = Values(),
                                     .refusals = PortfolioRefusals(),
                                     .audit = &Governance::Stub::ListAuditRecords,
                                     .cents = {"amount", "amount_granted", "budget.allocated", "budget.spent"}};
  return *part;
}

}  // namespace pepiniere::pep
