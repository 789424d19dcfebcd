#include "services/access/api/audit_witnesses.h"

#include <optional>

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

absl::Status Witness(const resource::Context& context, const ChainHead& chain, absl::Time deadline) {
  PEP_ASSIGN(const auto before, record::Find<AuditWitness>(context.db, deadline, chain.service));
  if (before && absl::AbsDuration(context.clock.Now() - before->updated_at) < kWitnessEvery) return absl::OkStatus();
  PEP_ASSIGN(const std::string head, chain.ask(deadline));
  if (head.empty() || (before && before->value.head == head)) return absl::OkStatus();
  return Keep(context, chain.service, head, deadline);
}

}  // namespace

absl::Status WitnessChains(const resource::Context& context, const std::vector<ChainHead>& heads, absl::Time deadline) {
  absl::Status status;
  for (const ChainHead& chain : heads) status.Update(Witness(context, chain, deadline));
  return status;
}

}  // namespace pepiniere::access::api

namespace pepiniere::resource {

const query::FilterSchema& Rules<access::AuditWitness>::Filters() {
  static const auto* const none = new query::FilterSchema;
  return *none;
}

template class StandardMethods<access::AuditWitness>;

}  // namespace pepiniere::resource
