// A value of a JSON file, where it is, and where to say what is wrong with it.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "clients/pep/metrics/history_fault.h"
#include "services/json/json.h"

namespace pepiniere::pep {

class Place {
 public:
  // A `json` that is null is not there: readers answer with nothing, and complain of nothing. Both outlive this.
  Place(const json::Json* json, std::string path, std::vector<HistoryFault>& faults)
      : json_(json), path_(std::move(path)), faults_(&faults) {}

  bool is_there() const { return json_ != nullptr; }
  const std::string& path() const { return path_; }
  const json::Json* json() const { return json_; }
  void Complain(HistoryWrong wrong, std::vector<std::string> arguments = {}) const;

  // A member of what is an object; one that is null is not there.
  Place Member(std::string_view key) const;
  // The same, which must be there.
  Place Required(std::string_view key) const;
  // Complains of what is no object, and of members other than these.
  void HasOnly(std::span<const std::string_view> keys) const;
  void EachMember(const std::function<void(const std::string& key, const Place& member)>& take) const;
  void EachItem(const std::function<void(const Place& item)>& take) const;

  // Empty where it is none.
  std::string Name() const;
  bool Flag() const;
  // None where it is no such number.
  std::optional<std::int64_t> Count(std::int64_t least, std::int64_t most) const;
  std::optional<double> Number(double least, double most) const;
  // Exact to the microsecond: what is finer is cut off.
  std::optional<absl::Time> Instant() const;
  std::optional<absl::TimeZone> Zone() const;
  // Which of these it is.
  std::optional<std::size_t> Word(std::span<const std::string_view> words) const;

 private:
  const json::Json* json_;
  std::string path_;
  std::vector<HistoryFault>* faults_;
};

}  // namespace pepiniere::pep
