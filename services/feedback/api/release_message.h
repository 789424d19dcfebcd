// Releases as the contract tells them, and as the one document that everybody reads.
#pragma once

#include <string>
#include <vector>

#include "pepiniere/feedback/v1/release.pb.h"
#include "services/feedback/domain/questionnaire.h"
#include "services/feedback/domain/release.h"

namespace pepiniere::feedback::api {

// The figures of a question, but for a text.
v1::QuestionFigures ToMessage(const Question& question, const Release& release);
// The groups that these figures tell apart, without what they are of.
Release GroupsOf(const v1::QuestionFigures& figures);
// What a release would look like, with sizes alone.
v1::GroupFigures ToMessage(const Cell& plan);

// The document: JSON, the same for the same release whoever writes it.
std::string DocumentOf(const std::string& campaign, const std::string& questionnaire_hash, const v1::Release& release);

}  // namespace pepiniere::feedback::api
