#include "clients/pep/kit/command.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

constexpr Text kNotADate = {"'$0' is not a date; write 2026-08-20, today or yesterday",
                            "« $0 » n'est pas une date ; écrivez 2026-08-20, 20/08/2026, aujourd'hui ou hier"};
constexpr Text kNotATime = {"'$0' is not an instant; write 2026-08-20 or 2026-08-20T09:00:00Z",
                            "« $0 » n'est pas un instant ; écrivez 2026-08-20 ou 2026-08-20T09:00:00Z"};
constexpr Text kNotAnAmount = {"'$0' is not an amount in euros", "« $0 » n'est pas un montant en euros"};

base::Date Today() { return base::Date::InParis(absl::Now()); }

}  // namespace

Command::Argument& Command::Argument::Required() {
  option_->required();
  return *this;
}

Command::Argument& Command::Argument::Any() {
  option_->expected(0, -1)->allow_extra_args();
  return *this;
}

Command::Argument& Command::Argument::OneOf(const std::vector<std::string>& values) {
  option_->check(CLI::IsMember(values).description(""))->type_name(absl::StrJoin(values, "|"));
  return *this;
}

Command Command::Add(const std::string& name, Text help) {
  CLI::App* child = app_->add_subcommand(name, std::string(say_->Pick(help)));
  child->group(std::string(say_->Pick({"Commands", "Commandes"})));
  app_->require_subcommand(1);
  return {child, say_, chosen_};
}

Command Command::Share(const std::string& name, Text help) {
  const auto known = app_->get_subcommands([&](CLI::App* child) { return child->get_name() == name; });
  return known.empty() ? Add(name, help) : Command(known.front(), say_, chosen_);
}

void Command::Does(Action action) {
  app_->callback([chosen = chosen_, action = std::move(action)] { *chosen = action; });
}

void Command::Note(Text note) { Remark(say_->Pick(note)); }

void Command::Remark(std::string_view note) {
  const std::string before = app_->get_footer();
  app_->footer(before.empty() ? std::string(note) : base::Concat(before, "\n", note));
}

Command::Argument Command::Flag(const std::string& names, bool& target, Text help) {
  return Argument(app_->add_flag(names, target, std::string(say_->Pick(help))));
}

Command::Argument Command::String(const std::string& names, std::string& target, Text help, const std::string& type) {
  return Argument(app_->add_option(names, target, std::string(say_->Pick(help)))->type_name(type));
}

Command::Argument Command::Strings(const std::string& names, std::vector<std::string>& target, Text help,
                                   const std::string& type) {
  return Argument(
      app_->add_option(names, target, std::string(say_->Pick(help)))->type_name(type)->allow_extra_args(false));
}

Command::Argument Command::Number(const std::string& names, int& target, int least, Text help) {
  return Argument(app_->add_option(names, target, std::string(say_->Pick(help)))
                      ->check(CLI::Range(least, 1'000'000'000).description(""))
                      ->type_name("N"));
}

Command::Argument Command::Value(const std::string& names, Accept accept, Text help, const std::string& type) {
  auto* option = app_->add_option_function<std::vector<std::string>>(
      names,
      [names, accept = std::move(accept)](const std::vector<std::string>& values) {
        for (const std::string& value : values) {
          if (const std::string complaint = accept(value); !complaint.empty()) {
            throw CLI::ValidationError(names, complaint);  // CLI11's way; it ends in App::Parse.
          }
        }
      },
      std::string(say_->Pick(help)));
  option->type_name(type)->expected(1)->take_all();
  return Argument(option);
}

Command::Argument Command::Date(const std::string& names, std::optional<base::Date>& target, Text help) {
  return Value(
      names,
      [this_say = say_, &target](const std::string& typed) {
        target = ParseDate(typed, Today());
        return target ? "" : (*this_say)(kNotADate, typed);
      },
      help, "DATE");
}

Command::Argument Command::Time(const std::string& names, std::optional<absl::Time>& target, Text help) {
  return Value(
      names,
      [this_say = say_, &target](const std::string& typed) {
        target = ParseTime(typed, Today());
        return target ? "" : (*this_say)(kNotATime, typed);
      },
      help, "TIME");
}

Command::Argument Command::Day(const std::string& names, std::optional<absl::Time>& target, Text help) {
  return Value(
      names,
      [this_say = say_, &target](const std::string& typed) {
        target = ParseStart(typed, Today());
        return target ? "" : (*this_say)(kNotATime, typed);
      },
      help, "TIME");
}

Command::Argument Command::Euros(const std::string& names, std::optional<google::type::Money>& target, Text help) {
  return Value(
      names,
      [this_say = say_, &target](const std::string& typed) {
        target = ParseEuros(typed);
        return target ? "" : (*this_say)(kNotAnAmount, typed);
      },
      help, "EUR");
}

}  // namespace pepiniere::pep
