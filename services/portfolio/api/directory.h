// Organisations, incubators and teams: what each has of its own.
#pragma once

#include <string>
#include <vector>

#include "pepiniere/portfolio/v1/incubator.pb.h"
#include "pepiniere/portfolio/v1/organisation.pb.h"
#include "services/portfolio/api/context.h"
#include "services/portfolio/domain/checks.h"
#include "services/portfolio/domain/directory.h"
#include "services/resource/standard_methods.h"

namespace pepiniere::portfolio::api {

template <typename T, typename Proto>
struct DirectoryRules : resource::StandardRules<T, Proto, Context> {
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            record::ListQuery list, const std::string& parent);
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
};

using Organisations = resource::StandardMethods<Organisation>;
using Incubators = resource::StandardMethods<Incubator>;
using Teams = resource::StandardMethods<Team>;

}  // namespace pepiniere::portfolio::api

namespace pepiniere::resource {

template <>
struct Rules<portfolio::Organisation>
    : portfolio::api::DirectoryRules<portfolio::Organisation, portfolio::v1::Organisation> {
  using T = portfolio::Organisation;
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& stored);
  // Projects are found by the organisations above their sponsors: where these move, so do the projects.
  static absl::Status Changed(journal::Unit& unit, const T* before, const base::Stored<T>& after);
};

template <>
struct Rules<portfolio::Incubator> : portfolio::api::DirectoryRules<portfolio::Incubator, portfolio::v1::Incubator> {
  using T = portfolio::Incubator;
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& stored);
  // Whoever owns it sees all of its projects: that is not its coaches' to say.
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
  // Hidden ones are told to nobody but those whom a role leads there.
  class Viewer : public DirectoryRules::Viewer {
   public:
    Viewer(const portfolio::api::Context& context, const rpc::CallScope& call)
        : DirectoryRules::Viewer(context, call), context_(context), call_(call) {}
    absl::StatusOr<bool> Sees(const base::Stored<T>& stored);

   private:
    const portfolio::api::Context& context_;
    const rpc::CallScope& call_;
  };
};

template <>
struct Rules<portfolio::Team> : portfolio::api::DirectoryRules<portfolio::Team, portfolio::v1::Team> {
  using T = portfolio::Team;
  static absl::Status Check(journal::Unit& unit, const std::string& id, const T& before, const T& now,
                            aip::Violations& violations);
  static absl::Status CheckAlive(journal::Unit& unit, const base::Stored<T>& stored);
  static absl::Status CheckMove(const rpc::CallScope& call, const T& before, const T& now);
};

extern template class StandardMethods<portfolio::Organisation>;
extern template class StandardMethods<portfolio::Incubator>;
extern template class StandardMethods<portfolio::Team>;

}  // namespace pepiniere::resource
