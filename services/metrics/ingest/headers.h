// The headers of a request at a hook.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pepiniere::metrics {

class HookHeaders {
 public:
  HookHeaders() = default;
  HookHeaders(std::initializer_list<std::pair<std::string, std::string>> fields) : fields_(fields) {}

  void Add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  // Of the first one of that name, in whatever case; empty if there is none.
  std::string_view Get(std::string_view name) const;
  // The type of the content, in small letters and without parameters.
  std::string MediaType() const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

}  // namespace pepiniere::metrics
