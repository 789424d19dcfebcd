// The standard methods, of resources that no service has.
#include "services/resource/standard_methods.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <memory>

#include "absl/time/clock.h"
#include "clients/cpp/channel.h"
#include "clients/cpp/retry.h"
#include "pepiniere/test/v1/orchard.grpc.pb.h"
#include "services/base/clock.h"
#include "services/journal/hub.h"
#include "services/journal/sequencer.h"
#include "services/record/audit_list.h"
#include "services/rpc/server.h"
#include "tests/support/database.h"
#include "tests/support/jwt.h"
#include "tests/support/orchard/orchard.h"
#include "tests/support/server.h"

namespace pepiniere::resource {

using orchard::Harvest;
using orchard::Tree;
namespace v1 = test::v1;

template <>
struct Rules<Tree> : StandardRules<Tree, v1::Tree> {
  static const query::FilterSchema& Filters() { return orchard::TreeFilters(); }
  static void Complete(const rpc::CallScope& call, const Tree* before, Tree& now) {
    now.surveyor = before ? before->surveyor : call.principal().subject;
  }
  static std::string_view ReasonFor(const Tree& tree) { return tree.bears ? "it bears" : ""; }
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id) {
    PEP_ASSIGN(const auto below, record::AnyBelow<Harvest>(session, id));
    return below ? std::optional(record::NameOf(Harvest::kPattern, *below)) : std::nullopt;
  }
  static absl::Status CheckOpen(const base::Stored<Tree>& before) {
    if (before.value.felled_at == absl::InfiniteFuture()) return absl::OkStatus();
    return aip::Precondition("it was felled", {{"FELLED", before.id, "plant another"}});
  }
  // Espaliers are told to those alone who are known; of a tree, its height.
  class Viewer {
   public:
    Viewer(const resource::Context&, const rpc::CallScope& call) : known_(!call.principal().anonymous()) {}
    absl::StatusOr<bool> Sees(const base::Stored<Tree>& tree) {
      return known_ || tree.value.habit != orchard::Habit::kEspalier;
    }
    absl::Status Restrict(v1::Tree& tree) {
      if (!known_) tree.clear_height();
      return absl::OkStatus();
    }

   private:
    const bool known_;
  };
};

template <>
struct Rules<Harvest> : StandardRules<Harvest, v1::Harvest> {
  static constexpr bool kChangesUnderParent = true;
  static const query::FilterSchema& Filters() {
    static const auto* const none = new query::FilterSchema;
    return *none;
  }
};

namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Orchard final : public rpc::Service {
 public:
  Orchard(const resource::Context& context, journal::Hub& hub)
      : rpc::Service(v1::OrchardService::service_full_name()), trees_(context, &hub), harvests_(context) {
    trees_.Mount(*this);
    harvests_.Mount(*this);
    Unary("PruneTree", [this](rpc::CallScope& call, const auto& request, auto& reply) {
      return trees_.Change(call, request, reply,
                           [](journal::Unit&, const base::Stored<Tree>& before) -> absl::StatusOr<Tree> {
                             if (!before.value.height) return aip::Invalid("name", "is of no known height");
                             Tree pruned = before.value;
                             pruned.height = *pruned.height / 2;
                             return pruned;
                           });
    });
  }

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope&, std::string_view) override {
    return std::vector<std::string>();
  }

 private:
  StandardMethods<Tree> trees_;
  StandardMethods<Harvest> harvests_;
};

class StandardMethodsTest : public ::testing::Test {
 protected:
  StandardMethodsTest() {
    schema_.RunScript(orchard::kTables);
    std::ofstream(folder_.path() + "/jwks.json") << test::Issuer::Jwks({issuer_.Jwk()});
    rpc::ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.authentication.issuers = {{.name = "https://issuer.example", .jwks = folder_.path() + "/jwks.json"}};
    options.authentication.audience = "orchard";
    options.log.file = folder_.path() + "/log";
    auto server = rpc::Server::Start(options, {&orchard_});
    EXPECT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    const std::string target = absl::StrCat("127.0.0.1:", server_->port());
    stub_ = v1::OrchardService::NewStub(clients::OpenChannel({.target = target}).value());
  }

