// What is wrong with what people and sources tell: one function a type, which every way in asks (create, update,
// correct, import, committee, advance), so that they cannot differ. Each answers field by field, by the contract's
// paths, with all that is wrong; empty when nothing is. That required fields are there is the contract's to say, and
// that what is referred to exists the store's.
#pragma once

#include <vector>

#include "services/base/date.h"
#include "services/base/problems.h"
#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/directory.h"
#include "services/portfolio/domain/entries.h"
#include "services/portfolio/domain/event.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/vocabulary.h"

namespace pepiniere::portfolio {

std::vector<base::FieldProblem> ProblemsOf(const Project& project, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Organisation& organisation, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Incubator& incubator, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Team& team, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const PhaseEntry& line, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const PhaseWord& word, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Event& event, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Evidence& evidence, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const Waiver& waiver, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const FundingLine& line, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const SpendingEntry& entry, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const TimeBoxExtension& extension, base::Date today);
std::vector<base::FieldProblem> ProblemsOf(const JournalEntry& entry, base::Date today);
// What is wrong with what the public is to read of a line of a journal, as words.
std::vector<base::FieldProblem> CheckPublicText(std::string_view text);
std::vector<base::FieldProblem> ProblemsOf(const GateChange& change, base::Date today);
// As it stands: what a planned session leaves open is no fault.
std::vector<base::FieldProblem> ProblemsOf(const Committee& committee, base::Date today);

}  // namespace pepiniere::portfolio
