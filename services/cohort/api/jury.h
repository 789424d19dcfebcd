// Who judges what: the role that follows from the jurors of calls, and what a caller sees of the applications to one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "pepiniere/cohort/v1/application.pb.h"
#include "services/base/stored.h"
#include "services/cohort/api/context.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/juror.h"
#include "services/cohort/domain/screening.h"
#include "services/identity/principal.h"
#include "services/rpc/call_scope.h"

namespace pepiniere::cohort::api {

// That the caller is `juror` of each published call that they judge.
absl::StatusOr<std::vector<identity::Binding>> JurorRolesOf(const Context& context, const rpc::CallScope& call);

// What the caller is to a call.
class JurySeat {
 public:
  // The live call of that id; NOT_FOUND.
  static absl::StatusOr<JurySeat> Of(const Context& context, const rpc::CallScope& call, const std::string& id);

  const Call& judged() const { return judged_.value; }
  const std::string& id() const { return judged_.id; }
  bool leads() const { return part_.leads; }
  // Whether they are a juror of it, or were.
  bool was_juror() const { return part_.was_juror; }
  // Their own row among its jurors, unless it was deleted.
  const std::optional<base::Stored<Juror>>& row() const { return row_; }
  const std::string& person() const { return person_; }
  bool has_closed() const;
  // As screening.h says.
  bool reads_as_juror() const;
  bool sees_own_reviews_alone() const;
  // FAILED_PRECONDITION (READ_MARKS) where they mark no more.
  absl::Status CheckMarks() const;

  // Whether there is that application for them, as one who leads the call or judges it: not if they are recused from
  // it, whatever else they are.
  absl::StatusOr<bool> Sees(const Context& context, const rpc::CallScope& call,
                            const base::Stored<Application>& application) const;
  // The same of an id.
  absl::StatusOr<std::optional<base::Stored<Application>>> Find(const Context& context, const rpc::CallScope& call,
                                                                const std::string& application) const;
  // Whether they judge it: it is of their seats, and they are not recused from it.
  absl::StatusOr<bool> Judges(const Context& context, const rpc::CallScope& call,
                              const base::Stored<Application>& application) const;

 private:
  absl::StatusOr<bool> IsRecused(const Context& context, const rpc::CallScope& call,
                                 const std::string& application) const;

  base::Stored<Call> judged_;
  absl::Time now_;
  JuryPart part_;
  std::optional<base::Stored<Juror>> row_;
  std::string person_;
};

// An application as jurors of its call are told it.
v1::Application ToldToJurors(const base::Stored<Application>& application, const Call& judged);

// NOT_FOUND, the same of what there is not and of what there is not for the caller.
absl::Status NoApplication(const std::string& id);

}  // namespace pepiniere::cohort::api
