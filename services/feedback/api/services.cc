#include "services/feedback/api/services.h"

#include "pepiniere/feedback/v1/feedback_service.pb.h"
#include "services/feedback/api/answers.h"
#include "services/feedback/api/campaigns.h"
#include "services/feedback/api/comments.h"
#include "services/feedback/api/constraints.h"
#include "services/feedback/api/containers.h"
#include "services/feedback/api/ideas.h"
#include "services/feedback/api/invitations.h"
#include "services/feedback/api/measures.h"
#include "services/feedback/api/moderation.h"
#include "services/feedback/api/networks.h"
#include "services/feedback/api/panels.h"
#include "services/feedback/api/questionnaires.h"
#include "services/feedback/api/receipts.h"
#include "services/feedback/api/releases.h"
#include "services/feedback/api/retrospectives.h"
#include "services/feedback/api/spaces.h"
#include "services/feedback/api/studies.h"
#include "services/feedback/api/votes.h"
#include "services/feedback/store/migrations.h"
#include "services/feedback/store/personal_store.h"
#include "services/mail/api/letters.h"
#include "services/resource/caller.h"
#include "services/resource/standard_service.h"

namespace pepiniere::feedback::api {
namespace {

class FeedbackService final : public resource::StandardService {
 public:
  FeedbackService(const Context& context, journal::Hub& hub)
      : StandardService("pepiniere.feedback.v1.FeedbackService", context, store::kMigrations,
                        store::PersonalHoldings()),
        context_(context),
        networks_(context_, &hub),
        members_(context_, &hub),
        questionnaires_(context_, &hub),
        versions_(context_, &hub),
        campaigns_(context_, hub),
        answers_(context_),
        releases_(context_),
        topics_(context_, &hub),
        constraints_(context_, &hub),
        constraint_figures_(context_),
        spaces_(context_, &hub),
        ideas_(context_, hub),
        comments_(context_, &hub),
        votes_(context_),
        moderation_(context_, hub),
        measures_(context_, hub),
        panels_(context_, &hub),
        panelists_(context_, &hub),
        studies_(context_, hub),
        invitations_(context_, hub),
        retrospectives_(context_, &hub),
        receipts_(context_, hub) {
    networks_.Mount(*this);
    members_.Mount(*this);
    questionnaires_.Mount(*this);
    versions_.Mount(*this);
    campaigns_.Mount(*this);
    answers_.Mount(*this);
    releases_.Mount(*this);
    topics_.Mount(*this);
    constraints_.Mount(*this);
    constraint_figures_.Mount(*this);
    spaces_.Mount(*this);
    ideas_.Mount(*this);
    comments_.Mount(*this);
    votes_.Mount(*this);
    moderation_.Mount(*this);
    measures_.Mount(*this);
    panels_.Mount(*this);
    panelists_.Mount(*this);
    studies_.Mount(*this);
    invitations_.Mount(*this);
    retrospectives_.Mount(*this);
    receipts_.Mount(*this);
    Unary("GetCaller", *this, &FeedbackService::GetCaller);
    Unary("ListLetters", *this, &FeedbackService::ListLetters);
  }

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope& call, std::string_view resource) override {
    return ContainersOf(context_, call, resource);
  }

  absl::StatusOr<std::vector<identity::Binding>> ImpliedRoles(rpc::CallScope& call) override {
    return ModeratorRolesOf(context_, call);
  }

 private:
  absl::StatusOr<v1::Caller> GetCaller(rpc::CallScope& call, const v1::GetCallerRequest&) {
    return resource::CallerOf<v1::Caller>(call);
  }

  absl::StatusOr<rpc::v1::ListLettersResponse> ListLetters(rpc::CallScope& call,
                                                           const rpc::v1::ListLettersRequest& request) {
    return mail::ListLetters(context_, context_.sending, call, request);
  }

  const Context context_;
  resource::StandardMethods<Network> networks_;
  resource::StandardMethods<Member> members_;
  resource::StandardMethods<Questionnaire> questionnaires_;
  resource::StandardMethods<QuestionnaireVersion> versions_;
  Campaigns campaigns_;
  Answers answers_;
  Releases releases_;
  resource::StandardMethods<ConstraintTopic> topics_;
  resource::StandardMethods<Constraint> constraints_;
  ConstraintFigures constraint_figures_;
  resource::StandardMethods<Space> spaces_;
  Ideas ideas_;
  resource::StandardMethods<Comment> comments_;
  VoteMethods votes_;
  ModerationMethods moderation_;
  Measures measures_;
  resource::StandardMethods<Panel> panels_;
  resource::StandardMethods<Panelist> panelists_;
  Studies studies_;
  InvitationMethods invitations_;
  resource::StandardMethods<Retrospective> retrospectives_;
  Receipts receipts_;
};

}  // namespace

std::unique_ptr<rpc::Service> MakeFeedbackService(const Context& context, journal::Hub& hub) {
  return std::make_unique<FeedbackService>(context, hub);
}

}  // namespace pepiniere::feedback::api
