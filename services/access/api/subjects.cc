#include "services/access/api/subjects.h"

#include <algorithm>
#include <utility>

#include "services/access/store/person_store.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/identity/principal.h"

namespace pepiniere::access::api {
namespace {

using base::Concat;
using Stored = base::Stored<Person>;
using Standard = resource::StandardMethods<Person>;

// Whether anybody could sign in so here.
absl::Status CheckLink(const Context& context, const v1::LinkSubjectRequest& request) {
  aip::Violations violations;
  const bool known = request.issuer() == identity::CertificateIssuer() ||
                     std::ranges::find(context.issuers, request.issuer()) != context.issuers.end();
  if (!known) {
    violations.Add("issuer",
                   Concat("must be an issuer whose tokens are accepted here, or ", identity::CertificateIssuer()));
  }
  if (identity::NamesAnother(request.subject())) violations.Add("subject", "is what a service or a person is called");
  return violations.ToStatus();
}

bool Has(const std::vector<PersonSubject>& subjects, const PersonSubject& one) {
  return std::ranges::find(subjects, one) != subjects.end();
}

v1::Person Told(const Stored& person, const std::vector<PersonSubject>& subjects, const rpc::CallScope& call) {
  v1::Person told = Standard::Told(person, resource::Today(call));
  for (const PersonSubject& one : subjects) AddSubject(one, told);
  return told;
}

// The answer where the ways of a person, which `were` these, have changed.
absl::StatusOr<v1::Person> Record(journal::Unit& unit, const rpc::CallScope& call, const Stored& person,
                                  const std::vector<PersonSubject>& were, const std::string& reason) {
  PEP_ASSIGN(const auto are, store::SubjectsOf(unit.session(), {person.id}));
  PEP_ASSIGN(const Stored after, store::RecordSubjects(unit, person, were, are, reason));
  return Told(after, are, call);
}

absl::Status Taken(const std::string& owner) {
  const std::string name = record::NameOf(Person::kPattern, owner);
  return aip::Precondition(Concat(name, " signs in so"),
                           {{"SUBJECT_TAKEN", name, Concat(name, " signs in so: take_over takes it from them")}},
                           "SUBJECT_TAKEN");
}

// From `owner`, an id.
absl::Status TakeOver(journal::Unit& unit, const rpc::CallScope& call, const std::string& owner,
                      const PersonSubject& subject, const std::string& reason) {
  PEP_ASSIGN(const auto from, record::FindForUpdate<Person>(unit.session(), owner));
  PEP_ASSIGN(const auto were, store::SubjectsOf(unit.session(), {owner}));
  PEP_TRY(store::MoveSubject(unit.session(), subject, unit.now()));
  return from ? Record(unit, call, *from, were, reason).status() : absl::OkStatus();
}

}  // namespace

void Subjects::Mount(rpc::Service& service) {
  service.Unary("LinkSubject", *this, &Subjects::Link);
  service.Unary("UnlinkSubject", *this, &Subjects::Unlink);
}

absl::StatusOr<v1::Person> Subjects::Link(rpc::CallScope& call, const v1::LinkSubjectRequest& request) {
  PEP_TRY(CheckLink(context_, request));
  return resource::Write<v1::Person>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Person> {
    PEP_ASSIGN(const Stored person, Lock(unit, request.name()));
    PEP_ASSIGN(const auto were, store::SubjectsOf(unit.session(), {person.id}));
    const PersonSubject subject = {person.id, request.issuer(), request.subject()};
    if (Has(were, subject)) return Told(person, were, call);
    PEP_ASSIGN(const std::string owner, store::ClaimSubject(unit.session(), subject, unit.now()));
    if (owner != person.id) {
      if (!request.take_over()) return Taken(owner);
      PEP_TRY(TakeOver(unit, call, owner, subject, request.reason()));
    }
    return Record(unit, call, person, were, request.reason());
  });
}

absl::StatusOr<v1::Person> Subjects::Unlink(rpc::CallScope& call, const v1::UnlinkSubjectRequest& request) {
  return resource::Write<v1::Person>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Person> {
    PEP_ASSIGN(const Stored person, Lock(unit, request.name()));
    PEP_ASSIGN(const auto were, store::SubjectsOf(unit.session(), {person.id}));
    const PersonSubject subject = {person.id, request.issuer(), request.subject()};
    if (!Has(were, subject)) return aip::Invalid("subject", "is none that this person signs in as");
    PEP_TRY(store::RemoveSubject(unit.session(), subject));
    return Record(unit, call, person, were, request.reason());
  });
}

absl::StatusOr<base::Stored<Person>> Subjects::Lock(journal::Unit& unit, const std::string& name) {
  PEP_ASSIGN(const std::string id, persons_.ParseName("name", name));
  PEP_ASSIGN(auto locked, persons_.Lock(unit, id, /*etag=*/""));
  PEP_TRY(resource::Rules<Person>::CheckOpen(locked.stored));
  return std::move(locked.stored);
}

}  // namespace pepiniere::access::api
