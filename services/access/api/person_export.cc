#include "services/access/api/person_export.h"

#include <string>
#include <utility>
#include <vector>

#include "services/access/api/data_subject.h"
#include "services/access/domain/access_binding.h"
#include "services/access/domain/person.h"
#include "services/access/store/person_store.h"
#include "services/aip/errors.h"
#include "services/aip/names.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::access::api {
namespace {

constexpr int kMostOfAService = 10'000;

absl::Status Gather(const Context& context, const rpc::CallScope& call, const PersonalData& service,
                    const rpc::v1::DataSubject& subject, v1::PersonExport::ServiceData& told) {
  rpc::v1::ExportPersonalDataRequest request;
  *request.mutable_data_subject() = subject;
  do {
    PEP_ASSIGN(const auto page, service.tell(call, request, PatienceIn(call, context.clock.Now())));
    for (const rpc::v1::PersonalDatum& datum : page.data()) {
      told.set_truncated(told.data_size() == kMostOfAService);
      if (told.truncated()) return absl::OkStatus();
      *told.add_data() = datum;
    }
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::PersonExport> ExportPerson(const Context& context, const rpc::CallScope& call,
                                              const v1::ExportPersonRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Person>(), "name", request.name()));
  PEP_ASSIGN(const auto person, record::Find<Person>(context.db, call.deadline(), id));
  if (!person) return aip::NotFound(request.name());
  PEP_ASSIGN(auto all_subjects, store::SubjectsOf(context.db, call.deadline(), {id}));
  const std::vector<PersonSubject> subjects = Principals(context, std::move(all_subjects));

  v1::PersonExport exported;
  exported.set_person(request.name());
  *exported.mutable_export_time() = aip::ToProto(context.clock.Now());
  const rpc::v1::DataSubject subject =
      DataSubjectOf(request.name(), NamesFor(call, person->value, subjects, {}), !resource::IsAdministrator(call));
  for (const PersonalData& service : context.personal_data) {
    v1::PersonExport::ServiceData& told = *exported.add_services();
    told.set_service(service.service);
    const absl::Status gathered = Gather(context, call, service, subject, told);
    if (gathered.ok()) continue;
    told.clear_data();
    told.set_error(base::Concat(absl::StatusCodeToString(gathered.code()), ": ", std::string(gathered.message())));
  }

  std::vector<std::string> principals = {request.name()};
  for (const PersonSubject& known : subjects) principals.push_back(known.subject);
  PEP_ASSIGN(const auto bindings, store::BindingsOf(context.db, call.deadline(), principals));
  for (const std::string& binding : bindings) {
    exported.add_access_bindings(record::NameOf(AccessBinding::kPattern, binding));
  }
  return exported;
}

}  // namespace pepiniere::access::api
