// Which projects a watch follows, and what a change of one is to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/organisation_tree.h"
#include "services/portfolio/store/change_payload.h"
#include "services/query/filter.h"

namespace pepiniere::portfolio::api {

class ProjectWatch {
 public:
  // `concealed`: incubators (ids) that the caller is not told of; no project is found by them. INVALID_ARGUMENT on
  // "filter".
  static absl::StatusOr<ProjectWatch> Parse(const Context& context, std::string_view filter,
                                            std::vector<std::string> concealed);

  const query::Filter& filter() const { return filter_; }
  // Whether a move of an organisation may change which projects match.
  bool depends_on_organisations() const { return depends_on_organisations_; }

  enum class Kind { kNone, kCreated, kUpdated, kDeleted };
  // Phases are those of `day`.
  absl::StatusOr<Kind> KindOf(const store::ProjectChange& change, base::Date day, absl::Time deadline);

 private:
  ProjectWatch(const Context& context, query::Filter filter, std::vector<std::string> concealed);

  absl::StatusOr<bool> Follows(const store::ProjectState& state, base::Date day, absl::Time deadline);

  const Context* context_;
  query::Filter filter_;
  std::vector<std::string> concealed_;
  bool depends_on_organisations_;
  std::optional<OrganisationTree> organisations_;  // read once, when first needed
};

}  // namespace pepiniere::portfolio::api
