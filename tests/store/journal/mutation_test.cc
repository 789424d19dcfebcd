#include "services/journal/mutation.h"

#include <gmock/gmock.h>
#include <google/protobuf/wrappers.pb.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "services/db/database.h"
#include "services/db/error.h"
#include "tests/support/database.h"
#include "tests/support/gate.h"

namespace pepiniere::journal {
namespace {

using google::protobuf::Int64Value;
using google::protobuf::StringValue;
using testing::Gate;

class MutationTest : public ::testing::Test {
 protected:
  MutationTest() {
    schema_.Run("CREATE TABLE notes (id INT PRIMARY KEY, text VARCHAR(50) NOT NULL)");
    schema_.Run("CREATE TABLE counter (id INT PRIMARY KEY, n INT NOT NULL)");
    schema_.Run("INSERT INTO counter VALUES (1, 0)");
  }

  static WriteCall As(const std::string& request_id) {
    return {.principal = "coach@example.test",
            .method = "/test/CreateNote",
            .request_id = request_id,
            .trace_id = "trace-1",
            .deadline = absl::Now() + absl::Seconds(60),
            .validate_only = false};
  }
  static StringValue Request(const std::string& text) {
    StringValue request;
    request.set_value(text);
    return request;
  }

  // Creates note 1: possible once. Answers with the note's text.
  absl::StatusOr<StringValue> CreateNote(const WriteCall& caller, const std::string& text, db::Database& database) {
    const StringValue request = Request(text);
    return Mutate<StringValue>(database, clock_, caller, request, [&](Unit& unit) -> absl::StatusOr<StringValue> {
      ++runs_;
      const auto inserted = unit.session().Execute("INSERT INTO notes VALUES (1, ?)", {text});
      if (db::IsDuplicateKey(inserted.status())) return absl::AlreadyExistsError("notes/1 exists");
      if (!inserted.ok()) return inserted.status();
      unit.Audit("notes/1", "", R"({"text":")" + text + R"("})", "because");
      unit.Changed("Note", "notes/1", ChangeKind::kCreated, text);
      return Request("made " + text);
    });
  }
  absl::StatusOr<StringValue> CreateNote(const WriteCall& caller, const std::string& text) {
    return CreateNote(caller, text, schema_.database());
  }

  // Adds one: possible again and again. Answers with the sum.
  absl::StatusOr<Int64Value> Count(const WriteCall& caller, db::Database& database) {
    return Mutate<Int64Value>(database, clock_, caller, Request("one"), [&](Unit& unit) -> absl::StatusOr<Int64Value> {
      ++runs_;
      const auto added = unit.session().Execute("UPDATE counter SET n = n + 1 WHERE id = 1");
      if (!added.ok()) return added.status();
      const auto n =
          unit.session().QueryOne("SELECT n FROM counter", {}, [](const db::Row& row) { return row.Int64(0); });
      if (!n.ok()) return n.status();
      unit.Changed("Counter", "counter/1", ChangeKind::kUpdated, "");
      Int64Value reply;
      reply.set_value(**n);
      return reply;
    });
  }

  std::int64_t Rows(const std::string& table) { return schema_.Count("SELECT COUNT(*) FROM " + table); }
  std::int64_t N() { return schema_.Count("SELECT n FROM counter"); }

