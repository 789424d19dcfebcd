// TLS and client certificates, with real ones.
#include <gmock/gmock.h>

#include <cstdlib>

#include "services/identity/binding_source.h"
#include "tests/api/rpc/library.h"
#include "tests/support/people.h"

namespace pepiniere::test {
namespace {

class TlsTest : public LibraryTest {
 protected:
  TlsTest() {
    Authority("ca");
    Authority("stranger");
    Certificate("server", "ca", "library.example", "IP:127.0.0.1");
    Certificate("system", "ca", "sirene.example", "DNS:sirene.example");
    Certificate("unlisted", "ca", "other.example", "DNS:other.example");
    Certificate("impostor", "stranger", "sirene.example", "DNS:sirene.example");
    Write("clients.json", R"({"sirene.example": ["coach@incubators/north"]})");
    options_.tls = {
        .certificate_file = File("server.pem"), .key_file = File("server.key"), .client_ca_file = File("ca.pem")};
    options_.authentication.clients_file = File("clients.json");
  }

  std::string File(const std::string& name) const { return folder_ + "/" + name; }

  void Authority(const std::string& name) const {
    Run(absl::StrCat("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=", name,
                     " -keyout ", name, ".key -out ", name, ".pem"));
  }
  void Certificate(const std::string& name, const std::string& ca, const std::string& cn,
                   const std::string& san) const {
    Write(name + ".ext", "subjectAltName=" + san + "\n");
    Run(absl::StrCat("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=", cn, " -keyout ", name,
                     ".key -out ", name, ".csr"));
    Run(absl::StrCat("x509 -req -days 2 -CAcreateserial -in ", name, ".csr -CA ", ca, ".pem -CAkey ", ca,
                     ".key -extfile ", name, ".ext -out ", name, ".pem"));
  }
  void Run(const std::string& command) const {
    ASSERT_EQ(std::system(absl::StrCat("cd '", folder_, "' && openssl ", command, " 2>openssl.log").c_str()), 0)
        << command << "\n"
        << Read("openssl.log");
  }

  // The stub of the holder of a certificate ("" for none), trusting `ca`.
  void Become(const std::string& certificate, const std::string& ca = "ca.pem") {
    clients::ChannelOptions options{.target = Target(), .ca_file = File(ca)};
    if (!certificate.empty()) {
      options.certificate_file = File(certificate + ".pem");
      options.key_file = File(certificate + ".key");
    }
    stub_ = v1::LibraryService::NewStub(clients::OpenChannel(options).value());
  }
  absl::Status GetAs(const std::string& certificate) {
    Become(certificate);
    return Get("books/a").status();
  }
  absl::Status UpdateAs(const std::string& certificate, const std::string& ca = "ca.pem") {
    Become(certificate, ca);
    grpc::ClientContext context;
    context.set_deadline(absl::ToChronoTime(absl::Now() + absl::Seconds(30)));
    v1::UpdateBookRequest request;
    request.mutable_book()->set_name("books/a");
    v1::Book book;
    return clients::FromGrpc(stub_->UpdateBook(&context, request, &book));
  }
};

TEST_F(TlsTest, ACertificateStandsForTheRolesItIsListedWith) {
  Start();
  EXPECT_TRUE(UpdateAs("system").ok());
  EXPECT_TRUE(absl::IsUnauthenticated(UpdateAs("unlisted")));
  EXPECT_TRUE(absl::IsUnauthenticated(UpdateAs("")));
  EXPECT_TRUE(absl::IsUnavailable(UpdateAs("impostor"))) << "signed by an authority that the server does not know";
}

// Roles that are kept here: somebody is a coach.
class Grants final : public identity::BindingSource {
 public:
  absl::StatusOr<std::vector<identity::Binding>> BindingsOf(std::string_view subject, absl::Time) override {
    if (!trouble.ok()) return trouble;
    if (subject != coach) return std::vector<identity::Binding>();
    return std::vector<identity::Binding>{{rpc::v1::ROLE_COACH, "incubators/north"}};
  }
  std::string coach = "other.example";
  absl::Status trouble;
};

TEST_F(TlsTest, ACertificateMayHaveItsRolesFromTheServersOwnGrants) {
  Grants grants;
  options_.authentication.bindings = &grants;
  Start();
  EXPECT_TRUE(UpdateAs("unlisted").ok()) << "granted to other.example";
  EXPECT_TRUE(UpdateAs("system").ok()) << "listed, and granted nothing more";
  EXPECT_TRUE(absl::IsUnauthenticated(UpdateAs("")));
  grants.trouble = absl::InternalError("down");
  EXPECT_TRUE(absl::IsUnavailable(UpdateAs("system")));
  server_.reset();
}

TEST_F(TlsTest, ACertificateHoldsWhatIsGivenToItAlone) {
  Grants grants;
  grants.coach = "certificate:other.example";
  options_.authentication.bindings = &grants;
  Start();
  EXPECT_TRUE(UpdateAs("unlisted").ok());
  Become("");
  EXPECT_TRUE(absl::IsPermissionDenied(Update({}, "books/a"))) << "a token's subject is none of it";
  server_.reset();
}

TEST_F(TlsTest, WhatIsGivenToAListedCertificateAloneCountsToo) {
  Grants grants;
  grants.coach = "certificate:other.example";
  options_.authentication.bindings = &grants;
  Write("clients.json", R"({"other.example": []})");
  Start();
  EXPECT_TRUE(UpdateAs("unlisted").ok());
  server_.reset();
}

// The subject of the tokens of this test is "reader-7".
TEST_F(TlsTest, ATokenDoesNotNameACertificateThatIsListed) {
  Grants grants;
  grants.coach = "reader-7";
  options_.authentication.bindings = &grants;
  Write("clients.json", R"({"reader-7": []})");
  Start();
  Become("");
  EXPECT_TRUE(absl::IsUnauthenticated(Update({}, "books/a"))) << "what is given to that word is the certificate's";
  server_.reset();
}

TEST_F(TlsTest, AListedCertificateIsGrantedMore) {
  Grants grants;
  options_.authentication.bindings = &grants;
  Write("clients.json", R"({"other.example": []})");
  Start();
  EXPECT_TRUE(UpdateAs("unlisted").ok());
  EXPECT_TRUE(absl::IsUnauthenticated(UpdateAs("system"))) << "no longer listed, nothing granted";
  server_.reset();
}

// Of certificates that may stand for persons.
class LinkedTest : public TlsTest {
 protected:
  LinkedTest() {
    options_.authentication.bindings = &grants_;
    options_.authentication.persons = &people_;
    grants_.coach = "";
    books_.get = [this](rpc::CallScope& scope, const v1::GetBookRequest&) {
      caller_ = scope.principal();
      return v1::Book();
    };
  }
  ~LinkedTest() override { server_.reset(); }

