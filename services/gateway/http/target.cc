#include "services/gateway/http/target.h"

#include <algorithm>
#include <vector>

#include "services/gateway/http/message.h"

namespace pepiniere::gateway {
namespace {

std::optional<std::string> WithoutDots(std::string_view path) {
  std::vector<std::string_view> segments;
  bool folder = false;  // whether it ends in '/'
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size());
    folder = segment.empty() || segment == "." || segment == "..";
    if (segment == "..") {
      if (segments.empty()) return std::nullopt;
      segments.pop_back();
    } else if (!folder || (segment.empty() && !path.empty())) {
      segments.push_back(segment);
    }
  }
  std::string clean;
  for (const std::string_view segment : segments) clean.append("/").append(segment);
  if (folder) clean += '/';
  return clean;
}

}  // namespace

std::optional<Target> ParseTarget(std::string_view target) {
  if (target == "*") return Target{"/", ""};
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    target.remove_prefix(std::min(target.find_first_of("/?", scheme.size()), target.size()));
    if (!target.starts_with('/'))
      return Target{"/", std::string(target.substr(std::min<std::size_t>(1, target.size())))};
  }
  if (!target.starts_with('/')) return std::nullopt;
  target = target.substr(0, target.find('#'));
  const std::size_t question = std::min(target.find('?'), target.size());
  const std::string decoded = PercentDecode(target.substr(0, question));
  if (std::ranges::any_of(decoded, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; })) {
    return std::nullopt;
  }
  std::optional<std::string> path = WithoutDots(decoded);
  if (!path) return std::nullopt;
  return Target{*std::move(path), std::string(target.substr(std::min(question + 1, target.size())))};
}

}  // namespace pepiniere::gateway