  testing::TestSchema schema_{std::vector<std::string>{"migrations/shared"}};
  base::SystemClock clock_;
  std::atomic<int> runs_ = 0;
};

TEST_F(MutationTest, AWriteLeavesItsRowItsAuditItsChangeAndItsAnswer) {
  EXPECT_EQ(CreateNote(As("r1"), "hello")->value(), "made hello");
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM notes WHERE id = 1 AND text = 'hello'"), 1);
  EXPECT_EQ(schema_.Count(
                "SELECT COUNT(*) FROM audit_records WHERE principal = 'coach@example.test' AND "
                "method = '/test/CreateNote' AND resource = 'notes/1' AND request_id = 'r1' AND trace_id = 'trace-1' "
                "AND reason LIKE '_sealed:%' AND diff = '{\"text\":{\"after\":\"hello\"}}'"),
            1);
  EXPECT_EQ(schema_.Count(
                "SELECT COUNT(*) FROM outbox WHERE resource_type = 'Note' AND resource = 'notes/1' AND kind = 1 AND "
                "payload = 'hello'"),
            1);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM request_log WHERE request_id = 'r1'"), 1);
  EXPECT_EQ(
      schema_.Count("SELECT COUNT(DISTINCT at) FROM (SELECT occurred_at_us AS at FROM audit_records UNION ALL "
                    "SELECT occurred_at_us FROM outbox UNION ALL SELECT created_at_us FROM request_log) AS instants"),
      1);
}

TEST_F(MutationTest, TheSameRequestIsAnsweredAsTheFirstTime) {
  const auto first = Count(As("r1"), schema_.database()), second = Count(As("r1"), schema_.database());
  EXPECT_EQ(first->value(), 1);
  EXPECT_EQ(second->value(), 1);
  EXPECT_EQ(N(), 1);
  EXPECT_EQ(Count(As("r2"), schema_.database())->value(), 2);
  // Even where to do it again would be refused.
  EXPECT_EQ(CreateNote(As("r3"), "x")->value(), "made x");
  EXPECT_EQ(CreateNote(As("r3"), "x")->value(), "made x");
  EXPECT_EQ(CreateNote(As("r4"), "x").status().code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(CreateNote(As(""), "x").status().code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(Rows("outbox"), 3);
}

TEST_F(MutationTest, ARequestIdIsOneRequestOfOneCaller) {
  ASSERT_TRUE(CreateNote(As("r1"), "x").ok());
  EXPECT_EQ(CreateNote(As("r1"), "y").status().code(), absl::StatusCode::kInvalidArgument);
  WriteCall other_method = As("r1");
  other_method.method = "/test/Count";
  EXPECT_EQ(Count(other_method, schema_.database()).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(N(), 0);
  WriteCall somebody_else = As("r1");
  somebody_else.principal = "ministry@example.test";
  EXPECT_TRUE(Count(somebody_else, schema_.database()).ok());
  EXPECT_EQ(CreateNote(As(std::string(129, 'r')), "x").status().code(), absl::StatusCode::kInvalidArgument);
}

// What the database would take for the same text, were it asked to.
TEST_F(MutationTest, CallersAndTheirRequestsAreToldApartToTheByte) {
  WriteCall zoe = As("abc");
  zoe.principal = "zoe";
  ASSERT_EQ(Count(zoe, schema_.database())->value(), 1);
  int done = 1;
  for (const auto& [principal, request_id] : std::vector<std::pair<std::string, std::string>>{
           {"zoe", "abc "}, {"zoe ", "abc"}, {"zoe  ", "abc"}, {"Zoe", "abc"}, {"zoé", "abc"}, {"zoe", "ABC"}}) {
    WriteCall other = zoe;
    other.principal = principal;
    other.request_id = request_id;
    EXPECT_EQ(Count(other, schema_.database())->value(), ++done) << "'" << principal << "' '" << request_id << "'";
    EXPECT_EQ(Count(other, schema_.database())->value(), done) << "again";
  }
  EXPECT_EQ(Count(zoe, schema_.database())->value(), 1);
  WriteCall long_names = As(std::string(128, 'r'));
  long_names.principal = std::string(255, 'p');
  EXPECT_EQ(Count(long_names, schema_.database())->value(), ++done);
}

TEST_F(MutationTest, StrangersShareNoRequestIds) {
  WriteCall somebody = As("r1");
  somebody.principal = "anonymous";
  somebody.anonymous = true;
  EXPECT_EQ(CreateNote(somebody, "x")->value(), "made x");
  EXPECT_EQ(CreateNote(somebody, "x")->value(), "made x") << "who asks the same is answered the same";
  EXPECT_EQ(CreateNote(somebody, "y").status().code(), absl::StatusCode::kAlreadyExists)
      << "who asks something else is not told that the id was used";
  EXPECT_EQ(Count(somebody, schema_.database())->value(), 1);
  EXPECT_EQ(schema_.Count("SELECT COUNT(*) FROM audit_records WHERE principal = 'anonymous'"), 1);
  WriteCall subject = somebody;  // of a token, that is called like that
  subject.anonymous = false;
  EXPECT_EQ(CreateNote(subject, "x").status().code(), absl::StatusCode::kAlreadyExists) << "not the stranger's answer";
}

TEST_F(MutationTest, RacingTwinsAreAnsweredAlikeAndDoneOnce) {
  std::vector<std::thread> twins;
  for (int i = 0; i < 8; ++i) {
    twins.emplace_back([&, i] {
      const auto counted = Count(As("r1"), schema_.database());
      EXPECT_TRUE(counted.ok() && counted->value() == 1) << counted.status();
      const auto made = CreateNote(As("r2"), "x");
      EXPECT_TRUE(made.ok() && made->value() == "made x") << i << made.status();
    });
  }
  for (std::thread& twin : twins) twin.join();
  EXPECT_EQ(N(), 1);
  EXPECT_EQ(Rows("outbox"), 2);
}

TEST_F(MutationTest, AnErrorLeavesNothingAndIsNotRemembered) {
  schema_.Run("INSERT INTO notes VALUES (1, 'in the way')");
  EXPECT_EQ(CreateNote(As("r1"), "x").status().code(), absl::StatusCode::kAlreadyExists);
  for (const char* table : {"audit_records", "outbox", "request_log"}) EXPECT_EQ(Rows(table), 0) << table;
  schema_.Run("DELETE FROM notes");
  EXPECT_TRUE(CreateNote(As("r1"), "x").ok());
}

TEST_F(MutationTest, ValidateOnlyAnswersAndWritesNothing) {
  WriteCall trying = As("r1");
  trying.validate_only = true;
  EXPECT_EQ(CreateNote(trying, "x")->value(), "made x");
  for (const char* table : {"notes", "audit_records", "outbox", "request_log"}) EXPECT_EQ(Rows(table), 0) << table;
  EXPECT_TRUE(CreateNote(As("r1"), "x").ok());
  EXPECT_EQ(CreateNote(trying, "x").status().code(), absl::StatusCode::kAlreadyExists);
}

TEST_F(MutationTest, WhatDiffersInNothingIsNotAudited) {
  const auto done = Mutate<StringValue>(schema_.database(), clock_, As(""), Request("x"), [](Unit& unit) {
    unit.Audit("notes/1", R"({"a":1})", R"({"a":1})");
    return absl::StatusOr<StringValue>(StringValue());
  });
  EXPECT_TRUE(done.ok());
  EXPECT_EQ(Rows("audit_records"), 0);
}

TEST_F(MutationTest, TheInstantStaysWhenItIsRunAgain) {
  std::vector<absl::Time> instants;
  const auto done = Mutate<StringValue>(schema_.database(), clock_, As(""), Request("x"),
                                        [&](Unit& unit) -> absl::StatusOr<StringValue> {
                                          instants.push_back(unit.now());
                                          unit.Changed("Note", "notes/1", ChangeKind::kUpdated, "");
                                          if (instants.size() == 1) return db::ErrorStatus(1213);
                                          return StringValue();
                                        });
  EXPECT_TRUE(done.ok());
  ASSERT_EQ(instants.size(), 2u);
  EXPECT_EQ(instants[0], instants[1]);
  EXPECT_EQ(Rows("outbox"), 1);
}

// With or without a request_id of the caller, wherever COMMIT gets lost: done once, answered right.
TEST_F(MutationTest, ALostCommitIsDoneOnce) {
  Gate gate(schema_.options().socket);
  db::ConnectionOptions options = schema_.options();
  options.socket = gate.socket();
  db::Database database(options, {.max_size = 2}, clock_);
  int expected = 0;
  for (const char* request_id : {"", "r1"}) {
    for (const auto moment : {Gate::Moment::kBeforeServer, Gate::Moment::kAfterServer}) {
      gate.CutAt("\3COMMIT", moment);
      const std::string id = *request_id == '\0' ? "" : request_id + std::to_string(expected);
      const auto counted = Count(As(id), database);
      ASSERT_TRUE(counted.ok()) << counted.status();
      EXPECT_EQ(counted->value(), ++expected);
      EXPECT_EQ(N(), expected);
      EXPECT_EQ(gate.cuts(), expected);
    }
  }
  EXPECT_EQ(Rows("outbox"), expected);
  EXPECT_EQ(Rows("request_log"), expected);
}

}  // namespace
}  // namespace pepiniere::journal
