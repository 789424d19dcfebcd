// The commands of the portfolio, a function a noun.
#pragma once

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/portfolio/phase_flags.h"
#include "clients/pep/portfolio/stubs.h"

namespace pepiniere::pep {

void AddProjectsCommands(Command& root);    // list, show, history, create, update, advance, correct
void AddPortfolioCommands(Command& root);   // summary, durations, flow, moves, stays, compare
void AddDirectoryCommands(Command& root);   // organisations, incubators, teams: list, show
void AddImportCommand(Command& root);       // import betagouv
void AddExportCommand(Command& root);       // export betagouv, csv
void AddCommitteesCommands(Command& root);  // committees: list, show, create, hear, decide, hold, cancel, reopen
void AddGatesCommands(Command& root);       // gates: list, set, reset
void AddAttentionCommand(Command& root);    // attention
void AddWatchCommands(Command& root);       // watch: projects, phases, committees
void AddVocabularyCommands(Command& root);  // vocabulary: terms, phases, map
void AddLessonsCommands(Command& root);     // lessons: search
void AddJournalCommands(Command& root);     // journal: list, write, correct, publish, unpublish
void AddSearchCommand(Command& root);       // search

// What AddProjectsCommands is made of.
void AddProjectReadCommands(Command& projects);
void AddProjectWriteCommands(Command& projects);
void AddProjectGovernanceCommands(Command& projects);  // check, budget, health
void AddProjectEntryCommands(Command& projects);       // evidence, waive, fund, spend, extend, entries, amend

// What AddPortfolioCommands is made of, too.
void AddPortfolioListCommands(Command& portfolio);  // moves, stays, compare

// What AddVocabularyCommands is made of, too.
void AddTermsCommand(Command& vocabulary);  // terms

// What AddCommitteesCommands is made of.
void AddAgendaCommands(Command& committees);

}  // namespace pepiniere::pep
