// Who is told what is not open data: whoever holds a role that reads it on what contains the project (containers.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "pepiniere/metrics/v1/definition.pb.h"
#include "services/base/stored.h"
#include "services/metrics/api/context.h"
#include "services/metrics/domain/definition.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::metrics::api {

// Who is told: the caller, or whoever reads later what is kept for everybody.
enum class Reader { kCaller, kEverybody };

// One a call, or a message of a stream; remembers what it found out.
class Visibility {
 public:
  Visibility(const Context& context, const rpc::CallScope& call, Reader reader = Reader::kCaller)
      : context_(context), call_(call), reader_(reader) {}

  // Whether the caller reads what is not open data of that project (a name).
  absl::StatusOr<bool> Reads(const std::string& project);
  // Blanks what the caller may not read of what is that project's. (The dispatcher does so by itself for anonymous
  // callers.)
  absl::Status Restrict(const std::string& project, google::protobuf::Message& message);
  // Whether the caller is told that definition: its project's own affairs are for those who read them.
  absl::StatusOr<bool> Sees(const domain::Definition& definition);
  // Whether the caller is told the values that such a metric has of that project (a name).
  absl::StatusOr<bool> IsTold(const domain::Definition& definition, const std::string& project);
  // The same of a metric by its id: false where there is none, or it was deleted.
  absl::StatusOr<bool> IsTold(const std::string& metric, const std::string& project);
  // The same, of a ratio and of both its parts: whether anything of it can be told.
  absl::StatusOr<bool> IsToldWhole(const std::string& metric, const std::string& project);
  // The same, whether they were deleted since or not: of what was deleted before them.
  absl::StatusOr<bool> WasToldWhole(const std::string& metric, const std::string& project);
  // A metric by its id; null: there is none.
  using FindMetric = absl::FunctionRef<absl::StatusOr<const domain::Definition*>(const std::string& metric)>;
  // The same of IsToldWhole, for who knows metrics in a way of their own.
  absl::StatusOr<bool> IsToldWhole(const std::string& metric, const std::string& project, FindMetric find);
  // Blanks the parts of a ratio that the caller is not told of: they are as if they were not.
  absl::Status HideParts(v1::Definition& told);

 private:
  using Metric = std::optional<base::Stored<domain::Definition>>;

  enum class Deleted { kHidden, kTold };
  // Of a metric (its id); null: there is none, or it was deleted and those are hidden.
  absl::StatusOr<const domain::Definition*> Find(const std::string& metric, Deleted deleted);

  const Context& context_;
  const rpc::CallScope& call_;
  const Reader reader_;
  std::map<std::string, bool, std::less<>> projects_;
  std::map<std::string, Metric, std::less<>> metrics_;
};

}  // namespace pepiniere::metrics::api
