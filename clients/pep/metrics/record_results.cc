#include "clients/pep/metrics/record_results.h"

#include <algorithm>
#include <cstdint>

#include "clients/pep/kit/exit_code.h"
#include "clients/pep/metrics/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using metrics::v1::RecordResult;
using R = const RecordResult&;
using M = const Messages&;

const View<RecordResult>& ResultsView() {
  static const auto* const view = new View<RecordResult>{
      .fields = {{"state", [](R r) { return Code(r.state()); }},
                 {"name", [](R r) { return r.name(); }},
                 {"reason", [](R r) { return r.reason(); }},
                 {"field", [](R r) { return r.field(); }},
                 {"message", [](R r) { return r.message(); }}},
      .columns = {
          {{"What", "Quoi"},
           [](R r, M say) {
             return Cell{Said(r.state(), say), ToneOf(r.state())};
           }},
          {{"Of", "De"}, [](R r, M) { return Cell{r.name()}; }, Align::kLeft, 20, 0},
          {{"Because", "Parce que"},
           [](R r, M) { return Cell{r.field().empty() ? r.message() : base::Concat(r.field(), " ", r.message())}; },
           Align::kLeft,
           20,
           0,
           true}}};
  return *view;
}

}  // namespace

absl::Status ListResults(Session& session, const google::protobuf::RepeatedPtrField<RecordResult>& results) {
  Listing<RecordResult> listing(session.out(), ResultsView());
  for (const RecordResult& result : results) listing.Add(result);
  listing.Flush();
  const std::int64_t refused = std::ranges::count(results, RecordResult::STATE_REFUSED, &RecordResult::state);
  if (refused == 0) return absl::OkStatus();
  return InOwnWords(absl::StatusCode::kOutOfRange, session.say().Count(refused, {"$0 was refused", "$0 a été refusé"},
                                                                       {"$0 were refused", "$0 ont été refusés"}));
}

}  // namespace pepiniere::pep
