#include "clients/pep/cohort/sessions.h"

#include <optional>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/known_names.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// The kinds that the contract names; others are as they were given.
constexpr Text kKinds[] = {
    {"bootcamp", "bootcamp"}, {"session", "session"}, {"seminar", "séminaire"}, {"committee", "comité"}};

constexpr Text kBadSession = {
    "'$0' is not KIND;FIRST;LAST;PLACE;TITLE with days in order, such as bootcamp;2020-09-01;2020-09-05;Paris",
    "« $0 » n'est pas NATURE;DÉBUT;FIN;LIEU;TITRE avec des jours dans l'ordre, comme "
    "bootcamp;2020-09-01;2020-09-05;Paris"};

// As the contract writes it.
std::string KindOf(const std::string& typed) {
  for (const Text& kind : kKinds) {
    if (Fold(typed) == kind.english || Fold(typed) == Fold(kind.french)) return std::string(kind.english);
  }
  return typed;
}

// Another kind is kept as it was given; a slip of one that there is, is none.
std::vector<std::string> MeantBy(const std::string& kind) {
  std::vector<std::string> known;
  for (const Text& each : kKinds) {
    if (kind == each.english) return {};
    known.emplace_back(each.english);
    if (each.french != each.english) known.emplace_back(each.french);
  }
  return Near(kind, known);
}

std::string SaidKind(const std::string& kind, const Messages& say) {
  for (const Text& known : kKinds) {
    if (kind == known.english) return say(known);
  }
  return kind;
}

}  // namespace

std::string AddSession(const std::string& typed, cohort::v1::Cohort& cohort, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, absl::MaxSplits(';', 4));
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  parts.resize(5);
  const base::Date today = base::Date::InParis(absl::Now());
  const auto first = ParseDate(parts[1], today);
  const auto last = parts[2].empty() ? first : ParseDate(parts[2], today);
  if (parts[0].empty() || !first || !last || *last < *first) return say(kBadSession, typed);
  const std::string kind = KindOf(parts[0]);
  if (const std::vector<std::string> meant = MeantBy(kind); !meant.empty()) {
    return say({"there is no kind '$0'; did you mean $1?", "il n'y a pas de nature « $0 » ; vouliez-vous dire $1 ?"},
               kind, absl::StrJoin(meant, ", "));
  }
  cohort::v1::Session& session = *cohort.add_sessions();
  session.set_kind(kind);
  ToProto(*first, session.mutable_start_date());
  if (!parts[2].empty()) ToProto(*last, session.mutable_end_date());
  session.set_place(parts[3]);
  session.set_title(parts[4]);
  return "";
}

std::string SaidSession(const cohort::v1::Session& session, const Messages& say) {
  std::string days = Said(session.start_date(), say);
  if (session.has_end_date()) days += base::Concat(" → ", Said(session.end_date(), say));
  std::vector<std::string> parts;
  for (const std::string& part : {SaidKind(session.kind(), say), days, session.place(), session.title()}) {
    if (!part.empty()) parts.push_back(part);
  }
  return absl::StrJoin(parts, " · ");
}

}  // namespace pepiniere::pep
