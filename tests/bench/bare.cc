#include "tests/bench/bare.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "pepiniere/portfolio/v1/portfolio_service.grpc.pb.h"
#include "services/base/ids.h"
#include "tests/bench/bare_handler.h"
#include "tests/bench/statements.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::portfolio::v1;
using Context = grpc::CallbackServerContext;
using Reactor = grpc::ServerUnaryReactor;

constexpr std::int64_t kPage = 51, kSearchPage = 21;  // what is shown, and one to know that more follow

// What the feed carries of a project, before and after, and of a line of its ledger.
constexpr std::size_t kProjectPayload = 7000, kLinePayload = 250;

void Fill(const sql::ResultSet& row, v1::Project& reply) {
  reply.set_name(row.getString(1));
  reply.set_etag(row.getString(2));
  reply.set_title(row.getString(4));
  reply.set_mission(row.getString(5));
  reply.set_description(row.getString(6));
  reply.set_primary_incubator(row.getString(7));
  reply.mutable_create_time()->set_seconds(row.getInt64(13));
  reply.mutable_update_time()->set_seconds(row.getInt64(14));
  reply.set_problem_statement(row.getString(12));
}

class Bare final : public v1::PortfolioService::CallbackService {
 public:
  explicit Bare(Database database) : database_(std::move(database)) {}

 private:
  Reactor* GetProject(Context* context, const v1::GetProjectRequest* request, v1::Project* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const std::string today = Today();
      const auto rows = db.Query(kGetProject, today, today, IdOf(request->name()));
      if (rows->next()) Fill(*rows, *reply);
    });
  }

  Reactor* ListProjects(Context* context, const v1::ListProjectsRequest*, v1::ListProjectsResponse* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const std::string today = Today(), phase = kListedPhase, ministry = kListedMinistry;
      const auto rows = db.Query(kListProjects, today, today, phase, std::string("ministry"), ministry, kPage);
      while (reply->projects_size() + 1 < kPage && rows->next()) Fill(*rows, *reply->add_projects());
    });
  }

  Reactor* GetPortfolioSummary(Context* context, const v1::GetPortfolioSummaryRequest*,
                               v1::PortfolioSummary* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const std::string today = Today();
      const auto rows = db.Query(kCountByPhase, today, today);
      while (rows->next()) {
        auto& group = *reply->add_groups();
        (*group.mutable_keys())["phase"] = rows->getString(1);
        group.set_count(rows->getInt64(2));
        group.set_paused_count(rows->getInt64(3));
      }
    });
  }

  Reactor* SearchPortfolio(Context* context, const v1::SearchPortfolioRequest* request,
                           v1::SearchPortfolioResponse* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const auto rows = db.Query(kSearch, absl::StrCat("%", request->query(), "%"), kSearchPage);
      while (reply->hits_size() + 1 < kSearchPage && rows->next()) {
        auto& hit = *reply->add_hits();
        hit.set_name(absl::StrCat("projects/", std::string(rows->getString(1))));
        hit.set_title(rows->getString(2));
      }
    });
  }

  Reactor* AdvancePhase(Context* context, const v1::AdvancePhaseRequest* request, v1::Project* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      try {
        Advance(db, IdOf(request->name()), *reply);
      } catch (const sql::SQLException&) {
        db.Run("ROLLBACK");
        throw;
      }
    });
  }

  // The one transaction of AdvancePhase from INVESTIGATION to INCONCLUSIVE: of the ledger, its spans and the journal.
  static void Advance(BareConnection& db, const std::string& id, v1::Project& reply) {
    const absl::Time now = absl::Now();
    const std::int64_t at = absl::ToUnixMicros(now);
    const std::string today = Today(), transaction = base::NewId(now), document = R"({"phase":"INCONCLUSIVE"})";
    std::string number;
    db.Run("START TRANSACTION");
    {
      const auto project = db.Query(kLockProject, id);
      if (!project->next()) throw sql::SQLException("no such project");
      Fill(*project, reply);
    }
    std::string starts;
    {
      const auto ledger = db.Query(kLoadLedger, id);
      while (ledger->next()) starts = ledger->getString(4), number = absl::StrCat(ledger->getInt(1) + 1);
    }
    for (const auto& [sql, key] :
         {std::pair(kLoadLines, id), std::pair(kLoadGos, id), std::pair(kLoadGates, reply.primary_incubator())}) {
      const auto rows = db.Query(sql, key);
      while (rows->next()) continue;
    }
    const std::string name = absl::StrCat("projects/", id), record = absl::StrCat(name, "/phaseRecords/", number);
    const std::string audit = base::NewId(now);
    db.Execute(kTouchProject, at, id, std::string(reply.etag()));
    db.Execute(kInsertLine, id, number, number, today, at);
    db.Execute(kCloseSpan, at, id, starts);
    db.Execute(kInsertSpans, id, starts, at, today, starts, std::string("INVESTIGATION"), std::string("1"), id, today,
               at, std::string("9999-12-31"), today, std::string("INCONCLUSIVE"), number);
    db.Execute(kInsertAudit, audit, at, record, document);
    db.Execute(kInsertPending, audit);
    db.Execute(kInsertOutbox, absl::StrCat(transaction, "00000000"), transaction, record,
               std::string(kLinePayload, 'x'), at, absl::StrCat(transaction, "00000001"), transaction, name,
               std::string(kProjectPayload, 'x'), at);
    db.Execute(kLogRequest, base::NewId(now), std::string(32, 'f'), reply.SerializeAsString(), at);
    db.Run("COMMIT");
  }

  const Database database_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeBare(const Database& database) { return std::make_unique<Bare>(database); }

}  // namespace pepiniere::bench