  // As an administrator, or as nobody in particular.
  template <typename Reply, typename Request>
  absl::StatusOr<Reply> Call(grpc::Status (v1::OrchardService::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                              Reply*),
                             const Request& request, bool known = true) {
    grpc::ClientContext context;
    if (known) {
      context.AddMetadata("authorization", "Bearer " + issuer_.Token({{"iss", "https://issuer.example"},
                                                                      {"aud", "orchard"},
                                                                      {"sub", "ada"},
                                                                      {"exp", absl::ToUnixSeconds(absl::Now()) + 3600},
                                                                      {"pepiniere_roles", {"programme_admin"}}}));
    }
    Reply reply;
    const grpc::Status status = (stub_.get()->*method)(&context, request, &reply);
    if (!status.ok()) return clients::FromGrpc(status);
    return reply;
  }
  using Stub = v1::OrchardService::Stub;

  static v1::CreateTreeRequest Planting(const std::string& id, const std::string& title) {
    v1::CreateTreeRequest request;
    request.set_tree_id(id);
    request.mutable_tree()->set_title(title);
    request.mutable_tree()->set_habit(v1::HABIT_BUSH);
    request.mutable_tree()->set_height(100);
    return request;
  }
  v1::Tree Plant(const std::string& id, const std::string& title) {
    const auto tree = Call(&Stub::CreateTree, Planting(id, title));
    EXPECT_TRUE(tree.ok()) << tree.status();
    return tree.value_or(v1::Tree());
  }
  absl::StatusOr<v1::Tree> Get(const std::string& name, bool known = true) {
    v1::GetTreeRequest request;
    request.set_name(name);
    return Call(&Stub::GetTree, request, known);
  }
  absl::StatusOr<v1::Tree> Update(const v1::Tree& tree, const std::vector<std::string>& mask) {
    v1::UpdateTreeRequest request;
    *request.mutable_tree() = tree;
    for (const std::string& path : mask) request.mutable_update_mask()->add_paths(path);
    return Call(&Stub::UpdateTree, request);
  }
  absl::StatusOr<v1::Harvest> Pick(const std::string& parent, int kilos) {
    v1::CreateHarvestRequest request;
    request.set_parent(parent);
    request.mutable_harvest()->mutable_date()->set_year(2020);
    request.mutable_harvest()->mutable_date()->set_month(9);
    request.mutable_harvest()->mutable_date()->set_day(1);
    request.mutable_harvest()->set_kilos(kilos);
    return Call(&Stub::CreateHarvest, request);
  }
  template <typename Reply>
  absl::StatusOr<Reply> Delete(grpc::Status (Stub::*method)(grpc::ClientContext*, const v1::DeleteTreeRequest&, Reply*),
                               const std::string& name, const std::string& etag = "") {
    v1::DeleteTreeRequest request;
    request.set_name(name);
    request.set_etag(etag);
    return Call(method, request);
  }
  // The names of all pages of two, and what could not be read in parentheses.
  std::vector<std::string> List(const std::string& filter = "", const std::string& order = "", bool deleted = false) {
    v1::ListTreesRequest request;
    request.set_page_size(2);
    request.set_filter(filter);
    request.set_order_by(order);
    request.set_show_deleted(deleted);
    std::vector<std::string> names;
    do {
      const auto page = Call(&Stub::ListTrees, request);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) break;
      for (const v1::Tree& tree : page->trees()) names.push_back(tree.name());
      for (const std::string& name : page->unreachable()) names.push_back("(" + name + ")");
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return names;
  }

  // Those in the audit, as they are read.
  std::vector<std::string> Reasons() {
    std::vector<std::string> reasons;
    const auto page = record::ListAuditRecords(schema_.database(), absl::Now() + absl::Minutes(1), {});
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return reasons;
    for (const record::ReadableRecord& record : page->rows) reasons.push_back(record.opened.reason);
    return reasons;
  }

