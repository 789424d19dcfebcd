// An answer to a campaign: as a file has it, by the codes of its questions, and as people read it.
#pragma once

#include <span>
#include <string>

#include "clients/pep/feedback/file_value.h"
#include "clients/pep/feedback/questions.h"
#include "pepiniere/feedback/v1/answer.pb.h"

namespace pepiniere::pep {

// What may be chosen, by code: of a scale that names none, "1" to "5". None of a text.
std::vector<std::string> OptionsOf(const feedback::v1::Question& question);

// {"autonomy": 4, "tools": ["a", "b"], "advice": "…"}: what is missing, null or an empty text is unanswered.
feedback::v1::Answer TakeAnswer(const FileValue& all, const Questions& questions);
std::string AnswerJson(const feedback::v1::Answer& answer, const Questions& questions);

// What is said to a question; null: nothing.
const feedback::v1::AnswerValue* ValueTo(const feedback::v1::Answer& answer, const std::string& question);
feedback::v1::AnswerValue& SetValueTo(feedback::v1::Answer& answer, const std::string& question);
void ClearValueTo(feedback::v1::Answer& answer, const std::string& question);

// "4", "Papier, Tableur", the text; "none of these"; empty of a null.
std::string SaidValue(const feedback::v1::AnswerValue* value, const feedback::v1::Question& question,
                      const Messages& say);

}  // namespace pepiniere::pep
