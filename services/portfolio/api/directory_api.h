// The standard methods of the directory: organisations, incubators, teams. One set of handlers; what differs from one
// resource to another is in DirectoryTraits.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/try.h"
#include "services/portfolio/api/checked.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/convert_directory.h"
#include "services/portfolio/api/hidden_incubators.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/paging.h"
#include "services/portfolio/api/unreadable.h"
#include "services/portfolio/store/directory_store.h"
#include "services/rpc/errors.h"
#include "services/rpc/etag.h"
#include "services/rpc/field_mask.h"

namespace pepiniere::portfolio::api {

// For each T: the messages of the contract (Proto, GetRequest, ListRequest, ListReply, CreateRequest, UpdateRequest,
// DeleteRequest, UndeleteRequest), kPattern, kField ("organisation"), and
//   static const Proto& Of(request)        the resource in a create or update request
//   static const std::string& IdOf(create) the id asked for
//   static auto* Add(ListReply&)
//   static absl::Status Check(journal::Unit&, const std::string& id, const T& before, const T& now, rpc::Violations&)
//                                          that what it comes to refer to exists
//   static absl::Status CheckAlive(journal::Unit&, const Stored<T>&)  that what it refers to was not deleted meanwhile
//   static absl::Status CheckMove(const rpc::CallScope&, const T& before, const T& now)  may this caller move it there
//   static absl::StatusOr<std::vector<std::string>> Concealed(const Context&, const rpc::CallScope&)
//                                          those (ids) that this caller is not told of
//   static absl::Status Changed(journal::Unit&, const T* before, const Stored<T>& after)  what follows from a change
template <typename T>
struct DirectoryTraits;

template <typename T>
class DirectoryApi {
 public:
  using Traits = DirectoryTraits<T>;
  using Proto = typename Traits::Proto;

  explicit DirectoryApi(const Context& context) : context_(context) {}

  absl::StatusOr<Proto> Get(rpc::CallScope& call, const typename Traits::GetRequest& request) {
    PEP_ASSIGN(const std::string id, ParseId(Traits::kPattern, "name", request.name()));
    const auto found = store::Find<T>(context_.db, call.deadline(), id);
    PEP_TRY(ToldOf(context_, request.name(), found.status()));
    PEP_ASSIGN(const auto concealed, Traits::Concealed(context_, call));
    if (!*found || std::ranges::find(concealed, id) != concealed.end()) return rpc::NotFound(request.name());
    return ToProto(**found);
  }

  absl::StatusOr<typename Traits::ListReply> List(rpc::CallScope& call, const typename Traits::ListRequest& request) {
    PEP_ASSIGN(Paging paging, ReadPaging(call,
                                         {.page_size = request.page_size(),
                                          .page_token = request.page_token(),
                                          .filter = request.filter(),
                                          .show_deleted = request.show_deleted()},
                                         store::DirectoryOrder()));
    PEP_ASSIGN(paging.list.concealed, ConcealedFrom(context_, call));
    const auto page = store::List<T>(context_.finder(), call.deadline(), paging.list);
    if (!page.ok()) return OnField("filter", page.status());
    typename Traits::ListReply reply;
    for (const Stored<T>& row : page->rows) *Traits::Add(reply) = ToProto(row);
    NameUnreachable(context_, Traits::kPattern, page->unreachable, reply);
    reply.set_next_page_token(paging.NextToken(page->last));
    return reply;
  }

  absl::StatusOr<Proto> Create(rpc::CallScope& call, const typename Traits::CreateRequest& request) {
    const std::string& id = Traits::IdOf(request);
    const std::string name = Traits::kPattern.Format({id});
    return Write<Proto>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      rpc::Violations violations;
      violations.Take(rpc::CheckId(std::string(Traits::kField) + "_id", id));
      const T told = ReadNew(Traits::Of(request), Traits::kField, Today(call), Read, violations);
      PEP_TRY(Traits::Check(unit, id, T(), told, violations));
      PEP_TRY(violations.ToStatus());
      auto inserted = store::Insert<T>(unit, id, told);
      if (absl::IsAlreadyExists(inserted.status())) return rpc::AlreadyExists(name);
      if (!inserted.ok()) return inserted.status();
      PEP_TRY(Traits::Changed(unit, nullptr, *inserted));
      return ToProto(*inserted);
    });
  }

  absl::StatusOr<Proto> Update(rpc::CallScope& call, const typename Traits::UpdateRequest& request) {
    const Proto& update = Traits::Of(request);
    PEP_ASSIGN(const std::string id, ParseId(Traits::kPattern, std::string(Traits::kField) + ".name", update.name()));
    PEP_ASSIGN(const auto mask, rpc::ResolveUpdateMask(update, request.update_mask()));
    return Write<Proto>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const Stored<T> before,
                 Lock(unit, id, update.etag(), /*deleted=*/false, Repairs(call, request.update_mask())));
      const Proto as_is = ToProto(before);
      Proto merged = as_is;
      rpc::ApplyUpdate(update, mask, merged);
      rpc::Violations violations;
      const T now = ReadUpdate(as_is, merged, Traits::kField, Today(call), Read, violations);
      PEP_TRY(Traits::Check(unit, id, before.value, now, violations));
      PEP_TRY(violations.ToStatus());
      PEP_TRY(Traits::CheckMove(call, before.value, now));
      PEP_ASSIGN(const Stored<T> after, store::Update(unit, before, now));
      PEP_TRY(Traits::Changed(unit, &before.value, after));
      return ToProto(after);
    });
  }

  absl::StatusOr<Proto> Delete(rpc::CallScope& call, const typename Traits::DeleteRequest& request) {
    return SetDeleted(call, request, true);
  }
  absl::StatusOr<Proto> Undelete(rpc::CallScope& call, const typename Traits::UndeleteRequest& request) {
    return SetDeleted(call, request, false);
  }

 private:
  static T Read(const Proto& proto, std::string_view prefix, rpc::Violations& violations) {
    return FromProto(proto, prefix, violations);
  }

  absl::StatusOr<Stored<T>> Lock(journal::Unit& unit, const std::string& id, const std::string& etag, bool deleted,
                                 bool repairs = false) {
    const std::string name = Traits::kPattern.Format({id});
    auto locked = store::FindForUpdate<T>(unit.session(), id);
    if (repairs && absl::IsDataLoss(locked.status())) locked = store::FindBroken<T>(unit.session(), id);
    PEP_TRY(ToldOf(context_, name, locked.status()));
    const auto& found = *locked;
    if (!found || (found->deleted_at && !deleted)) return rpc::NotFound(name);
    PEP_TRY(rpc::CheckEtag(etag, name, found->version));
    return *found;
  }

  template <typename Request>
  absl::StatusOr<Proto> SetDeleted(rpc::CallScope& call, const Request& request, bool deleted) {
    PEP_ASSIGN(const std::string id, ParseId(Traits::kPattern, "name", request.name()));
    return Write<Proto>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const Stored<T> before, Lock(unit, id, request.etag(), !deleted));
      if (!deleted) PEP_TRY(Traits::CheckAlive(unit, before));
      if (deleted) {
        PEP_ASSIGN(const auto referrer, store::FindReferrer(unit.session(), T::kCollection, id));
        if (referrer) {
          return rpc::Precondition(request.name() + " is still referred to",
                                   {{"REFERENCE", *referrer, "change or delete " + *referrer + " first"}});
        }
      }
      PEP_ASSIGN(const Stored<T> after, store::SetDeleted(unit, before, deleted));
      return ToProto(after);
    });
  }

  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
