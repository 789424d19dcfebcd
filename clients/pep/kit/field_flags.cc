#include "clients/pep/kit/field_flags.h"

#include <algorithm>

#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/set_field.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/try.h"

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
  PEP_ASSIGN(const std::string text, ReadTextFile(description_file_, say));
  SetText(*resource_, kDescription, text);
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
