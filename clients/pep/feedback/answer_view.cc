#include "clients/pep/feedback/answer_view.h"

#include <string>

#include "absl/strings/str_join.h"
#include "clients/pep/feedback/answer_values.h"
#include "clients/pep/kit/proto_values.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Answer;
using feedback::v1::AnswerValue;
using feedback::v1::Question;

// A question, and what is said to it; null: nothing.
struct Row {
  const Question* question;
  const AnswerValue* value;
};

const View<Row>& AnswerView() {
  using R = const Row&;
  using M = const Messages&;
  static const auto* const view = new View<Row>{
      .fields = {{"question", [](R r) { return r.question->code(); }},
                 {"options", [](R r) { return r.value == nullptr ? "" : absl::StrJoin(r.value->options(), ";"); }},
                 {"text", [](R r) { return r.value == nullptr ? "" : r.value->text(); }}},
      .columns = {{{"Question", "Question"},
                   [](R r, M) {
                     return Cell{r.question->text(), Tone::kStrong};
                   },
                   Align::kLeft,
                   20},
                  {{"You say", "Vous dites"},
                   [](R r, M say) {
                     if (r.value == nullptr) return Cell{"–", Tone::kDim};
                     return Cell{SaidValue(r.value, *r.question, say)};
                   },
                   Align::kLeft,
                   20}}};
  return *view;
}

}  // namespace

void ShowAnswer(const Answer& answer, const Questions& questions, const Output& output) {
  if (output.format == Format::kJson) return output.Line(Json(answer));
  Listing<Row> listing(output, AnswerView());
  for (const Question& question : questions) listing.Add({&question, ValueTo(answer, question.code())});
  listing.Flush();
}

}  // namespace pepiniere::pep
