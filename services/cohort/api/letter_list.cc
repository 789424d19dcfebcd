#include "services/cohort/api/letter_list.h"

#include <string>
#include <string_view>

#include "services/aip/errors.h"
#include "services/base/try.h"
#include "services/cohort/api/applications.h"
#include "services/cohort/store/call_store.h"
#include "services/cohort/store/told_names.h"

namespace pepiniere::cohort::api {
namespace {

constexpr std::string_view kCalls = "calls/";

// "eig-8" of calls/eig-8 and of what is below it; empty of anything else.
std::string CallIn(std::string_view resource) {
  if (!resource.starts_with(kCalls)) return "";
  resource.remove_prefix(kCalls.size());
  return std::string(resource.substr(0, resource.find('/')));
}

absl::Status CheckClosed(const Context& context, const rpc::CallScope& call, const std::string& parent) {
  const std::string id = CallIn(parent);
  if (id.empty()) return absl::OkStatus();
  PEP_ASSIGN(const auto found, record::Find<Call>(context.db, call.deadline(), id));
  if (!found || found->deleted_at) return aip::NotFound(parent);
  if (!found->value.Concealed() && found->value.opening().closes <= context.clock.Now()) return absl::OkStatus();
  const std::string name = record::NameOf(Call::kPattern, id);
  return aip::Precondition(name + " has not closed",
                           {{"CALL_NOT_CLOSED", name, "who applies to it is told to nobody before that"}},
                           "CALL_NOT_CLOSED");
}

}  // namespace

absl::StatusOr<rpc::v1::ListLettersResponse> TellLetters(const Context& context, const rpc::CallScope& call,
                                                         const rpc::v1::ListLettersRequest& request) {
  PEP_TRY(CheckClosed(context, call, request.parent()));
  PEP_ASSIGN(const store::ApplicationReader reader, ReaderOf(context, call));
  return mail::ListLetters(context, context.sending, call, request, store::ToldNames("mail_letters.fact", reader));
}

}  // namespace pepiniere::cohort::api
