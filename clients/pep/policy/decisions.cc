// pep policy decisions
#include <memory>
#include <string>

#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/session_parts.h"
#include "clients/pep/policy/verbs.h"
#include "clients/pep/policy/vocabulary.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using policy::v1::Decision;
using policy::v1::VoidDecisionRequest;
using Stub = PolicyStub;

std::string TakeVote(Message& decision, const std::string& typed, const Messages& say) {
  return AddMemberVote(typed, static_cast<Decision&>(decision), say);
}

constexpr FieldFlag kFlags[] = {
    {"--proposal", "proposal", "PROPOSAL", {"Of which item of the agenda", "De quel point de l'ordre du jour"}},
    {"--verdict",
     "verdict",
     "transmit|return|reject",
     {"What was put to the vote, and carried", "Ce qui est mis au vote, et l'emporte"}},
    {"--reasons", "reasons", "TEXT", {"Why: everybody reads it", "Pourquoi : tout le monde le lit"}},
    {"--vote",
     "votes",
     "MEMBER=CHOICE",
     {"How a member votes who is there or represented: for, against, abstain (repeatable)",
      "Le vote d'un membre présent ou représenté : for, against, abstain (répétable)"},
     TakeVote},
};

void ShowVotes(const Message& message, Sheet& sheet, const Messages& say) {
  const auto& decision = static_cast<const Decision&>(message);
  sheet.Line({"Votes", "Voix"}, say({"$0 for, $1 against, $2 abstain", "$0 pour, $1 contre, $2 abstentions"},
                                    decision.for_count(), decision.against_count(), decision.abstain_count()));
  sheet.Line({"Quorum", "Quorum"},
             say({"$0 of $1 members counted, $2 were needed", "$0 membres sur $1 comptaient, il en fallait $2"},
                 decision.counted(), decision.members(), decision.needed()));
  sheet.Section({"How members voted", "Le vote des membres"});
  for (const Decision::MemberVote& vote : decision.votes()) {
    sheet.Body(base::Concat(vote.member(), " · ", Said(vote.choice(), say)));
  }
}

struct VoidFlags : PolicyVerbFlags {
  std::string member;
};

}  // namespace

Noun DecisionsNoun() {
  return {.name = "decisions",
          .help = {"Decisions of committees, item by item: none changes; one that somebody should not have voted on is "
                   "void",
                   "Les décisions des comités, point par point : aucune ne change ; celle qu'on n'aurait pas dû voter "
                   "est nulle"},
          .one = {"a decision", "une décision"},
          .many = {"the decisions of a session", "les décisions d'une séance"},
          .type = "COMMITTEE_DECISION",
          .which = {"SESSION/NUMBER, as `list` names it", "SÉANCE/NUMÉRO, comme « list » la nomme"},
          .unknown = {"no such decision: $0", "aucune décision de ce nom : $0"},
          .parent_type = "SITTING",
          .parent_help = {"Of this session", "De cette séance"},
          .parent_which = {"The session", "La séance"},
          .resource = Decision::default_instance(),
          .part = PolicyPart,
          .fields = {"name", "proposal", "revision", "verdict", "reasons", "votes", "members", "needed", "counted",
                     "quorum_waived", "for_count", "against_count", "abstain_count", "chair_broke_tie", "void_time",
                     "void_reason", "create_time", "update_time"},
          .columns = {{{"Decision", "Décision"}, "name", 2},
                      {{"Of", "Sur"}, "proposal"},
                      {{"Decided", "Décidé"}, "verdict"},
                      {{"For", "Pour"}, "for_count", 2},
                      {{"Against", "Contre"}, "against_count", 2},
                      {{"Because", "Parce que"}, "reasons"},
                      {{"Void since", "Nulle depuis"}, "void_time", 1}},
          .lines = {{{"Of", "Sur"}, "proposal"},
                    {{"Revision", "Révision"}, "revision"},
                    {{"Decided", "Décidé"}, "verdict"},
                    {{"Because", "Parce que"}, "reasons"},
                    {{"Waived by a second convening", "Levé par une seconde convocation"}, "quorum_waived"},
                    {{"The chair broke a tie", "Voix prépondérante"}, "chair_broke_tie"},
                    {{"Void since", "Nulle depuis"}, "void_time"},
                    {{"Void because", "Nulle parce que"}, "void_reason"},
                    {{"On", "Le"}, "create_time"}},
          .show_more = ShowVotes,
          .flags = kFlags,
          .creates = {"record",
                      {"Record what an open session decides of an item",
                       "Noter ce qu'une séance ouverte décide d'un "
                       "point"}},
          .list = &Stub::ListDecisions,
          .get = &Stub::GetDecision,
          .create = &Stub::CreateDecision};
}

void AddDecisionVerbs(Command& decisions) {
  auto flags = std::make_shared<VoidFlags>();
  Command avoid = AddPolicyVerb<VoidDecisionRequest>(
      decisions, "void",
      {"Say that a member voted who had an interest: it is void until it is taken again",
       "Dire qu'un membre intéressé a voté : elle est nulle jusqu'à être reprise"},
      DecisionsNoun(), *flags, "VoidDecision");
  avoid.String("MEMBER", flags->member, {"Who, by their code", "Qui, par son code"}, "MEMBER_CODE").Required();
  avoid.String("--reason", flags->reason, {"Why", "Pourquoi"}).Required();
  avoid.Does([flags](Session& session) {
    VoidDecisionRequest request;
    request.set_member(flags->member);
    request.set_reason(flags->reason);
    return FinishPolicy(session, &Stub::VoidDecision, std::move(request), DecisionsNoun(), *flags);
  });
}

}  // namespace pepiniere::pep
