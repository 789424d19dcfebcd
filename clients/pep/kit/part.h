// What the room of a service brings to pep: its commands and its words. app.cc lists them, a line a service.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "clients/pep/kit/command.h"
#include "clients/pep/kit/completion.h"
#include "clients/pep/kit/errors.h"
#include "clients/pep/kit/known_names.h"
#include "clients/pep/kit/method.h"
#include "clients/pep/kit/readers.h"
#include "clients/pep/kit/words.h"

namespace pepiniere::pep {

class Session;

struct Part {
  std::string_view name;  // of the service: "cohort"
  void (*add_commands)(Command& root);
  Contract contract;
  // The words of its enumerations that fields have.
  std::span<const EnumWords> enums = {};
  // What options name, by the types of their values; and what shells can complete there.
  std::vector<KnownName> names = {};
  std::vector<KnownTerm> terms = {};
  std::vector<TypedValues> values = {};
  Refusals refusals = {};
  // Who changed what in it: its ListAuditRecords; and which fields are kept there in cents.
  Method audit;
  // Whether its audit keeps what the chains of the others ended with, as changes of the field `head` of
  // auditWitnesses/NAME.
  bool witnesses = false;
  // What persons are called (NamePersons), of the service that keeps them.
  Method name_persons = {};
  // Whom names of its own stand for, by name: the person, or what they are called ("calls/c/applications/7" for its
  // applicant). Nothing of others, and of what the caller is not told.
  std::map<std::string, std::string> (*who)(Session& session, const std::vector<std::string>& names) = nullptr;
  std::vector<std::string_view> cents = {};
};

}  // namespace pepiniere::pep
