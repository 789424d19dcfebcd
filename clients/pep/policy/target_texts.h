// The texts that a proposal would change, as people type and read them.
#pragma once

#include <string>

#include "clients/pep/kit/messages.h"
#include "clients/pep/kit/sheet.h"
#include "google/protobuf/repeated_field.h"
#include "pepiniere/policy/v1/proposal.pb.h"

namespace pepiniere::pep {

using TargetTexts = google::protobuf::RepeatedPtrField<policy::v1::Proposal::TargetText>;

inline constexpr char kTargetTextType[] = "KIND;IDENTIFIER;ARTICLE;AUTHORITY";

// "code;Code général de la fonction publique;L. 332-1;direction-generale": all that follows the identifier may be left
// out. Returns what is wrong with it, if anything.
std::string AddTargetText(const std::string& typed, policy::v1::Proposal& proposal, const Messages& say);

// "1=What it says now": the wording of one that was said, by its place from 1. Returns what is wrong, likewise.
std::string SetCurrentWording(const std::string& typed, policy::v1::Proposal& proposal, const Messages& say);
std::string SetProposedWording(const std::string& typed, policy::v1::Proposal& proposal, const Messages& say);

// Each with its wordings, one below the other.
void ShowTargetTexts(const TargetTexts& texts, Sheet& sheet, const Messages& say);

}  // namespace pepiniere::pep
