// A node of the command tree: what a noun or a verb is called, what it takes and what it does. Hides CLI11, so that the
// files that declare commands read like the manual. What is typed is checked while it is parsed: a command that runs
// has values that make sense.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "clients/pep/kit/messages.h"
#include "google/type/money.pb.h"
#include "services/base/date.h"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace pepiniere::pep {

class Session;

// What the chosen command does.
using Action = std::function<absl::Status(Session&)>;

class Command {
 public:
  // An option or a positional that was just added.
  class Argument {
   public:
    explicit Argument(CLI::Option* option) : option_(option) {}
    Argument& Required();
    // None, one or more by position.
    Argument& Any();
    // The only values it takes; completed in shells.
    Argument& OneOf(const std::vector<std::string>& values);

   private:
    CLI::Option* option_;
  };

  // `app`, `say` and `chosen` outlive the tree. The command that is typed puts its action in `chosen`.
  Command(CLI::App* app, const Messages* say, Action* chosen) : app_(app), say_(say), chosen_(chosen) {}

  const Messages& say() const { return *say_; }

  // A noun with commands below it, or a command.
  Command Add(const std::string& name, Text help);
  // A noun that several services put commands below: the one of that name, made by whoever comes first.
  Command Share(const std::string& name, Text help);
  void Does(Action action);
  // A sentence or an example under the options of its --help, below those before it; in the language already.
  void Note(Text note);
  void Remark(std::string_view note);

  // Arguments. `names` is CLI11's: "-o,--output" for an option, "project" for a positional. `target` outlives the
  // parse. `type` names the value in --help; FILE and DIR are completed as such.
  Argument Flag(const std::string& names, bool& target, Text help);
  Argument String(const std::string& names, std::string& target, Text help, const std::string& type = "TEXT");
  Argument Strings(const std::string& names, std::vector<std::string>& target, Text help,
                   const std::string& type = "TEXT");
  // From `least` up.
  Argument Number(const std::string& names, int& target, int least, Text help);
  Argument Date(const std::string& names, std::optional<base::Date>& target, Text help);
  // An instant, or a day, which means its end in Paris.
  Argument Time(const std::string& names, std::optional<absl::Time>& target, Text help);
  // The same, but a day means its beginning.
  Argument Day(const std::string& names, std::optional<absl::Time>& target, Text help);
  Argument Euros(const std::string& names, std::optional<google::type::Money>& target, Text help);
  // Any value that `accept` takes; what it returns otherwise is the complaint.
  using Accept = std::function<std::string(const std::string&)>;
  Argument Value(const std::string& names, Accept accept, Text help, const std::string& type);

 private:
  CLI::App* app_;
  const Messages* say_;
  Action* chosen_;
};

}  // namespace pepiniere::pep
