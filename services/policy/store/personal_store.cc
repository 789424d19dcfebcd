#include "services/policy/store/personal_store.h"

#include <string_view>
#include <vector>

#include "services/policy/store/consultation_store.h"
#include "services/policy/store/plan_store.h"
#include "services/policy/store/proposal_store.h"
#include "services/policy/store/session_store.h"
#include "services/policy/store/transmission_store.h"

namespace pepiniere::policy::store {
namespace {

using record::KeptDocuments;

constexpr std::string_view kUpdated = "updated_at_us";

template <typename... Ts>
std::vector<record::LiveRows> RowsOfEach() {
  return {record::RowsOf<Ts>()...};
}

std::vector<record::LiveRows> Rows() {
  return RowsOfEach<resources::Proposal, resources::ProposalVersion, resources::ProposalStep, resources::Evidence,
                    resources::Amendment, resources::Consultation, resources::Comment, resources::ModerationRecord,
                    resources::Session, resources::Decision, resources::Transmission, resources::DeadlineMove,
                    resources::Answer, resources::DecidedHoliday, resources::Text, resources::Plan,
                    resources::Commitment, resources::Milestone, resources::CommitmentClaim,
                    resources::CommitmentReview>();
}

// Of rows that cannot be read, the texts that have a column of their own.
std::vector<KeptDocuments> Columns() {
  std::vector<KeptDocuments> documents;
  const record::TextColumns all[] = {
      {"proposals",
       "proposals",
       {"id"},
       "'proposals'",
       "CONCAT('proposals/', id)",
       kUpdated,
       {"title", "problem", "proposed_change", "impact_audience", "impact_reasoning", "state_reason"}},
      {"versions",
       "proposal_versions",
       {"proposal_id", "number"},
       "'versions'",
       "CONCAT('proposals/', proposal_id, '/versions/', number)",
       kUpdated,
       {"title", "problem", "proposed_change", "impact_audience", "impact_reasoning"}},
      {"steps",
       "proposal_steps",
       {"proposal_id", "number"},
       "'steps'",
       "CONCAT('proposals/', proposal_id, '/steps/', number)",
       kUpdated,
       {"reason"}},
      {"evidence",
       "evidence",
       {"proposal_id", "number"},
       "'evidence'",
       "CONCAT('proposals/', proposal_id, '/evidence/', number)",
       kUpdated,
       {"uri", "said", "title", "note", "quotation"}},
      {"amendments",
       "amendments",
       {"proposal_id", "number"},
       "'amendments'",
       "CONCAT('proposals/', proposal_id, '/amendments/', number)",
       kUpdated,
       {"proposed_wording", "reason", "decision_reason"}},
      {"consultations",
       "consultations",
       {"id"},
       "'consultations'",
       "CONCAT('consultations/', id)",
       kUpdated,
       {"title", "question", "summary"}},
      {"comments",
       "comments",
       {"consultation_id", "number"},
       "'comments'",
       "CONCAT('consultations/', consultation_id, '/comments/', number)",
       kUpdated,
       {"text", "hide_reason", "appeal"}},
      {"moderationRecords",
       "moderation_records",
       {"consultation_id", "number"},
       "'moderationRecords'",
       "CONCAT('consultations/', consultation_id, '/moderationRecords/', number)",
       kUpdated,
       {"reason"}},
      {"sessions",
       "sessions",
       {"id"},
       "'sessions'",
       "CONCAT('sessions/', id)",
       kUpdated,
       {"title", "place", "charter", "close_reason"}},
      {"decisions",
       "decisions",
       {"session_id", "number"},
       "'decisions'",
       "CONCAT('sessions/', session_id, '/decisions/', number)",
       kUpdated,
       {"reasons", "void_reason"}},
      {"transmissions",
       "transmissions",
       {"id"},
       "'transmissions'",
       "CONCAT('transmissions/', id)",
       kUpdated,
       {"legal_basis", "recall_reason"}},
      {"deadlineMoves",
       "deadline_moves",
       {"transmission_id", "number"},
       "'deadlineMoves'",
       "CONCAT('transmissions/', transmission_id, '/deadlineMoves/', number)",
       kUpdated,
       {"reason"}},
      {"answers",
       "answers",
       {"transmission_id", "number"},
       "'answers'",
       "CONCAT('transmissions/', transmission_id, '/answers/', number)",
       kUpdated,
       {"reasons", "reference"}},
      {"holidays",
       "holidays",
       {"id"},
       "'holidays'",
       "CONCAT('holidays/', id)",
       kUpdated,
       {"title_fr", "title_en", "law"}},
      {"texts", "texts", {"id"}, "'texts'", "CONCAT('texts/', id)", kUpdated, {"title", "reference", "uri"}},
      {"plans", "plans", {"id"}, "'plans'", "CONCAT('plans/', id)", kUpdated, {"title", "declared_source", "uri"}},
      {"commitments",
       "commitments",
       {"id"},
       "'commitments'",
       "CONCAT('plans/', SUBSTRING_INDEX(id, '/', 1), '/commitments/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), "
       "'/', -1))",
       kUpdated,
       {"title", "text", "star_source"}},
      {"milestones",
       "milestones",
       {"id"},
       "'milestones'",
       "CONCAT('plans/', SUBSTRING_INDEX(id, '/', 1), '/commitments/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), "
       "'/', -1), '/milestones/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 3), '/', -1))",
       kUpdated,
       {"title"}},
      {"claims",
       "claims",
       {"id"},
       "'claims'",
       "CONCAT('plans/', SUBSTRING_INDEX(id, '/', 1), '/commitments/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), "
       "'/', -1), '/claims/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 3), '/', -1))",
       kUpdated,
       {"evidence", "source", "uri"}},
      {"reviews",
       "reviews",
       {"id"},
       "'reviews'",
       "CONCAT('plans/', SUBSTRING_INDEX(id, '/', 1), '/commitments/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 2), "
       "'/', -1), '/reviews/', SUBSTRING_INDEX(SUBSTRING_INDEX(id, '/', 3), '/', -1))",
       kUpdated,
       {"report", "uri", "note"}}};
  for (const record::TextColumns& columns : all) record::AddColumns(columns, documents);
  return documents;
}

}  // namespace

record::Holdings PersonalHoldings() {
  return {.service = "policy",
          .rows = Rows(),
          .documents = Columns(),
          .authors = {{"votes", "person", "CONCAT('consultations/', consultation_id)", "vote"}}};
}

}  // namespace pepiniere::policy::store
