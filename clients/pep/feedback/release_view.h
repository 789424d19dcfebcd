// Figures of groups of people, in a table: of a release, and of what one would look like.
#pragma once

#include "clients/pep/kit/output.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "pepiniere/feedback/v1/release.pb.h"

namespace pepiniere::pep {

// The groups of a draft's release: how many people each would be about.
void ShowPlan(const google::protobuf::RepeatedPtrField<feedback::v1::GroupFigures>& groups, const Output& output);

// What a campaign published: to people a table a question and the texts, to programs its JSON, or a record a group.
void ShowRelease(const feedback::v1::Release& release, const Output& output);

}  // namespace pepiniere::pep
