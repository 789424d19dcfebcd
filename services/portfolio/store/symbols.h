// The enums of this domain from what the database has of them (record/document_fields.h).
#pragma once

#include <optional>
#include <string_view>

#include "services/portfolio/domain/committee.h"
#include "services/portfolio/domain/gates.h"
#include "services/portfolio/domain/phase.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio {

// By what each enum's own header has.
template <typename Enum>
bool TakeSymbol(std::optional<Enum> read, Enum& value) {
  if (read) value = *read;
  return read.has_value();
}
inline bool ReadSymbol(std::string_view symbol, Phase& value) { return TakeSymbol(PhaseFromSymbol(symbol), value); }
inline bool ReadSymbol(std::string_view symbol, ProjectKind& value) {
  return TakeSymbol(ProjectKindFromSymbol(symbol), value);
}
inline bool ReadSymbol(std::string_view symbol, Decision& value) {
  return TakeSymbol(DecisionFromSymbol(symbol), value);
}
inline bool ReadSymbol(std::string_view symbol, CommitteeState& value) {
  return TakeSymbol(CommitteeStateFromSymbol(symbol), value);
}
inline bool ReadSymbol(std::string_view symbol, Weight& value) { return TakeSymbol(WeightFromSymbol(symbol), value); }

}  // namespace pepiniere::portfolio
