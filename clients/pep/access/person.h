// Persons as people type and read them.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "clients/pep/kit/command.h"
#include "clients/pep/kit/output.h"
#include "clients/pep/kit/session.h"
#include "clients/pep/kit/write_flags.h"
#include "pepiniere/access/v1/erasure.pb.h"
#include "pepiniere/access/v1/person.pb.h"

namespace pepiniere::pep {

// Oneself, where one is named.
inline constexpr std::string_view kMe = "me";

// The argument that names one.
void AddPerson(Command& command, std::string& typed);
// consents, consent, withdraw: below `person`.
void AddConsents(Command& person);

// "persons/01…" of that name, of the id alone, and of "me", which asks who calls.
absl::StatusOr<std::string> PersonNamed(Session& session, const std::string& typed);

// A person in a table, or as a sheet.
const View<access::v1::Person>& PersonsView();
void PrintPerson(const access::v1::Person& person, const Output& output);
// The answer of a call that tells of one.
absl::Status ShowPerson(Session& session, const absl::StatusOr<access::v1::Person>& person, const WriteFlags& flags);

// How somebody signs in.
void AddLink(Command& person);
void AddUnlink(Command& person);
void AddResumeMail(Command& person);

// What there is of a person, as the format of `output` has it; each text of it, or for people who decide about it, how
// many of each kind.
void PrintExport(const access::v1::PersonExport& told, const Output& output);
void PrintKinds(const access::v1::PersonExport& told, const Output& output);
// UNAVAILABLE where a service could not be asked; and remarks on what is not told.
absl::Status CheckWhole(const access::v1::PersonExport& told, const Session& session);

}  // namespace pepiniere::pep