  testing::TestSchema schema_{{"migrations/shared"}};
  testing::TemporaryFolder folder_;
  const test::Issuer issuer_{test::Issuer::Kind::kP256, "k1"};
  base::SystemClock clock_;
  std::vector<std::string> unreadable_;
  const resource::Context context_{.db = schema_.database(),
                                   .clock = clock_,
                                   .unreadable = [this](std::string_view name) { unreadable_.emplace_back(name); }};
  std::atomic<int> seconds_ = 0;  // of the uptime
  journal::Hub hub_{schema_.database(), clock_, {.pause = absl::Milliseconds(1), .uptime = [this] {
                                                   return absl::Seconds(seconds_.load());
                                                 }}};
  journal::Sequencer sequencer_{schema_.database(), clock_, {.on_moved = [this] { hub_.Wake(); }}};
  Orchard orchard_{context_, hub_};
  std::unique_ptr<rpc::Server> server_;
  std::unique_ptr<Stub> stub_;
};

// Follows trees as nobody in particular.
class WatchTest : public StandardMethodsTest {
 protected:
  WatchTest() {
    hub_.Start();
    sequencer_.Start();
  }
  ~WatchTest() override {
    context_of_watch_.TryCancel();
    if (stream_) stream_->Finish();
  }
  void Watch(absl::Duration heartbeat = absl::Milliseconds(500)) {
    v1::WatchTreesRequest request;
    *request.mutable_heartbeat() = aip::ToProto(heartbeat);
    stream_ = stub_->WatchTrees(&context_of_watch_, request);
  }
  // The first message, or the next, for which that holds.
  v1::WatchTreesResponse Next(const std::function<bool(const v1::WatchTreesResponse&)>& holds) {
    v1::WatchTreesResponse message;
    while (stream_->Read(&message)) {
      if (holds(message)) return message;
    }
    ADD_FAILURE() << "the watch ended";
    return message;
  }
  v1::WatchTreesResponse NextChange() {
    return Next([](const auto& message) { return message.changes_size() > 0; });
  }
  static auto Aged(absl::Duration age) {
    return [age](const v1::WatchTreesResponse& message) {
      return message.has_age() && aip::FromProto(message.age()) == age;
    };
  }

  grpc::ClientContext context_of_watch_;
  std::unique_ptr<grpc::ClientReader<v1::WatchTreesResponse>> stream_;
};

TEST_F(WatchTest, SaysHowOldIsWhatItHasTold) {
  Watch();
  EXPECT_EQ(Next([](const auto&) { return true; }).changes_size(), 0);
  Next(Aged(absl::ZeroDuration()));
  Plant("poirier", "Poirier");
  const auto change = NextChange();
  EXPECT_EQ(change.changes(0).tree().name(), "trees/poirier");
  EXPECT_TRUE(Aged(absl::ZeroDuration())(change));
  schema_.Run("RENAME TABLE feed_head TO away");
  seconds_ = 60;
  EXPECT_EQ(Next(Aged(absl::Seconds(60))).changes_size(), 0);
  schema_.Run("RENAME TABLE away TO feed_head");
  Next(Aged(absl::ZeroDuration()));
}

