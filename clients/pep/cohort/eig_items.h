// The content of the EIG site as what the cohort service takes (ImportCohortContent), and the other way round.
#pragma once

#include <string>
#include <vector>

#include "clients/pep/cohort/eig_organisations.h"
#include "clients/pep/formats/content/findings.h"
#include "clients/pep/formats/eig/values.h"
#include "pepiniere/cohort/v1/import.pb.h"

namespace pepiniere::pep {

// The programme that the site is of.
inline constexpr char kEigProgramme[] = "programmes/eig";

// The programme, which keeps the files of themes and skills, then cohorts, challenges and people. What the contract has
// no field for stands in source_fields, the file with all its bytes among it. `findings`: what does not become a field.
std::vector<cohort::v1::ContentItem> EigItems(const eig::Content& content, const Organisations& organisations,
                                              content::Findings& findings);

// What the service keeps of it.
struct EigKept {
  cohort::v1::Programme programme;
  std::vector<cohort::v1::Cohort> cohorts;
  std::vector<cohort::v1::Challenge> challenges;
  std::vector<cohort::v1::Profile> people;
};

// The content that says that: each file as it was, with what is otherwise now put in its place.
eig::Content EigContent(const EigKept& kept, const Organisations& organisations);

}  // namespace pepiniere::pep
