#include <string>
#include <utility>

#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "tests/bench/bare.h"
#include "tests/bench/bare_handler.h"

namespace pepiniere::bench {
namespace {

namespace v1 = ::pepiniere::policy::v1;
using Context = grpc::CallbackServerContext;
using Reactor = grpc::ServerUnaryReactor;

constexpr char kRegister[] =
    "SELECT p.id, p.title, p.problem, p.topics, p.proposed_change, p.natures, p.target_texts, p.impact_audience, "
    "p.impact_reasoning, p.authors, p.state_time_us, p.state_reason, p.revision, p.consultation_id, p.transmission_id, "
    "t.last_day, t.answer_time_us FROM proposals p LEFT JOIN transmissions t ON t.id = p.transmission_id "
    "WHERE p.is_open = 1 ORDER BY p.state_time_us DESC, p.id LIMIT ?";
constexpr char kTrace[] =
    "SELECT p.id, p.title, p.topics, p.state_time_us, t.authority, t.last_day, x.reference, "
    "(SELECT GROUP_CONCAT(e.source, ' ', e.title) FROM evidence e WHERE e.proposal_id = p.id AND e.is_open = 1), "
    "(SELECT a.reasons FROM answers a WHERE a.transmission_id = t.id AND a.verdict <> 'INTERIM' LIMIT 1) "
    "FROM proposals p LEFT JOIN transmissions t ON t.id = p.transmission_id LEFT JOIN texts x ON x.id = p.text_id "
    "WHERE p.is_open = 1 AND LOCATE(CONCAT('\"', ?, '\"'), p.topics) > 0 ORDER BY p.id LIMIT ?";

class BarePolicy final : public v1::PolicyService::CallbackService {
 public:
  explicit BarePolicy(Database database) : database_(std::move(database)) {}

 private:
  // Lists stay the JSON that they are kept as, in one field each.
  Reactor* ListProposals(Context* context, const v1::ListProposalsRequest* request,
                         v1::ListProposalsResponse* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const auto rows = db.Query(kRegister, std::int64_t{request->page_size()});
      while (rows->next()) {
        v1::Proposal& proposal = *reply->add_proposals();
        proposal.set_name(rows->getString(1));
        proposal.set_title(rows->getString(2));
        proposal.set_problem(rows->getString(3));
        proposal.add_topics(rows->getString(4));
        proposal.set_proposed_change(rows->getString(5));
        proposal.add_natures(rows->getString(6));
        proposal.add_target_texts()->set_identifier(rows->getString(7));
        proposal.set_impact_audience(rows->getString(8));
        proposal.set_impact_reasoning(rows->getString(9));
        proposal.add_authors(rows->getString(10));
        proposal.mutable_state_time()->set_seconds(rows->getInt64(11) / 1'000'000);
        proposal.set_state_reason(rows->getString(12));
        proposal.set_revision(rows->getInt(13));
        proposal.set_consultation(rows->getString(14));
        proposal.set_transmission(rows->getString(15));
      }
    });
  }

  // All of a row at once, by one statement.
  Reactor* QueryTrace(Context* context, const v1::QueryTraceRequest* request, v1::QueryTraceResponse* reply) override {
    return Answer(database_, context, [&](BareConnection& db) {
      const auto rows = db.Query(kTrace, request->topic(), std::int64_t{request->page_size()});
      while (rows->next()) {
        v1::TraceRow& row = *reply->add_rows();
        row.set_proposal(rows->getString(1));
        row.set_title(rows->getString(2));
        row.add_topics(rows->getString(3));
        row.mutable_state_time()->set_seconds(rows->getInt64(4) / 1'000'000);
        row.set_authority(rows->getString(5));
        row.set_text_reference(rows->getString(7));
        row.add_evidence()->set_source(rows->getString(8));
      }
    });
  }

  const Database database_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeBarePolicy(const Database& database) {
  return std::make_unique<BarePolicy>(database);
}

}  // namespace pepiniere::bench
