// The one table that is published of a question: computed once, at the close of its campaign, and the same for every
// reader. No query is ever answered from answers.
//
// Invariant: group the people who answered by which published cells they are in; each group has kFewest people at
// least. So no union, difference or other combination of published figures is about fewer. Cells make a tree, whose
// parts have no person in common and add up to the whole, so the groups are its leaves.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "services/feedback/domain/audience.h"
#include "services/feedback/domain/question.h"
#include "services/feedback/domain/split.h"
#include "services/feedback/domain/tally.h"

namespace pepiniere::feedback {

struct Part;

// What is told of a group of people.
struct Cell {
  Tally tally;
  std::string by;           // the dimension that splits it further; empty where nothing does
  std::vector<Part> parts;  // by the codes of their values, the pool last; two at least, or none
};

struct Part {
  std::vector<std::string> values;  // of the dimension; sorted; several in a pool alone
  bool is_pool = false;             // which is not split any further
  Cell cell;
};

// Withheld: fewer than kFewest answered it, or all said the same to what is sensitive. Then nothing is told of it, and
// the cell is empty.
struct Release {
  bool withheld = false;
  Cell root;
};

// `answers` are those to this question alone, in any order: the release is the same.
Release MakeRelease(const Audience& audience, const Question& question, std::span<const Given> answers);

// What a release would look like if everybody answered and no group were unanimous: cells with their sizes, without
// options. Shown before a campaign opens, since it can have no other breakdown afterwards.
Cell PlanRelease(const Audience& audience);

// While a campaign is open, all that is told of the answers is how many there are, in full fives.
constexpr std::int64_t CountWhileOpen(std::int64_t answers) { return answers - answers % kFewest; }

}  // namespace pepiniere::feedback
