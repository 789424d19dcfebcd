#include "services/policy/api/containers.h"

#include <algorithm>
#include <array>
#include <optional>

#include "services/base/try.h"
#include "services/policy/resources/amendment.h"
#include "services/policy/resources/comment.h"
#include "services/policy/resources/proposal.h"
#include "services/policy/resources/transmission.h"
#include "services/record/table.h"
#include "services/resource/vocabulary.h"

namespace pepiniere::policy::api {
namespace {

using resources::Amendment;
using resources::Comment;
using resources::Proposal;
using resources::Transmission;
using Names = std::vector<std::string>;

// "proposals/2026-3" of it and of what is below it.
std::string_view Top(std::string_view resource) {
  const std::size_t slash = resource.find('/');
  return slash == resource.npos ? resource : resource.substr(0, resource.find('/', slash + 1));
}

// What is stored and cannot be read is contained in nothing: administrators alone reach it.
template <typename T>
absl::StatusOr<std::optional<T>> Find(const Context& context, const rpc::CallScope& call, const std::string& id) {
  const auto found = record::Find<T>(context.db, call.deadline(), id);
  if (absl::IsDataLoss(found.status())) return std::optional<T>();
  PEP_TRY(found.status());
  return *found ? std::optional<T>((*found)->value) : std::nullopt;
}

bool IsCalled(const rpc::CallScope& call, std::string_view method) {
  return call.method().ends_with(method) &&
         call.method().substr(0, call.method().size() - method.size()).ends_with('/');
}

absl::StatusOr<Names> OverProposal(const Context& context, const rpc::CallScope& call, std::string_view resource) {
  constexpr std::array<std::string_view, 2> kByItsAuthor = {"UpdateAmendment", "WithdrawAmendment"};
  const bool by_its_author =
      std::ranges::any_of(kByItsAuthor, [&](std::string_view method) { return IsCalled(call, method); });
  if (by_its_author && resource::PatternOf<Amendment>().Matches(resource)) {
    PEP_ASSIGN(const auto amendment, Find<Amendment>(context, call, record::IdIn(Amendment::kPattern, resource)));
    return amendment ? Names{amendment->author} : Names();
  }
  PEP_ASSIGN(const auto proposal, Find<Proposal>(context, call, record::IdIn(Proposal::kPattern, Top(resource))));
  return proposal ? proposal->authors : Names();
}

absl::StatusOr<Names> OverComment(const Context& context, const rpc::CallScope& call, std::string_view resource) {
  if (!resource::PatternOf<Comment>().Matches(resource)) return Names();
  PEP_ASSIGN(const auto comment, Find<Comment>(context, call, record::IdIn(Comment::kPattern, resource)));
  return comment ? Names{comment->person} : Names();
}

absl::StatusOr<Names> OverTransmission(const Context& context, const rpc::CallScope& call, std::string_view resource) {
  PEP_ASSIGN(const auto transmission,
             Find<Transmission>(context, call, record::IdIn(Transmission::kPattern, Top(resource))));
  if (!transmission) return Names();
  const Names authority = {transmission->authority};
  constexpr std::array<identity::Role, 1> kMinistry = {rpc::v1::ROLE_MINISTRY};
  if (!call.principal().Holds(kMinistry[0]) || call.principal().CoversAny(kMinistry, authority)) return authority;
  return context.neighbours.SelfAndAbove(transmission->authority);
}

}  // namespace

absl::StatusOr<std::vector<std::string>> ContainersOf(const Context& context, const rpc::CallScope& call,
                                                      std::string_view resource) {
  const std::string_view collection = resource.substr(0, resource.find('/'));
  if (collection == Proposal::kCollection) return OverProposal(context, call, resource);
  if (collection == "consultations") return OverComment(context, call, resource);
  if (collection == Transmission::kCollection) return OverTransmission(context, call, resource);
  if (collection == "plans") return Names{std::string(Top(resource))};
  return Names();
}

}  // namespace pepiniere::policy::api
