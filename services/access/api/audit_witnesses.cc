#include "services/access/api/audit_witnesses.h"

#include <optional>

#include "services/access/store/witness_store.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/journal/mutation.h"

namespace pepiniere::access::api {
namespace {

constexpr std::string_view kWriter = "service:access", kMethod = "pepiniere.access.v1.AccessService/WitnessChains";

absl::Status Keep(const resource::Context& context, const std::string& service, const std::string& head,
                  absl::Time deadline) {
  const journal::WriteCall call = {
      .principal = std::string(kWriter), .method = std::string(kMethod), .deadline = deadline};
  const auto keep = [&](journal::Unit& unit) -> absl::StatusOr<v1::AuditWitness> {
    PEP_ASSIGN(const auto before, record::FindForUpdate<AuditWitness>(unit.session(), service));
    const AuditWitness now = {.head = head};
    if (before) {
      PEP_TRY(record::Update(unit, *before, now).status());
    } else {
      PEP_TRY(record::Insert(unit, service, now).status());
    }
    return v1::AuditWitness();
  };
  return journal::Mutate<v1::AuditWitness>(context.db, context.clock, call, v1::AuditWitness(), keep).status();
}

absl::Status Witness(const resource::Context& context, ChainHeads& heads, const std::string& service,
                     absl::Time deadline) {
  PEP_ASSIGN(const auto before, record::Find<AuditWitness>(context.db, deadline, service));
  if (before && absl::AbsDuration(context.clock.Now() - before->updated_at) < kWitnessEvery) return absl::OkStatus();
  PEP_ASSIGN(const std::string head, heads.HeadOf(service, deadline));
  if (head.empty() || (before && before->value.head == head)) return absl::OkStatus();
  return Keep(context, service, head, deadline);
}

}  // namespace

absl::Status WitnessChains(const resource::Context& context, ChainHeads& heads, absl::Time deadline) {
  absl::Status status;
  for (const std::string& service : heads.services()) status.Update(Witness(context, heads, service, deadline));
  return status;
}

}  // namespace pepiniere::access::api

namespace pepiniere::resource {

const query::FilterSchema& Rules<access::AuditWitness>::Filters() { return access::store::WitnessFilters(); }

template class StandardMethods<access::AuditWitness>;

}  // namespace pepiniere::resource
