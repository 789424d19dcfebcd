#include "services/access/api/erasures.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "services/access/api/access_bindings.h"
#include "services/access/api/consents.h"
#include "services/access/api/data_subject.h"
#include "services/access/api/person_export.h"
#include "services/access/store/person_store.h"
#include "services/aip/errors.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/identity/principal.h"
#include "services/journal/mutation.h"
#include "services/rpc/trace_id.h"

namespace pepiniere::access::api {
namespace {

using base::Concat;

constexpr std::string_view kWriter = "service:access", kMethod = "pepiniere.access.v1.AccessService/ErasePerson";
constexpr int kMostNames = 50;
constexpr char kPersonErased[] = "the person was erased";
constexpr std::string_view kBindingsKept =
    "They tell which roles were held and given, under a name that leads to nobody any more.";
constexpr std::string_view kPersonKept = "Its name and the day of the erasure: who did something was somebody.";

absl::Status CheckRequest(const rpc::CallScope& call, const v1::ErasePersonRequest& request) {
  aip::Violations violations;
  if (call.principal().name() != request.name() && base::IsBlank(request.reason())) {
    violations.Add("reason", "say why somebody else is erased");
  }
  if (request.known_as_size() > kMostNames) {
    violations.Add("known_as", Concat("must not have more than ", kMostNames, " items"));
  }
  for (int i = 0; i < request.known_as_size(); ++i) {
    if (TellsApart(request.known_as(i))) continue;
    violations.Add(Concat("known_as[", i, "]"), Concat("must have ", kShortestName, " letters or digits at least"));
  }
  return violations.ToStatus();
}

// Whether a name of theirs was in it. Who takes the role back now is named by none.
bool IsRenamed(const AccessBinding& before, const AccessBinding& now) {
  return now.principal != before.principal || now.granted_by != before.granted_by ||
         (before.revoked_at && now.revoked_by != before.revoked_by);
}

// Under a name that leads to nobody any more, and without what it gave.
AccessBinding Without(const AccessBinding& binding, const std::string& person, const std::vector<std::string>& subjects,
                      const journal::Unit& unit, const rpc::CallScope& call) {
  AccessBinding without = binding;
  for (std::string* named : {&without.principal, &without.granted_by, &without.revoked_by}) {
    if (std::ranges::find(subjects, *named) != subjects.end()) *named = person;
  }
  if (without.principal == person && !without.revoked_at && without.ends_at > unit.now()) {
    without.revoked_at = unit.now();
    without.revoked_by = call.principal().name();
    without.revoke_reason = kPersonErased;
  }
  return without;
}

// Adds what it does to `report`, and the roles that it takes back to `revoked`.
absl::Status RenameBindings(journal::Unit& unit, const rpc::CallScope& call, const std::string& person,
                            std::vector<std::string> subjects, ServiceReport& report,
                            std::vector<rpc::v1::AccessBinding>& revoked) {
  subjects.push_back(person);
  int named = 0;
  PEP_ASSIGN(const auto bindings, store::BindingsNaming(unit.session(), subjects));
  for (const std::string& id : bindings) {
    PEP_ASSIGN(const auto before, record::FindForUpdate<AccessBinding>(unit.session(), id));
    if (!before) continue;
    ++named;
    const AccessBinding now = Without(before->value, person, subjects, unit, call);
    if (now == before->value) continue;
    const std::string name = record::NameOf(AccessBinding::kPattern, id);
    if (IsRenamed(before->value, now)) CountErased("accessBindings", name, report);
    PEP_ASSIGN(const auto after, record::Update(unit, *before, now, "its holder, or who gave it, was erased"));
    if (now.revoked_at && !before->value.revoked_at) {
      CountErased("roles", name, report);
      revoked.push_back(resource::StandardMethods<AccessBinding>::Told(after, resource::Today(call)));
    }
  }
  if (named > 0) report.kept.push_back({"accessBindings", named, std::string(kBindingsKept)});
  return absl::OkStatus();
}

// Their row, what they agreed to, and how they sign in. Adds it to `report`.
absl::Status EraseRow(journal::Unit& unit, const base::Stored<Person>& person,
                      const std::vector<PersonSubject>& subjects, const std::string& reason, ServiceReport& report) {
  const std::string name = record::NameOf(Person::kPattern, person.id);
  Person nobody;
  nobody.erased_at = unit.now();
  PEP_TRY(record::Update(unit, person, nobody, reason).status());
  CountErased("persons", name, report);
  report.kept.push_back({"persons", 1, std::string(kPersonKept)});
  PEP_TRY(WithdrawAll(unit, person.id, kPersonErased));
  PEP_TRY(store::ForgetSubjects(unit.session(), person.id));
  if (!subjects.empty()) AddErased({"subjects", static_cast<int>(subjects.size()), {name}}, report);
  // A certificate is the system that it names from now on.
  for (const PersonSubject& one : subjects) {
    if (one.issuer != identity::CertificateIssuer()) PEP_TRY(store::EraseSignIn(unit.session(), one, unit.now()));
  }
  return absl::OkStatus();
}

int Counted(std::int64_t count) {
  return static_cast<int>(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
}

// What the service answered, or why it did not, beside what is known of it already.
ServiceReport ReportOf(ServiceReport report, absl::Time now,
                       const absl::StatusOr<rpc::v1::ErasePersonalDataResponse>& answer) {
  report.error.clear();
  if (!answer.ok()) {
    // One word, so that trying again finds nothing new to keep.
    report.error = absl::StatusCodeToString(answer.status().code());
    return report;
  }
  report.done_at = now;
  for (const rpc::v1::ErasedData& erased : answer->erased()) {
    AddErased({erased.what(), Counted(erased.count()), {erased.resources().begin(), erased.resources().end()}}, report);
  }
  for (const rpc::v1::KeptData& kept : answer->kept()) {
    report.kept.push_back({kept.what(), Counted(kept.count()), kept.why()});
  }
  return report;
}

// Keeps it, unless that service was done already: several may ask it at once.
absl::Status Keep(const resource::Context& context, const rpc::CallScope& call, const std::string& id,
                  const ServiceReport& report) {
  const journal::WriteCall write = {.principal = std::string(kWriter),
                                    .method = std::string(kMethod),
                                    .trace_id = call.trace_id(),
                                    .deadline = call.deadline()};
  const auto keep = [&](journal::Unit& unit) -> absl::StatusOr<v1::Erasure> {
    PEP_ASSIGN(const auto before, record::FindForUpdate<Erasure>(unit.session(), id));
    if (!before) return v1::Erasure();
    Erasure now = before->value;
    const auto its = std::ranges::find(now.services, report.service, &ServiceReport::service);
    if (its == now.services.end() || its->done_at) return v1::Erasure();
    *its = report;
    if (IsDoneEverywhere(now)) {
      now.done_at = unit.now();
      PEP_TRY(store::ForgetKnownAs(unit.session(), id));
    }
    PEP_TRY(record::Update(unit, *before, now).status());
    return v1::Erasure();
  };
  PEP_TRY(journal::Mutate<v1::Erasure>(context.db, context.clock, write, v1::Erasure(), keep).status());
  context.committed();
  return absl::OkStatus();
}

// The first error, after all were asked.
absl::Status Continue(const resource::Context& context, const std::vector<PersonalData>& services,
                      const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const auto pending, store::FindPending(context.db, call.deadline(), id));
  if (!pending) return absl::OkStatus();
  absl::Status status;
  for (const ServiceReport& report : pending->erasure.value.services) {
    const auto service = std::ranges::find(services, report.service, &PersonalData::service);
    if (report.done_at || service == services.end()) continue;
    rpc::v1::ErasePersonalDataRequest request;
    *request.mutable_data_subject() =
        DataSubjectOf(pending->erasure.value.person, pending->known_as,
                      pending->erasure.value.requested_by == pending->erasure.value.person);
    request.set_request_id(id);
    const auto answer = service->erase(call, request, PatienceIn(call, context.clock.Now()));
    status.Update(answer.status());
    const ServiceReport now = ReportOf(report, context.clock.Now(), answer);
    if (now != report) status.Update(Keep(context, call, id, now));
  }
  return status;
}

}  // namespace

void Erasures::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("ExportPerson", *this, &Erasures::Export);
  service.Unary("ErasePerson", *this, &Erasures::Erase);
}

