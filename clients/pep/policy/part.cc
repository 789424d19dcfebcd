#include "clients/pep/policy/part.h"

#include <string_view>
#include <vector>

#include "clients/pep/policy/commands.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/readers.h"
#include "clients/pep/policy/sentences.h"
#include "clients/pep/policy/served_commands.h"
#include "clients/pep/policy/vocabulary.h"
#include "pepiniere/policy/v1/policy_service.grpc.pb.h"
#include "services/policy/domain/calendar.h"

namespace pepiniere::pep {
namespace {

constexpr Noun (*kNouns[])() = {
    ProposalsNoun,     ProposalVersionsNoun,     ProposalStepsNoun,     EvidenceNoun,  AmendmentsNoun,
    ConsultationsNoun, ConsultationCommentsNoun, CommitteeSessionsNoun, DecisionsNoun, TransmissionsNoun,
    AnswersNoun,       DecidedHolidaysNoun,      LawTextsNoun,          PlansNoun,     CommitmentsNoun,
    MilestonesNoun,    CommitmentClaimsNoun,     CommitmentReviewsNoun};
// Those that are listed alone: nothing looks up one of them.
constexpr Noun (*kListed[])() = {ModerationRecordsNoun, DeadlineMovesNoun};

// What a noun has beside the standard methods.
struct More {
  std::string_view noun;
  void (*add)(Command& commands);
};
constexpr More kMore[] = {{"proposals", AddProposalVerbs},
                          {"evidence", AddEvidenceVerbs},
                          {"amendments", AddAmendmentVerbs},
                          {"consultations", AddConsultationVerbs},
                          {"comments", AddConsultationCommentVerbs},
                          {"sessions", AddCommitteeSessionVerbs},
                          {"decisions", AddDecisionVerbs},
                          {"transmissions", AddTransmissionVerbs},
                          {"plans", AddPlanVerbs}};

std::vector<KnownName> KnownNames() {
  std::vector<KnownName> names;
  for (const auto& noun : kNouns) names.push_back(noun().Known());
  return names;
}

// The calendars that rules are known of.
std::vector<TypedValues> Values() {
  TypedValues calendars{"CALENDAR", {}};
  for (const policy::CalendarName& calendar : policy::CalendarNames()) calendars.words.emplace_back(calendar.id);
  return {calendars};
}

void AddCommands(Command& root) {
  Command policy = AddPolicyCommands(root);
  AddOverdueCommand(policy);
  AddTraceCommand(policy);
  for (const auto& make : kNouns) {
    const Noun noun = make();
    Command commands = noun.AddTo(policy);
    for (const More& more : kMore) {
      if (noun.name == more.noun) more.add(commands);
    }
  }
  for (const auto& make : kListed) make().AddTo(policy);
  AddConsultationVotes(policy);
  AddPolicyReceipts(policy);
  AddPolicyRules(policy);
  AddPolicyImport(policy);
  AddPolicyExport(policy);
  AddPolicyWatches(root);
}

}  // namespace

const Part& PolicyPart() {
  static const auto* part = new Part{.name = "policy",
                                     .add_commands = AddCommands,
                                     .contract = PolicyContract(),
                                     .enums = PolicyEnums(),
                                     .names = KnownNames(),
                                     .values = Values(),
                                     .refusals = PolicyRefusals(),
                                     .audit = &policy::v1::PolicyService::Stub::ListAuditRecords};
  return *part;
}

}  // namespace pepiniere::pep
