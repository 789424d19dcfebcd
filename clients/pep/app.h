// pep from its command line to its exit code.
#pragma once

#include <istream>
#include <memory>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/part.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/terminal.h"

namespace pepiniere::pep {

// What each service brings.
std::span<const Part* const> Parts();

struct Console {
  std::ostream& out;
  Terminal out_terminal;
  std::ostream& errors;
  Terminal errors_terminal;
  // Of somebody who reads `errors` and can be asked; null: nobody.
  std::istream* answers = nullptr;
};

// The command tree in a language, and what parsing it chose.
class CommandTree {
 public:
  explicit CommandTree(Messages say, const Environment& environment);
  ~CommandTree();
  CommandTree(const CommandTree&) = delete;
  CommandTree& operator=(const CommandTree&) = delete;

  CLI::App& app() { return *app_; }
  const GlobalOptions& options() const { return options_; }
  const Action& chosen() const { return chosen_; }

 private:
  void AddGlobalOptions(Command& root);

  const Messages say_;
  GlobalOptions options_;
  Action chosen_;
  std::unique_ptr<CLI::App> app_;
};

// `arguments` without the program's name. Returns the exit code (exit_code.h).
int Run(const std::vector<std::string>& arguments, const Console& console, const Environment& environment);

}  // namespace pepiniere::pep
