// What applicants are told by mail, each once: queued in the transaction that has it to say.
#pragma once

#include <string>

#include "absl/status/status.h"
#include "services/base/stored.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/call.h"
#include "services/cohort/domain/hearing.h"
#include "services/cohort/domain/seat_offer.h"
#include "services/journal/unit.h"

namespace pepiniere::cohort::api {

// The zone of a call's days. One that this machine does not know, which another took, is that of Paris.
absl::TimeZone ZoneOf(const Call& call);

// That it was submitted.
absl::Status WriteReceived(journal::Unit& unit, const base::Stored<Application>& application, const Call& call);
// What was published of whether it is admissible, and why.
absl::Status WriteAdmissibility(journal::Unit& unit, const base::Stored<Application>& application, const Call& call);
// What an appeal became, that was answered now.
absl::Status WriteAppealAnswer(journal::Unit& unit, const base::Stored<Application>& application, const Call& call,
                               bool upheld, const std::string& reason);
// When and where it is heard; again where that was moved.
absl::Status WriteHearing(journal::Unit& unit, const base::Stored<JuryHearing>& hearing);
// What is offered, and until when.
absl::Status WriteOffer(journal::Unit& unit, const base::Stored<SeatOffer>& offer, const Call& call);
// That the results of a call are published: of each application (an id) once a publication, of that name.
absl::Status WriteResult(journal::Unit& unit, const base::Stored<Application>& application, const Call& call,
                         const std::string& publication, const std::string& summary);

}  // namespace pepiniere::cohort::api
