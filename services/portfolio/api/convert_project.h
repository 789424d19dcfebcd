// Projects and their ledger lines, between the contract and the domain.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pepiniere/portfolio/v1/phase.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"
#include "pepiniere/portfolio/v1/vocabulary.pb.h"
#include "services/aip/errors.h"
#include "services/aip/read_mask.h"
#include "services/base/stored.h"
#include "services/portfolio/domain/ledger.h"
#include "services/portfolio/domain/project.h"
#include "services/portfolio/domain/vocabulary.h"

namespace pepiniere::portfolio::api {

// What a caller may say of a project; references become ids. Problems go to `violations` under `prefix` ("project.").
Project FromProto(const pepiniere::portfolio::v1::Project& proto, std::string_view prefix, aip::Violations& violations);
// `span` is where it stands on the day asked, if anywhere. Its texts are taken from `stored`; what a mask does not want
// need not be there.
pepiniere::portfolio::v1::Project ToProto(base::Stored<Project> stored, const std::optional<Span>& span,
                                          const aip::ReadMask& mask = {});

// A word that nobody explained decides on the day asked: the project says so.
void TellUnknown(const UnknownSpan& unknown, pepiniere::portfolio::v1::Project& proto);

PhaseEntry FromProto(const pepiniere::portfolio::v1::PhaseRecord& proto, std::string_view prefix,
                     aip::Violations& violations);
pepiniere::portfolio::v1::PhaseRecord ToProto(const std::string& project, const PhaseLine& line);

PhaseWord FromProto(const pepiniere::portfolio::v1::PhaseWord& proto, std::string_view prefix,
                    aip::Violations& violations);

// None for PHASE_UNSPECIFIED; a number that is no phase is a violation.
std::optional<Phase> ReadPhase(pepiniere::portfolio::v1::Phase phase, std::string_view field,
                               aip::Violations& violations);
inline pepiniere::portfolio::v1::Phase ToProto(Phase phase) {
  return static_cast<pepiniere::portfolio::v1::Phase>(phase);
}

}  // namespace pepiniere::portfolio::api
