#include "services/policy/domain/vocabulary.h"

#include "absl/strings/match.h"
#include "services/base/symbols.h"
#include "services/base/text.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kFields[] = {"",
                                        "COMPLETION",
                                        "RELEVANCE",
                                        "SPECIFICITY",
                                        "VERIFIABILITY",
                                        "POTENTIAL_IMPACT",
                                        "POTENTIAL_FOR_RESULTS",
                                        "EARLY_RESULTS"};

constexpr RatedTerm kPending = {kPendingReview, "Pending IRM Review", "En attente de l'évaluation de l'IRM"},
                    kNoData = {kNoReviewData, "No IRM Data", "Aucune donnée de l'IRM"};

constexpr RatedTerm kCompletion[] = {{"NOT_STARTED", "Not Started", "Non commencé"},
                                     {"LIMITED", "Limited", "Limité"},
                                     {"SUBSTANTIAL", "Substantial", "Substantiel"},
                                     {"COMPLETE", "Complete", "Achevé"},
                                     {"NO_EVIDENCE_AVAILABLE", "No Evidence Available", "Aucun élément disponible"},
                                     kPending,
                                     kNoData};
constexpr RatedTerm kRelevance[] = {{"RELEVANT", "Relevant", "Pertinent"},
                                    {"NOT_RELEVANT", "Not Relevant", "Non pertinent"},
                                    {"UNCLEAR", "Unclear", "Incertain"},
                                    kPending,
                                    kNoData};
constexpr RatedTerm kSpecificity[] = {{"NONE", "None", "Nulle"},
                                      {"LOW", "Low", "Faible"},
                                      {"MEDIUM", "Medium", "Moyenne"},
                                      {"HIGH", "High", "Élevée"},
                                      kPending,
                                      kNoData};
constexpr RatedTerm kVerifiability[] = {{"YES", "Yes", "Oui"}, {"NO", "No", "Non"}, kPending, kNoData};
constexpr RatedTerm kPotentialImpact[] = {{"NONE", "None", "Nul"},
                                          {"MINOR", "Minor", "Mineur"},
                                          {"MODERATE", "Moderate", "Modéré"},
                                          {"TRANSFORMATIVE", "Transformative", "Transformateur"},
                                          kPending,
                                          kNoData};
constexpr RatedTerm kPotentialForResults[] = {{"UNCLEAR", "Unclear", "Incertain"},
                                              {"MODEST", "Modest", "Modeste"},
                                              {"SUBSTANTIAL", "Substantial", "Substantiel"},
                                              kPending,
                                              kNoData};
constexpr RatedTerm kEarlyResultsBefore[] = {{"WORSENED", "Worsened", "Dégradation"},
                                             {"DID_NOT_CHANGE", "Did Not Change", "Aucun changement"},
                                             {"MARGINAL", "Marginal", "Marginal"},
                                             {"MAJOR", "Major", "Majeur"},
                                             {"OUTSTANDING", "Outstanding", "Exceptionnel"},
                                             kPending,
                                             kNoData};
constexpr RatedTerm kEarlyResults[] = {{"NO_NOTABLE", "No Notable", "Aucun notable"},
                                       {"MODERATE", "Moderate", "Modéré"},
                                       {"SIGNIFICANT", "Significant", "Significatif"},
                                       kPending,
                                       kNoData};

constexpr int kFirst = 2011, kLastOfBefore = 2019, kLast = 9999;

constexpr Vocabulary kVocabularies[] = {
    {Rated::kCompletion, kFirst, kLast, kCompletion},
    {Rated::kRelevance, kFirst, kLast, kRelevance},
    {Rated::kSpecificity, kFirst, kLastOfBefore, kSpecificity},
    {Rated::kVerifiability, kFirst, kLast, kVerifiability},
    {Rated::kPotentialImpact, kFirst, kLastOfBefore, kPotentialImpact},
    {Rated::kEarlyResults, kFirst, kLastOfBefore, kEarlyResultsBefore},
    {Rated::kPotentialForResults, kLastOfBefore + 1, kLast, kPotentialForResults},
    {Rated::kEarlyResults, kLastOfBefore + 1, kLast, kEarlyResults},
};

}  // namespace

std::string_view Symbol(Rated field) { return base::SymbolIn<Rated>(kFields, field); }
bool ReadSymbol(std::string_view symbol, Rated& field) { return base::ReadSymbolIn(kFields, symbol, field); }

std::span<const Vocabulary> Vocabularies() { return kVocabularies; }

const Vocabulary* VocabularyOf(Rated field, int cycle) {
  for (const Vocabulary& vocabulary : kVocabularies) {
    const bool is_of_cycle = vocabulary.first_cycle <= cycle && cycle <= vocabulary.last_cycle;
    if (vocabulary.field == field && is_of_cycle) return &vocabulary;
  }
  return nullptr;
}

const RatedTerm* FindTerm(Rated field, int cycle, std::string_view term) {
  const Vocabulary* const vocabulary = VocabularyOf(field, cycle);
  if (vocabulary == nullptr) return nullptr;
  for (const RatedTerm& known : vocabulary->terms) {
    if (known.code == term || absl::EqualsIgnoreCase(base::Absl(known.published), base::Absl(term))) return &known;
  }
  return nullptr;
}

}  // namespace pepiniere::policy
