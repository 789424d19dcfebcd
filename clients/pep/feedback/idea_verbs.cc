// pep feedback ideas similar|versions|advance|merge|unmerge
#include <memory>

#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/similar.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/proto_values.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::AdvanceIdeaRequest;
using feedback::v1::Idea;
using feedback::v1::IdeaVersion;
using feedback::v1::MergeIdeaRequest;
using feedback::v1::UnmergeIdeaRequest;
using Stub = FeedbackStub;

struct IdeaFlags : VerbFlags {
  std::string reason, into, measure;
  Idea::State state = Idea::STATE_UNSPECIFIED;
};

void AddReason(Command& command, IdeaFlags& flags) {
  command.String("--reason", flags.reason, {"Why: everybody reads it", "Pourquoi : tout le monde le lit"});
}

const View<IdeaVersion>& VersionsView() {
  using V = const IdeaVersion&;
  using M = const Messages&;
  static const auto* const view = new View<IdeaVersion>{
      .fields = {{"number", [](V v) { return base::CsvCell::Number(v.number()); }},
                 {"title", [](V v) { return v.title(); }},
                 {"text", [](V v) { return v.text(); }},
                 {"votes", [](V v) { return base::CsvCell::Number(v.votes()); }},
                 {"create_time", [](V v) { return Iso(v.create_time()); }}},
      .columns = {
          {{"Version", "Version"}, [](V v, M say) { return Cell{say.Number(v.number())}; }, Align::kRight},
          {{"Said", "Dite le"}, [](V v, M say) { return Cell{say.Time(FromProto(v.create_time()))}; }},
          {{"Votes", "Votes"}, [](V v, M say) { return Cell{say.Number(v.votes())}; }, Align::kRight},
          {{"Title", "Titre"},
           [](V v, M) {
             return Cell{v.title(), Tone::kStrong};
           },
           Align::kLeft,
           20},
          {{"Text", "Texte"}, [](V v, M) { return Cell{v.text()}; }, Align::kLeft, 20, 1, true},
      }};
  return *view;
}

void AddVersions(Command& ideas) {
  auto id = std::make_shared<std::string>();
  Command versions =
      ideas.Add("versions", {"What an idea said, version by version", "Ce qu'une idée a dit, version par version"});
  versions.String("ID", *id, IdeasNoun().which, IdeasNoun().type).Required();
  versions.Does([id](Session& session) -> absl::Status {
    feedback::v1::ListIdeaVersionsRequest request;
    PEP_ASSIGN(*request.mutable_name(), NameIn(IdeasNoun(), *id, session.say()));
    PEP_ASSIGN(const auto reply, session.Call(&Stub::ListIdeaVersions, request));
    Listing<IdeaVersion> listing(session.out(), VersionsView());
    for (const IdeaVersion& version : reply.versions()) listing.Add(version);
    listing.Flush();
    return absl::OkStatus();
  });
}

struct SimilarFlags {
  std::string space, text;
};

void AddSimilar(Command& ideas) {
  auto flags = std::make_shared<SimilarFlags>();
  Command similar =
      ideas.Add("similar", {"Find ideas of a space that say nearly the same as a text",
                            "Chercher les idées d'un espace qui disent presque la même chose qu'un texte"});
  similar.String("SPACE", flags->space, SpacesNoun().which, SpacesNoun().type).Required();
  similar.String("TEXT", flags->text, {"What one is about to propose", "Ce que l'on va proposer"}).Required();
  similar.Does([flags](Session& session) -> absl::Status {
    PEP_ASSIGN(const auto found, FindSimilar(session, ResourceName("spaces", flags->space), flags->text));
    ShowSimilar(found, session.out());
    if (found.similar_ideas().empty()) {
      session.Remark(session.say()({"Nothing says nearly the same.", "Rien ne dit presque la même chose."}));
    }
    return absl::OkStatus();
  });
}

void AddAdvance(Command& ideas) {
  auto flags = std::make_shared<IdeaFlags>();
  Command advance = AddVerb<AdvanceIdeaRequest>(
      ideas, "advance",
      {"Move an idea on: its author is told by a receipt", "Faire avancer une idée : son auteur reçoit un accusé"},
      IdeasNoun(), *flags, "AdvanceIdea");
  AddWord(advance, "STATE", flags->state, {"Where it goes", "Où elle va"}).Required();
  AddReason(advance, *flags);
  advance.String("--measure", flags->measure, {"The measure that it becomes", "La mesure qu'elle devient"}, "MEASURE");
  advance.Does([flags](Session& session) {
    AdvanceIdeaRequest request;
    request.set_state(flags->state);
    request.set_reason(flags->reason);
    request.set_measure(ResourceName("measures", flags->measure));
    return Finish(session, &Stub::AdvanceIdea, std::move(request), IdeasNoun(), *flags);
  });
}

void AddMerge(Command& ideas) {
  auto flags = std::make_shared<IdeaFlags>();
  Command merge = AddVerb<MergeIdeaRequest>(
      ideas, "merge",
      {"Say that an idea is the same as another: whoever supports either counts once",
       "Dire qu'une idée est la même qu'une autre : qui soutient l'une ou l'autre compte une fois"},
      IdeasNoun(), *flags, "MergeIdea");
  merge.String("INTO", flags->into, {"The other, of the same space", "L'autre, du même espace"}, "IDEA").Required();
  AddReason(merge, *flags);
  merge.Does([flags](Session& session) -> absl::Status {
    MergeIdeaRequest request;
    PEP_ASSIGN(*request.mutable_into(), NameIn(IdeasNoun(), flags->into, session.say()));
    request.set_reason(flags->reason);
    return Finish(session, &Stub::MergeIdea, std::move(request), IdeasNoun(), *flags);
  });
}

void AddUnmerge(Command& ideas) {
  auto flags = std::make_shared<IdeaFlags>();
  Command unmerge = AddVerb<UnmergeIdeaRequest>(
      ideas, "unmerge",
      {"Take a merge back: each has its own votes again", "Défaire une fusion : chacune a de nouveau ses votes"},
      IdeasNoun(), *flags, "UnmergeIdea");
  AddReason(unmerge, *flags);
  unmerge.Does([flags](Session& session) {
    UnmergeIdeaRequest request;
    request.set_reason(flags->reason);
    return Finish(session, &Stub::UnmergeIdea, std::move(request), IdeasNoun(), *flags);
  });
}

}  // namespace

void AddIdeaVerbs(Command& ideas) {
  AddSimilar(ideas);
  AddVersions(ideas);
  AddAdvance(ideas);
  AddMerge(ideas);
  AddUnmerge(ideas);
}

}  // namespace pepiniere::pep
