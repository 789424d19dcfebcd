#include "services/cohort/api/letters.h"

#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/cohort/domain/challenge.h"
#include "services/cohort/domain/seat.h"
#include "services/cohort/store/application_store.h"
#include "services/cohort/store/call_store.h"
#include "services/cohort/store/challenge_store.h"
#include "services/cohort/store/seat_store.h"
#include "services/mail/queue/queue.h"

namespace pepiniere::cohort::api {
namespace {

using base::Concat;

std::string NameOf(const std::string& id) { return record::NameOf(Application::kPattern, id); }

// A letter to the applicant of an application (an id), of something that happened to it.
mail::Letter LetterOf(const std::string& id, const std::string& applicant, const Call& call,
                      std::string_view template_id, std::string_view happened) {
  mail::Letter letter;
  letter.fact = Concat(NameOf(id), "/", happened);
  letter.person = applicant;
  letter.template_id = template_id;
  letter.fields.emplace("call", call.title);
  const std::size_t slash = id.find('/');
  letter.fields.emplace("path", Concat("/appels/", id.substr(0, slash), "/candidatures/", id.substr(slash + 1)));
  return letter;
}

// As much of a reason as a letter has room for; all of it is on the page of the application.
std::string Excerpt(const std::string& text) {
  constexpr std::size_t kMost = 3900;
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // within a character
  return text.substr(0, end) + "…";
}

absl::Status Send(journal::Unit& unit, const mail::Letter& letter) {
  // Who was erased is written to no more.
  return letter.person.empty() ? absl::OkStatus() : mail::Enqueue(unit, letter);
}

}  // namespace

absl::TimeZone ZoneOf(const Call& call) {
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(call.time_zone, &zone)) absl::LoadTimeZone(base::Absl(kUsualZone), &zone);
  return zone;
}

absl::Status WriteReceived(journal::Unit& unit, const base::Stored<Application>& application, const Call& call) {
  const absl::TimeZone zone = ZoneOf(call);
  const absl::Time submitted = application.value.submitted_at.value_or(unit.now());
  mail::Letter letter = LetterOf(application.id, application.value.applicant, call, "application.received",
                                 Concat("received/", absl::ToUnixMicros(submitted)));
  letter.fields.emplace("received", mail::Moment{submitted, zone});
  letter.fields.emplace("closes", mail::Moment{call.opening().closes, zone});
  return Send(unit, letter);
}

absl::Status WriteAdmissibility(journal::Unit& unit, const base::Stored<Application>& application, const Call& call) {
  const bool admitted = application.value.state == ApplicationState::kAdmissible;
  const absl::Time decided = application.value.decided_at.value_or(unit.now());
  mail::Letter letter = LetterOf(application.id, application.value.applicant, call,
                                 admitted ? "application.admissible" : "application.inadmissible",
                                 Concat("admissibility/", absl::ToUnixMicros(decided)));
  if (admitted && call.results) letter.fields.emplace("results", *call.results);
  if (!admitted) letter.fields.emplace("reason", Excerpt(application.value.decision_reason));
  return Send(unit, letter);
}

absl::Status WriteAppealAnswer(journal::Unit& unit, const base::Stored<Application>& application, const Call& call,
                               bool upheld, const std::string& reason) {
  mail::Letter letter =
      LetterOf(application.id, application.value.applicant, call, upheld ? "appeal.upheld" : "appeal.dismissed",
               Concat("appeal/", absl::ToUnixMicros(unit.now())));
  letter.fields.emplace("reason", Excerpt(reason));
  return Send(unit, letter);
}

absl::Status WriteHearing(journal::Unit& unit, const base::Stored<JuryHearing>& hearing) {
  if (!hearing.value.starts_at) return absl::OkStatus();
  PEP_ASSIGN(const auto application, record::Find<Application>(unit.session(), hearing.value.application));
  PEP_ASSIGN(const auto call, record::Find<Call>(unit.session(), record::ParentIn(hearing.id)));
  if (!application || !call) return absl::OkStatus();
  mail::Letter letter =
      LetterOf(application->id, application->value.applicant, call->value, "hearing.invitation",
               Concat("hearing/", hearing.id.substr(hearing.id.rfind('/') + 1), "/", hearing.version));
  letter.fields.emplace("at", mail::Moment{*hearing.value.starts_at, ZoneOf(call->value)});
  const std::string& place = hearing.value.place.empty() ? hearing.value.link_uri : hearing.value.place;
  if (!place.empty()) letter.fields.emplace("place", place);
  letter.until = hearing.value.starts_at;
  return Send(unit, letter);
}

absl::Status WriteOffer(journal::Unit& unit, const base::Stored<SeatOffer>& offer, const Call& call) {
  PEP_ASSIGN(const auto seat, record::Find<Seat>(unit.session(), offer.value.seat));
  PEP_ASSIGN(const auto challenge, record::Find<Challenge>(unit.session(), seat ? seat->value.challenge : ""));
  std::string called = seat ? seat->value.skill : "";
  if (challenge) called = called.empty() ? challenge->value.title : Concat(challenge->value.title, ", ", called);
  if (called.empty()) called = offer.value.seat;
  mail::Letter letter = LetterOf(offer.value.application, offer.value.applicant, call, "offer.made",
                                 Concat("offers/", record::NumberIn(offer.id)));
  letter.fields.emplace("seat", called);
  // A call that says no last day has none: until it is taken back.
  const absl::Time until = offer.value.expires_at.value_or(unit.now() + absl::Hours(24 * 365));
  letter.fields.emplace("until", mail::Moment{until, ZoneOf(call)});
  letter.until = until;
  return Send(unit, letter);
}

absl::Status WriteResult(journal::Unit& unit, const base::Stored<Application>& application, const Call& call,
                         const std::string& publication, const std::string& summary) {
  mail::Letter letter =
      LetterOf(application.id, application.value.applicant, call, "result.published", Concat("results/", publication));
  if (!summary.empty()) letter.fields.emplace("summary", Excerpt(summary));
  return Send(unit, letter);
}

}  // namespace pepiniere::cohort::api
