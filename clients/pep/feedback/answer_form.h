// The questions of a campaign, asked one after the other of somebody at a terminal.
#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/pep/feedback/questions.h"
#include "clients/pep/kit/session.h"
#include "pepiniere/feedback/v1/answer.pb.h"

namespace pepiniere::pep {

class AnswerForm {
 public:
  // Keeps what was said so far, after each question.
  using Keep = std::function<absl::Status(const feedback::v1::Answer&)>;

  // `answer`: what was said before, question by question. All of them outlive this.
  AnswerForm(Session& session, const Questions& questions, feedback::v1::Answer answer, Keep keep);

  // Asks all of them. False where whoever was asked is gone before the end: what was said is kept.
  absl::StatusOr<bool> Fill();
  const feedback::v1::Answer& answer() const { return answer_; }

 private:
  enum class Step { kNext, kBack, kAgain, kGone };

  Step Ask(int place);
  void ShowQuestion(int place) const;
  // What is wrong with what was typed, if anything.
  std::string Take(const feedback::v1::Question& question, const std::string& typed);

  Session& session_;
  const Questions& questions_;
  feedback::v1::Answer answer_;
  const Keep keep_;
};

// What was typed to a question, put in the answer: an option by its code or its place, several with commas between
// them, "none" of several, a text. Returns what is wrong with it, if anything.
std::string TakeTyped(const feedback::v1::Question& question, const std::string& typed, feedback::v1::Answer& answer,
                      const Messages& say);

}  // namespace pepiniere::pep