  void Link(const std::string& certificate, const std::string& person) {
    people_.known[{identity::CertificateIssuer(), certificate}] = person;
  }

  Grants grants_;
  People people_;
  identity::Principal caller_;
};

TEST_F(LinkedTest, ACertificateThatNobodyLinkedIsASystem) {
  Start();
  EXPECT_TRUE(GetAs("system").ok());
  EXPECT_EQ(caller_.name(), "sirene.example");
  EXPECT_EQ(caller_.person, "");
  EXPECT_TRUE(caller_.Covers(rpc::v1::ROLE_COACH, "incubators/north")) << "as the table says";
  EXPECT_TRUE(GetAs("unlisted").ok());
  EXPECT_TRUE(caller_.anonymous()) << "without a role it is nobody";
}

TEST_F(LinkedTest, ALinkedCertificateIsThePersonWithTheRolesOfBoth) {
  Link("sirene.example", "persons/01S");
  grants_.coach = "persons/01S";
  Write("clients.json", R"({"sirene.example": ["team@projects/x"]})");
  Start();
  EXPECT_TRUE(UpdateAs("system").ok()) << "by a role of the person's";
  EXPECT_TRUE(GetAs("system").ok());
  EXPECT_EQ(caller_.name(), "persons/01S");
  EXPECT_EQ(caller_.subject, "sirene.example");
  EXPECT_TRUE(caller_.Covers(rpc::v1::ROLE_TEAM, "projects/x")) << "the certificate's own";
  EXPECT_TRUE(caller_.Covers(rpc::v1::ROLE_OWNER, "persons/01S"));
  EXPECT_FALSE(caller_.Covers(rpc::v1::ROLE_OWNER, "persons/01T"));
  server_->Shutdown();
  EXPECT_THAT(Read("log"), testing::HasSubstr(R"("principal":"persons/01S")"));
}

TEST_F(LinkedTest, ALinkedCertificateThatHasNoRoleIsThePersonToo) {
  Link("other.example", "persons/01O");
  Start();
  EXPECT_TRUE(GetAs("unlisted").ok());
  EXPECT_EQ(caller_.name(), "persons/01O");
  EXPECT_TRUE(caller_.bindings.empty());
  EXPECT_TRUE(absl::IsPermissionDenied(UpdateAs("unlisted"))) << "who has no role, and is known";
}

TEST_F(LinkedTest, TheSubjectOfATokenIsNoCertificate) {
  Link("reader-7", "persons/01R");
  people_.known[{"https://issuer.example", "sirene.example"}] = "persons/01T";
  Start();
  EXPECT_TRUE(GetAs("system").ok());
  EXPECT_EQ(caller_.person, "");
  Become("");
  grpc::ClientContext context;
  Authorize(context, nlohmann::json::array());
  EXPECT_TRUE(absl::IsUnavailable(Get(context, "books/a").status())) << "whom this test does not know";
}

TEST_F(LinkedTest, OfSeveralNamesTheOneThatHasRolesIsAskedAboutAlone) {
  Certificate("several", "ca", "third.example", "DNS:first.example,DNS:second.example");
  grants_.coach = "second.example";
  Start();
  EXPECT_TRUE(GetAs("several").ok());
  EXPECT_EQ(caller_.name(), "second.example");
  EXPECT_THAT(people_.asked, testing::ElementsAre("second.example"));
  people_.asked.clear();
  grants_.coach = "";
  Link("second.example", "persons/02");
  Link("third.example", "persons/03");
  EXPECT_TRUE(GetAs("several").ok());
  EXPECT_EQ(caller_.name(), "persons/02");
  EXPECT_THAT(people_.asked, testing::ElementsAre("first.example", "second.example"));
}

TEST_F(LinkedTest, WhomACertificateStandsForMustBeKnown) {
  people_.trouble = absl::UnavailableError("out of reach");
  Write("clients.json", R"({"sirene.example": ["service"]})");
  Start();
  EXPECT_TRUE(absl::IsUnavailable(GetAs("unlisted")));
  EXPECT_TRUE(GetAs("").ok()) << "open data goes on";
  people_.asked.clear();
  EXPECT_TRUE(GetAs("system").ok()) << "our services are no persons";
  EXPECT_THAT(people_.asked, testing::IsEmpty());
}

// Our services in other processes. "grants.trouble" tells that they wait for nobody's bindings.
TEST_F(TlsTest, ACertificateMayBeOneOfOurServices) {
  Grants grants;
  grants.trouble = absl::UnavailableError("not loaded yet");
  options_.authentication.bindings = &grants;
  Write("clients.json", R"({"sirene.example": ["service"]})");
  identity::Principal caller;
  std::string for_whom;
  books_.get = [&](rpc::CallScope& scope, const v1::GetBookRequest&) {
    caller = scope.principal();
    for_whom = scope.on_behalf_of();
    return v1::Book();
  };
  Start();
  const auto get_as = [&](const std::string& certificate) {
    Become(certificate);
    grpc::ClientContext context;
    context.AddMetadata("x-pepiniere-on-behalf-of-bin", "zoé");
    return Get(context, "books/a").status();
  };
  EXPECT_TRUE(get_as("system").ok());
  EXPECT_EQ(caller.subject, "sirene.example");
  EXPECT_TRUE(caller.service());
  EXPECT_EQ(for_whom, "zoé");
  EXPECT_TRUE(absl::IsPermissionDenied(UpdateAs("system"))) << "it may what services may, and nothing else";
  EXPECT_TRUE(absl::IsUnavailable(get_as("unlisted"))) << "nobody's service, whose roles nobody knows";
  EXPECT_TRUE(get_as("").ok());
  EXPECT_TRUE(caller.anonymous());
  EXPECT_EQ(for_whom, "");
  server_.reset();
}

TEST_F(TlsTest, TokensStillWorkBesideCertificates) {
  Start();
  ASSERT_TRUE(absl::IsUnauthenticated(UpdateAs("")));
  EXPECT_TRUE(Update({"coach@incubators/north"}, "books/a").ok());
}

// Channels of ours, whose files are read again: as careful as the others.
TEST_F(TlsTest, AChannelThatFollowsItsFilesShowsAndDemandsCertificates) {
  options_.tls.require_client_certificate = true;
  Start();
  const auto get = [&](const std::string& certificate, const std::string& ca) {
    clients::ChannelOptions options{.target = Target(), .ca_file = File(ca), .follow_files = true};
    if (!certificate.empty()) {
      options.certificate_file = File(certificate + ".pem");
      options.key_file = File(certificate + ".key");
    }
    stub_ = v1::LibraryService::NewStub(clients::OpenChannel(options).value());
    return Get("books/a").status();
  };
  EXPECT_TRUE(get("system", "ca.pem").ok());
  EXPECT_TRUE(absl::IsUnavailable(get("", "ca.pem")));
  EXPECT_TRUE(absl::IsUnavailable(get("impostor", "ca.pem")));
  EXPECT_TRUE(absl::IsUnavailable(get("system", "stranger.pem")));
}

TEST_F(TlsTest, ARequiredCertificateKeepsOthersOut) {
  options_.tls.require_client_certificate = true;
  Start();
  EXPECT_TRUE(UpdateAs("system").ok());
  EXPECT_TRUE(absl::IsUnavailable(UpdateAs("")));
}

TEST_F(TlsTest, ClientsRefuseAServerTheyCannotVerifyAndServersRefusePlaintext) {
  Start();
  EXPECT_TRUE(absl::IsUnavailable(UpdateAs("", "stranger.pem")));
  stub_ = v1::LibraryService::NewStub(clients::OpenChannel({.target = Target(), .insecure = true}).value());
  EXPECT_TRUE(absl::IsUnavailable(Get("books/a").status()));
}

}  // namespace
}  // namespace pepiniere::test
