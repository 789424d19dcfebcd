#include <array>
#include <map>
#include <set>
#include <string_view>

#include "clients/pep/feedback/answers.h"
#include "services/feedback/domain/digest.h"
#include "services/feedback/domain/draw.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using feedback::Stratum;
using std::string_view;

constexpr std::array<string_view, 4> kMembers = {"seed", "study", "strata", "refused"};
constexpr std::array<string_view, 2> kStratumMembers = {"members", "wanted"};

Stratum TakeStratum(const FileValue& value, Once& met, std::set<std::string>& listed) {
  value.HasOnly(kStratumMembers);
  Stratum stratum;
  value.Required("members").EachItem([&](const FileValue& item) {
    const std::string name = item.Name();
    met.Meets(item, name);
    listed.insert(name);
    stratum.members.push_back(name);
  });
  const auto there = static_cast<std::int64_t>(stratum.members.size());
  stratum.wanted = value.Required("wanted").Count(0, there).value_or(0);
  return stratum;
}

}  // namespace

std::string DrawAnswer(const FileValue& all) {
  all.HasOnly(kMembers);
  const std::string seed = all.Required("seed").Name(), study = all.Required("study").Name();
  std::map<std::string, Stratum> strata;
  std::set<std::string> listed, refused;
  Once members, refusals;
  all.Required("strata").EachMember([&](const std::string& code, const FileValue& value) {
    if (!value.is_there()) value.Complain(FileWrong::kMissing);
    strata.emplace(code, TakeStratum(value, members, listed));
  });
  all.Member("refused").EachItem([&](const FileValue& item) {
    const std::string name = item.Name();
    if (!refusals.Meets(item, name)) return;
    if (!listed.contains(name)) item.Complain(FileWrong::kNotListed, {name});
    refused.insert(name);
  });
  if (all.IsFileWrong()) return "";
  json::OrderedJson drawn = json::OrderedJson::object();
  for (const auto& [code, stratum] : strata) drawn[code] = feedback::Drawn(stratum, seed, study, refused);
  return json::Dump(json::OrderedJson{
      {"seedHash", feedback::Sha256Hex(seed)}, {"listHash", feedback::ListHash(strata)}, {"drawn", std::move(drawn)}});
}

}  // namespace pepiniere::pep
