#include "clients/pep/kit/field_flags.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <iterator>

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
          return typed.empty() ? "" : flag.set(*resource_, typed, say);
        },
        flag.help, flag.type);
  }
  if (resource_->GetDescriptor()->FindFieldByName(kDescription) == nullptr) return;
  command.String(
      "--description-file", description_file_,
      {"The sheet, in markdown; - reads the standard input", "La fiche, en markdown ; - lit l'entrée standard"},
      "FILE");
}

absl::Status FieldFlags::ReadDescription() {
  if (description_file_.empty()) return absl::OkStatus();
  std::ifstream file;
  if (description_file_ != "-") {
    file.open(description_file_, std::ios::binary);
    if (!file) return absl::ErrnoToStatus(errno, description_file_);
  }
  std::istream& in = description_file_ == "-" ? std::cin : file;
  SetText(*resource_, kDescription, std::string(std::istreambuf_iterator<char>(in), {}));
  Give(kDescription);
  return absl::OkStatus();
}

absl::Status FieldFlags::CheckGiven(const Messages& say) const {
  if (!given_.paths().empty()) return absl::OkStatus();
  return UsageError(say({"nothing to change: give at least one field, such as --title",
                         "rien à modifier : donnez au moins un champ, par exemple --title"}));
}

}  // namespace pepiniere::pep
