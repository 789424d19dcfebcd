// What shells need to complete pep's command line, made from the command tree itself.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/kit/command.h"

namespace pepiniere::pep {

struct Part;

// The words that a value of a type can be: of "PHASE", "construction" and its like.
struct TypedValues {
  std::string_view type;
  std::vector<std::string> words;
};

// The script for "bash", "zsh" or "fish"; empty for another shell. `parts`: the services whose commands are in the
// tree.
std::string CompletionScript(const CLI::App& app, std::string_view shell, std::span<const Part* const> parts);

// pep completion bash|zsh|fish. `app` is the root of the tree; `parts` outlives it.
void AddCompletionCommand(Command& root, const CLI::App& app, std::span<const Part* const> parts);

}  // namespace pepiniere::pep
