// pep feedback release CAMPAIGN
#include <memory>

#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/release_view.h"
#include "clients/pep/feedback/served_commands.h"
#include "clients/pep/feedback/verbs.h"
#include "services/base/text.h"
#include "services/secret/aead.h"

namespace pepiniere::pep {
namespace {

struct ReleaseFlags {
  std::string campaign;
  bool document = false;
};

absl::Status Show(Session& session, const ReleaseFlags& flags) {
  const Messages& say = session.say();
  PEP_ASSIGN(const std::string campaign, NameIn(CampaignsNoun(), flags.campaign, say));
  feedback::v1::GetReleaseRequest request;
  request.set_name(base::Concat(campaign, "/release"));
  PEP_ASSIGN(const auto release, session.Call(&FeedbackStub::GetRelease, request));
  if (secret::Sha256Hex(release.document()) != release.hash()) {
    return InOwnWords(absl::StatusCode::kDataLoss,
                      say({"the document is not what the campaign says it published (SHA-256 $0)",
                           "le document n'est pas ce que la campagne dit avoir publié (SHA-256 $0)"},
                          release.hash()));
  }
  if (flags.document) {
    session.out().stream << release.document();
  } else {
    ShowRelease(release, session.out());
  }
  return absl::OkStatus();
}

}  // namespace

void AddReleaseCommand(Command& feedback) {
  auto flags = std::make_shared<ReleaseFlags>();
  Command release = feedback.Add("release", {"Read what a campaign published: the same for every reader",
                                             "Lire ce qu'une campagne a publié : pareil pour qui que ce soit"});
  release.String("CAMPAIGN", flags->campaign, CampaignsNoun().which, CampaignsNoun().type).Required();
  release.Flag("--document", flags->document,
               {"Its document, byte for byte: what its hash is of",
                "Son document, octet par octet : ce dont l'empreinte est faite"});
  release.Does([flags](Session& session) { return Show(session, *flags); });
}

}  // namespace pepiniere::pep
