#include "clients/pep/policy/session_parts.h"

#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/text.h"
#include "clients/pep/policy/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using policy::v1::Decision;

// pep has a session of its own.
using Sitting = policy::v1::Session;

constexpr std::size_t kSeatParts = 4;
constexpr Text kChairs = {"chair", "préside"};

constexpr Text kBadSeat = {"'$0' is not CODE;TITLE, then `chair` for who chairs, then PERSON",
                           "« $0 » n'est pas CODE;TITRE, puis « chair » pour qui préside, puis PERSONNE"};
constexpr Text kBadMandate = {"'$0' is not GIVER=HOLDER, two codes of members",
                              "« $0 » n'est pas MANDANT=MANDATAIRE, deux codes de membres"};
constexpr Text kBadVote = {"'$0' is not MEMBER=$1", "« $0 » n'est pas MEMBRE=$1"};

// What is before and after the first sign; none where either says nothing.
std::optional<std::pair<std::string, std::string>> Halves(const std::string& typed, char sign) {
  const std::size_t at = typed.find(sign);
  if (at == std::string::npos) return std::nullopt;
  std::pair<std::string, std::string> halves(typed.substr(0, at), typed.substr(at + 1));
  absl::StripAsciiWhitespace(&halves.first);
  absl::StripAsciiWhitespace(&halves.second);
  if (halves.first.empty() || halves.second.empty()) return std::nullopt;
  return halves;
}

bool SaysChair(const std::string& typed) {
  return Fold(typed) == Fold(kChairs.english) || Fold(typed) == Fold(kChairs.french);
}

}  // namespace

std::string AddSeat(const std::string& typed, Sitting& session, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, ';');
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  const bool fits = parts.size() >= 2 && parts.size() <= kSeatParts && !parts[0].empty() && !parts[1].empty();
  parts.resize(kSeatParts);
  if (!fits || (!parts[2].empty() && !SaysChair(parts[2]))) return say(kBadSeat, typed);
  Sitting::Member& member = *session.add_members();
  member.set_code(parts[0]);
  member.set_title(parts[1]);
  member.set_chair(!parts[2].empty());
  if (!parts[3].empty()) member.set_person(ResourceName("persons", parts[3]));
  return "";
}

std::string AddAgendaItem(const std::string& typed, Sitting& session, const Messages&) {
  session.add_agenda()->set_proposal(ResourceName("proposals", typed));
  return "";
}

std::string AddMandate(const std::string& typed, policy::v1::RecordAttendanceRequest& request, const Messages& say) {
  const auto halves = Halves(typed, '=');
  if (!halves) return say(kBadMandate, typed);
  Sitting::Mandate& mandate = *request.add_mandates();
  mandate.set_giver(halves->first);
  mandate.set_holder(halves->second);
  return "";
}

std::string AddMemberVote(const std::string& typed, Decision& decision, const Messages& say) {
  const auto halves = Halves(typed, '=');
  const auto choice = halves ? ParseWord(Words<Decision::Choice>(), halves->second) : std::nullopt;
  if (!choice) return say(kBadVote, typed, TypedWords<Decision::Choice>());
  Decision::MemberVote& vote = *decision.add_votes();
  vote.set_member(halves->first);
  vote.set_choice(*choice);
  return "";
}

std::string SaidSeat(const Sitting& session, const std::string& code) {
  for (const Sitting::Member& member : session.members()) {
    if (member.code() == code) return base::Concat(member.title(), " (", code, ")");
  }
  return code;
}

}  // namespace pepiniere::pep
