// What shells need to complete pep's command line, made from the command tree itself.
#pragma once

#include <string>
#include <string_view>

#include "clients/pep/command.h"

namespace pepiniere::pep {

// The script for "bash", "zsh" or "fish"; empty for another shell.
std::string CompletionScript(const CLI::App& app, std::string_view shell);

// pep completion bash|zsh|fish. `app` is the root of the tree.
void AddCompletionCommand(Command& root, const CLI::App& app);

}  // namespace pepiniere::pep
