// pep feedback campaigns preview|open|close|release|invite, and pep feedback close
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clients/pep/feedback/audience.h"
#include "clients/pep/feedback/compose.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/preview.h"
#include "clients/pep/feedback/served_commands.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/exit_code.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Campaign;
using feedback::v1::CloseCampaignRequest;
using feedback::v1::OpenCampaignRequest;
using feedback::v1::ReleaseCampaignRequest;
using google::protobuf::Message;
using Stub = FeedbackStub;

struct CampaignFlags : VerbFlags {
  std::string reason;
};

void AddOpen(Command& campaigns) {
  auto flags = std::make_shared<VerbFlags>();
  AddVerb<OpenCampaignRequest>(
      campaigns, "open",
      {"Open a draft: whom it asks and what it asks are settled, and everybody is invited",
       "Ouvrir un brouillon : qui elle interroge et sur quoi est arrêté, et tout le monde est invité"},
      CampaignsNoun(), *flags, "OpenCampaign")
      .Does([flags](Session& session) {
        return Finish(session, &Stub::OpenCampaign, OpenCampaignRequest(), CampaignsNoun(), *flags);
      });
}

void AddRelease(Command& campaigns) {
  auto flags = std::make_shared<VerbFlags>();
  AddVerb<ReleaseCampaignRequest>(
      campaigns, "release",
      {"Publish the release of a closed campaign, once its texts are decided and its keys are gone",
       "Publier une campagne close, une fois ses textes décidés et ses clés détruites"},
      CampaignsNoun(), *flags, "ReleaseCampaign")
      .Does([flags](Session& session) {
        return Finish(session, &Stub::ReleaseCampaign, ReleaseCampaignRequest(), CampaignsNoun(), *flags);
      });
}

void AddPreview(Command& campaigns) {
  auto id = std::make_shared<std::string>();
  Command preview = campaigns.Add("preview", {"What the release of a draft would look like, and what keeps it closed",
                                              "À quoi ressemblerait la publication d'un brouillon, et ce qui "
                                              "l'empêche de s'ouvrir"});
  preview.String("ID", *id, CampaignsNoun().which, CampaignsNoun().type).Required();
  preview.Does([id](Session& session) -> absl::Status {
    PEP_ASSIGN(const std::string name, NameIn(CampaignsNoun(), *id, session.say()));
    return ShowPreview(session, name);
  });
}

struct InviteFlags : VerbFlags {
  std::vector<std::string> sources;  // of those that are asked beside
};

// Whom a draft asks already, and these.
absl::Status Invite(Session& session, const InviteFlags& flags) {
  Campaign more;
  for (const std::string& source : flags.sources) {
    const std::string complaint = AddAudience(source, more, session.say());
    if (!complaint.empty()) return UsageError(complaint);
  }
  PEP_ASSIGN(const std::string name, NameIn(CampaignsNoun(), flags.id, session.say()));
  feedback::v1::GetCampaignRequest which;
  which.set_name(name);
  PEP_ASSIGN(const Campaign before, session.Call(&Stub::GetCampaign, which));
  feedback::v1::UpdateCampaignRequest request;
  Campaign& now = *request.mutable_campaign();
  now.set_name(name);
  now.set_etag(flags.etag.empty() ? before.etag() : flags.etag);
  *now.mutable_audience() = before.audience();
  now.mutable_audience()->MergeFrom(more.audience());
  request.mutable_update_mask()->add_paths("audience");
  request.set_validate_only(flags.dry_run);
  PEP_ASSIGN(const Campaign after, session.Call(&Stub::UpdateCampaign, request));
  const Noun noun = CampaignsNoun();
  if (session.out().ForPeople()) {
    PrintSheet(noun, after, session.out());
  } else {
    ShowOne<Message>(session.out(), ViewOf(noun), after);
  }
  flags.Remind(session.out());
  return absl::OkStatus();
}

void AddInvite(Command& campaigns) {
  auto flags = std::make_shared<InviteFlags>();
  Command invite = AddVerb<feedback::v1::UpdateCampaignRequest>(
      campaigns, "invite",
      {"Ask more people, of a draft; its opening writes to all of them",
       "Interroger plus de monde, d'un brouillon ; son ouverture leur écrit à tous"},
      CampaignsNoun(), *flags, "UpdateCampaign");
  flags->AddEtag(invite);
  invite.Strings("SOURCE", flags->sources, kAudienceHelp, kAudienceType).Any().Required();
  invite.Does([flags](Session& session) { return Invite(session, *flags); });
}

}  // namespace

void AddCloseCommand(Command& noun) {
  auto flags = std::make_shared<CampaignFlags>();
  Command close =
      AddVerb<CloseCampaignRequest>(noun, "close",
                                    {"Close a campaign before its end: no answer is taken or taken back any more",
                                     "Clore une campagne avant sa fin : plus aucune réponse n'est prise ni reprise"},
                                    CampaignsNoun(), *flags, "CloseCampaign");
  close.String("--reason", flags->reason, {"Why, before its time", "Pourquoi, avant l'heure"});
  close.Does([flags](Session& session) {
    CloseCampaignRequest request;
    request.set_reason(flags->reason);
    return Finish(session, &Stub::CloseCampaign, std::move(request), CampaignsNoun(), *flags);
  });
}

void AddCampaignVerbs(Command& campaigns) {
  AddComposeCommand(campaigns);
  AddInvite(campaigns);
  AddPreview(campaigns);
  AddOpen(campaigns);
  AddCloseCommand(campaigns);
  AddRelease(campaigns);
}

}  // namespace pepiniere::pep
