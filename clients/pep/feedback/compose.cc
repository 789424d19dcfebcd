#include "clients/pep/feedback/compose.h"

#include <memory>
#include <optional>
#include <vector>

#include "absl/time/clock.h"
#include "clients/pep/feedback/draft_file.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/preview.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/paging.h"
#include "clients/pep/kit/proto_values.h"
#include "clients/pep/kit/text_file.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Campaign;
using feedback::v1::Questionnaire;
using feedback::v1::QuestionnaireVersion;
using Stub = FeedbackStub;

struct ComposeFlags : WriteFlags {
  std::string id, file;
  std::optional<absl::Time> end;
};

absl::StatusOr<DraftFile> ReadDraft(const ComposeFlags& flags, const Messages& say) {
  PEP_ASSIGN(const std::string text, ReadTextFile(flags.file, say));
  std::vector<FileFault> faults;
  DraftFile draft;
  if (const auto json = ParseFile(text, faults)) {
    draft = TakeDraft(FileValue(&*json, "", faults), base::Date::InParis(absl::Now()));
  }
  if (!faults.empty()) return InvalidFeedbackFile(flags.file, faults, say, kToCompose);
  if (flags.end) ToProto(*flags.end, draft.campaign.mutable_end_time());
  return draft;
}

// Whether there was one already.
absl::StatusOr<bool> MakeQuestionnaire(Session& session, const DraftFile& draft, bool dry_run) {
  feedback::v1::GetQuestionnaireRequest which;
  which.set_name(ResourceName("questionnaires", draft.questionnaire_id));
  const auto found = session.Call(&Stub::GetQuestionnaire, which);
  if (found.ok()) return true;
  if (!absl::IsNotFound(found.status())) return found.status();
  feedback::v1::CreateQuestionnaireRequest request;
  PEP_ASSIGN(*request.mutable_questionnaire_id(), NewId("questionnaires", draft.questionnaire_id, session.say()));
  *request.mutable_questionnaire() = draft.questionnaire;
  request.set_validate_only(dry_run);
  PEP_TRY(session.Call(&Stub::CreateQuestionnaire, request).status());
  return false;
}

bool AskTheSame(const QuestionnaireVersion& a, const QuestionnaireVersion& b) {
  QuestionnaireVersion one, other;
  *one.mutable_questions() = a.questions();
  *other.mutable_questions() = b.questions();
  return one.SerializeAsString() == other.SerializeAsString();
}

// The name of the version that asks this: the last one if it does, or a new one; none in a dry run, which makes none.
absl::StatusOr<std::optional<std::string>> MakeVersion(Session& session, const DraftFile& draft, bool dry_run) {
  feedback::v1::ListQuestionnaireVersionsRequest list;
  list.set_parent(ResourceName("questionnaires", draft.questionnaire_id));
  PEP_ASSIGN(const auto versions, ListAll<QuestionnaireVersion>(
                                      session, &Stub::ListQuestionnaireVersions, list,
                                      [](const auto& page) -> const auto& { return page.versions(); }));
  if (!versions.empty() && AskTheSame(versions.back(), draft.version)) return std::optional(versions.back().name());
  feedback::v1::CreateQuestionnaireVersionRequest request;
  request.set_parent(list.parent());
  *request.mutable_version() = draft.version;
  request.set_validate_only(dry_run);
  PEP_ASSIGN(const auto made, session.Call(&Stub::CreateQuestionnaireVersion, request));
  return dry_run ? std::nullopt : std::optional(made.name());
}

absl::Status MakeCampaign(Session& session, const std::string& name, const Campaign& campaign, bool dry_run) {
  feedback::v1::GetCampaignRequest which;
  which.set_name(name);
  const auto found = session.Call(&Stub::GetCampaign, which);
  if (!found.ok() && !absl::IsNotFound(found.status())) return found.status();
  if (!found.ok()) {
    feedback::v1::CreateCampaignRequest request;
    request.set_campaign_id(std::string(Id(name)));
    *request.mutable_campaign() = campaign;
    request.set_validate_only(dry_run);
    return session.Call(&Stub::CreateCampaign, request).status();
  }
  feedback::v1::UpdateCampaignRequest request;
  *request.mutable_campaign() = campaign;
  request.mutable_campaign()->set_name(name);
  request.mutable_campaign()->set_etag(found->etag());
  for (const char* field :
       {"title", "description", "questionnaire_version", "audience", "breakdown", "end_time", "reminders", "readers"}) {
    request.mutable_update_mask()->add_paths(field);
  }
  request.set_validate_only(dry_run);
  return session.Call(&Stub::UpdateCampaign, request).status();
}

absl::Status Compose(Session& session, const ComposeFlags& flags) {
  const Messages& say = session.say();
  PEP_ASSIGN(DraftFile draft, ReadDraft(flags, say));
  PEP_ASSIGN(const std::string name, NameIn(CampaignsNoun(), flags.id, say));
  PEP_ASSIGN(const bool there, MakeQuestionnaire(session, draft, flags.dry_run));
  std::optional<std::string> version;
  if (there || !flags.dry_run) {
    PEP_ASSIGN(version, MakeVersion(session, draft, flags.dry_run));
  }
  if (version) {
    draft.campaign.set_questionnaire_version(*version);
    PEP_TRY(MakeCampaign(session, name, draft.campaign, flags.dry_run));
  }
  if (flags.dry_run) {
    flags.Remind(session.out());
    return absl::OkStatus();
  }
  session.Remark(
      say({"$0 asks $1; the same file again changes nothing.", "$0 demande $1 ; le même fichier ne change rien."}, name,
          draft.campaign.questionnaire_version()));
  return ShowPreview(session, name);
}

}  // namespace

void AddComposeCommand(Command& campaigns) {
  auto flags = std::make_shared<ComposeFlags>();
  Command compose = campaigns.Add("compose", {"Make a draft of a file, with its questionnaire, and show its preview",
                                              "Faire un brouillon d'un fichier, avec son questionnaire, et en montrer "
                                              "l'aperçu"});
  compose.String("ID", flags->id, CampaignsNoun().which, CampaignsNoun().type).Required();
  compose
      .String("file", flags->file,
              {"What it asks and whom, in JSON; - reads the standard input",
               "Ce qu'elle demande et à qui, en JSON ; - lit l'entrée standard"},
              "FILE")
      .Required();
  compose.Day("--end", flags->end,
              {"When it closes by itself, whatever the file says", "Quand elle se clôt, quoi qu'en dise le fichier"});
  flags->AddTo(compose, SayReaders(FeedbackPart().contract, "CreateCampaign", compose.say()));
  compose.Does([flags](Session& session) { return Compose(session, *flags); });
}

}  // namespace pepiniere::pep
