// What can be done with what is recorded of projects line by line. One set of handlers; what differs from one kind of
// line to another is in EntryTraits.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "services/aip/errors.h"
#include "services/aip/field_mask.h"
#include "services/aip/told.h"
#include "services/base/text.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/api/convert_entries.h"
#include "services/portfolio/api/names.h"
#include "services/portfolio/api/projects.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/store/entry_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/resource/paging.h"
#include "services/rpc/service.h"

namespace pepiniere::portfolio::api {

// For each T: the messages of the contract (Proto, CreateRequest, CorrectRequest, ListRequest, ListReply), kPattern,
// kField ("funding_line"), and
//   static const Proto& Of(request)      the line in a create or correct request
//   static bool Has(const CorrectRequest&)
//   static Proto* Add(ListReply&)
//   static absl::Status Check(journal::Unit&, const Stored<Project>&, const std::vector<Entry<T>>& before, const T&)
//                                        whether the line can follow those that were recorded before it and hold
// and, where there is more to ask than of every line (CheckCorrectable),
//   static absl::Status CheckFree(journal::Unit&, const NumberedName&)   whether the line may be corrected now
template <typename T>
struct EntryTraits;

// What the correction of `line`, called `name`, meets: FAILED_PRECONDITION unless it holds and was said by somebody
// here or an import.
absl::Status CheckCorrectable(const std::string& name, const v1::Trail& trail);

template <typename T>
class EntryApi {
 public:
  using Traits = EntryTraits<T>;
  using Proto = typename Traits::Proto;

  explicit EntryApi(const Context& context) : context_(context) {}

  void Mount(rpc::Service& service) {
    const auto mount = [&](const auto* message, auto handler) {
      std::string method(message->name());  // "CreateFundingLineRequest"
      method.resize(method.size() - std::string_view("Request").size());
      service.Unary(method, *this, handler);
    };
    mount(Traits::CreateRequest::descriptor(), &EntryApi::Create);
    mount(Traits::CorrectRequest::descriptor(), &EntryApi::Correct);
    mount(Traits::ListRequest::descriptor(), &EntryApi::List);
  }

