#include "services/access/api/person_export.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "services/access/api/data_subject.h"
#include "services/access/domain/access_binding.h"
#include "services/access/domain/consent.h"
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

// How they sign in, which no document has.
void TellSubjects(const std::string& person, const std::vector<PersonSubject>& subjects,
                  v1::PersonExport::ServiceData& told) {
  for (const PersonSubject& subject : subjects) {
    rpc::v1::PersonalDatum& datum = *told.add_data();
    datum.set_resource(person);
    datum.set_field("subjects");
    datum.set_value(base::Concat(subject.subject, " (", subject.issuer, ")"));
    datum.set_place(rpc::v1::PersonalDatum::PLACE_LIVE);
  }
}

std::string Written(absl::Time time) { return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", time, absl::UTCTimeZone()); }

// When they agreed to something, and withdrew it, beside what they read.
void TellConsents(const std::vector<base::Stored<Consent>>& consents, v1::PersonExport::ServiceData& told) {
  const auto tell = [&](const base::Stored<Consent>& consent, const char* field, absl::Time time) {
    rpc::v1::PersonalDatum& datum = *told.add_data();
    datum.set_resource(record::NameOf(Consent::kPattern, consent.id));
    datum.set_field(field);
    datum.set_value(Written(time));
    datum.set_place(rpc::v1::PersonalDatum::PLACE_LIVE);
    *datum.mutable_create_time() = aip::ToProto(time);
  };
  for (const base::Stored<Consent>& consent : consents) {
    tell(consent, "give_time", consent.value.given_at);
    if (consent.value.withdrawn_at) tell(consent, "withdraw_time", *consent.value.withdrawn_at);
  }
}

}  // namespace

absl::StatusOr<v1::PersonExport> ExportPerson(const Context& context, const rpc::CallScope& call,
                                              const v1::ExportPersonRequest& request) {
  PEP_ASSIGN(const std::string id, aip::ParseKey(resource::PatternOf<Person>(), "name", request.name()));
  PEP_ASSIGN(const auto person, record::Find<Person>(context.db, call.deadline(), id));
  if (!person) return aip::NotFound(request.name());
  PEP_ASSIGN(const auto all_subjects, store::SubjectsOf(context.db, call.deadline(), {id}));
  const std::vector<PersonSubject> subjects = Principals(context, all_subjects);
  PEP_ASSIGN(const auto consents, record::SelectBelow<Consent>(context.db, call.deadline(), id));

  v1::PersonExport exported;
  exported.set_person(request.name());
  *exported.mutable_export_time() = aip::ToProto(context.clock.Now());
  const rpc::v1::DataSubject subject =
      DataSubjectOf(request.name(), NamesFor(call, person->value, subjects, {}), !resource::IsAdministrator(call));
  for (const PersonalData& service : context.personal_data) {
    v1::PersonExport::ServiceData& told = *exported.add_services();
    told.set_service(service.service);
    if (service.service == kOwnService) {
      TellSubjects(request.name(), all_subjects, told);
      TellConsents(consents, told);
    }
    const absl::Status gathered = Gather(context, call, service, subject, told);
    if (gathered.ok()) continue;
    told.clear_data();
    told.set_error(base::Concat(absl::StatusCodeToString(gathered.code()), ": ", std::string(gathered.message())));
  }

  std::vector<std::string> principals = PrincipalsOf(subjects);
  principals.push_back(request.name());
  PEP_ASSIGN(const auto bindings, store::BindingsOf(context.db, call.deadline(), principals));
  for (const std::string& binding : bindings) {
    exported.add_access_bindings(record::NameOf(AccessBinding::kPattern, binding));
  }
  return exported;
}

}  // namespace pepiniere::access::api
