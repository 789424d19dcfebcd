// Whose data the services are asked about.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "absl/time/time.h"
#include "pepiniere/rpc/v1/personal.pb.h"
#include "services/access/api/context.h"
#include "services/access/domain/person.h"
#include "services/identity/principal.h"
#include "services/resource/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::access::api {

// What roles are given to, and what somebody did is recorded under, of who signs in so.
inline std::vector<std::string> PrincipalsOf(const std::vector<PersonSubject>& subjects) {
  std::vector<std::string> principals;
  for (const PersonSubject& known : subjects) {
    principals.push_back(known.subject);
    if (known.issuer == identity::CertificateIssuer()) {
      principals.push_back(identity::CertificatePrincipal(known.subject));
    }
  }
  return principals;
}

// What a person is called, for this caller: for an administrator, as the person's row says and `more` does. For the
// person, as their token does: whoever called themselves by another's name would be told, and could erase, what is that
// one's.
inline std::vector<std::string> NamesFor(const rpc::CallScope& call, const Person& person,
                                         const std::vector<PersonSubject>& subjects, std::vector<std::string> more) {
  if (!resource::IsAdministrator(call)) more.clear();
  for (std::string& principal : PrincipalsOf(subjects)) more.push_back(std::move(principal));
  if (resource::IsAdministrator(call)) return KnownAs(person, subjects, more);
  Person told;
  told.display_name = call.principal().claims.name;
  told.email = call.principal().claims.email;
  return KnownAs(told, subjects, more);
}

// Those that stand for the person in bindings, and where somebody did something: subjects of the first issuer, and
// names of certificates. Another issuer's may be the same word for somebody else.
inline std::vector<PersonSubject> Principals(const Context& context, std::vector<PersonSubject> subjects) {
  if (context.issuers.empty()) return subjects;
  std::erase_if(subjects, [&](const PersonSubject& one) {
    return one.issuer != context.issuers.front() && one.issuer != identity::CertificateIssuer();
  });
  return subjects;
}

// `person`: a name. `whole`: it is the person who asks; see rpc::v1::DataSubject.
inline rpc::v1::DataSubject DataSubjectOf(const std::string& person, const std::vector<std::string>& known_as,
                                          bool whole) {
  rpc::v1::DataSubject subject;
  subject.set_person(person);
  subject.set_whole(whole);
  subject.mutable_known_as()->Add(known_as.begin(), known_as.end());
  return subject;
}

// How long a service is waited for: half of what is left of the call, so that there is time to say what came of it.
inline absl::Duration PatienceIn(const rpc::CallScope& call, absl::Time now) { return (call.deadline() - now) / 2; }

}  // namespace pepiniere::access::api