  absl::StatusOr<Proto> Create(rpc::CallScope& call, const typename Traits::CreateRequest& request) {
    PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "parent", request.parent()));
    PEP_ASSIGN(const T value, Read(call, Traits::Of(request)));
    return resource::Write<Proto>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const base::Stored<Project> project, LockProject(unit, id, /*etag=*/""));
      PEP_ASSIGN(const auto lines, store::LoadEntries<T>(unit.session(), id));
      PEP_TRY(Traits::Check(unit, project, HoldingBefore(lines, lines.size()), value));
      PEP_ASSIGN(const Entry<T> line, store::AppendEntry(unit, id, lines, value, /*source=*/""));
      return ToProto(id, line);
    });
  }

  // The new line; of a withdrawal, the line that holds no more.
  absl::StatusOr<Proto> Correct(rpc::CallScope& call, const typename Traits::CorrectRequest& request) {
    PEP_ASSIGN(const aip::NumberedName name, aip::ParseNumbered(Traits::kPattern, "name", request.name()));
    if (request.withdraw() == Traits::Has(request)) {
      return aip::Invalid(Traits::kField, request.withdraw()
                                              ? "a line that is withdrawn says nothing more: leave it out"
                                              : "say what the line should have said, or withdraw it");
    }
    T value;
    if (!request.withdraw()) {
      PEP_ASSIGN(value, Read(call, Traits::Of(request)));
    }
    return resource::Write<Proto>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<Proto> {
      PEP_ASSIGN(const base::Stored<Project> project, LockProject(unit, name.project, /*etag=*/""));
      PEP_ASSIGN(const auto lines, store::LoadEntries<T>(unit.session(), name.project));
      const auto line = std::ranges::find(lines, name.number, &Entry<T>::number);
      if (line == lines.end()) return aip::NotFound(request.name());
      PEP_TRY(CheckCorrectable(request.name(), ToProto(name.project, *line).trail()));
      if constexpr (requires { Traits::CheckFree(unit, name); }) PEP_TRY(Traits::CheckFree(unit, name));
      if (request.withdraw()) return Withdraw(unit, name, *line, request.reason());
      if (value == line->value && !line->damaged)
        return aip::Invalid(Traits::kField, "says what the line says already");
      PEP_TRY(
          Traits::Check(unit, project, HoldingBefore(lines, static_cast<std::size_t>(line - lines.begin())), value));
      PEP_ASSIGN(const Entry<T> successor, store::AppendEntry(unit, name.project, lines, value, /*source=*/""));
      PEP_TRY(store::SupersedeEntry(unit, name.project, *line, successor.number, request.reason()));
      return ToProto(name.project, successor);
    });
  }

  absl::StatusOr<typename Traits::ListReply> List(rpc::CallScope& call, const typename Traits::ListRequest& request) {
    static const query::SortSchema kOrder = {
        .unique = {.name = "number", .sql = "number", .type = query::SortType::kInteger}};
    PEP_ASSIGN(const std::string id, aip::ParseId(kProject, "parent", request.parent()));
    PEP_ASSIGN(const resource::Paging paging, resource::ReadPaging(call,
                                                                   {.page_size = request.page_size(),
                                                                    .page_token = request.page_token(),
                                                                    .show_deleted = request.show_superseded(),
                                                                    .bound_to = {id}},
                                                                   kOrder));
    PEP_ASSIGN(const auto project,
               store::FindProject(context_.db, call.deadline(), id, {resource::Today(call), std::nullopt}));
    if (!project) return aip::NotFound(request.parent());
    PEP_ASSIGN(const auto lines, store::LoadEntries<T>(context_.db, call.deadline(), id));
    const std::int64_t after = paging.list.after.empty() ? 0 : std::get<std::int64_t>(paging.list.after[0]);
    typename Traits::ListReply reply;
    int count = 0, last = 0;
    for (const Entry<T>& line : lines) {
      // One that cannot be read stands there by its name, to be corrected.
      const bool shown = !line.superseded_at || request.show_superseded();
      if (line.number <= after || !shown) continue;
      if (count++ == paging.list.limit) {
        reply.set_next_page_token(paging.NextToken({std::int64_t{last}}));
        break;
      }
      last = line.number;
      *Traits::Add(reply) = ToProto(id, line);
    }
    return reply;
  }

 private:
  // What somebody says today, with everything that is wrong with it.
  static absl::StatusOr<T> Read(const rpc::CallScope& call, const Proto& proto) {
    aip::Violations violations;
    const auto read = [](const Proto& line, std::string_view prefix, aip::Violations& wrong) {
      return FromProto(line, prefix, wrong);
    };
    const T value = aip::ReadNew(proto, Traits::kField, resource::Today(call), read, violations);
    PEP_TRY(violations.ToStatus());
    return value;
  }

  static std::vector<Entry<T>> HoldingBefore(const std::vector<Entry<T>>& lines, std::size_t end) {
    std::vector<Entry<T>> holding;
    std::copy_if(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(holding),
                 [](const Entry<T>& line) { return line.holds(); });
    return holding;
  }

  static absl::StatusOr<Proto> Withdraw(journal::Unit& unit, const aip::NumberedName& name, const Entry<T>& line,
                                        const std::string& reason) {
    PEP_TRY(store::SupersedeEntry(unit, name.project, line, /*by=*/0, reason));
    PEP_ASSIGN(const auto lines, store::LoadEntries<T>(unit.session(), name.project));
    return ToProto(name.project, *std::ranges::find(lines, line.number, &Entry<T>::number));
  }

  const Context& context_;
};

}  // namespace pepiniere::portfolio::api
