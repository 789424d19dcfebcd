#include "services/metrics/api/source_names.h"

#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/base/try.h"
#include "services/metrics/api/containers.h"
#include "services/metrics/api/source_callers.h"
#include "services/metrics/domain/source.h"
#include "services/record/table.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::metrics::api {
namespace {

constexpr std::string_view kByHand = "manual", kFeeds = "sources/";

}  // namespace

absl::StatusOr<std::string> SourceNamed(const Context& context, const rpc::CallScope& call, const std::string& project,
                                        const std::string& said) {
  if (const std::string_view caller = CallingSource(call); !caller.empty()) {
    if (!said.empty() && said != caller) return aip::Invalid("source", "is not the source that calls");
    return std::string(caller);
  }
  if (said.empty()) return std::string(kByHand);
  if (!said.starts_with(kFeeds)) return said;
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<domain::Source>(), "source", said));
  PEP_ASSIGN(const auto source, record::Find<domain::Source>(context.db, call.deadline(), id));
  const bool is_theirs = source && source->value.project == ProjectName(project);
  if (!is_theirs) return aip::Invalid("source", "is no source of this project");
  return said;
}

}  // namespace pepiniere::metrics::api
