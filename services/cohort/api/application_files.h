// Files of applications: sent, read in parts, listed and deleted.
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/application.pb.h"
#include "services/cohort/api/applications.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/application.h"
#include "services/resource/standard_methods.h"
#include "services/rpc/message_reader.h"

namespace pepiniere::resource {

template <>
struct Rules<cohort::ApplicationFile>
    : StandardRules<cohort::ApplicationFile, cohort::v1::ApplicationFile, cohort::api::Context> {
  using T = cohort::ApplicationFile;

  static absl::StatusOr<bool> FindParent(const Context& context, const rpc::CallScope& call, const std::string& parent);
  // The call, and the application: the caller's own, which is still written.
  static absl::Status LockParent(journal::Unit& unit, const std::string& parent);
  static constexpr bool kChangesUnderParent = true;
  // The application, where an answer of it is this file.
  static absl::StatusOr<std::optional<std::string>> FindReferrer(db::Session& session, const std::string& id);
  static absl::Status LifeChanged(journal::Unit& unit, const base::Stored<T>& after);
  static const query::SortSchema& Order() { return record::NameOrder(); }
  static absl::StatusOr<record::Page<base::Stored<T>>> List(const Context& context, const rpc::CallScope& call,
                                                            const record::ListQuery& list, const std::string& parent);
};

extern template class StandardMethods<cohort::ApplicationFile>;

}  // namespace pepiniere::resource

namespace pepiniere::cohort::api {

class ApplicationFiles {
 public:
  // Must outlive this.
  explicit ApplicationFiles(const Context& context) : context_(context), standard_(context) {}

  void Mount(rpc::Service& service);

 private:
  absl::StatusOr<v1::ApplicationFile> Send(rpc::CallScope& call,
                                           rpc::MessageReader<v1::SendApplicationFileRequest>& reader);
  absl::StatusOr<v1::ReadApplicationFileResponse> Read(rpc::CallScope& call,
                                                       const v1::ReadApplicationFileRequest& request);

  const Context& context_;
  resource::StandardMethods<ApplicationFile> standard_;
};

}  // namespace pepiniere::cohort::api
