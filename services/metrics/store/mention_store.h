// Deployments that events name, whether they came or not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/db/session.h"

namespace pepiniere::metrics::store {

// An event, known by that key, names a deployment: the latest at `at` of those that `named` stands for, any text that
// is the same for the same. Named again by the same event, it is there once.
absl::Status AddMention(db::Session& session, const std::string& source, const std::string& named, absl::Time at,
                        const std::string& event_key);
// At which instants a source (an id) named it: in order, each once.
absl::StatusOr<std::vector<absl::Time>> MentionsOf(db::Session& session, const std::string& source,
                                                   const std::string& named);

// What came that events may name: they do by any of these names, at `from` or later.
struct Mentioned {
  std::vector<std::string> names{};
  absl::Time from = absl::InfinitePast();
};
// The events of a source that name it, of which something was refused for that reason, whose body is kept at `now`: the
// oldest `most` of them, in order.
absl::StatusOr<std::vector<std::string>> RefusedFor(db::Session& session, const std::string& source,
                                                    const Mentioned& told, std::string_view reason, absl::Time now,
                                                    int most);

}  // namespace pepiniere::metrics::store
