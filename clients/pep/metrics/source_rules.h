// What a source is, as people type it; and what the words of its tool are here.
#pragma once

#include <span>
#include <string>

#include "clients/pep/kit/field_flags.h"
#include "clients/pep/kit/messages.h"
#include "pepiniere/metrics/v1/source.pb.h"

namespace pepiniere::pep {

// Of create and update.
std::span<const FieldFlag> SourceFlags();

// One more of each; what is wrong with what was typed otherwise. "en cours=in-progress", "prod-*=production"
std::string AddStateRule(const std::string& typed, metrics::v1::Source& source, const Messages& say);
std::string AddTierRule(const std::string& typed, metrics::v1::Source& source, const Messages& say);

std::string SaidStateRule(const metrics::v1::Source::StateRule& rule, const Messages& say);
std::string SaidTierRule(const metrics::v1::Source::TierRule& rule, const Messages& say);

}  // namespace pepiniere::pep
