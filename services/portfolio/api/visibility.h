// Who sees what is not open data: whoever holds a role that reads it on what contains it (containers.h). What a session
// has not decided yet is told to nobody but those who prepare it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "pepiniere/portfolio/v1/committee.pb.h"
#include "pepiniere/portfolio/v1/project.pb.h"
#include "services/portfolio/api/context.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::portfolio::api {

// Whether the caller prepares the sessions of that incubator (an id; empty: the programme's): its coaches do, and
// administrators.
bool Prepares(const rpc::CallScope& call, std::string_view incubator);

// One a call; remembers what it found out.
class Visibility {
 public:
  Visibility(const Context& context, const rpc::CallScope& call) : context_(context), call_(call) {}

  // To call before many projects (ids) are shown: what is asked of each is then asked of all at once.
  absl::Status Expect(const std::vector<std::string>& projects);
  absl::StatusOr<bool> Sees(const std::string& project);

  // Blanks what the caller may not see of it. (The dispatcher does so by itself for anonymous callers.)
  absl::Status RestrictOf(const std::string& project, google::protobuf::Message& message);
  // The same of the project itself, whose lessons may be confidential.
  absl::Status Restrict(v1::Project& message);
  // To call before projects, given by their ids, are shown as they were known to be: what is confidential now is so
  // whenever it was said.
  absl::Status HoldToPresent(const std::vector<std::string>& projects);
  // A committee is seen by its incubator, the programme's by nobody in particular; what it says of a project, by
  // whoever sees the project. Of a session that is not held, all but its day, its incubator and its agenda is for those
  // who prepare it. The agenda is public: a project is heard every six months or so, whatever comes of it, and its
  // users and sponsors may know when.
  absl::Status RestrictCommittee(v1::Committee& committee);

 private:
  absl::StatusOr<bool> SeesIncubator(const std::string& incubator);

  const Context& context_;
  const rpc::CallScope& call_;
  std::vector<std::string> confidential_now_;        // names
  absl::flat_hash_map<std::string, bool> projects_;  // whether the caller sees each
  absl::flat_hash_map<std::string, bool> incubators_;
};

}  // namespace pepiniere::portfolio::api
