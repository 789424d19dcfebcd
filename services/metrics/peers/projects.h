// Projects, which the portfolio keeps: what there is of them, and where they belong.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/clock.h"
#include "services/rpc/call_scope.h"
#include "services/rpc/peer.h"

namespace pepiniere::metrics::peers {

struct Project {
  std::string name, uid, title;
  std::string incubator;                     // the primary one
  std::vector<std::string> incubators = {};  // with that one
  std::vector<std::string> sponsors = {}, themes = {};
  std::string kind = {}, phase = {};  // "STATE_STARTUP", "SCALING"; empty: none
  bool lives = true;
};

// By name.
using ProjectMap = std::map<std::string, Project, std::less<>>;

// Thread-safe. Who moves a project is believed after a few seconds at the latest.
class Projects {
 public:
  // Both must outlive this.
  Projects(const rpc::Peer& portfolio, const base::Clock& clock) : portfolio_(portfolio), clock_(clock) {}

  // The project of that name, or that had it once; a deleted one too. None: there is none. UNAVAILABLE while the
  // portfolio does not answer and what it said last is too old to decide by.
  absl::StatusOr<std::optional<Project>> Find(const rpc::CallScope& call, std::string_view name) const;

  // The live ones, as anybody may read of them: without what is hidden (incubators). What the portfolio said last while
  // it does not answer; UNAVAILABLE if it never did.
  absl::StatusOr<std::shared_ptr<const ProjectMap>> Public(const rpc::CallScope& call) const;
  // The same with all that is hidden, for who sees everything.
  absl::StatusOr<std::shared_ptr<const ProjectMap>> All(const rpc::CallScope& call) const;

  // All that there are, hidden and deleted ones too, as the portfolio says at this moment; an error while it does not
  // answer. For who moves things by it.
  absl::StatusOr<ProjectMap> Now(const rpc::CallScope& call) const;
  // Asks anew from now on: a project is called otherwise than it was said here.
  void Forget() const;

 private:
  struct Copy {
    std::shared_ptr<const ProjectMap> projects;
    absl::Time read_at = absl::InfinitePast();
  };
  struct Found {
    std::optional<Project> project;
    absl::Time read_at;
  };

  absl::StatusOr<std::shared_ptr<const ProjectMap>> Latest(const rpc::CallScope& call, bool hidden, Copy& copy) const;
  absl::StatusOr<ProjectMap> Read(const rpc::CallScope& call, bool hidden, bool deleted = false) const;
  absl::StatusOr<std::optional<Project>> Ask(const rpc::CallScope& call, const std::string& name) const;

  const rpc::Peer& portfolio_;
  const base::Clock& clock_;
  mutable std::mutex mutex_;  // guards what follows
  mutable Copy public_, all_;
  mutable std::map<std::string, Found, std::less<>> found_;
};

}  // namespace pepiniere::metrics::peers
