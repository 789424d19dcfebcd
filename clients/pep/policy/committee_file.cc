#include "clients/pep/policy/committee_file.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "services/base/text.h"
#include "services/json/document.h"
#include "services/json/json.h"

namespace pepiniere::pep {
namespace {

using json::Json;
using json::PathTo;
using Wrong = CommitteeWrong;

constexpr std::size_t kMostLevels = 8, kMostNameBytes = 200;
constexpr std::array<std::string_view, 6> kMembers = {"members", "present",       "mandates",
                                                      "recused", "recusedLeaveN", "secondConvening"};

bool IsName(std::string_view text) {
  return !text.empty() && text.size() <= kMostNameBytes &&
         std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '\x7f'; });
}

// Takes a document apart, and notes all that is wrong.
class Taker {
 public:
  Taker(const Json& all, std::vector<CommitteeFault>& faults) : all_(all), faults_(faults) {}

  ReadCommittee Take() {
    ReadCommittee read;
    if (!all_.is_object()) return Complain("", Wrong::kNoObject), read;
    for (const auto& [key, value] : all_.items()) {
      if (std::ranges::find(kMembers, key) == kMembers.end())
        Complain(PathTo("", key), Wrong::kUnknownMember, Listed());
    }
    read.attendance.members = TakeMembers();
    read.attendance.present = TakeSome("present");
    read.attendance.mandates = TakeMandates();
    read.attendance.recused = TakeSome("recused");
    read.charter.recused_leave_n = TakeFlag("recusedLeaveN");
    read.attendance.second_convening = TakeFlag("secondConvening");
    return read;
  }

 private:
  static std::vector<std::string> Listed() {
    std::string list;
    for (const std::string_view member : kMembers) list.append(list.empty() ? "" : ", ").append(member);
    return {list};
  }

  void Complain(std::string path, Wrong wrong, std::vector<std::string> arguments = {}) {
    faults_.push_back({std::move(path), wrong, std::move(arguments)});
  }

  // A member that is there; one that is null is not.
  const Json* At(std::string_view key) const {
    const Json* const member = json::At(all_, key);
    return member == nullptr || member->is_null() ? nullptr : member;
  }

  std::optional<std::string> TakeName(const Json& json, const std::string& path) {
    if (json.is_string() && IsName(json.get_ref<const std::string&>())) return json.get<std::string>();
    Complain(path, Wrong::kNoName);
    return std::nullopt;
  }

  // The names of a list, each once; what stands twice is complained of.
  std::vector<std::string> TakeNames(std::string_view key) {
    std::vector<std::string> names;
    const Json* const list = At(key);
    if (list == nullptr) return names;
    if (!list->is_array()) return Complain(PathTo("", key), Wrong::kNoList), names;
    std::map<std::string, std::string> met;
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string path = PathTo(PathTo("", key), i);
      const std::optional<std::string> name = TakeName((*list)[i], path);
      if (!name) continue;
      const auto [first, is_new] = met.emplace(*name, path);
      if (!is_new) {
        Complain(path, Wrong::kRepeated, {*name, first->second});
        continue;
      }
      names.push_back(*name);
      CheckMember(key == "members" ? std::nullopt : name, path);
    }
    return names;
  }

  std::vector<std::string> TakeMembers() {
    if (At("members") == nullptr) return Complain("members", Wrong::kMissing), std::vector<std::string>();
    const std::size_t before = faults_.size();
    std::vector<std::string> members = TakeNames("members");
    if (members.empty() && faults_.size() == before) Complain("members", Wrong::kTooFew, {"1"});
    if (members.size() > policy::kMostMembers) {
      Complain("members", Wrong::kTooMany, {base::Concat(policy::kMostMembers)});
    }
    members_.insert(members.begin(), members.end());
    return members;
  }

  std::set<std::string> TakeSome(std::string_view key) {
    const std::vector<std::string> names = TakeNames(key);
    return {names.begin(), names.end()};
  }

  std::map<std::string, std::string> TakeMandates() {
    std::map<std::string, std::string> mandates;
    const Json* const all = At("mandates");
    if (all == nullptr) return mandates;
    if (!all->is_object()) return Complain("mandates", Wrong::kNoObject), mandates;
    for (const auto& [giver, value] : all->items()) {
      const std::string path = PathTo("mandates", giver);
      const std::optional<std::string> holder = TakeName(value, path);
      if (!holder) continue;
      CheckMember(giver, path);
      if (giver == *holder) {
        Complain(path, Wrong::kOneself, {giver});
      } else {
        CheckMember(holder, path);
      }
      mandates.emplace(giver, *holder);
    }
    return mandates;
  }

  // Where no members could be read, who is one is not known.
  void CheckMember(const std::optional<std::string>& name, const std::string& path) {
    if (name && !members_.empty() && !members_.contains(*name)) Complain(path, Wrong::kNoMember, {*name});
  }

  bool TakeFlag(std::string_view key) {
    const Json* const flag = At(key);
    if (flag == nullptr) return false;
    if (!flag->is_boolean()) Complain(PathTo("", key), Wrong::kNoFlag);
    return flag->is_boolean() && flag->get<bool>();
  }

  const Json& all_;
  std::vector<CommitteeFault>& faults_;
  std::set<std::string> members_;
};

Wrong WrongOf(json::DocumentFault::What what) {
  using What = json::DocumentFault::What;
  if (what == What::kNoJson) return Wrong::kNoJson;
  return what == What::kTooDeep ? Wrong::kTooDeep : Wrong::kRepeatedKey;
}

}  // namespace

ReadCommittee ReadCommitteeFile(std::string_view text) {
  std::vector<CommitteeFault> faults;
  for (json::DocumentFault& fault : json::FaultsOf(text, kMostLevels)) {
    std::vector<std::string> arguments;
    if (fault.byte > 0) arguments.push_back(base::Concat(fault.byte));
    faults.push_back({std::move(fault.path), WrongOf(fault.what), std::move(arguments)});
  }
  ReadCommittee read;
  const bool is_json = faults.empty() || faults.back().wrong == Wrong::kRepeatedKey;
  if (const std::optional<Json> json = is_json ? json::Parse(text) : std::nullopt) read = Taker(*json, faults).Take();
  read.faults = std::move(faults);
  return read;
}

}  // namespace pepiniere::pep