absl::StatusOr<v1::PersonExport> Erasures::Export(rpc::CallScope& call, const v1::ExportPersonRequest& request) {
  return ExportPerson(context_, call, request);
}

absl::StatusOr<v1::Erasure> Erasures::Erase(rpc::CallScope& call, const v1::ErasePersonRequest& request) {
  PEP_TRY(CheckRequest(call, request));
  std::vector<rpc::v1::AccessBinding> revoked;
  PEP_ASSIGN(const v1::Erasure begun, resource::Write<v1::Erasure>(context_, call, request, [&](journal::Unit& unit) {
               return Begin(unit, call, request, revoked);
             }));
  for (const rpc::v1::AccessBinding& binding : revoked) context_.count(binding);
  PEP_ASSIGN(const std::string id, standard_.ParseName("name", begun.name()));
  // What is not done now is done later; a repetition tells how far it is.
  Continue(context_, context_.personal_data, call, id).IgnoreError();
  const auto now = record::Find<Erasure>(context_.db, call.deadline(), id);
  return now.ok() && *now ? standard_.Told(**now, resource::Today(call)) : begun;
}

absl::StatusOr<v1::Erasure> Erasures::Begin(journal::Unit& unit, const rpc::CallScope& call,
                                            const v1::ErasePersonRequest& request,
                                            std::vector<rpc::v1::AccessBinding>& revoked) {
  revoked.clear();
  PEP_ASSIGN(const std::string id, persons_.ParseName("name", request.name()));
  PEP_ASSIGN(const auto locked, persons_.Lock(unit, id, request.etag()));
  if (request.known_as().empty()) PEP_TRY(resource::Rules<Person>::CheckOpen(locked.stored));
  PEP_ASSIGN(const auto all_subjects, store::SubjectsOf(unit.session(), {id}));
  const std::vector<PersonSubject> subjects = Principals(context_, all_subjects);

  ServiceReport own = {.service = std::string(kOwnService)};
  PEP_TRY(RenameBindings(unit, call, request.name(), PrincipalsOf(subjects), own, revoked));
  if (!locked.stored.value.erased_at) {
    PEP_TRY(EraseRow(unit, locked.stored, all_subjects, request.reason(), own));
  }
  Erasure erasure = {.person = request.name(), .reason = request.reason(), .requested_by = call.principal().name()};
  for (const PersonalData& service : context_.personal_data) {
    erasure.services.push_back(service.service == kOwnService ? own : ServiceReport{.service = service.service});
  }
  PEP_ASSIGN(const auto begun, record::Insert(unit, base::NewId(unit.now()), erasure, request.reason()));
  const std::vector<std::string> more(request.known_as().begin(), request.known_as().end());
  PEP_TRY(store::KeepKnownAs(unit.session(), begun.id, NamesFor(call, locked.stored.value, subjects, more)));
  return standard_.Told(begun, resource::Today(call));
}