TEST_F(WatchTest, AHeartbeatIsFromHalfASecondToFifteen) {
  for (const absl::Duration heartbeat : {absl::Milliseconds(499), absl::Milliseconds(15'001), -absl::Seconds(1)}) {
    v1::WatchTreesRequest request;
    *request.mutable_heartbeat() = aip::ToProto(heartbeat);
    grpc::ClientContext context;
    const auto stream = stub_->WatchTrees(&context, request);
    v1::WatchTreesResponse message;
    EXPECT_FALSE(stream->Read(&message));
    const absl::Status refused = clients::FromGrpc(stream->Finish());
    EXPECT_TRUE(absl::IsInvalidArgument(refused)) << refused;
    EXPECT_THAT(refused.message(), ::testing::HasSubstr("heartbeat"));
  }
  Watch(absl::Seconds(15));
  EXPECT_EQ(Next([](const auto&) { return true; }).changes_size(), 0);
}

TEST_F(WatchTest, WhatIsConcealedWasDeletedForWhoIsNotToldOfIt) {
  Watch();
  Next([](const auto&) { return true; });
  v1::Tree tree = Plant("poirier", "Poirier");
  EXPECT_EQ(NextChange().changes(0).kind(), rpc::v1::CHANGE_KIND_CREATED);
  tree.set_habit(v1::HABIT_ESPALIER);
  tree = *Update(tree, {"habit"});
  const auto concealed = NextChange();
  EXPECT_EQ(concealed.changes(0).kind(), rpc::v1::CHANGE_KIND_DELETED);
  EXPECT_EQ(concealed.changes(0).tree().name(), "trees/poirier");
  EXPECT_EQ(concealed.changes(0).tree().habit(), v1::HABIT_BUSH);
  tree.set_title("Secret");
  tree = *Update(tree, {"title"});
  tree.set_habit(v1::HABIT_BUSH);
  tree.set_title("Poirier");
  ASSERT_TRUE(Update(tree, {"habit", "title"}).ok());
  const auto shown = NextChange();
  EXPECT_EQ(shown.changes(0).kind(), rpc::v1::CHANGE_KIND_UPDATED);
  EXPECT_EQ(shown.changes(0).tree().title(), "Poirier");
}

TEST_F(StandardMethodsTest, WhatIsCreatedIsReadAgain) {
  v1::CreateTreeRequest request = Planting("poirier", "Poirier");
  request.mutable_tree()->set_surveyor("somebody else");
  request.mutable_tree()->add_grafts()->set_variety("Williams");
  request.mutable_tree()->mutable_grafts(0)->set_year(2001);
  request.mutable_tree()->set_bears(true);
  const auto made = Call(&Stub::CreateTree, request);
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->name(), "trees/poirier");
  EXPECT_EQ(made->surveyor(), "ada");
  EXPECT_FALSE(made->has_fell_time());
  EXPECT_EQ(made->uid().size(), 26u);
  EXPECT_EQ(Get("trees/poirier")->SerializeAsString(), made->SerializeAsString());
  EXPECT_THAT(Reasons(), Contains("it bears"));
  EXPECT_TRUE(absl::IsNotFound(Get("trees/none").status()));
  EXPECT_TRUE(absl::IsInvalidArgument(Get("bushes/poirier").status()));
  EXPECT_TRUE(absl::IsAlreadyExists(Call(&Stub::CreateTree, request).status()));
}

TEST_F(StandardMethodsTest, ARefusalSaysAllThatIsWrong) {
  v1::CreateTreeRequest request = Planting("a/b", "");
  request.mutable_tree()->mutable_planted_date()->set_year(1000);
  request.mutable_tree()->set_habit(static_cast<v1::Habit>(7));
  const absl::Status status = Call(&Stub::CreateTree, request).status();
  EXPECT_TRUE(absl::IsInvalidArgument(status));
  const std::string said = absl::StrJoin(clients::Describe(status), "|");
  for (const char* field : {"tree_id: ", "tree.title: is required", "tree.planted_date: ", "tree.habit: "}) {
    EXPECT_THAT(said, ::testing::HasSubstr(field));
  }
  EXPECT_THAT(List(), IsEmpty());
}

TEST_F(StandardMethodsTest, ARepeatedRequestIsAnsweredAgainAndAValidationKeepsNothing) {
  v1::CreateTreeRequest request = Planting("a", "A");
  request.set_validate_only(true);
  ASSERT_TRUE(Call(&Stub::CreateTree, request).ok());
  EXPECT_THAT(List(), IsEmpty());
  request.set_validate_only(false);
  request.set_request_id("3f0c4c4e-7a57-4a5e-9d0c-0d6f0a8f0001");
  const auto first = Call(&Stub::CreateTree, request), again = Call(&Stub::CreateTree, request);
  ASSERT_TRUE(first.ok() && again.ok()) << again.status();
  EXPECT_EQ(again->uid(), first->uid());
}

TEST_F(StandardMethodsTest, ListsArePagedFilteredAndOrdered) {
  Plant("a", "Zoe");
  Plant("b", "Yves");
  Plant("c", "Xavier");
  EXPECT_THAT(List(), ElementsAre("trees/a", "trees/b", "trees/c"));
  EXPECT_THAT(List("", "title"), ElementsAre("trees/c", "trees/b", "trees/a"));
  EXPECT_THAT(List("title = \"Yves\""), ElementsAre("trees/b"));
  v1::ListTreesRequest request;
  request.set_page_size(1);
  request.set_page_token(Call(&Stub::ListTrees, request)->next_page_token());
  request.set_order_by("title");
  EXPECT_TRUE(absl::IsInvalidArgument(Call(&Stub::ListTrees, request).status()));
}

TEST_F(StandardMethodsTest, AnUpdateChangesWhatItsMaskNamesUnlessSomebodyWasFaster) {
  const v1::Tree made = Plant("a", "A");
  v1::Tree update = made;
  update.set_title("B");
  update.set_height(7);
  const auto after = Update(update, {"title"});
  ASSERT_TRUE(after.ok()) << after.status();
  EXPECT_EQ(after->title(), "B");
  EXPECT_EQ(after->height(), 100);
  EXPECT_EQ(after->surveyor(), "ada");
  EXPECT_NE(after->etag(), made.etag());
  EXPECT_TRUE(absl::IsAborted(Update(update, {"title"}).status()));
  update.clear_etag();
  EXPECT_EQ(Update(update, {"title"})->etag(), after->etag());  // nothing differs
  EXPECT_TRUE(absl::IsInvalidArgument(Update(update, {"surveyor"}).status()));

  update.mutable_fell_time()->set_seconds(1'700'000'000);
  EXPECT_EQ(Update(update, {"fell_time"})->fell_time().seconds(), 1'700'000'000);
  EXPECT_EQ(Update(update, {"title"}).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(StandardMethodsTest, WhatIsDeletedIsListedWhereAskedAndComesBack) {
  const v1::Tree made = Plant("a", "A");
  Plant("b", "B");
  ASSERT_TRUE(Pick("trees/b", 3).ok());
  EXPECT_TRUE(absl::IsAborted(Delete(&Stub::DeleteTree, "trees/a", "\"0\"").status()));
  const auto gone = Delete(&Stub::DeleteTree, "trees/a", made.etag());
  ASSERT_TRUE(gone.ok()) << gone.status();
  EXPECT_TRUE(gone->has_delete_time());
  EXPECT_TRUE(Get("trees/a")->has_delete_time());
  EXPECT_THAT(List(), ElementsAre("trees/b"));
  EXPECT_THAT(List("", "", /*deleted=*/true), ElementsAre("trees/a", "trees/b"));
  EXPECT_TRUE(absl::IsNotFound(Delete(&Stub::DeleteTree, "trees/a").status()));
  EXPECT_FALSE(Delete(&Stub::UndeleteTree, "trees/a")->has_delete_time());
  EXPECT_EQ(Delete(&Stub::DeleteTree, "trees/b").status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST_F(StandardMethodsTest, WhatACallerIsNotToldOfIsNotThere) {
  Plant("a", "A");
  EXPECT_TRUE(Get("trees/a")->has_height());
  EXPECT_FALSE(Get("trees/a", /*known=*/false)->has_height());
  v1::Tree tree = *Get("trees/a");
  tree.set_habit(v1::HABIT_ESPALIER);
  ASSERT_TRUE(Update(tree, {"habit"}).ok());
  EXPECT_TRUE(Get("trees/a").ok());
  EXPECT_TRUE(absl::IsNotFound(Get("trees/a", /*known=*/false).status()));
}

TEST_F(StandardMethodsTest, WhatCannotBeReadIsNamedAndRepaired) {
  const v1::Tree made = Plant("a", "A");
  Plant("b", "B");
  schema_.Run("SET STATEMENT sql_mode = '' FOR UPDATE trees SET planted_date = '0000-00-00' WHERE id = 'a'");
  EXPECT_TRUE(absl::IsDataLoss(Get("trees/a").status()));
  EXPECT_THAT(List(), ElementsAre("trees/b", "(trees/a)"));
  EXPECT_THAT(unreadable_, ElementsAre("trees/a", "trees/a"));
  v1::Tree tree = made;
  EXPECT_TRUE(absl::IsDataLoss(Update(tree, {"title"}).status()));
  ASSERT_TRUE(Update(tree, {"*"}).ok());
  EXPECT_EQ(Get("trees/a")->surveyor(), "ada");
}

TEST_F(StandardMethodsTest, AMethodOfItsOwnMakesAnotherOfOne) {
  const v1::Tree made = Plant("a", "A");
  v1::PruneTreeRequest request;
  request.set_name("trees/a");
  request.set_etag(made.etag());
  request.set_reason("too high");
  EXPECT_EQ(Call(&Stub::PruneTree, request)->height(), 50);
  EXPECT_TRUE(absl::IsAborted(Call(&Stub::PruneTree, request).status()));
  EXPECT_THAT(Reasons(), Contains("too high"));
  request.set_name("trees/none");
  EXPECT_TRUE(absl::IsNotFound(Call(&Stub::PruneTree, request).status()));
}

TEST_F(StandardMethodsTest, WhatIsNumberedBelowAParentIsListedByNumber) {
  Plant("a", "A");
  for (int i = 1; i <= 11; ++i) {
    const auto made = Pick("trees/a", i);
    ASSERT_TRUE(made.ok()) << made.status();
    EXPECT_EQ(made->name(), absl::StrCat("trees/a/harvests/", i));
  }
  v1::ListHarvestsRequest list;
  list.set_parent("trees/a");
  list.set_page_size(10);
  const auto page = Call(&Stub::ListHarvests, list);
  ASSERT_TRUE(page.ok()) << page.status();
  EXPECT_EQ(page->harvests(9).kilos(), 10);
  list.set_page_token(page->next_page_token());
  EXPECT_EQ(Call(&Stub::ListHarvests, list)->harvests(0).kilos(), 11);
  list.clear_page_token();
  list.set_parent("trees/none");
  EXPECT_TRUE(absl::IsNotFound(Call(&Stub::ListHarvests, list).status()));
  EXPECT_TRUE(absl::IsNotFound(Pick("trees/none", 1).status()));

  v1::GetTreeRequest get;
  get.set_name("trees/a/harvests/03");
  EXPECT_TRUE(absl::IsInvalidArgument(Call(&Stub::GetHarvest, get).status()));
  get.set_name("trees/a/harvests/3");
  const v1::Harvest third = *Call(&Stub::GetHarvest, get);
  // The contract knows no deleted harvest: the answer is what was taken away, which nobody finds again.
  EXPECT_EQ(Delete(&Stub::DeleteHarvest, third.name())->etag(), third.etag());
  EXPECT_TRUE(absl::IsNotFound(Call(&Stub::GetHarvest, get).status()));

  // An empty day is none.
  v1::UpdateHarvestRequest update;
  update.mutable_harvest()->set_name("trees/a/harvests/4");
  update.mutable_harvest()->mutable_date();
  update.mutable_update_mask()->add_paths("date");
  EXPECT_THAT(clients::Describe(Call(&Stub::UpdateHarvest, update).status()), ElementsAre("harvest.date: is required"));
}

}  // namespace
}  // namespace pepiniere::resource
