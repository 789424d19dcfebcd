#include "clients/pep/kit/known_names.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <utility>

#include "absl/strings/str_join.h"
#include "clients/cpp/status.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/fields.h"
#include "clients/pep/kit/part.h"
#include "google/rpc/error_details.pb.h"
#include "services/search/fold.h"
#include "services/search/likeness.h"

namespace pepiniere::pep {
namespace {

absl::Status Unknown(Text unknown, std::string_view typed, const std::vector<std::string>& near, const Messages& say) {
  std::string complaint = say(unknown, typed);
  if (!near.empty()) {
    complaint += say({"; did you mean $0?", " ; vouliez-vous dire $0 ?"}, absl::StrJoin(near, ", "));
  }
  return InOwnWords(absl::StatusCode::kNotFound, complaint);
}

bool IsMissing(Session& session, const Method& get, const std::string& name) {
  const auto request = get.NewRequest();
  SetText(*request, "name", name);
  return absl::IsNotFound(get.Call(session, *request).status());
}

absl::Status CheckName(Session& session, const KnownName& known, const std::string& typed) {
  const auto name = known.pattern.Full(typed);
  if (!name || !IsMissing(session, known.get, *name)) return absl::OkStatus();
  const std::string meant = known.pattern.Short(*name).value_or(std::string(Id(typed)));
  return Unknown(known.unknown, typed, known.near(session, meant), session.say());
}

absl::Status CheckTerm(Session& session, const KnownTerm& known, const std::string& typed) {
  const auto values = known.values(session);
  if (!values.ok()) return absl::OkStatus();
  const std::string key = search::FoldedKey(typed);
  const bool is_one =
      std::ranges::any_of(*values, [&](const std::string& value) { return search::FoldedKey(value) == key; });
  return is_one ? absl::OkStatus() : Unknown(known.unknown, typed, Near(typed, *values), session.say());
}

const KnownName* FindName(const CLI::Option& option, std::span<const Part* const> parts) {
  const std::string type = option.get_type_name();
  const std::string name = option.get_lnames().empty() ? "" : option.get_lnames().front();
  for (const Part* part : parts) {
    for (const KnownName& known : part->names) {
      if (known.type == type && (known.option.empty() || known.option == name)) return &known;
    }
  }
  return nullptr;
}

const KnownTerm* FindTerm(const CLI::Option& option, std::span<const Part* const> parts) {
  const std::string type = option.get_type_name();
  for (const Part* part : parts) {
    for (const KnownTerm& known : part->terms) {
      if (known.type == type) return &known;
    }
  }
  return nullptr;
}

// A value that nobody has any more may have been there then.
bool AsksForThePast(const CLI::App& command) {
  const CLI::Option* known_at = command.get_option_no_throw("--known-at");
  return known_at != nullptr && known_at->count() > 0;
}

}  // namespace

std::vector<std::string> Near(std::string_view typed, const std::vector<std::string>& values) {
  const std::string key = search::FoldedKey(typed);
  const search::LikenessTo likeness(search::Words(typed));
  std::vector<std::pair<double, std::string>> near;
  for (const std::string& value : values) {
    const bool mistyped = search::ForgivesErrors(key) && search::WithinOneEdit(search::FoldedKey(value), key);
    const double like = mistyped ? 1 : likeness.Of(search::Fold(value));
    if (like >= search::kLikely) near.emplace_back(-like, value);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> likeliest;
  for (const auto& [_, value] : near) {
    if (likeliest.size() < kSuggestions) likeliest.push_back(value);
  }
  return likeliest;
}

absl::Status CheckNames(const CLI::App& command, std::span<const Part* const> parts, Session& session) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_positional() || option->count() == 0) continue;
    const KnownName* name = FindName(*option, parts);
    const KnownTerm* term = AsksForThePast(command) ? nullptr : FindTerm(*option, parts);
    if (name == nullptr && term == nullptr) continue;
    for (const std::string& typed : option->results()) {
      if (typed.empty()) continue;
      const absl::Status status = name != nullptr ? CheckName(session, *name, typed) : CheckTerm(session, *term, typed);
      if (!status.ok()) return status;
    }
  }
  return absl::OkStatus();
}

absl::Status SuggestNames(absl::Status status, std::span<const Part* const> parts, Session& session) {
  google::rpc::ResourceInfo resource;
  if (!absl::IsNotFound(status) || IsInOwnWords(status) || !clients::GetDetail(status, resource)) return status;
  for (const Part* part : parts) {
    for (const KnownName& known : part->names) {
      if (!known.option.empty()) continue;
      // A line or an event of one has another shape: its number is wrong.
      const auto id = known.pattern.Short(resource.resource_name());
      if (id) return Unknown(known.unknown, *id, known.near(session, *id), session.say());
    }
  }
  return status;
}

}  // namespace pepiniere::pep
