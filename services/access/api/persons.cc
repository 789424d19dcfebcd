#include "services/access/api/persons.h"

#include <map>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/access/store/person_store.h"
#include "services/aip/errors.h"
#include "services/aip/told.h"
#include "services/aip/values.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/identity/principal.h"

namespace pepiniere::access::api {
namespace {

using base::Concat;
using Standard = resource::StandardMethods<Person>;

constexpr int kNamedAtOnce = 100;

std::string Trimmed(std::string text) {
  absl::StripAsciiWhitespace(&text);
  return text;
}

// What a token calls them, as far as that is a name: nobody is kept out for what an identity provider wrote.
Person CalledBy(const v1::IdentifyPersonRequest& request, base::Date today) {
  v1::Person told;
  told.set_display_name(Trimmed(request.display_name()));
  told.set_email(Trimmed(request.email()));
  aip::Violations wrong;
  Person person = aip::ReadTold(told, "person", today, Standard::Read, wrong);
  if (wrong.Names("person.display_name")) person.display_name.clear();
  if (wrong.Names("person.email")) person.email.clear();
  return person;
}

// That the token is no older than the last erasure of whoever signed in so: it would make them again, name and all.
absl::Status CheckIssued(const v1::IdentifyPersonRequest& request, std::optional<absl::Time> erased_at) {
  if (!erased_at || request.issuer() == identity::CertificateIssuer()) return absl::OkStatus();
  aip::Violations wrong;  // of a time that no clock shows, which is none
  const auto issued_at = aip::ReadTime(request.issue_time(), "issue_time", wrong);
  if (request.has_issue_time() && issued_at && *issued_at > *erased_at) return absl::OkStatus();
  return aip::Failure(absl::StatusCode::kFailedPrecondition, "SIGN_IN_ERASED",
                      "whoever signed in so was erased since: sign in again");
}

}  // namespace

void AddSubject(const PersonSubject& subject, v1::Person& person) {
  v1::Person::Subject& added = *person.add_subjects();
  added.set_issuer(subject.issuer);
  added.set_subject(subject.subject);
}

void Persons::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("NamePersons", *this, &Persons::Name);
  service.Unary("IdentifyPerson", *this, &Persons::Identify);
}

absl::StatusOr<v1::NamePersonsResponse> Persons::Name(rpc::CallScope& call, const v1::NamePersonsRequest& request) {
  if (!call.principal().SeesSomething()) {
    return aip::PermissionDenied("NamePersons takes a role that reads what is not open data");
  }
  if (request.names_size() > kNamedAtOnce) {
    return aip::Invalid("names", Concat("must not have more than ", kNamedAtOnce, " items"));
  }
  std::vector<std::string> ids;
  // What is no name of a person is nobody's.
  for (const std::string& name : request.names()) ids.push_back(Standard::ParseName("names", name).value_or(""));
  PEP_ASSIGN(const std::vector<std::string> called, store::DisplayNamesOf(context_.db, call.deadline(), ids));
  v1::NamePersonsResponse reply;
  reply.mutable_display_names()->Add(called.begin(), called.end());
  return reply;
}

absl::StatusOr<v1::Person> Persons::Identify(rpc::CallScope& call, const v1::IdentifyPersonRequest& request) {
  std::optional<std::string> id;
  const auto find = [&]() -> absl::Status {
    PEP_ASSIGN(auto found, store::FindSignIn(context_.db, call.deadline(), request.issuer(), request.subject()));
    id = std::move(found.person);
    return CheckIssued(request, found.erased_at);
  };
  PEP_TRY(find());
  if (!id && request.issuer() == identity::CertificateIssuer()) {
    return aip::Failure(absl::StatusCode::kNotFound, "NO_SUCH_PERSON", "this certificate stands for nobody");
  }
  if (!id) {
    const absl::Status met = Meet(call, request);
    if (!met.ok() && !absl::IsAlreadyExists(met)) return met;
    PEP_TRY(find());
  }
  std::optional<base::Stored<Person>> found;
  if (id) {
    PEP_ASSIGN(found, record::Find<Person>(context_.db, call.deadline(), *id));
  }
  // Who is erased at this very moment is met again at the next call.
  if (!found) return aip::Failure(absl::StatusCode::kUnavailable, "ERASED_MEANWHILE", "this person was just erased");
  v1::Person person = Standard::Told(*found, resource::Today(call));
  PEP_TRY(resource::Rules<Person>::AddBeside(context_, call, {&person}));
  return person;
}

absl::Status Persons::Meet(const rpc::CallScope& call, const v1::IdentifyPersonRequest& request) {
  const Person person = CalledBy(request, resource::Today(call));
  return resource::Write<v1::Person>(context_, call, request,
                                     [&](journal::Unit& unit) -> absl::StatusOr<v1::Person> {
                                       const std::string id = base::NewId(unit.now());
                                       const PersonSubject subject = {id, request.issuer(), request.subject()};
                                       PEP_TRY(store::AddSubject(unit.session(), subject, unit.now()));
                                       PEP_ASSIGN(const auto erased_at, store::ErasedAt(unit.session(), subject));
                                       PEP_TRY(CheckIssued(request, erased_at));
                                       PEP_ASSIGN(const auto met, record::Insert(unit, id, person));
                                       return Standard::Told(met, resource::Today(call));
                                     })
      .status();
}

}  // namespace pepiniere::access::api

namespace pepiniere::resource {

using access::Person;

absl::Status Rules<Person>::CheckOpen(const base::Stored<Person>& person) {
  if (!person.value.erased_at) return absl::OkStatus();
  return aip::Failure(absl::StatusCode::kFailedPrecondition, "ALREADY_ERASED",
                      base::Concat(record::NameOf(Person::kPattern, person.id), " was erased"));
}

absl::Status Rules<Person>::Changed(journal::Unit&, const Person* before, const base::Stored<Person>& after) {
  if (before || !after.value.display_name.empty() || !after.value.email.empty()) return absl::OkStatus();
  return aip::Invalid("person.display_name", "must say what they are called, or person.email must");
}

const query::FilterSchema& Rules<Person>::Filters() { return access::store::PersonFilters(); }

void Rules<Person>::Tell(const base::Stored<Person>& person, base::Date, Proto& proto) {
  if (!person.value.erased_at) return;
  Proto bare;
  bare.set_name(proto.name());
  *bare.mutable_erase_time() = proto.erase_time();
  proto = std::move(bare);
}

absl::Status Rules<Person>::AddBeside(const Context& context, const rpc::CallScope& call,
                                      const std::vector<Proto*>& persons) {
  std::map<std::string, Proto*> by_id;
  std::vector<std::string> ids;
  for (Proto* person : persons) {
    ids.push_back(aip::IdOf(person->name()));
    by_id[ids.back()] = person;
  }
  PEP_ASSIGN(const auto subjects, access::store::SubjectsOf(context.db, call.deadline(), ids));
  for (const access::PersonSubject& known : subjects) access::api::AddSubject(known, *by_id.at(known.person));
  return absl::OkStatus();
}

template class StandardMethods<Person>;

}  // namespace pepiniere::resource
