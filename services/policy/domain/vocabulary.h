// The words by which commitments of action plans are reviewed, as the reviewers of each cycle published them.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace pepiniere::policy {

// What of a commitment is rated. Numbered as in the contract.
enum class Rated {
  kCompletion = 1,
  kRelevance,  // to the values of the Open Government Partnership
  kSpecificity,
  kVerifiability,
  kPotentialImpact,
  kPotentialForResults,
  kEarlyResults,
};
inline constexpr int kRatedFields = 7;

// COMPLETION: the symbols of the contract without their prefixes, also what the database stores.
std::string_view Symbol(Rated field);
bool ReadSymbol(std::string_view symbol, Rated& field);

// A word of a vocabulary.
struct RatedTerm {
  std::string_view code;       // "NOT_STARTED": for programs, never changes
  std::string_view published;  // "Not Started"
  std::string_view french;
};

// Those that stand in the place of every rating: that it is not there yet or was not made is no "No".
inline constexpr std::string_view kPendingReview = "PENDING_IRM_REVIEW", kNoReviewData = "NO_IRM_DATA";

// From which cycle to which one, by the year in which the plan begins, both included.
struct Vocabulary {
  Rated field;
  int first_cycle, last_cycle;
  std::span<const RatedTerm> terms;
};
std::span<const Vocabulary> Vocabularies();

// Null where a field is not rated in a cycle.
const Vocabulary* VocabularyOf(Rated field, int cycle);
// A term by its code, or as it was published whatever its case; null where the cycle has none such.
const RatedTerm* FindTerm(Rated field, int cycle, std::string_view term);

}  // namespace pepiniere::policy
