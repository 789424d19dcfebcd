// What persons consent to.
#include "services/mirror/consents.h"

#include <gmock/gmock.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <gtest/gtest.h>

#include <mutex>

#include "pepiniere/access/v1/access_service.grpc.pb.h"
#include "tests/unit/mirror/eventually.h"

namespace pepiniere::mirror {
namespace {

using access::v1::Consent;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Lists what it has, and then tells what a test changes.
class FakeConsents final : public access::v1::AccessService::Service {
 public:
  FakeConsents() {
    grpc::ServerBuilder builder;
    builder.RegisterService(this);
    server_ = builder.BuildAndStart();
  }
  ~FakeConsents() override { server_->Shutdown(absl::ToChronoTime(absl::Now())); }
  std::shared_ptr<grpc::Channel> Channel() { return server_->InProcessChannel({}); }

  static Consent Of(const std::string& name, Consent::State state) {
    Consent consent;
    consent.set_name(name);
    consent.set_state(state);
    return consent;
  }
  void Has(const std::string& name, Consent::State state = Consent::STATE_GIVEN) {
    *listed_.add_consents() = Of(name, state);
  }
  void Tell(const std::string& name, Consent::State state) {
    const std::lock_guard lock(mutex_);
    told_.push_back(Of(name, state));
  }

 private:
  grpc::Status ListConsents(grpc::ServerContext*, const access::v1::ListConsentsRequest* request,
                            access::v1::ListConsentsResponse* reply) override {
    if (request->parent() != "persons/-") return {grpc::StatusCode::INVALID_ARGUMENT, "of everybody"};
    *reply = listed_;
    return grpc::Status::OK;
  }
  grpc::Status WatchConsents(grpc::ServerContext* context, const access::v1::WatchConsentsRequest*,
                             grpc::ServerWriter<access::v1::WatchConsentsResponse>* writer) override {
    while (!context->IsCancelled()) {
      access::v1::WatchConsentsResponse message;
      message.set_resume_token("here");
      message.mutable_age();
      {
        const std::lock_guard lock(mutex_);
        for (const Consent& consent : told_) {
          auto& change = *message.add_changes();
          change.set_kind(rpc::v1::CHANGE_KIND_UPDATED);
          *change.mutable_consent() = consent;
        }
      }
      writer->Write(message);
      absl::SleepFor(absl::Milliseconds(5));
    }
    return grpc::Status::CANCELLED;
  }

  access::v1::ListConsentsResponse listed_;
  std::mutex mutex_;  // guards what follows
  std::vector<Consent> told_;
  std::unique_ptr<grpc::Server> server_;
};

class ConsentsTest : public ::testing::Test {
 protected:
  std::vector<std::string> Agreeing(std::string_view purpose) {
    return consents_.Agreeing(purpose, absl::Hours(1)).value_or(std::vector<std::string>{"unavailable"});
  }
  void Start() {
    consents_.Start();
    ASSERT_TRUE(Eventually([&] { return consents_.Age() < absl::Hours(1); }));
  }

  FakeConsents access_;
  Consents consents_{access_.Channel()};
};

TEST_F(ConsentsTest, ThoseThatCountByPurpose) {
  access_.Has("persons/b/consents/alumni");
  access_.Has("persons/a/consents/alumni");
  access_.Has("persons/a/consents/contact");
  access_.Has("persons/c/consents/alumni", Consent::STATE_WITHDRAWN);
  Start();
  EXPECT_THAT(Agreeing("alumni"), ElementsAre("persons/a", "persons/b"));
  EXPECT_THAT(Agreeing("contact"), ElementsAre("persons/a"));
  EXPECT_THAT(Agreeing("talent_pool"), IsEmpty());
  EXPECT_EQ(*consents_.Agrees("persons/b", "alumni", absl::Hours(1)), true);
  EXPECT_EQ(*consents_.Agrees("persons/b", "contact", absl::Hours(1)), false);
}

TEST_F(ConsentsTest, AreGivenAndWithdrawn) {
  access_.Has("persons/a/consents/alumni");
  access_.Has("persons/a/consents/contact");
  Start();
  access_.Tell("persons/a/consents/alumni", Consent::STATE_WITHDRAWN);
  EXPECT_TRUE(Eventually([&] { return Agreeing("alumni").empty(); }));
  EXPECT_THAT(Agreeing("contact"), ElementsAre("persons/a")) << "each purpose by itself";
  access_.Tell("persons/b/consents/alumni", Consent::STATE_GIVEN);
  EXPECT_TRUE(Eventually([&] { return Agreeing("alumni") == std::vector<std::string>{"persons/b"}; }));
}

TEST_F(ConsentsTest, AreUnavailableBeforeTheFirstCopy) {
  EXPECT_EQ(consents_.Agreeing("alumni", absl::Hours(1)).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(consents_.Agrees("persons/a", "alumni", absl::Hours(1)).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(consents_.Age(), absl::InfiniteDuration());
}

}  // namespace
}  // namespace pepiniere::mirror
