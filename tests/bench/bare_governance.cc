#include <utility>

#include "pepiniere/portfolio/v1/governance_service.grpc.pb.h"
#include "tests/bench/attention_sql.h"
#include "tests/bench/bare.h"
#include "tests/bench/bare_handler.h"
#include "tests/bench/statements.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::portfolio::v1;
using Context = grpc::CallbackServerContext;
using Reactor = grpc::ServerUnaryReactor;

class BareGovernance final : public v1::GovernanceService::CallbackService {
 public:
  explicit BareGovernance(Database database) : database_(std::move(database)) {}

 private:
  Reactor* GetAttentionList(Context* context, const v1::GetAttentionListRequest* request,
                            v1::GetAttentionListResponse* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const std::string t = Today(), parent = request->parent();
      if (!parent.empty()) {
        db.Execute(kSetTerm, std::string(parent.starts_with("incubators/") ? "incubator" : "ministry"), IdOf(parent));
      }
      const char* const sql = parent.empty() ? AttentionOfAll() : AttentionBelow();
      const auto rows = db.Query(sql, t, t, t, t, t, t, t, t, t, t);
      while (reply->items_size() < 50 && rows->next()) {
        v1::AttentionItem& item = *reply->add_items();
        item.set_project(rows->getString(1));
        item.set_title(rows->getString(2));
        item.set_incubator(rows->getString(3));
        item.set_reason(rows->getString(4) + "," + rows->getString(6));
        item.set_concern(static_cast<v1::Concern>(rows->getInt(5)));
      }
    });
  }

  Reactor* CheckReadiness(Context* context, const v1::CheckReadinessRequest* request, v1::Readiness* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      db.Run(kRepeatable);
      db.Run(kSnapshot);
      Check(db, IdOf(request->name()), *reply);
      db.Run("ROLLBACK");
    });
  }

  static void Check(BareConnection& db, const std::string& id, v1::Readiness& reply) {
    const std::string day = Today();
    std::string incubator;
    {
      const auto project = db.Query(kGetProject, day, day, id);
      if (!project->next()) throw sql::SQLException("no such project");
      reply.set_project(project->getString(1));
      incubator = project->getString(7);
      reply.add_obstacles(project->getString(12));
    }
    for (const auto& [sql, key] : {std::pair(kLoadLedger, id), std::pair(kLoadLines, id), std::pair(kLoadGos, id),
                                   std::pair(kLoadGates, incubator)}) {
      const auto rows = db.Query(sql, key);
      while (rows->next()) reply.add_checks()->set_why(rows->getString(2));
    }
  }

  const Database database_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeBareGovernance(const Database& database) {
  return std::make_unique<BareGovernance>(database);
}

}  // namespace pepiniere::bench
