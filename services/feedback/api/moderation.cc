#include "services/feedback/api/moderation.h"

#include <optional>
#include <type_traits>

#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/feedback/api/ideas.h"
#include "services/feedback/api/standing.h"
#include "services/feedback/domain/comment.h"
#include "services/feedback/store/moderation_store.h"
#include "services/mail/queue/queue.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

constexpr std::size_t kLongestReason = 3900;

// What a decision makes of an item that is so; none: there is nothing to decide.
std::optional<ItemVisibility> After(ItemVisibility before, ModerationDecision decision) {
  switch (decision) {
    case ModerationDecision::kPublish:
      if (before == ItemVisibility::kPending) return ItemVisibility::kPublished;
      break;
    case ModerationDecision::kHide:
      if (before != ItemVisibility::kHidden) return ItemVisibility::kHidden;
      break;
    case ModerationDecision::kRestore:
      if (before == ItemVisibility::kHidden) return ItemVisibility::kPublished;
      break;
  }
  return std::nullopt;
}

absl::Status CheckNotOwn(const rpc::CallScope& call, const std::string& author) {
  if (!IsCaller(call, author)) return absl::OkStatus();
  return aip::Failure(absl::StatusCode::kFailedPrecondition, "OWN_ITEM", "nobody moderates what they said themselves");
}

template <typename T>
absl::StatusOr<base::Stored<T>> Lock(journal::Unit& unit, const std::string& item) {
  PEP_ASSIGN(auto found, record::FindForUpdate<T>(unit.session(), record::IdIn(T::kPattern, item)));
  if (!found) return aip::NotFound(item);
  return *std::move(found);
}

// Decides of an item: whose it is.
template <typename T>
absl::StatusOr<std::string> DecideItem(journal::Unit& unit, const rpc::CallScope& call, const std::string& item,
                                       ModerationDecision decision) {
  PEP_ASSIGN(const base::Stored<T> before, Lock<T>(unit, item));
  PEP_TRY(CheckNotOwn(call, before.value.author));
  const auto visibility = After(before.value.visibility, decision);
  if (!visibility) {
    return aip::Failure(absl::StatusCode::kFailedPrecondition, "NOTHING_TO_DECIDE",
                        Concat(item, " is ", Symbol(before.value.visibility), " already"));
  }
  T now = before.value;
  now.visibility = *visibility;
  PEP_ASSIGN(const auto after, record::Update(unit, before, now));
  if constexpr (std::is_same_v<T, Idea>) PEP_TRY(KeepGates(unit, after));
  return before.value.author;
}

absl::StatusOr<std::string> DecideEither(journal::Unit& unit, const rpc::CallScope& call, const std::string& item,
                                         ModerationDecision decision) {
  if (resource::PatternOf<Idea>().Matches(item)) return DecideItem<Idea>(unit, call, item, decision);
  if (resource::PatternOf<Comment>().Matches(item)) return DecideItem<Comment>(unit, call, item, decision);
  return aip::Invalid("item", "is neither an idea nor a comment");
}

// The author of what was decided of is told, and why.
absl::Status WriteLetter(journal::Unit& unit, const std::string& name, const std::string& author,
                         std::string_view happened, const std::string& reason) {
  if (author.empty()) return absl::OkStatus();
  mail::Letter letter;
  letter.fact = Concat(name, "/", happened);
  letter.person = author;
  letter.template_id = Concat("moderation.", happened);
  letter.fields.emplace("reason", std::string(base::FirstCharacters(reason, kLongestReason)));
  const std::string id = record::IdIn(ModerationAction::kPattern, name);
  letter.fields.emplace("path", Concat("/espaces/", id.substr(0, id.find('/')), "/moderation"));
  return mail::Enqueue(unit, letter);
}

std::string_view HappenedIn(ModerationDecision decision) {
  switch (decision) {
    case ModerationDecision::kPublish:
      return "published";
    case ModerationDecision::kHide:
      return "hidden";
    case ModerationDecision::kRestore:
      return "restored";
  }
  return "";
}

}  // namespace

absl::StatusOr<v1::ModerationAction> ModerationMethods::Moderate(rpc::CallScope& call,
                                                                 const v1::ModerateItemRequest& request) {
  using Reply = v1::ModerationAction;
  const auto decision = static_cast<ModerationDecision>(request.decision());
  const bool is_item =
      resource::PatternOf<Idea>().Matches(request.item()) || resource::PatternOf<Comment>().Matches(request.item());
  if (!is_item) return aip::Invalid("item", "is neither an idea nor a comment");
  const std::string space = SpaceIn(request.item().substr(request.item().find('/') + 1));
  return resource::Write<Reply>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Reply> {
    // Numbers follow one another.
    PEP_ASSIGN(const auto locked, record::FindForUpdate<Space>(unit.session(), space));
    if (!locked || locked->deleted_at) return aip::NotFound(request.item());
    PEP_ASSIGN(const std::string author, DecideEither(unit, call, request.item(), decision));
    ModerationAction action;
    action.item = request.item();
    action.decision = decision;
    action.reason = request.reason();
    action.moderator = call.principal().person;
    action.author = author;
    PEP_ASSIGN(const auto made, record::InsertBelow<ModerationAction>(unit, space, {action}));
    const std::string name = record::NameOf(ModerationAction::kPattern, made.front().id);
    PEP_TRY(WriteLetter(unit, name, author, HappenedIn(decision), action.reason));
    return resource::StandardMethods<ModerationAction>::Told(made.front(), resource::Today(call));
  });
}

