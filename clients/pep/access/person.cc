#include "clients/pep/access/person.h"

#include "absl/strings/str_join.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/exit_code.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/sheet.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "pepiniere/rpc/v1/access.pb.h"
#include "services/base/text.h"
#include "services/base/try.h"

namespace pepiniere::pep {
namespace {

using access::v1::AccessService;
using access::v1::Person;
using M = const Messages&;

// Whether a certificate says who they are.
bool IsCertificate(const Person::Subject& subject) {
  return subject.issuer() == rpc::v1::Role_descriptor()->file()->options().GetExtension(rpc::v1::certificate_issuer);
}

std::vector<std::string> SubjectsOf(const Person& person) {
  std::vector<std::string> subjects;
  for (const auto& subject : person.subjects()) subjects.push_back(subject.subject());
  return subjects;
}

Cell State(const Person& person, const Messages& say) {
  if (!person.has_erase_time()) return {};
  return {say({"erased", "effacée"}), Tone::kBad};
}

}  // namespace

void AddPerson(Command& command, std::string& typed) {
  command.String("PERSON", typed, {"persons/ID, the id alone, or me", "persons/ID, l'id seul, ou me"}, "PERSON")
      .Required();
}

absl::StatusOr<std::string> PersonNamed(Session& session, const std::string& typed) {
  if (typed != kMe) return ResourceName("persons", typed);
  PEP_ASSIGN(const auto caller, session.Call(&AccessService::Stub::GetCaller, access::v1::GetCallerRequest()));
  if (!caller.person().empty()) return caller.person();
  return InOwnWords(absl::StatusCode::kUnauthenticated,
                    session.say()({"you are no person for $0: log in (pep login), or name one",
                                   "vous n'êtes personne pour $0 : connectez-vous (pep login), ou nommez quelqu'un"},
                                  session.options().server));
}

const View<Person>& PersonsView() {
  using P = const Person&;
  static const auto* view =
      new View<Person>{.fields = {{"name", [](P p) { return p.name(); }},
                                  {"display_name", [](P p) { return p.display_name(); }},
                                  {"email", [](P p) { return p.email(); }},
                                  {"aliases", [](P p) { return absl::StrJoin(p.aliases(), ";"); }},
                                  {"subjects", [](P p) { return absl::StrJoin(SubjectsOf(p), ";"); }},
                                  {"create_time", [](P p) { return Iso(p.create_time()); }},
                                  {"update_time", [](P p) { return Iso(p.update_time()); }},
                                  {"erase_time", [](P p) { return Iso(p.erase_time()); }},
                                  {"mail_stop_time", [](P p) { return Iso(p.mail_stop_time()); }}},
                       .columns = {
                           {{"Id", "Id"},
                            [](P p, M) {
                              return Cell{std::string(Id(p.name())), Tone::kDim};
                            }},
                           {{"Name", "Nom"},
                            [](P p, M) {
                              return Cell{p.display_name(), Tone::kStrong};
                            },
                            Align::kLeft,
                            10,
                            0},
                           {{"E-mail", "Courriel"}, [](P p, M) { return Cell{p.email()}; }, Align::kLeft, 10, 1},
                           {{"Signs in as", "Se connecte comme"},
                            [](P p, M) { return Cell{absl::StrJoin(SubjectsOf(p), ", ")}; },
                            Align::kLeft,
                            10,
                            2},
                           {{"Since", "Depuis"},
                            [](P p, M say) {
                              return Cell{p.has_create_time() ? say.Time(FromProto(p.create_time())) : "", Tone::kDim};
                            },
                            Align::kRight,
                            0,
                            3},
                           {{"", ""}, State},
                       }};
  return *view;
}

void PrintPerson(const Person& person, const Output& output) {
  const Messages& say = output.say;
  const auto when = [&](const google::protobuf::Timestamp& time) {
    return time.seconds() == 0 ? "" : say.Time(FromProto(time));
  };
  Sheet sheet(output);
  sheet.Line({"Name", "Nom"}, person.display_name(), Tone::kStrong);
  sheet.Line({"Is", "Est"}, person.name());
  sheet.Line({"E-mail", "Courriel"}, person.email());
  sheet.Lines({"Also called", "Aussi"}, {person.aliases().begin(), person.aliases().end()});
  std::vector<std::string> subjects;
  for (const auto& subject : person.subjects()) {
    const std::string by = IsCertificate(subject) ? say({"certificate", "certificat"}) : subject.issuer();
    subjects.push_back(base::Concat(subject.subject(), " (", by, ")"));
  }
  sheet.Lines({"Signs in as", "Se connecte comme"}, subjects);
  sheet.Line({"Since", "Depuis"}, when(person.create_time()));
  sheet.Line({"Changed", "Modifiée"}, when(person.update_time()));
  sheet.Line({"Reminders stopped", "Rappels arrêtés"}, when(person.mail_stop_time()));
  sheet.Line({"Erased", "Effacée"}, when(person.erase_time()), Tone::kBad);
  sheet.Line({"Etag", "Etag"}, person.etag(), Tone::kDim);
  sheet.Print();
}

absl::Status ShowPerson(Session& session, const absl::StatusOr<Person>& person, const WriteFlags& flags) {
  PEP_TRY(person.status());
  if (session.out().ForPeople()) {
    PrintPerson(*person, session.out());
  } else {
    ShowOne(session.out(), PersonsView(), *person);
  }
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace pepiniere::pep
