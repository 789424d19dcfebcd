// Values that files spell in more than one way.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "clients/pep/formats/content/findings.h"

namespace pepiniere::content {

// The spellings met of the values of some keys. Those that differ in case, accents, apostrophes, hyphens or spaces only
// spell one value.
class Spellings {
 public:
  // The spellings of one value.
  struct Spelling {
    std::int64_t count = 0;
    std::string file;  // where it was met first
  };
  using Value = std::map<std::string, Spelling>;
  // By key of the files, then by what the spellings have in common.
  using Values = std::map<std::pair<std::string_view, std::string>, Value>;

  // `file` says `text` under `key`, whose name outlives this.
  void Meet(std::string_view key, const std::string& text, const std::string& file);
  // Reports each value that has several spellings, once, at the first file that does not have the usual one.
  void Report(Findings& findings) const;
  const Values& values() const { return values_; }

 private:
  Values values_;
};

// The spellings of a value, the most used first; of equals, in the order of their bytes.
std::vector<std::pair<std::string, Spellings::Spelling>> ByUse(const Spellings::Value& value);

}  // namespace pepiniere::content
