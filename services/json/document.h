// What is wrong with a text as a document that people and programs exchange, told by its place in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pepiniere::json {

// Where a value is: "reviews[3].marks.c2"; a key that could be read as something else is quoted: `choices["a.b"]`.
std::string PathTo(std::string_view path, std::string_view key);
std::string PathTo(std::string_view path, std::size_t index);

struct DocumentFault {
  enum class What {
    kNoJson,       // in UTF-8, as a whole; `byte` is where that shows, from 1
    kTooDeep,      // `path` is nested deeper than may be
    kRepeatedKey,  // `path` stands twice in its object
  };
  What what = What::kNoJson;
  std::string path;
  std::size_t byte = 0;
  bool operator==(const DocumentFault&) const = default;
};

// All keys that are repeated, or why nothing of the text can be read, which comes last. Empty if nothing is wrong.
std::vector<DocumentFault> FaultsOf(std::string_view text, std::size_t most_levels);

}  // namespace pepiniere::json
