// Who may do what, and who one is, against a service in this process that answers what a test tells it, and remembers
// what it was asked.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "clients/pep/kit/proto_values.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "pepiniere/cohort/v1/cohort_service.grpc.pb.h"
#include "services/identity/roles.h"
#include "tests/unit/pep/pep_fixture.h"

namespace pepiniere::pep {
namespace {

using namespace access::v1;  // NOLINT: the service's messages
using grpc::ServerContext;
using grpc::ServerWriter;
using rpc::v1::AccessBinding;
using testing::HasSubstr;
using testing::Not;

AccessBinding Coach() {
  AccessBinding binding;
  binding.set_name("accessBindings/01");
  binding.set_principal("agent-7");
  binding.set_role(rpc::v1::ROLE_COACH);
  binding.set_resource("incubators/sud");
  binding.set_granted_by("jeanne");
  binding.set_reason("saison 4");
  return binding;
}

class FakeAccess : public AccessService::Service {
 public:
  grpc::Status GetCaller(ServerContext*, const GetCallerRequest*, Caller* reply) override {
    *reply = caller;
    return grpc::Status::OK;
  }
  grpc::Status ListAccessBindings(ServerContext*, const ListAccessBindingsRequest* request,
                                  ListAccessBindingsResponse* reply) override {
    list = *request;
    *reply->add_access_bindings() = Coach();
    AccessBinding& revoked = *reply->add_access_bindings();
    revoked = Coach();
    revoked.mutable_revoke_time()->set_seconds(1'790'000'000);
    AccessBinding& over = *reply->add_access_bindings();
    over = Coach();
    over.mutable_end_time()->set_seconds(1'500'000'000);
    AccessBinding& coming = *reply->add_access_bindings();
    coming = Coach();
    ToProto(absl::Now() + absl::Hours(48), coming.mutable_start_time());
    return grpc::Status::OK;
  }
  grpc::Status GetAccessBinding(ServerContext*, const GetAccessBindingRequest* request, AccessBinding*) override {
    google::rpc::ResourceInfo resource;
    resource.set_resource_name(request->name());
    google::rpc::Status status;
    status.set_code(grpc::NOT_FOUND);
    status.add_details()->PackFrom(resource);
    return {grpc::NOT_FOUND, "there is none", status.SerializeAsString()};
  }
  grpc::Status CreateAccessBinding(ServerContext*, const CreateAccessBindingRequest* request,
                                   AccessBinding* reply) override {
    grant = *request;
    *reply = request->access_binding();
    return grpc::Status::OK;
  }
  grpc::Status RevokeAccessBinding(ServerContext*, const RevokeAccessBindingRequest* request,
                                   AccessBinding* reply) override {
    revoke = *request;
    *reply = Coach();
    return grpc::Status::OK;
  }
  grpc::Status WatchAccessBindings(ServerContext*, const WatchAccessBindingsRequest*,
                                   ServerWriter<WatchAccessBindingsResponse>* writer) override {
    WatchAccessBindingsResponse reply;
    reply.set_resume_token("t1");
    auto* change = reply.add_changes();
    change->set_kind(rpc::v1::CHANGE_KIND_CREATED);
    *change->mutable_access_binding() = Coach();
    writer->Write(reply);
    return {grpc::UNAVAILABLE, "gone"};
  }

  Caller caller;
  ListAccessBindingsRequest list;
  CreateAccessBindingRequest grant;
  RevokeAccessBindingRequest revoke;
};

class AccessTest : public PepTest {
 protected:
  AccessTest() { Serve({&service_}); }
  ~AccessTest() override { Stop(); }

  FakeAccess service_;
};

TEST_F(AccessTest, WhoamiSaysWhatTheServerSees) {
  service_.caller.set_subject("agent-7");
  auto* held = service_.caller.add_roles();
  held->set_role(rpc::v1::ROLE_COACH);
  held->set_resource("incubators/sud");
  EXPECT_EQ(Pep({"whoami", "-o", "json"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("\"subject\":\"agent-7\""));
  EXPECT_THAT(out_.str(), HasSubstr("\"roles\":[\"coach@incubators/sud\"]"));
  EXPECT_EQ(Pep({"whoami"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("agent-7")) << "without any token: a certificate, say";
}

TEST_F(AccessTest, GrantsARole) {
  EXPECT_EQ(Pep({"access", "grant", "agent-7", "coach@sud", "--from", "2031-01-01", "--until", "2031-12-31"}),
            ExitCode::kOk);
  const AccessBinding& binding = service_.grant.access_binding();
  EXPECT_EQ(binding.role(), rpc::v1::ROLE_COACH);
  EXPECT_EQ(binding.resource(), "incubators/sud");
  EXPECT_EQ(Iso(binding.start_time()), "2030-12-31T23:00:00Z") << "the day begins in Paris";
  EXPECT_EQ(Iso(binding.end_time()), "2031-12-31T22:59:59.999999Z");
  EXPECT_EQ(Pep({"access", "grant", "agent-7", "system@incubators/x"}), ExitCode::kUsage);
  EXPECT_THAT(errors_.str(), HasSubstr("'system@incubators/x' is not a role: programme_admin, "
                                       "coach@incubators/ID|programmes/ID|networks/ID, ministry@organisations/ID, "
                                       "system[@projects/ID], team@projects/ID, source@projects/ID, policy_officer, "));
}

TEST_F(AccessTest, GrantsWhatTheContractSaysThatSomebodyGives) {
  const std::pair<const char*, const char*> cases[] = {{"coach@programmes/eig", "programmes/eig"},
                                                       {"system@mon-projet", "projects/mon-projet"},
                                                       {"system", ""},
                                                       {"source@mon-projet", "projects/mon-projet"},
                                                       {"organiser@2026", "editions/2026"},
                                                       {"organiser@events/hackathon", "events/hackathon"},
                                                       {"policy_officer", ""},
                                                       {"admin", ""}};
  for (const auto& [typed, resource] : cases) {
    EXPECT_EQ(Pep({"access", "grant", "agent-7", typed}), ExitCode::kOk) << typed;
    EXPECT_EQ(service_.grant.access_binding().resource(), resource) << typed;
  }
  for (const char* none : {"source", "policy_officer@x", "moderator@spaces/x", "owner@persons/x", "service"}) {
    EXPECT_EQ(Pep({"access", "grant", "agent-7", none}), ExitCode::kUsage) << none;
  }
}

TEST_F(AccessTest, ListsWhatWasGivenByRole) {
  for (const rpc::v1::Role role : identity::Roles()) {
    const auto misfit = identity::MisfitOf(role, "", identity::Giver::kBinding);
    const bool given = !misfit || misfit->field != "role";
    EXPECT_EQ(Pep({"access", "list", "--role", std::string(identity::NameOf(role))}),
              given ? ExitCode::kOk : ExitCode::kUsage)
        << identity::NameOf(role);
  }
  EXPECT_EQ(Pep({"access", "list", "--role", "plan_coordinator"}), ExitCode::kOk);
  EXPECT_THAT(service_.list.filter(), HasSubstr("PLAN_COORDINATOR"));
}

TEST_F(AccessTest, ListsWhoHoldsWhatAndWhetherItCounts) {
  EXPECT_EQ(Pep({"access", "list", "--principal", "agent-7", "--role", "coach", "--active"}), ExitCode::kOk);
  EXPECT_EQ(service_.list.filter(), R"(principal = "agent-7" AND role = "COACH" AND active = true)");
  for (const char* state : {"active", "revoked", "over", "to come"}) EXPECT_THAT(out_.str(), HasSubstr(state));
  EXPECT_THAT(out_.str(), HasSubstr("coach@incubators/sud"));
  EXPECT_EQ(Pep({"access", "list", "--lang", "fr"}), ExitCode::kOk);
  for (const char* state : {"actif", "retiré", "terminé", "à venir"}) EXPECT_THAT(out_.str(), HasSubstr(state));
  EXPECT_EQ(Pep({"access", "list", "--resource", "incubators/sud"}), ExitCode::kOk);
  EXPECT_EQ(service_.list.filter(), R"(resource = "incubators/sud")");
}

TEST_F(AccessTest, WhatReachesAThingIsHeldOnItOrOnEverything) {
  EXPECT_EQ(Pep({"access", "list", "--covers", "incubators/sud", "--active"}), ExitCode::kOk);
  EXPECT_EQ(service_.list.filter(), R"((resource = "incubators/sud" OR NOT resource:*) AND active = true)");
}

TEST_F(AccessTest, RevokesWithAReason) {
  EXPECT_EQ(Pep({"access", "revoke", "01", "--reason", "départ", "--dry-run"}), ExitCode::kOk);
  EXPECT_EQ(service_.revoke.name(), "accessBindings/01");
  EXPECT_EQ(service_.revoke.reason(), "départ");
  EXPECT_TRUE(service_.revoke.validate_only());
  EXPECT_THAT(errors_.str() + out_.str(), HasSubstr("nothing was kept"));
}

TEST_F(AccessTest, AGrantThatThereIsNotIsSaidInOurWords) {
  EXPECT_EQ(Pep({"access", "show", "99"}), ExitCode::kNotFound);
  EXPECT_THAT(errors_.str(), HasSubstr("no such grant: 99"));
}

TEST_F(AccessTest, FollowsRolesAsTheyAreGiven) {
  EXPECT_EQ(Pep({"watch", "access", "--limit", "1"}), ExitCode::kOk) << errors_.str();
  EXPECT_THAT(out_.str(), HasSubstr("accessBindings/01"));
  EXPECT_EQ(Pep({"watch", "access", "-o", "json", "--limit", "1"}), ExitCode::kOk);
  EXPECT_THAT(out_.str(), HasSubstr("access_binding"));
  EXPECT_THAT(out_.str(), HasSubstr("agent-7"));
}

// A server that is older than the service.
class WithoutAccessTest : public PepTest {
 protected:
  WithoutAccessTest() { Serve({&cohorts_}); }
  ~WithoutAccessTest() override { Stop(); }

  cohort::v1::CohortService::Service cohorts_;
};

TEST_F(WithoutAccessTest, ThatItHasNoSuchServiceIsSaid) {
  EXPECT_EQ(Pep({"access", "list"}), ExitCode::kUnexpected);
  EXPECT_THAT(errors_.str(), HasSubstr("does not know this call"));
  EXPECT_THAT(errors_.str(), HasSubstr("older than this pep"));
  EXPECT_EQ(Pep({"whoami"}), ExitCode::kOk) << "what the token says";
  EXPECT_THAT(errors_.str(), HasSubstr("has no access service"));
  EXPECT_THAT(errors_.str(), Not(HasSubstr("()")));
}

}  // namespace
}  // namespace pepiniere::pep
