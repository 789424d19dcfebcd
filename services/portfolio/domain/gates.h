// Gates: what a project must show to enter a phase. Requirements are data: those that the software brings, and what the
// programme and the incubators made of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "services/base/date.h"
#include "services/portfolio/domain/phase.h"
#include "services/portfolio/domain/project.h"

namespace pepiniere::portfolio {

// Both numbered as in the contract.
enum class Weight : std::uint8_t { kMandatory = 1, kAdvised, kNotRequired };
enum class AnsweredBy : std::uint8_t { kField = 1, kCommittee, kEvidence };

// MANDATORY: the symbol of the contract without its prefix, also what the database stores.
std::string_view Symbol(Weight weight);
std::optional<Weight> WeightFromSymbol(std::string_view symbol);
// None for a number that is not a weight.
std::optional<Weight> WeightFromNumber(int number);

struct Requirement {
  Phase phase;       // to enter it
  std::string code;  // stable, for programs
  std::string label_fr{}, label_en{};
  Weight weight = Weight::kMandatory;
  AnsweredBy answered_by = AnsweredBy::kField;
  std::string field{};                      // the contract's field that answers; empty where none does
  bool (*met)(const Project&) = nullptr;    // whether it does; nullptr where none does
  std::optional<base::Date> since{};        // asked of entries from this day on; none: always
  std::optional<std::string> changed_by{};  // whose it is: "" the programme's, else an incubator's id; none: built in
  std::int64_t version = 0;                 // of that change; 0 where it is built in

  bool AskedOn(base::Date day) const { return weight != Weight::kNotRequired && (!since || *since <= day); }
};

// What the programme or an incubator made of a requirement, or one that they added: which evidence answers.
struct GateChange {
  std::string label_fr{}, label_en{};  // empty: the software's own words
  Weight weight = Weight::kMandatory;
  std::optional<base::Date> since{};

  static void Fields(auto&& visit, auto&... each) {
    visit("label_fr", each.label_fr...);
    visit("label_en", each.label_en...);
    visit("weight", each.weight...);
    visit("since", each.since...);
  }
  bool operator==(const GateChange&) const = default;
};

// Whose requirement of which gate.
struct GateKey {
  std::string scope;  // "": the programme's; else an incubator's id
  Phase phase = Phase::kInvestigation;
  std::string code;

  bool operator==(const GateKey&) const = default;
};

struct StoredGateChange {
  GateKey key;
  std::int64_t version = 0;
  GateChange value;
  bool damaged = false;  // what is stored cannot be read
};

// The requirements that the software brings, in the order to read them. Source: DOMAIN section 1, "Gates".
std::span<const Requirement> BuiltInRequirements();
// None for a code that the software does not know in that phase.
const Requirement* FindBuiltIn(Phase phase, std::string_view code);

// Where a requirement is read: by phase, those built in first, in their order, then the others by their codes.
std::tuple<int, std::size_t, std::string_view> ReadingPlace(Phase phase, std::string_view code);

// Every requirement of the phase, those that are not required too, in reading order. `changes`: the programme's, then
// those of one incubator: a later one counts.
std::vector<Requirement> EffectiveRequirements(Phase phase, std::span<const StoredGateChange> changes);

}  // namespace pepiniere::portfolio
