#include "clients/pep/kit/field_flags.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/set_field.h"

namespace pepiniere::pep {
namespace {

constexpr char kDescription[] = "description";

}  // namespace

void FieldFlags::Give(const std::string& path) {
  if (std::find(given_.paths().begin(), given_.paths().end(), path) == given_.paths().end()) given_.add_paths(path);
}

void FieldFlags::AddTo(Command& command) {
  for (const FieldFlag& flag : table_) {
    command.Value(
        flag.option,
        [this, &flag, &say = command.say()](const std::string& typed) {
          Give(flag.path);
          if (flag.set == nullptr) return SetField(*resource_, flag.path, typed, say, enums_);
          if (!typed.empty() || flag.none == nullptr) return typed.empty() ? "" : flag.set(*resource_, typed, say);
          return say({"says nothing; $0 empties it", "ne dit rien ; $0 le vide"}, flag.none);
        },
        flag.help, flag.type);
    if (flag.none != nullptr) command.Flag(flag.none, emptied_.emplace_back(&flag, false).second, flag.none_help);
  }
  if (resource_->GetDescriptor()->FindFieldByName(kDescription) == nullptr) return;
  command.String(
      "--description-file", description_file_,
      {"The sheet, in markdown; - reads the standard input", "La fiche, en markdown ; - lit l'entrée standard"},
      "FILE");
}

absl::Status FieldFlags::Complete(const Messages& say) {
  for (const auto& [flag, empties] : emptied_) {
    if (!empties) continue;
    if (std::ranges::count(given_.paths(), flag->path) > 0) {
      return UsageError(say({"choose one of $0 and $1", "choisissez l'un de $0 et $1"}, flag->option, flag->none));
    }
    Give(flag->path);
  }
  if (description_file_.empty()) return absl::OkStatus();
  std::ifstream file;
  if (description_file_ != "-") {
    file.open(description_file_, std::ios::binary);
    if (!file) {
      return UsageError(say({"cannot read $0: $1", "$0 ne se lit pas : $1"}, description_file_,
                            std::generic_category().message(errno)));
    }
  }
  std::istream& in = description_file_ == "-" ? std::cin : file;
  SetText(*resource_, kDescription, std::string(std::istreambuf_iterator<char>(in), {}));
  Give(kDescription);
  return absl::OkStatus();
}

absl::Status FieldFlags::CheckGiven(const Messages& say) const {
  if (!given_.paths().empty()) return absl::OkStatus();
  return UsageError(say({"nothing to change: give at least one field, such as $0",
                         "rien à modifier : donnez au moins un champ, par exemple $0"},
                        table_.front().option));
}

}  // namespace pepiniere::pep
