#include "services/feedback/api/answers.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "services/aip/contract_check.h"
#include "services/aip/names.h"
#include "services/aip/resource_name.h"
#include "services/aip/size_limits.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/feedback/domain/campaign.h"
#include "services/record/table.h"

namespace pepiniere::feedback::api {
namespace {

using base::Concat;

const aip::ResourcePattern& AnswerPattern() {
  static const auto* const pattern = new aip::ResourcePattern("campaigns/{campaign}/answer");
  return *pattern;
}

absl::Status NotOpen(const std::string& campaign) {
  const std::string name = record::NameOf(Campaign::kPattern, campaign);
  return aip::Precondition(name + " takes no answers",
                           {{"CAMPAIGN_NOT_OPEN", name, "it is not open yet, or it has closed"}}, "CAMPAIGN_NOT_OPEN");
}

bool IsAnswered(const AskedQuestion& question, const v1::AnswerValue& value) {
  if (question.kind == QuestionKind::kText) return !base::IsBlank(value.text());
  return question.kind == QuestionKind::kChoiceMany || value.options_size() > 0;
}

void CheckValue(const AskedQuestion& question, const v1::AnswerValue& value, const std::string& path,
                aip::Violations& violations) {
  if (question.kind == QuestionKind::kText) {
    if (value.options_size() > 0) violations.Add(path + "options", "must be left out: it is answered in words");
    return;
  }
  if (!value.text().empty()) violations.Add(path + "text", "must be left out: it is answered by what is offered");
  const Question offered = FiguresOf(question);
  std::set<std::string> chosen;
  for (int i = 0; i < value.options_size(); ++i) {
    const std::string field = Concat(path, "options[", i, "]");
    if (std::ranges::find(offered.options, value.options(i)) == offered.options.end()) {
      violations.Add(field, "is none of its options");
    } else if (!chosen.insert(value.options(i)).second) {
      violations.Add(field, "is chosen already");
    }
  }
  if (question.kind != QuestionKind::kChoiceMany && value.options_size() > 1) {
    violations.Add(path + "options", "must have one item: only one may be chosen");
  }
}

}  // namespace

void CheckAnswer(const QuestionnaireVersion& asked, const v1::Answer& answer, std::string_view prefix,
                 aip::Violations& violations) {
  std::set<std::string> answered, seen;
  for (int i = 0; i < answer.values_size(); ++i) {
    const v1::AnswerValue& value = answer.values(i);
    const std::string path = Concat(prefix, "values[", i, "].");
    const auto question = std::ranges::find(asked.questions, value.question(), &AskedQuestion::code);
    if (question == asked.questions.end()) {
      violations.Add(path + "question", "is no question of the campaign");
      continue;
    }
    if (!seen.insert(value.question()).second) violations.Add(path + "question", "is answered already");
    CheckValue(*question, value, path, violations);
    if (IsAnswered(*question, value)) answered.insert(value.question());
  }
  for (const AskedQuestion& question : asked.questions) {
    if (question.mandatory && !answered.contains(question.code)) {
      violations.Add(Concat(prefix, "values"), Concat("must answer ", question.code));
    }
  }
}

absl::StatusOr<Answers::Place> Answers::Find(const rpc::CallScope& call, std::string_view field,
                                             const std::string& name) const {
  Place place;
  PEP_ASSIGN(place.campaign, aip::ParseId(AnswerPattern(), field, name));
  const std::string& person = call.principal().person;
  std::optional<store::Taking> taking;
  std::vector<std::string> places;
  bool asked = false;
  PEP_TRY(context_.db.Read(call.deadline(), [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(asked, store::IsAsked(session, place.campaign, person));
    if (!asked) return absl::OkStatus();
    PEP_ASSIGN(taking, store::FindTaking(session, place.campaign, context_.clock.Now()));
    PEP_ASSIGN(places, store::PlacesOfKey(session, place.campaign, store::kAnswerKey));
    return absl::OkStatus();
  }));
  if (!asked) return aip::NotFound(name);
  if (!taking) return NotOpen(place.campaign);
  place.taking = *std::move(taking);
  const auto key = store::KeyFiles::Read(places, place.taking.key_fingerprint);
  if (!key.ok()) return absl::UnavailableError("the key of the campaign is out of reach: nothing was kept");
  place.key = *key;
  place.mark = store::MarkOf(place.key, place.campaign, person);
  return place;
}

absl::Status Answers::Write(const rpc::CallScope& call, const Place& place, const std::string* sealed) const {
  return context_.db.Transact(call.deadline(), [&](db::Session& session) -> absl::Status {
    PEP_ASSIGN(const bool passed, store::PassGate(session, place.campaign, place.mark, context_.clock.Now()));
    if (!passed) return NotOpen(place.campaign);
    return sealed ? store::PutAnswer(session, place.campaign, place.mark, *sealed)
                  : store::DeleteAnswer(session, place.campaign, place.mark);
  });
}

absl::StatusOr<v1::Answer> Answers::Get(rpc::CallScope& call, const v1::GetAnswerRequest& request) {
  PEP_ASSIGN(const Place place, Find(call, "name", request.name()));
  PEP_ASSIGN(const auto sealed, context_.db.Read(call.deadline(), [&](db::Session& session) {
    return store::FindAnswer(session, place.campaign, place.mark);
  }));
  v1::Answer answer;
  const auto opened = sealed ? store::OpenAnswer(place.key, place.campaign, *sealed) : std::nullopt;
  if (sealed && (!opened || !answer.ParseFromString(*opened))) return absl::DataLossError("the answer cannot be read");
  answer.set_name(request.name());
  return answer;
}

absl::StatusOr<v1::Answer> Answers::Put(rpc::CallScope& call, const v1::PutAnswerRequest& request) {
  PEP_ASSIGN(const Place place, Find(call, "answer.name", request.answer().name()));
  PEP_ASSIGN(const auto version,
             record::Find<QuestionnaireVersion>(context_.db, call.deadline(), place.taking.questionnaire_version));
  if (!version) return absl::InternalError("the questionnaire of the campaign is gone");
  aip::Violations violations;
  aip::CheckSizes(request.answer(), "answer", violations);
  aip::CheckContract(request.answer(), "answer", violations);
  CheckAnswer(version->value, request.answer(), "answer.", violations);
  PEP_TRY(violations.ToStatus());
  v1::Answer said = request.answer();
  said.clear_name();
  const std::string sealed = store::SealAnswer(place.key, place.campaign, said.SerializeAsString());
  PEP_TRY(Write(call, place, &sealed));
  return request.answer();
}

absl::StatusOr<v1::DeleteAnswerResponse> Answers::Delete(rpc::CallScope& call, const v1::DeleteAnswerRequest& request) {
  PEP_ASSIGN(const Place place, Find(call, "name", request.name()));
  PEP_TRY(Write(call, place, nullptr));
  return v1::DeleteAnswerResponse();
}

void Answers::Mount(rpc::Service& service) {
  service.Unary("GetAnswer", *this, &Answers::Get);
  service.Unary("PutAnswer", *this, &Answers::Put);
  service.Unary("DeleteAnswer", *this, &Answers::Delete);
}

}  // namespace pepiniere::feedback::api
