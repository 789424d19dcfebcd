#include "clients/pep/policy/trace_start.h"

#include <string_view>

namespace pepiniere::pep {
namespace {

using policy::v1::QueryTraceRequest;

struct Start {
  std::string_view collection;
  void (*set)(QueryTraceRequest& request, const std::string& name);
  bool from_law;
};
constexpr Start kStarts[] = {
    {"constraintTopics/", [](QueryTraceRequest& r, const std::string& name) { r.set_topic(name); }, false},
    {"proposals/", [](QueryTraceRequest& r, const std::string& name) { r.set_proposal(name); }, false},
    {"texts/", [](QueryTraceRequest& r, const std::string& name) { r.set_text(name); }, true},
    {"plans/", [](QueryTraceRequest& r, const std::string& name) { r.set_commitment(name); }, true},
    {"organisations/", [](QueryTraceRequest& r, const std::string& name) { r.set_authority(name); }, true},
};

}  // namespace

bool StartTraceAt(const std::string& name, QueryTraceRequest& request) {
  for (const Start& start : kStarts) {
    if (!name.starts_with(start.collection)) continue;
    start.set(request, name);
    return start.from_law;
  }
  request.set_source(name);
  return false;
}

}  // namespace pepiniere::pep
