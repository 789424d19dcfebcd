// pep policy votes cast|revoke|show
#include <memory>

#include "clients/pep/kit/proto_values.h"
#include "clients/pep/policy/caller.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/served_commands.h"
#include "clients/pep/policy/verbs.h"
#include "clients/pep/policy/vocabulary.h"

namespace pepiniere::pep {
namespace {

using policy::v1::CastVoteRequest;
using policy::v1::ConsultationVote;
using policy::v1::GetOwnVoteRequest;
using policy::v1::Position;
using policy::v1::RevokeVoteRequest;
using Stub = PolicyStub;

const View<ConsultationVote>& VoteView() {
  using V = const ConsultationVote&;
  using M = const Messages&;
  static const auto* const view = new View<ConsultationVote>{
      .fields = {{"position", [](V v) { return Code(v.position()); }},
                 {"revision",
                  [](V v) { return v.revision() > 0 ? base::CsvCell::Number(v.revision()) : base::CsvCell(""); }},
                 {"vote_time", [](V v) { return Iso(v.vote_time()); }}},
      .columns = {{{"Vote", "Vote"},
                   [](V v, M say) {
                     if (v.position() == policy::v1::POSITION_UNSPECIFIED)
                       return Cell{say({"none", "aucun"}), Tone::kDim};
                     return Cell{Said(v.position(), say), ToneOf(v.position())};
                   }},
                  {{"Revision", "Révision"},
                   [](V v, M say) {
                     Cell cell;
                     if (v.revision() > 0) cell.text = say.Number(v.revision());
                     return cell;
                   },
                   Align::kRight},
                  {{"Cast", "Donné le"}, [](V v, M say) {
                     Cell cell;
                     if (v.has_vote_time()) cell.text = say.Time(FromProto(v.vote_time()));
                     return cell;
                   }}}};
  return *view;
}

struct VoteFlags : PolicyVerbFlags {
  Position position = policy::v1::POSITION_UNSPECIFIED;
};

template <class Request>
absl::Status Do(Session& session, PolicyMethod<Request, ConsultationVote> method, Request request,
                const VoteFlags& flags) {
  PEP_ASSIGN(const std::string name, PolicyName(ConsultationsNoun(), flags.id, session.say()));
  PEP_ASSIGN(const std::string person, PolicyPerson(session));
  request.set_name(name);
  request.set_person(person);
  if constexpr (requires { request.set_validate_only(true); }) request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const ConsultationVote vote, session.Call(method, request));
  ShowOne(session.out(), VoteView(), vote);
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

void AddConsultationVotes(Command& policy) {
  Command votes = policy.Add("votes", {"One's own votes: one a person and a consultation, while it is open",
                                       "Ses votes : un par personne et par consultation, tant qu'elle est ouverte"});
  auto casting = std::make_shared<VoteFlags>();
  Command cast =
      AddPolicyVerb<CastVoteRequest>(votes, "cast", {"Vote, or vote otherwise", "Voter, ou changer son vote"},
                                     ConsultationsNoun(), *casting, "CastVote");
  AddWord(cast, "POSITION", casting->position, {"What one thinks", "Ce que l'on en pense"}).Required();
  cast.Does([casting](Session& session) {
    CastVoteRequest request;
    request.set_position(casting->position);
    return Do(session, &Stub::CastVote, std::move(request), *casting);
  });

  auto revoking = std::make_shared<VoteFlags>();
  AddPolicyVerb<RevokeVoteRequest>(votes, "revoke", {"Take one's vote back", "Reprendre son vote"}, ConsultationsNoun(),
                                   *revoking, "RevokeVote")
      .Does([revoking](Session& session) { return Do(session, &Stub::RevokeVote, RevokeVoteRequest(), *revoking); });

  auto showing = std::make_shared<VoteFlags>();
  Command show = votes.Add("show", {"Show one's vote in a consultation", "Montrer son vote dans une consultation"});
  show.String("ID", showing->id, ConsultationsNoun().which, ConsultationsNoun().type).Required();
  show.Does([showing](Session& session) { return Do(session, &Stub::GetOwnVote, GetOwnVoteRequest(), *showing); });
}

}  // namespace pepiniere::pep
