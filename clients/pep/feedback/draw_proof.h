// What proves the draw of a study, and whether it holds: of what is published, and of what managers of the panel are
// told.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "clients/pep/kit/messages.h"
#include "pepiniere/feedback/v1/invitation.pb.h"
#include "pepiniere/feedback/v1/panel.pb.h"
#include "pepiniere/feedback/v1/study.pb.h"
#include "services/feedback/domain/draw.h"

namespace pepiniere::pep {

struct DrawProof {
  std::string seed, study;
  std::map<std::string, feedback::Stratum> strata;  // by code; of each as many wanted as were invited
  // Whether the list is that of which the hash was published before the draw: it is not where people have joined or
  // left the panel since, and then nobody can tell from the panel of today who was passed over.
  bool whole = false;
  std::vector<Text> faults = {};  // what does not follow from the seed
};

DrawProof ProofOf(const feedback::v1::Study& study, const std::vector<feedback::v1::Panelist>& panelists,
                  const std::vector<feedback::v1::Invitation>& invitations);

// The file that `pep feedback draw` computes the same from.
std::string ProofJson(const DrawProof& proof);

}  // namespace pepiniere::pep
