#include "services/access/api/consents.h"

#include <optional>
#include <utility>

#include "services/aip/errors.h"
#include "services/aip/fields.h"
#include "services/aip/names.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/identity/principal.h"

namespace pepiniere::access::api {
namespace {

using base::Concat;
using Any = google::protobuf::Message;
using Standard = resource::StandardMethods<Consent>;

// Whether the caller is the person whose consent has that id.
bool IsTheirs(const rpc::CallScope& call, const std::string& id) {
  return call.principal().person == record::NameOf(Person::kPattern, record::ParentIn(id));
}

// The contract's bounds let no other code through than those of languages.
Language ReadLanguage(const std::string& code) { return LanguageOf(code).value_or(Language::kFrench); }

absl::Status UnknownPurpose() {
  std::string ids;
  for (const ConsentPurpose& known : ConsentPurposes()) ids += Concat(ids.empty() ? "" : ", ", known.id);
  return aip::Invalid("name", Concat("must end with what may be agreed to, one of ", ids));
}

// What the purpose says now is not what they read.
absl::Status WordingChanged(const ConsentPurpose& purpose) {
  return aip::Failure(absl::StatusCode::kFailedPrecondition, "WORDING_CHANGED",
                      Concat("the wording of ", purpose.id,
                             " is not, or is no longer, what was read: read it again, then agree to that"));
}

Consent Withdrawn(const journal::Unit& unit, const Consent& given) {
  Consent withdrawn = given;
  withdrawn.withdrawn_at = unit.now();
  return withdrawn;
}

}  // namespace

void Consents::Mount(rpc::Service& service) {
  standard_.Mount(service);
  service.Unary("ListConsentPurposes", *this, &Consents::ListPurposes);
  service.Unary("GiveConsent", *this, &Consents::Give);
  service.Unary("WithdrawConsent", [this](rpc::CallScope& call, const Any& request, Any& reply) {
    return Withdraw(call, request, reply);
  });
}

absl::StatusOr<v1::ListConsentPurposesResponse> Consents::ListPurposes(rpc::CallScope&,
                                                                       const v1::ListConsentPurposesRequest& request) {
  const Language language = ReadLanguage(request.language_code());
  v1::ListConsentPurposesResponse reply;
  for (const ConsentPurpose& purpose : ConsentPurposes()) {
    v1::ConsentPurpose& told = *reply.add_consent_purposes();
    told.set_id(std::string(purpose.id));
    told.set_title(std::string(purpose.title.In(language)));
    told.set_wording(std::string(purpose.wording.In(language)));
  }
  return reply;
}

absl::StatusOr<v1::Consent> Consents::Give(rpc::CallScope& call, const v1::GiveConsentRequest& request) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", request.name()));
  if (!IsTheirs(call, id)) return aip::PermissionDenied("nobody agrees for somebody else");
  if (call.principal().issuer == identity::CertificateIssuer()) {
    return aip::PermissionDenied("what signs in with a certificate reads nothing: the person agrees");
  }
  const ConsentPurpose* const purpose = FindPurpose(aip::IdOf(id));
  if (!purpose) return UnknownPurpose();
  const std::string_view wording = purpose->wording.In(ReadLanguage(request.language_code()));
  return resource::Write<v1::Consent>(context_, call, request, [&](journal::Unit& unit) -> absl::StatusOr<v1::Consent> {
    // Locked: of an erasure at the same moment, one waits for the other.
    PEP_ASSIGN(const auto person, persons_.Lock(unit, record::ParentIn(id), /*etag=*/""));
    PEP_TRY(resource::Rules<Person>::CheckOpen(person.stored));
    if (request.wording() != wording) return WordingChanged(*purpose);
    PEP_ASSIGN(std::optional<base::Stored<Consent>> stored, record::FindForUpdate<Consent>(unit.session(), id));
    const Consent given = {.wording = request.wording(), .given_at = unit.now()};
    if (!stored) {
      PEP_ASSIGN(stored, record::Insert(unit, id, given));
    } else if (!IsUpToDate(stored->value, *purpose)) {
      PEP_ASSIGN(stored, record::Update(unit, *stored, given));
    }
    return Standard::Told(*stored, resource::Today(call));
  });
}

absl::Status Consents::Withdraw(rpc::CallScope& call, const Any& request, Any& reply) {
  PEP_ASSIGN(const std::string id, Standard::ParseName("name", aip::TextIn(request, "name")));
  if (!IsTheirs(call, id) && base::IsBlank(aip::TextIn(request, "reason"))) {
    return aip::Invalid("reason", "say who asked for it, and how: it is somebody else's");
  }
  return standard_.Change(
      call, request, reply, [](const journal::Unit& unit, const auto& before) -> absl::StatusOr<Consent> {
        if (!before.value.withdrawn_at) return Withdrawn(unit, before.value);
        const std::string name = record::NameOf(Consent::kPattern, before.id);
        return aip::Failure(absl::StatusCode::kFailedPrecondition, "WITHDRAWN", Concat(name, " was withdrawn already"));
      });
}

absl::Status WithdrawAll(journal::Unit& unit, const std::string& person, std::string_view reason) {
  PEP_ASSIGN(const auto consents, record::SelectBelow<Consent>(unit.session(), person));
  for (const base::Stored<Consent>& consent : consents) {
    PEP_ASSIGN(const auto before, record::FindForUpdate<Consent>(unit.session(), consent.id));
    if (!before || before->value.withdrawn_at) continue;
    PEP_TRY(record::Update(unit, *before, Withdrawn(unit, before->value), reason).status());
  }
  return absl::OkStatus();
}

}  // namespace pepiniere::access::api

namespace pepiniere::resource {

using access::Consent;

const query::FilterSchema& Rules<Consent>::Filters() {
  static const auto* const none = new query::FilterSchema;
  return *none;
}

void Rules<Consent>::Tell(const base::Stored<Consent>& consent, base::Date, Proto& proto) {
  proto.set_state(consent.value.withdrawn_at ? Proto::STATE_WITHDRAWN : Proto::STATE_GIVEN);
  const access::ConsentPurpose* const purpose = access::FindPurpose(aip::IdOf(consent.id));
  proto.set_up_to_date(purpose && access::IsUpToDate(consent.value, *purpose));
}

template class StandardMethods<Consent>;

}  // namespace pepiniere::resource
