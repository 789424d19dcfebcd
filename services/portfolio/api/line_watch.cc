#include "services/portfolio/api/line_watch.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "google/api/resource.pb.h"
#include "services/aip/names.h"
#include "services/base/try.h"
#include "services/portfolio/store/reach.h"
#include "services/rpc/authorizer.h"

namespace pepiniere::portfolio::api {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;

struct Line {
  std::string_view project, collection;  // "projects/x", "events"
};

// Of "projects/x/events/3", or of its pattern.
std::optional<Line> LineIn(std::string_view name) {
  constexpr std::string_view kProjects = "projects/";
  if (!name.starts_with(kProjects)) return std::nullopt;
  const std::size_t project = name.find('/', kProjects.size());
  const std::size_t collection = project == name.npos ? name.npos : name.find('/', project + 1);
  if (collection == name.npos) return std::nullopt;
  return Line{name.substr(0, project), name.substr(project + 1, collection - project - 1)};
}

// The collection below projects that a method lists; none for another one's.
std::optional<std::string> CollectionListedBy(const rpc::MethodInfo& info, const Descriptor* reply) {
  if (!info.name.starts_with("List")) return std::nullopt;
  const Descriptor* listed = reply->field_count() == 0 ? nullptr : reply->field(0)->message_type();
  if (listed == nullptr) return std::nullopt;
  const auto& patterns = listed->options().GetExtension(google::api::resource).pattern();
  const std::optional<Line> line = patterns.empty() ? std::nullopt : LineIn(patterns[0]);
  return line ? std::optional(std::string(line->collection)) : std::nullopt;
}

// What contains each project of a transaction: read at once, and only where somebody's roles ask for it.
class ContainersAtOnce final : public rpc::ScopeResolver {
 public:
  ContainersAtOnce(const Context& context, std::vector<std::string> projects)
      : context_(context), projects_(std::move(projects)) {}

  absl::StatusOr<std::vector<std::string>> Containing(rpc::CallScope& call, std::string_view project) override {
    if (!read_) {
      PEP_ASSIGN(read_, store::ContainersOfProjects(context_.db, call.deadline(), projects_));
    }
    return (*read_)[aip::IdOf(project)];
  }

 private:
  const Context& context_;
  const std::vector<std::string> projects_;  // ids
  std::optional<store::Containers> read_;
};

std::vector<std::string> ProjectsIn(const std::vector<journal::Change>& changes, std::string_view prefix) {
  std::vector<std::string> ids;
  for (const journal::Change& change : changes) {
    const auto line = change.resource.starts_with(prefix) ? LineIn(change.resource) : std::nullopt;
    if (line) ids.push_back(aip::IdOf(line->project));
  }
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

// Who may not list is not told that there is something: that is no failure.
absl::StatusOr<bool> Allows(const absl::Status& status) {
  if (absl::IsPermissionDenied(status) || absl::IsUnauthenticated(status)) return false;
  PEP_TRY(status);
  return true;
}

}  // namespace

LineWatch::LineWatch(const Context& context, const std::vector<std::string>& services) : context_(context) {
  for (const std::string& name : services) {
    const auto* service = DescriptorPool::generated_pool()->FindServiceByName(name);
    // What is wrong with a contract, mounting it tells.
    const auto methods = service ? rpc::ReadMethods(*service) : std::vector<rpc::MethodInfo>();
    if (!methods.ok()) continue;
    for (const rpc::MethodInfo& info : *methods) {
      const auto collection = CollectionListedBy(info, service->FindMethodByName(info.name)->output_type());
      if (collection) lists_.emplace(*collection, info);
    }
  }
}

absl::Status LineWatch::Add(rpc::CallScope& call, std::string_view prefix, const std::vector<journal::Change>& changes,
                            v1::WatchProjectLinesResponse& message) const {
  ContainersAtOnce containers(context_, ProjectsIn(changes, prefix));
  std::map<std::pair<std::string_view, std::string_view>, bool> allowed;  // of a project and a collection
  for (const journal::Change& change : changes) {
    const auto line = change.resource.starts_with(prefix) ? LineIn(change.resource) : std::nullopt;
    const auto list = line ? lists_.find(line->collection) : lists_.end();
    if (list == lists_.end()) continue;
    const auto [known, is_new] = allowed.try_emplace({line->project, line->collection}, false);
    if (is_new) {
      const std::vector<std::string> named(1, std::string(line->project));
      PEP_ASSIGN(known->second, Allows(rpc::AuthorizeAbout(call, list->second, named, containers)));
    }
    if (!known->second) continue;
    v1::WatchProjectLinesResponse::Change& added = *message.add_changes();
    added.set_kind(static_cast<v1::ChangeKind>(change.kind));
    added.set_name(change.resource);
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::portfolio::api
