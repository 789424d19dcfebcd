#include "clients/pep/feedback/audience.h"

#include <optional>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/name_pattern.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::AudienceSource;
using feedback::v1::Campaign;

constexpr std::size_t kParts = 3;

constexpr Text kBad = {
    "'$0' is not KIND;OF, such as fellows;pepinieristes/1, alumni;2023;2025 or members;anciens: the kind is one of $1",
    "« $0 » n'est pas SORTE;DE, comme fellows;pepinieristes/1, alumni;2023;2025 ou members;anciens : la sorte est "
    "l'une "
    "de $1"};
constexpr Text kBadDay = {"'$0' is not a date", "« $0 » n'est pas une date"};

// None: that is no year. 0: any.
std::optional<int> ParseYear(const std::string& typed) {
  int year = 0;
  if (typed.empty()) return 0;
  return absl::SimpleAtoi(typed, &year) && year > 0 ? std::optional(year) : std::nullopt;
}

bool ReadYears(const std::vector<std::string>& parts, AudienceSource& source) {
  const auto first = ParseYear(parts[1]), last = ParseYear(parts[2]);
  if (!first || !last) return false;
  source.set_first_year(*first);
  source.set_last_year(*last);
  return true;
}

bool Read(const std::vector<std::string>& parts, AudienceSource& source) {
  const auto kind = ParseWord(Words<AudienceSource::Kind>(), parts[0]);
  if (!kind) return false;
  source.set_kind(*kind);
  if (*kind == AudienceSource::KIND_ALUMNI) return ReadYears(parts, source);
  if (parts[1].empty() || !parts[2].empty()) return false;
  if (*kind == AudienceSource::KIND_MEMBERS) {
    source.set_network(ResourceName("networks", parts[1]));
  } else {
    source.set_cohort(CohortNamed(parts[1]));
  }
  return true;
}

}  // namespace

std::string CohortNamed(const std::string& typed) {
  const auto* field = AudienceSource::descriptor()->FindFieldByName("cohort");
  const auto pattern = NamePattern::ReferredBy(*field);
  return pattern ? pattern->Full(typed).value_or(typed) : typed;
}

std::string AddAudience(const std::string& typed, Campaign& campaign, const Messages& say) {
  std::vector<std::string> parts = absl::StrSplit(typed, ';');
  for (std::string& part : parts) absl::StripAsciiWhitespace(&part);
  const bool too_many = parts.size() > kParts;
  parts.resize(kParts);
  AudienceSource source;
  if (too_many || !Read(parts, source)) return say(kBad, typed, TypedWords<AudienceSource::Kind>());
  *campaign.add_audience() = std::move(source);
  return "";
}

std::string AddReminder(const std::string& typed, Campaign& campaign, const Messages& say) {
  const auto day = ParseDate(typed, base::Date::InParis(absl::Now()));
  if (!day) return say(kBadDay, typed);
  ToProto(*day, campaign.add_reminders()->mutable_date());
  return "";
}

std::string SaidAudience(const AudienceSource& source, const Messages& say) {
  std::vector<std::string> parts = {Said(source.kind(), say)};
  for (const std::string& of : {source.cohort(), source.network()}) {
    if (!of.empty()) parts.push_back(of);
  }
  if (source.first_year() > 0) parts.push_back(say({"from $0 on", "à partir de $0"}, source.first_year()));
  if (source.last_year() > 0) parts.push_back(say({"up to $0", "jusqu'à $0"}, source.last_year()));
  return absl::StrJoin(parts, " · ");
}

}  // namespace pepiniere::pep
