// Persons and their erasure, against a service in this process that answers what a test tells it, and remembers what it
// was asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace access::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using rpc::v1::PersonalDatum;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class FakeAccess : public AccessService::Service {
 public:
  FakeAccess() {
    person.set_name("persons/01A");
    person.set_display_name("Lise M.");
    person.set_email("lise.marchetti@serre.example");
    person.add_aliases("L. Marchetti");
    auto* subject = person.add_subjects();
    subject->set_issuer("https://id.example");
    subject->set_subject("lise.marchetti@serre.example");
    person.set_etag("e1");
    auto* portfolio = told.add_services();
    portfolio->set_service("portfolio");
    for (const char* project : {"projects/a", "projects/b"}) {
      PersonalDatum& datum = *portfolio->add_data();
      datum.set_resource(project);
      datum.set_field("contact");
      datum.set_value("Lise M.");
      datum.set_place(PersonalDatum::PLACE_LIVE);
    }
    told.add_access_bindings("accessBindings/01");
    erasure.set_name("erasures/01E");
    erasure.set_person("persons/01A");
    erasure.set_reason("une demande");
    erasure.set_requested_by("persons/01B");
    erasure.mutable_create_time()->set_seconds(1'900'000'000);
    auto* report = erasure.add_services();
    report->set_service("portfolio");
    report->mutable_done_time()->set_seconds(1'900'000'001);
    auto* erased = report->add_erased();
    erased->set_what("projects");
    erased->set_count(2);
    erased->add_resources("projects/a");
    auto* kept = report->add_kept();
    kept->set_what("audit");
    kept->set_count(7);
    kept->set_why("It tells what was done.");
  }

  grpc::Status GetCaller(ServerContext*, const GetCallerRequest*, Caller* reply) override {
    reply->set_subject("lise.marchetti@serre.example");
    reply->set_person(caller);
    return grpc::Status::OK;
  }
  grpc::Status ListPersons(ServerContext*, const ListPersonsRequest* request, ListPersonsResponse* reply) override {
    list = *request;
    *reply->add_persons() = person;
    Person& gone = *reply->add_persons();
    gone.set_name("persons/01B");
    gone.mutable_erase_time()->set_seconds(1'900'000'000);
    return grpc::Status::OK;
  }
  grpc::Status GetPerson(ServerContext*, const GetPersonRequest* request, Person* reply) override {
    if (request->name() != person.name()) return NotFound(request->name());
    *reply = person;
    return grpc::Status::OK;
  }
  grpc::Status UpdatePerson(ServerContext*, const UpdatePersonRequest* request, Person* reply) override {
    update = *request;
    *reply = person;
    return grpc::Status::OK;
  }
  grpc::Status LinkSubject(ServerContext*, const LinkSubjectRequest* request, Person* reply) override {
    link = *request;
    if (taken && !request->take_over()) return Taken("persons/01B");
    *reply = person;
    auto* subject = reply->add_subjects();
    subject->set_issuer(request->issuer());
    subject->set_subject(request->subject());
    return grpc::Status::OK;
  }
  grpc::Status UnlinkSubject(ServerContext*, const UnlinkSubjectRequest* request, Person* reply) override {
    unlink = *request;
    *reply = person;
    return grpc::Status::OK;
  }
  grpc::Status ResumeMail(ServerContext*, const ResumeMailRequest* request, Person* reply) override {
    resumed = request->name();
    *reply = person;
    return grpc::Status::OK;
  }
  grpc::Status ExportPerson(ServerContext*, const ExportPersonRequest* request, PersonExport* reply) override {
    exported = request->name();
    *reply = told;
    return grpc::Status::OK;
  }
  grpc::Status ErasePerson(ServerContext*, const ErasePersonRequest* request, Erasure* reply) override {
    erase = *request;
    *reply = erasure;
    return grpc::Status::OK;
  }
  grpc::Status GetErasure(ServerContext*, const GetErasureRequest* request, Erasure* reply) override {
    if (request->name() != erasure.name()) return NotFound(request->name());
    *reply = erasure;
    return grpc::Status::OK;
  }
  grpc::Status ListErasures(ServerContext*, const ListErasuresRequest*, ListErasuresResponse* reply) override {
    *reply->add_erasures() = erasure;
    return grpc::Status::OK;
  }
  grpc::Status NamePersons(ServerContext*, const NamePersonsRequest* request, NamePersonsResponse* reply) override {
    for (const std::string& name : request->names())
      reply->add_display_names(name == "persons/01B" ? "Omar Vidal" : "");
    return grpc::Status::OK;
  }

  static grpc::Status NotFound(const std::string& name) {
    google::rpc::ResourceInfo resource;
    resource.set_resource_name(name);
    google::rpc::Status status;
    status.set_code(grpc::NOT_FOUND);
    status.add_details()->PackFrom(resource);
    return {grpc::NOT_FOUND, "there is none", status.SerializeAsString()};
  }

  static grpc::Status Taken(const std::string& name) {
    google::rpc::PreconditionFailure failure;
    auto& violation = *failure.add_violations();
    violation.set_type("SUBJECT_TAKEN");
    violation.set_subject(name);
    violation.set_description("as the server says it");
    google::rpc::Status status;
    status.set_code(grpc::FAILED_PRECONDITION);
    status.add_details()->PackFrom(failure);
    return {grpc::FAILED_PRECONDITION, "as the server says it", status.SerializeAsString()};
  }

  Person person;
  bool taken = false;
  PersonExport told;
  Erasure erasure;
  std::string caller = "persons/01A", exported;
  ListPersonsRequest list;
  UpdatePersonRequest update;
  LinkSubjectRequest link;
  UnlinkSubjectRequest unlink;
  std::string resumed;
  ErasePersonRequest erase;
};

class PersonTest : public PepTest {
 protected:
  PersonTest() {
    Serve({&service_});
    std::filesystem::create_directories(folder_);
  }
  ~PersonTest() override { Stop(); }

  FakeAccess service_;
};

TEST_F(PersonTest, ListsWhoIsKnown) {
  EXPECT_EQ(Pep({"person", "list", "--filter", "lise"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.list.filter(), "lise");
  EXPECT_THAT(out_.str(), HasSubstr("Lise M."));
  EXPECT_THAT(out_.str(), HasSubstr("erased"));
  EXPECT_EQ(Pep({"person", "list", "-o", "csv"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("name,display_name,email,aliases,subjects,create_time,update_time,erase_time,"
                                    "mail_stop_time\r\n"
                                    "persons/01A,Lise M.,lise.marchetti@serre.example,L. Marchetti,"
                                    "lise.marchetti@serre.example,,,,\r\n"));
}

TEST_F(PersonTest, ShowsOneHoweverItIsNamed) {
  for (const char* typed : {"01A", "persons/01A", "me"}) {
    EXPECT_EQ(Pep({"person", "show", typed}), ExitCode::kOk) << typed;
    EXPECT_THAT(out_.str(), HasSubstr("Lise M.")) << typed;
    EXPECT_THAT(out_.str(), HasSubstr("lise.marchetti@serre.example (https://id.example)")) << typed;
  }
  EXPECT_EQ(Pep({"person", "show", "99"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("no such person: 99"));
  service_.caller = "";
  EXPECT_EQ(Pep({"person", "show", "me"}), ExitCode::kNotAllowed);
  EXPECT_THAT(errors_.str(), HasSubstr("you are no person for "));
}

TEST_F(PersonTest, WhoamiTellsThePerson) {
  EXPECT_EQ(Pep({"whoami"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("persons/01A"));
  EXPECT_EQ(Pep({"whoami", "-o", "json"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr(R"("person":"persons/01A")"));
}

TEST_F(PersonTest, EditsWhatIsGiven) {
  EXPECT_EQ(
      Pep({"person", "edit", "me", "--display-name", "Lise", "--alias", "L. M.", "--alias", "Lili", "--etag", "e1"}),
      ExitCode::kOk)
      << errors_.str();
  EXPECT_EQ(service_.update.person().name(), "persons/01A");
  EXPECT_EQ(service_.update.person().etag(), "e1");
  EXPECT_EQ(service_.update.person().display_name(), "Lise");
  EXPECT_THAT(service_.update.person().aliases(), ElementsAre("L. M.", "Lili"));
  EXPECT_THAT(service_.update.update_mask().paths(), ElementsAre("display_name", "aliases"));
  EXPECT_EQ(Pep({"person", "edit", "01A", "--email", ""}), ExitCode::kOk);
  EXPECT_THAT(service_.update.update_mask().paths(), ElementsAre("email"));
  EXPECT_EQ(Pep({"person", "edit", "01A"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("such as --display-name"));
}

TEST_F(PersonTest, LinksAndUnlinksAWayToSignIn) {
  const std::vector<std::string> which = {"--issuer",        "certificate", "--subject",
                                          "gateway.example", "--reason",    "une passerelle"};
  const auto with = [&](std::vector<std::string> words, const std::vector<std::string>& more) {
    words.insert(words.end(), more.begin(), more.end());
    return words;
  };
  EXPECT_EQ(Pep(with({"person", "link", "01A", "--dry-run"}, which)), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.link.name(), "persons/01A");
  EXPECT_EQ(service_.link.issuer(), "certificate");
  EXPECT_EQ(service_.link.subject(), "gateway.example");
  EXPECT_EQ(service_.link.reason(), "une passerelle");
  EXPECT_TRUE(service_.link.validate_only());
  EXPECT_FALSE(service_.link.take_over());
  EXPECT_THAT(out_.str(), HasSubstr("gateway.example (certificate)"));
  EXPECT_THAT(out_.str(), HasSubstr("nothing was kept"));
  EXPECT_EQ(Pep(with({"--lang", "fr", "person", "link", "me"}, which)), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("gateway.example (certificat)"));
  EXPECT_FALSE(service_.link.validate_only());

  EXPECT_EQ(Pep(with({"person", "unlink", "01A"}, which)), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.unlink.name(), "persons/01A");
  EXPECT_EQ(service_.unlink.issuer(), "certificate");
  EXPECT_EQ(service_.unlink.subject(), "gateway.example");
  EXPECT_EQ(service_.unlink.reason(), "une passerelle");
  EXPECT_EQ(Pep({"person", "unlink", "01A", "--issuer", "x", "--subject", "y"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("--reason"));
}

TEST_F(PersonTest, HasRemindersComeAgain) {
  EXPECT_EQ(Pep({"person", "show", "me"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), Not(HasSubstr("Reminders stopped")));
  service_.person.mutable_mail_stop_time()->set_seconds(1'900'000'000);
  EXPECT_EQ(Pep({"person", "show", "me"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("Reminders stopped"));
  EXPECT_EQ(Pep({"person", "resume-mail", "me"}), ExitCode::kOk) << errors_.str();
  EXPECT_EQ(service_.resumed, "persons/01A");
}

TEST_F(PersonTest, SaysWhoSignsInSoAlready) {
  service_.taken = true;
  std::vector<std::string> link = {
      "person", "link", "01A", "--issuer", "certificate", "--subject", "gateway.example", "--reason", "une passerelle"};
  EXPECT_EQ(Pep(link), ExitCode::kRefused);
  EXPECT_THAT(errors_.str(), HasSubstr("persons/01B signs in so already"));
  EXPECT_THAT(errors_.str(), HasSubstr("pep person show 01B"));
  EXPECT_THAT(errors_.str(), HasSubstr("--take-over"));
  link.push_back("--take-over");
  EXPECT_EQ(Pep(link), ExitCode::kOk) << errors_.str();
  EXPECT_TRUE(service_.link.take_over());
}

TEST_F(PersonTest, ExportsAllThatThereIs) {
  EXPECT_EQ(Pep({"person", "export", "01A"}), ExitCode::kOk);
  EXPECT_EQ(service_.exported, "persons/01A");
  EXPECT_THAT(errors_.str(), HasSubstr("Asking every service what it has of persons/01A"));
  for (const char* said : {"portfolio", "projects/b", "contact", "Lise M."}) {
    EXPECT_THAT(out_.str(), HasSubstr(said));
  }
  const std::string file = folder_ + "/me.json";
  EXPECT_EQ(Pep({"person", "export", "me", "--json", file}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), Not(HasSubstr("projects/b")));
  std::ifstream in(file);
  EXPECT_THAT(std::string(std::istreambuf_iterator<char>(in), {}),
              HasSubstr(R"("accessBindings":["accessBindings/01"])"));
  auto* unreachable = service_.told.add_services();
  unreachable->set_service("cohort");
  unreachable->set_error("gone");
  EXPECT_EQ(Pep({"person", "export", "me"}), ExitCode::kUnavailable);
  EXPECT_THAT(out_.str(), HasSubstr("projects/b")) << "what there is of the others";
  EXPECT_THAT(errors_.str(), HasSubstr("nothing is told of it: cohort (gone)"));
}

TEST_F(PersonTest, ErasesNobodyUnasked) {
  EXPECT_EQ(Pep({"person", "erase", "01A", "--reason", "une demande"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("nobody is at a terminal"));
  std::istringstream wrong("oui\n");
  answers_ = &wrong;
  EXPECT_EQ(Pep({"person", "erase", "01A", "--reason", "une demande"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("nothing was erased"));
  EXPECT_EQ(service_.erase.name(), "");
  std::istringstream right("01A\n");
  answers_ = &right;
  EXPECT_EQ(Pep({"person", "erase", "01A", "--reason", "une demande", "--also-known-as", "Lili", "-o", "json"}),
            ExitCode::kOk)
      << errors_.str();
  EXPECT_THAT(errors_.str(), HasSubstr("contact"));
  EXPECT_THAT(errors_.str(), HasSubstr("1 role would be revoked."));
  EXPECT_THAT(errors_.str(), HasSubstr("Type 01A to erase them:"));
  EXPECT_EQ(Lines(), 1) << "the answer alone";
  EXPECT_EQ(service_.erase.name(), "persons/01A");
  EXPECT_EQ(service_.erase.reason(), "une demande");
  EXPECT_THAT(service_.erase.known_as(), ElementsAre("Lili"));
  EXPECT_EQ(service_.erase.etag(), "e1") << "who was looked at";
}

TEST_F(PersonTest, SaysWhatWasErasedAndWhatIsNotDone) {
  EXPECT_EQ(Pep({"person", "erase", "me", "--yes"}), ExitCode::kOk) << errors_.str();
  for (const char* said : {"Omar Vidal", "une demande", "erased", "projects/a", "kept", "It tells what was done."}) {
    EXPECT_THAT(out_.str(), HasSubstr(said));
  }
  auto* late = service_.erasure.add_services();
  late->set_service("cohort");
  late->set_error("gone");
  EXPECT_EQ(Pep({"person", "erase", "me", "--yes"}), ExitCode::kUnavailable);
  EXPECT_THAT(out_.str(), HasSubstr("not done yet"));
  EXPECT_THAT(errors_.str(),
              HasSubstr("not done yet by cohort, which is asked again until it is: pep erasure show 01E"));
  EXPECT_EQ(Pep({"erasure", "list"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("not yet: cohort"));
  EXPECT_EQ(Pep({"erasure", "show", "01E", "-o", "csv"}), ExitCode::kOk);
  EXPECT_EQ(out_.str(),
            "service,fate,what,count,resources,why\r\nportfolio,erased,projects,2,projects/a,\r\n"
            "portfolio,kept,audit,7,,It tells what was done.\r\ncohort,not_done,,0,,gone\r\n");
  auto& report = *service_.erasure.mutable_services(0);
  report.mutable_kept(0)->set_why("It tells what they did, under a name that leads to nobody any more.");
  service_.erasure.mutable_services(1)->set_error("UNAVAILABLE");
  EXPECT_EQ(Pep({"--lang", "fr", "erasure", "show", "01E"}), ExitCode::kOk);
  for (const char* said : {"projets", "lignes du journal", "Cela dit ce que la", "ne répond pas"}) {
    EXPECT_THAT(out_.str(), HasSubstr(said));
  }
  EXPECT_THAT(out_.str(), Not(HasSubstr("It tells")));
  EXPECT_EQ(Pep({"erasure", "show", "99"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("no such erasure: 99"));
}

}  // namespace
}  // namespace pepiniere::pep
