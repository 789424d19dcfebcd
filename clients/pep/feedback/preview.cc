#include "clients/pep/feedback/preview.h"

#include "clients/pep/feedback/release_view.h"
#include "clients/pep/feedback/sentences.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

// An obstacle a record, for CSV.
const View<std::string>& ObstaclesView() {
  static const auto* const view =
      new View<std::string>{.fields = {{"obstacle", [](const std::string& one) { return one; }}}, .columns = {}};
  return *view;
}

void ShowToPeople(const feedback::v1::PreviewCampaignResponse& told, const Output& output) {
  const Messages& say = output.say;
  output.Line(say({"It would ask $0 people. If all answered, its release would tell of:",
                   "Elle interrogerait $0 personnes. Si toutes répondaient, sa publication parlerait de :"},
                  say.Number(told.audience_size())));
  ShowPlan(told.groups(), output);
  if (told.obstacles().empty()) {
    output.Note(say({"Nothing keeps it from being opened.", "Rien ne l'empêche de s'ouvrir."}), Tone::kGood);
    return;
  }
  output.Note(say({"What keeps it from being opened:", "Ce qui l'empêche de s'ouvrir :"}), Tone::kWarning);
  for (const std::string& obstacle : told.obstacles()) {
    output.Line(base::Concat("  • ", Visible(SaidObstacle(obstacle, say))));
  }
}

}  // namespace

absl::Status ShowPreview(Session& session, const std::string& campaign) {
  feedback::v1::PreviewCampaignRequest request;
  request.set_name(campaign);
  PEP_ASSIGN(const auto told, session.Call(&FeedbackStub::PreviewCampaign, request));
  const Output& output = session.out();
  if (output.ForPeople()) {
    ShowToPeople(told, output);
  } else if (output.format == Format::kJson) {
    output.Line(Json(told));
  } else {
    Listing<std::string> listing(output, ObstaclesView());
    for (const std::string& obstacle : told.obstacles()) listing.Add(obstacle);
    listing.Flush();
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::pep
