#include "services/metrics/api/source_callers.h"

#include <algorithm>

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/metrics/domain/source.h"
#include "services/metrics/store/source_store.h"

namespace pepiniere::metrics::api {
namespace {

// Whose word it is that a caller is a source: no issuer of tokens is called so, whose names are URLs.
constexpr std::string_view kIssuer = "metrics sources";
constexpr std::size_t kTokenDigits = 64;

// Nothing else is looked for.
bool MayBeToken(std::string_view text) {
  return text.size() == kTokenDigits &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

absl::StatusOr<std::shared_ptr<const identity::Principal>> SourceOfToken(const Context& context,
                                                                         const rpc::CallScope& call,
                                                                         std::string_view token) {
  if (!MayBeToken(token)) return nullptr;
  PEP_ASSIGN(const auto source, store::FindByToken(context.db, call.deadline(), token, context.clock.Now()));
  if (!source) return nullptr;
  if (source->value.paused) {
    return aip::Failure(absl::StatusCode::kFailedPrecondition, "PAUSED",
                        "this source is paused: what it tells is not taken");
  }
  return std::make_shared<const identity::Principal>(identity::Principal{
      .subject = record::NameOf(domain::Source::kPattern, source->id),
      .bindings = {{.role = rpc::v1::ROLE_SOURCE, .resource = source->value.project, .uid = source->value.project_uid}},
      .issuer = std::string(kIssuer)});
}

std::string_view CallingSource(const rpc::CallScope& call) {
  const identity::Principal& caller = call.principal();
  return caller.issuer == kIssuer ? std::string_view(caller.subject) : std::string_view();
}

}  // namespace pepiniere::metrics::api
