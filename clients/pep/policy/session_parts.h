// Who sits on a committee and by which rules, as people type and read it.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "pepiniere/policy/v1/decision.pb.h"
#include "pepiniere/policy/v1/session.pb.h"

namespace pepiniere::pep {

inline constexpr char kSeatType[] = "CODE;TITLE;chair;PERSON";

// "a.durand;Anne Durand, présidente;chair": `chair` for who chairs, then who they are in the access service; both may
// be left out. Returns what is wrong with it, if anything.
std::string AddSeat(const std::string& typed, policy::v1::Session& session, const Messages& say);

// "2026-3": a proposal that it is about.
std::string AddAgendaItem(const std::string& typed, policy::v1::Session& session, const Messages& say);

// "a.durand=b.petit": who gave their mandate to whom.
std::string AddMandate(const std::string& typed, policy::v1::RecordAttendanceRequest& request, const Messages& say);

// "a.durand=for".
std::string AddMemberVote(const std::string& typed, policy::v1::Decision& decision, const Messages& say);

// "Anne Durand, présidente (a.durand)".
std::string SaidSeat(const policy::v1::Session& session, const std::string& code);

}  // namespace pepiniere::pep
