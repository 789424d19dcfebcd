#include "services/access/api/contacts.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/access/store/mail_store.h"
#include "services/access/store/person_store.h"
#include "services/aip/errors.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::access::api {
namespace {

using base::Concat;
using Standard = resource::StandardMethods<Person>;

constexpr int kMostContacts = 100;

// Writes it, where it is not so yet.
absl::StatusOr<base::Stored<Person>> SetStopped(journal::Unit& unit, const base::Stored<Person>& person, bool stopped) {
  PEP_TRY(resource::Rules<Person>::CheckOpen(person));
  if (person.value.mail_stopped_at.has_value() == stopped) return person;
  Person now = person.value;
  now.mail_stopped_at = stopped ? std::optional(unit.now()) : std::nullopt;
  return record::Update(unit, person, now);
}

v1::Contact ToContact(const std::string& name, const std::optional<base::Stored<Person>>& person,
                      const std::string& token) {
  v1::Contact contact;
  contact.set_name(name);
  contact.set_unknown(!person || person->value.erased_at.has_value());
  if (contact.unknown()) return contact;
  contact.set_display_name(person->value.display_name);
  contact.set_email(person->value.email);
  contact.set_mail_stopped(person->value.mail_stopped_at.has_value());
  contact.set_stop_token(token);
  return contact;
}

}  // namespace

void Contacts::Mount(rpc::Service& service) {
  service.Unary("GetContacts", *this, &Contacts::Get);
  service.Unary("StopMail", *this, &Contacts::Stop);
  service.Unary("ResumeMail", *this, &Contacts::Resume);
}

absl::StatusOr<v1::GetContactsResponse> Contacts::Get(rpc::CallScope& call, const v1::GetContactsRequest& request) {
  if (request.names_size() > kMostContacts) {
    return aip::Invalid("names", Concat("must not have more than ", kMostContacts, " items"));
  }
  std::vector<std::optional<base::Stored<Person>>> found;
  std::vector<std::string> known;
  for (const std::string& name : request.names()) {
    PEP_ASSIGN(const std::string id, Standard::ParseName("names", name));
    PEP_ASSIGN(found.emplace_back(), record::Find<Person>(context_.db, call.deadline(), id));
    if (found.back() && !found.back()->value.erased_at) known.push_back(name);
  }
  PEP_ASSIGN(const auto tokens, store::StopTokensOf(context_.db, call.deadline(), known, call.received_at()));
  v1::GetContactsResponse reply;
  for (int i = 0; i < request.names_size(); ++i) {
    const auto token = tokens.find(request.names(i));
    *reply.add_contacts() = ToContact(request.names(i), found[static_cast<std::size_t>(i)],
                                      token == tokens.end() ? std::string() : token->second);
  }
  return reply;
}

absl::StatusOr<v1::StopMailResponse> Contacts::Stop(rpc::CallScope& call, const v1::StopMailRequest& request) {
  return resource::Write<v1::StopMailResponse>(
      context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::StopMailResponse> {
        PEP_ASSIGN(const auto name, store::PersonOfStopToken(unit.session(), request.token()));
        if (!name) return aip::Invalid("token", "is of no letter, or of a person who was erased");
        PEP_ASSIGN(const std::string id, Standard::ParseName("token", *name));
        PEP_ASSIGN(const auto person, persons_.Lock(unit, id, /*etag=*/""));
        PEP_TRY(SetStopped(unit, person.stored, true).status());
        return v1::StopMailResponse();
      });
}

absl::StatusOr<v1::Person> Contacts::Resume(rpc::CallScope& call, const v1::ResumeMailRequest& request) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", request.name()));
  return resource::Write<v1::Person>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Person> {
    PEP_ASSIGN(const auto person, persons_.Lock(unit, id, /*etag=*/""));
    PEP_ASSIGN(const auto now, SetStopped(unit, person.stored, false));
    return Standard::Told(now, resource::Today(call));
  });
}

}  // namespace pepiniere::access::api
