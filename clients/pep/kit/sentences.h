// What services say in English, in the reader's language.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/messages.h"

namespace pepiniere::pep {

// A sentence by a table of what a service says in both languages; none of one that is not in it. $0, $1... stand for
// what it names: each once and in this order in English. Spans ("6 days") are said in French too.
std::optional<std::string> SaidIn(std::span<const Text> sentences, std::string_view english, const Messages& say);

// The same of one that may begin with the field that it is about: "close_time is missing".
std::optional<std::string> SaidAfterField(std::span<const Text> sentences, std::string_view english,
                                          const Messages& say);

// What a service calls a condition that is not met (PreconditionFailure), and what it says of it in French.
struct SaidCondition {
  std::string_view type;
  std::string_view french;
};

// A condition by the sentence that describes it, else by its type; none where it is said in English already.
std::optional<std::string> SayConditionIn(std::span<const SaidCondition> conditions, std::span<const Text> sentences,
                                          const Violation& violation, const Messages& say);

// By what every service says of fields and names.
std::optional<std::string> SaidByAll(std::string_view english, const Messages& say);

}  // namespace pepiniere::pep