absl::Status ContinueErasures(const resource::Context& context, const std::vector<PersonalData>& services,
                              absl::Time deadline) {
  PEP_ASSIGN(const auto pending, store::PendingErasures(context.db, deadline));
  absl::Status status;
  for (const std::string& id : pending) {
    const rpc::CallScope call(kMethod, context.clock.Now(), deadline, rpc::TraceId(""));
    status.Update(Continue(context, services, call, id));
  }
  return status;
}

}  // namespace pepiniere::access::api

namespace pepiniere::resource {

using access::Erasure;

const query::FilterSchema& Rules<Erasure>::Filters() {
  static const auto* const none = new query::FilterSchema;
  return *none;
}

const query::SortSchema& Rules<Erasure>::Order() { return access::store::ErasureOrder(); }

void Rules<Erasure>::Tell(const base::Stored<Erasure>& erasure, base::Date, Proto& proto) {
  for (int i = 0; i < proto.services_size(); ++i) {
    const access::ServiceReport& report = erasure.value.services[static_cast<std::size_t>(i)];
    auto& told = *proto.mutable_services(i);
    for (int j = 0; j < told.erased_size(); ++j) {
      told.mutable_erased(j)->set_count(report.erased[static_cast<std::size_t>(j)].count);
    }
    for (int j = 0; j < told.kept_size(); ++j) {
      told.mutable_kept(j)->set_count(report.kept[static_cast<std::size_t>(j)].count);
    }
  }
}

template class StandardMethods<Erasure>;

}  // namespace pepiniere::resource
