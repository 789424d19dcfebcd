// pep feedback votes cast|revoke|show
#include <memory>

#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/served_commands.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Vote;
using Stub = FeedbackStub;

const View<Vote>& VoteView() {
  using V = const Vote&;
  using M = const Messages&;
  static const auto* const view = new View<Vote>{
      .fields = {{"name", [](V v) { return v.name(); }},
                 {"text_version",
                  [](V v) {
                    return v.text_version() > 0 ? base::CsvCell::Number(v.text_version()) : base::CsvCell("");
                  }},
                 {"create_time", [](V v) { return Iso(v.create_time()); }}},
      .columns = {{{"Vote", "Vote"},
                   [](V v, M say) {
                     if (v.text_version() == 0) return Cell{say({"none", "aucun"}), Tone::kDim};
                     return Cell{say({"for version $0", "pour la version $0"}, v.text_version()), Tone::kGood};
                   }},
                  {{"Cast", "Donné le"},
                   [](V v, M say) { return Cell{v.has_create_time() ? say.Time(FromProto(v.create_time())) : ""}; }}}};
  return *view;
}

struct VoteFlags : VerbFlags {
  int version = 0;
};

template <class Request>
absl::Status Do(Session& session, FeedbackMethod<Request, Vote> method, Request request, const VoteFlags& flags) {
  PEP_ASSIGN(const std::string idea, NameIn(IdeasNoun(), flags.id, session.say()));
  request.set_name(base::Concat(idea, "/vote"));
  if constexpr (requires { request.set_validate_only(true); }) request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Vote vote, session.Call(method, request));
  ShowOne(session.out(), VoteView(), vote);
  flags.Remind(session.out());
  return absl::OkStatus();
}

}  // namespace

void AddVoteCommands(Command& feedback) {
  Command votes = feedback.Add("votes", {"One's own votes: one a person and an idea, as long as one votes in its space",
                                         "Ses votes : un par personne et par idée, tant qu'on vote dans son espace"});
  auto casting = std::make_shared<VoteFlags>();
  Command cast = AddVerb<feedback::v1::CastVoteRequest>(
      votes, "cast",
      {"Vote for an idea; again, for a later version", "Voter pour une idée ; encore, pour une version d'après"},
      IdeasNoun(), *casting, "CastVote");
  cast.Number("--text-version", casting->version, 1,
              {"The version that one has read (the present one): refused if there is a later one by now",
               "La version que l'on a lue (l'actuelle) : refusé s'il y en a une plus récente"});
  cast.Does([casting](Session& session) {
    feedback::v1::CastVoteRequest request;
    request.set_text_version(casting->version);
    return Do(session, &Stub::CastVote, std::move(request), *casting);
  });

  auto revoking = std::make_shared<VoteFlags>();
  AddVerb<feedback::v1::RevokeVoteRequest>(votes, "revoke", {"Take one's vote back", "Reprendre son vote"}, IdeasNoun(),
                                           *revoking, "RevokeVote")
      .Does([revoking](Session& session) {
        return Do(session, &Stub::RevokeVote, feedback::v1::RevokeVoteRequest(), *revoking);
      });

  auto showing = std::make_shared<VoteFlags>();
  Command show = votes.Add("show", {"Show one's vote on an idea", "Montrer son vote sur une idée"});
  show.String("ID", showing->id, IdeasNoun().which, IdeasNoun().type).Required();
  show.Does(
      [showing](Session& session) { return Do(session, &Stub::GetVote, feedback::v1::GetVoteRequest(), *showing); });
}

}  // namespace pepiniere::pep
