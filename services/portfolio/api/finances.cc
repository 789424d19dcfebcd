#include "services/portfolio/api/finances.h"

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/portfolio/api/convert_finances.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/store/book_store.h"

namespace pepiniere::portfolio::api {

absl::StatusOr<v1::ProjectFinances> Finances::Get(rpc::CallScope& call, const v1::GetProjectFinancesRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "name", request.name()));
  PEP_ASSIGN(const store::AsOf as_of, ReadAsOf(call, request.as_of(), /*known_at=*/nullptr));
  PEP_ASSIGN(const auto books, store::FindBooks(context_.db, call.deadline(), id));
  if (!books) return aip::NotFound(request.name());
  const Accounts accounts = books->accounts();
  v1::ProjectFinances finances = ToProto(AddUp(accounts, as_of.day));
  finances.set_project(request.name());
  *finances.mutable_as_of() = ToProto(as_of.day);
  for (const PhaseShare& share : ShareByPhase(accounts, books->timeline, as_of.day)) {
    *finances.add_phases() = ToProto(share);
  }
  for (const BurnDownPoint& point : BurnDown(accounts, as_of.day)) *finances.add_burn_down() = ToProto(point);
  return finances;
}

void Finances::Mount(rpc::Service& service) { service.Unary("GetProjectFinances", *this, &Finances::Get); }

}  // namespace pepiniere::portfolio::api
