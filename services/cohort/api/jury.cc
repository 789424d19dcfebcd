#include "services/cohort/api/jury.h"

#include "services/aip/convert_fields.h"
#include "services/aip/errors.h"
#include "services/aip/values.h"
#include "services/base/try.h"
#include "services/cohort/api/calls.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/jury_store.h"
#include "services/cohort/store/ranking_store.h"

namespace pepiniere::cohort::api {

absl::StatusOr<std::vector<identity::Binding>> JurorRolesOf(const Context& context, const rpc::CallScope& call) {
  std::vector<identity::Binding> roles;
  const std::string& person = call.principal().person;
  if (person.empty()) return roles;
  PEP_ASSIGN(const std::vector<std::string> calls, store::CallsJudgedBy(context.db, call.deadline(), person));
  for (const std::string& id : calls) {
    roles.push_back({.role = rpc::v1::ROLE_JUROR, .resource = record::NameOf(Call::kPattern, id)});
  }
  return roles;
}

absl::StatusOr<JurySeat> JurySeat::Of(const Context& context, const rpc::CallScope& call, const std::string& id) {
  PEP_ASSIGN(const auto found, record::Find<Call>(context.db, call.deadline(), id));
  if (!found || found->deleted_at) return aip::NotFound(record::NameOf(Call::kPattern, id));
  JurySeat seat;
  seat.judged_ = *found;
  seat.now_ = context.clock.Now();
  PEP_ASSIGN(const bool leads, LeadsCall(context, call, *found));
  seat.person_ = call.principal().person;
  PEP_ASSIGN(seat.row_, store::FindJuror(context.db, call.deadline(), id, seat.person_));
  PEP_ASSIGN(const bool was_juror, store::WasEverJuror(context.db, call.deadline(), id, seat.person_));
  seat.part_ = {.leads = leads, .judges = seat.row_.has_value(), .was_juror = was_juror};
  return seat;
}

bool JurySeat::has_closed() const { return !judged().Concealed() && judged().opening().closes <= now_; }

bool JurySeat::reads_as_juror() const { return ReadsAsJuror(part_, judged()); }

bool JurySeat::sees_own_reviews_alone() const { return ReadsOwnReviewsAlone(part_, judged(), now_); }

absl::Status JurySeat::CheckMarks() const {
  if (!MarksNoMore(part_, judged(), now_)) return absl::OkStatus();
  const std::string name = record::NameOf(Call::kPattern, id());
  return aip::Precondition("who leads " + name + " marks no more of it",
                           {{"READ_MARKS", name, "they can read the marks of others from when the reviews are over"}},
                           "READ_MARKS");
}

absl::StatusOr<bool> JurySeat::Sees(const Context& context, const rpc::CallScope& call,
                                    const base::Stored<Application>& application) const {
  if (leads() && IsReadByCoaches(application.value, judged(), now_)) {
    PEP_ASSIGN(const bool recused, IsRecused(context, call, application.id));
    return !recused;
  }
  return Judges(context, call, application);
}

absl::StatusOr<std::optional<base::Stored<Application>>> JurySeat::Find(const Context& context,
                                                                        const rpc::CallScope& call,
                                                                        const std::string& application) const {
  PEP_ASSIGN(auto found, record::Find<Application>(context.db, call.deadline(), application));
  if (!found) return found;
  PEP_ASSIGN(const bool sees, Sees(context, call, *found));
  if (!sees) found.reset();
  return found;
}

absl::StatusOr<bool> JurySeat::Judges(const Context& context, const rpc::CallScope& call,
                                      const base::Stored<Application>& application) const {
  if (!row_ || !IsThereForJurors(application.value, judged(), now_)) return false;
  if (!cohort::Judges(row_->value, application.value.choices)) return false;
  PEP_ASSIGN(const bool recused, IsRecused(context, call, application.id));
  return !recused;
}

absl::StatusOr<bool> JurySeat::IsRecused(const Context& context, const rpc::CallScope& call,
                                         const std::string& application) const {
  return store::IsRecused(context.db, call.deadline(), application, person_);
}

v1::Application ToldToJurors(const base::Stored<Application>& application, const Call& judged) {
  v1::Application proto;
  aip::WriteFields(AsToldToJurors(application.value, judged), proto);
  proto.set_name(record::NameOf(Application::kPattern, application.id));
  *proto.mutable_create_time() = aip::ToProto(application.created_at);
  return proto;
}

absl::Status NoApplication(const std::string& id) { return aip::NotFound(record::NameOf(Application::kPattern, id)); }

}  // namespace pepiniere::cohort::api
