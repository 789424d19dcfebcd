// The words of projects: phases, kinds, accessibility.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/words.h"
#include "pepiniere/portfolio/v1/phase.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"

namespace pepiniere::pep {

using PhaseWord = Word<portfolio::v1::Phase>;
using KindWord = Word<portfolio::v1::ProjectKind>;

// Phases are in the order of the journey.
template <>
std::span<const PhaseWord> Words();
template <>
std::span<const KindWord> Words();
template <>
std::span<const Word<portfolio::v1::AccessibilityStatus>> Words();

// The code, both languages and the other word are all understood, whatever their case and accents.
std::optional<portfolio::v1::Phase> ParsePhase(std::string_view typed);
std::optional<portfolio::v1::ProjectKind> ParseKind(std::string_view typed);

// As said, at most 14 columns wide.
std::string Brief(portfolio::v1::Phase phase, const Messages& say);

// What a summary's key reads: a phase or a kind by its name, a resource by its id, "–" for none, else as it is.
std::string SaidKey(std::string_view dimension, const std::string& value, const Messages& say);

}  // namespace pepiniere::pep