absl::Status ModerationMethods::Appeal(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::AppealModerationRequest&>(any);
  return standard_.Change(
      call, any, reply,
      [&](journal::Unit& unit, const base::Stored<ModerationAction>& before) -> absl::StatusOr<ModerationAction> {
        const std::string name = record::NameOf(ModerationAction::kPattern, before.id);
        if (!IsCaller(call, before.value.author)) return aip::NotFound(name);
        const bool may =
            before.value.decision == ModerationDecision::kHide && before.value.appeal == AppealState::kNone;
        if (!may) {
          return aip::Precondition("it cannot be contested",
                                   {{"NO_APPEAL", name, "what was taken away may be contested once"}}, "NO_APPEAL");
        }
        ModerationAction now = before.value;
        now.appeal = AppealState::kOpen;
        now.appeal_text = request.text();
        now.appeal_time = unit.now();
        return now;
      });
}

absl::Status ModerationMethods::Decide(rpc::CallScope& call, const Any& any, Any& reply) {
  const auto& request = static_cast<const v1::DecideAppealRequest&>(any);
  return standard_.Change(
      call, any, reply,
      [&](journal::Unit& unit, const base::Stored<ModerationAction>& before) -> absl::StatusOr<ModerationAction> {
        const std::string name = record::NameOf(ModerationAction::kPattern, before.id);
        if (before.value.appeal != AppealState::kOpen) {
          return aip::Precondition("there is no open appeal", {{"NO_APPEAL", name, "nobody contests it now"}},
                                   "NO_APPEAL");
        }
        PEP_TRY(CheckNotOwn(call, before.value.author));
        if (IsCaller(call, before.value.moderator)) {
          return aip::Failure(absl::StatusCode::kFailedPrecondition, "OWN_DECISION",
                              "whoever took it away does not decide the appeal");
        }
        ModerationAction now = before.value;
        now.appeal = request.upheld() ? AppealState::kUpheld : AppealState::kDismissed;
        now.appeal_reason = request.reason();
        if (request.upheld()) {
          PEP_TRY(DecideEither(unit, call, before.value.item, ModerationDecision::kRestore).status());
        }
        PEP_TRY(
            WriteLetter(unit, name, before.value.author, request.upheld() ? "upheld" : "dismissed", request.reason()));
        return now;
      },
      resource::StandardMethods<ModerationAction>::Reason::kKeptBeside);
}

void ModerationMethods::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("ModerateItem", *this, &ModerationMethods::Moderate);
  service.Unary("AppealModeration", [this](rpc::CallScope& call, const Any& request, Any& reply) -> absl::Status {
    PEP_TRY(Appeal(call, request, reply));
    // Whoever contests a decision is not told whose it is.
    return resource::Rules<ModerationAction>::Viewer(context_, call)
        .Restrict(static_cast<v1::ModerationAction&>(reply));
  });
  service.Unary("DecideAppeal",
                [this](rpc::CallScope& call, const Any& request, Any& reply) { return Decide(call, request, reply); });
}

}  // namespace pepiniere::feedback::api

namespace pepiniere::resource {

using feedback::ModerationAction;
using feedback::Space;
namespace api = feedback::api;

absl::StatusOr<bool> Rules<ModerationAction>::FindParent(const Context& context, const rpc::CallScope& call,
                                                         const std::string& space) {
  PEP_ASSIGN(const auto found, api::SpaceReading(context, call).Find(space));
  return found.has_value();
}

const query::FilterSchema& Rules<ModerationAction>::Filters() { return feedback::store::ModerationActionFilters(); }

absl::StatusOr<bool> Rules<ModerationAction>::Viewer::Sees(const base::Stored<ModerationAction>& stored) {
  PEP_ASSIGN(const auto space, reading_.Find(record::ParentIn(stored.id)));
  return space.has_value();
}

absl::Status Rules<ModerationAction>::Viewer::Restrict(Proto& proto) {
  const std::string space =
      record::NameOf(Space::kPattern, record::ParentIn(record::IdIn(ModerationAction::kPattern, proto.name())));
  if (api::Moderates(call_, space)) return absl::OkStatus();
  if (!api::IsCaller(call_, proto.author())) proto.clear_appeal_text();
  proto.clear_moderator();
  proto.clear_author();
  return absl::OkStatus();
}

template class StandardMethods<ModerationAction>;

}  // namespace pepiniere::resource
