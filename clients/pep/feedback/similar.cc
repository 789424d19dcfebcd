#include "clients/pep/feedback/similar.h"

#include "clients/pep/feedback/verbs.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::CreateIdeaRequest;
using feedback::v1::FindSimilarIdeasResponse;
using feedback::v1::SimilarIdea;

constexpr double kPercent = 100;

const View<SimilarIdea>& SimilarView() {
  using S = const SimilarIdea&;
  using M = const Messages&;
  static const auto* const view = new View<SimilarIdea>{
      .fields = {{"name", [](S s) { return s.idea().name(); }},
                 {"title", [](S s) { return s.idea().title(); }},
                 {"state", [](S s) { return Code(s.idea().state()); }},
                 {"votes", [](S s) { return base::CsvCell::Number(s.idea().votes()); }},
                 {"similarity", [](S s) { return base::CsvCell::Number(PlainNumber(s.similarity())); }}},
      .columns = {{{"Idea", "Idée"},
                   [](S s, M) {
                     const auto* type = s.idea().GetDescriptor();
                     return Cell{NamePattern::Of(*type).Short(s.idea().name()).value_or(s.idea().name())};
                   }},
                  {{"Title", "Titre"},
                   [](S s, M) {
                     return Cell{s.idea().title(), Tone::kStrong};
                   },
                   Align::kLeft,
                   20},
                  {{"Alike", "Proche"},
                   [](S s, M say) {
                     return Cell{base::Concat(say.Number(static_cast<std::int64_t>(s.similarity() * kPercent)), " %")};
                   },
                   Align::kRight},
                  {{"State", "État"},
                   [](S s, M say) {
                     return Cell{Said(s.idea().state(), say), ToneOf(s.idea().state())};
                   }},
                  {{"Votes", "Votes"}, [](S s, M say) { return Cell{say.Number(s.idea().votes())}; }, Align::kRight}}};
  return *view;
}

}  // namespace

absl::StatusOr<FindSimilarIdeasResponse> FindSimilar(Session& session, const std::string& space,
                                                     const std::string& text) {
  feedback::v1::FindSimilarIdeasRequest request;
  request.set_parent(space);
  request.set_text(text);
  return session.Call(&FeedbackStub::FindSimilarIdeas, request);
}

void ShowSimilar(const FindSimilarIdeasResponse& similar, const Output& output) {
  Listing<SimilarIdea> listing(output, SimilarView());
  for (const SimilarIdea& one : similar.similar_ideas()) listing.Add(one);
  listing.Flush();
}

absl::Status ShowBeforeProposing(Session& session, google::protobuf::Message& request) {
  const auto* create = dynamic_cast<const CreateIdeaRequest*>(&request);
  if (create == nullptr) return absl::OkStatus();
  const Messages& say = session.say();
  const std::string text = base::Concat(create->idea().title(), " ", create->idea().text());
  // What keeps it from being proposed is said by the proposal.
  const auto similar = FindSimilar(session, create->parent(), text);
  if (!similar.ok() || similar->similar_ideas().empty()) return absl::OkStatus();
  session.Remark(say({"These say nearly the same; voting for one of them counts for more:",
                      "Celles-ci disent presque la même chose ; voter pour l'une d'elles pèse plus :"}));
  ShowSimilar(*similar, Output{session.errors(), Format::kTable, session.errors_terminal(), say});
  if (!session.CanAsk()) return absl::OkStatus();
  const auto goes_on = ParseYesNo(
      session.Ask(say({"Propose yours all the same? yes or no:", "Proposer la vôtre tout de même ? oui ou non :"})));
  if (goes_on.value_or(false)) return absl::OkStatus();
  return UsageError(say({"you did not say yes: nothing was proposed", "vous n'avez pas dit oui : rien n'est proposé"}));
}

}  // namespace pepiniere::pep
