#include "clients/pep/feedback/draft_file.h"

#include <array>
#include <optional>
#include <string_view>

#include "clients/pep/feedback/audience.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/proto_values.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::AudienceSource;
using feedback::v1::Campaign;
using feedback::v1::Question;
using feedback::v1::Questionnaire;
using feedback::v1::QuestionnaireVersion;
using feedback::v1::QuestionOption;
using std::string_view;

constexpr std::array<string_view, 9> kMembers = {"programme", "title",     "description", "audience",     "breakdown",
                                                 "endTime",   "reminders", "readers",     "questionnaire"};
constexpr std::array<string_view, 5> kQuestionnaireMembers = {"id", "title", "description", "note", "questions"};
constexpr std::array<string_view, 7> kQuestionMembers = {"code",    "kind",      "text",     "help",
                                                         "options", "sensitive", "mandatory"};
constexpr std::array<string_view, 2> kOptionMembers = {"code", "label"};
constexpr std::array<string_view, 5> kSourceMembers = {"kind", "cohort", "network", "firstYear", "lastYear"};
constexpr std::int64_t kFirstYear = 1950, kLastYear = 2100;

// A word of an enumeration, which must be there.
template <typename Enum>
Enum TakeWord(const FileValue& value) {
  const std::string word = value.Name();
  if (word.empty()) return {};
  const auto found = ParseWord(Words<Enum>(), word);
  if (!found) value.Complain(FileWrong::kNoWord, {TypedWords<Enum>()});
  return found.value_or(Enum());
}

void TakeOption(const FileValue& value, Question& question) {
  value.HasOnly(kOptionMembers);
  QuestionOption& option = *question.add_options();
  option.set_code(value.Required("code").Label());
  option.set_label(value.Required("label").Prose());
}

void TakeQuestion(const FileValue& value, QuestionnaireVersion& version, Once& codes) {
  value.HasOnly(kQuestionMembers);
  Question& question = *version.add_questions();
  const FileValue code = value.Required("code");
  question.set_code(code.Name());
  codes.Meets(code, question.code());
  question.set_kind(TakeWord<Question::Kind>(value.Required("kind")));
  question.set_text(value.Required("text").Prose());
  question.set_help(value.Member("help").Prose());
  question.set_sensitive(value.Member("sensitive").Flag());
  question.set_mandatory(value.Member("mandatory").Flag());
  value.Member("options").EachItem([&](const FileValue& item) { TakeOption(item, question); });
}

void TakeQuestionnaire(const FileValue& value, DraftFile& file) {
  value.HasOnly(kQuestionnaireMembers);
  Questionnaire& questionnaire = file.questionnaire;
  file.questionnaire_id = value.Required("id").Name();
  questionnaire.set_programme(file.campaign.programme());
  const FileValue title = value.Member("title");
  questionnaire.set_title(title.is_there() ? title.Prose() : file.campaign.title());
  questionnaire.set_description(value.Member("description").Prose());
  file.version.set_note(value.Member("note").Prose());
  Once codes;
  value.Required("questions").EachItem([&](const FileValue& item) { TakeQuestion(item, file.version, codes); });
}

void TakeSource(const FileValue& value, Campaign& campaign) {
  value.HasOnly(kSourceMembers);
  AudienceSource& source = *campaign.add_audience();
  source.set_kind(TakeWord<AudienceSource::Kind>(value.Required("kind")));
  const FileValue cohort = value.Member("cohort"), network = value.Member("network");
  if (cohort.is_there()) source.set_cohort(CohortNamed(cohort.Name()));
  if (network.is_there()) source.set_network(ResourceName("networks", network.Name()));
  source.set_first_year(static_cast<int>(value.Member("firstYear").Count(kFirstYear, kLastYear).value_or(0)));
  source.set_last_year(static_cast<int>(value.Member("lastYear").Count(kFirstYear, kLastYear).value_or(0)));
}

void TakeReminder(const FileValue& value, base::Date today, Campaign& campaign) {
  const std::string typed = value.Name();
  if (typed.empty()) return;
  const auto day = ParseDate(typed, today);
  if (!day) return value.Complain(FileWrong::kNoDate);
  ToProto(*day, campaign.add_reminders()->mutable_date());
}

void TakeEnd(const FileValue& value, base::Date today, Campaign& campaign) {
  const std::string typed = value.Name();
  if (typed.empty()) return;
  const auto end = ParseStart(typed, today);
  if (!end) return value.Complain(FileWrong::kNoTime);
  ToProto(*end, campaign.mutable_end_time());
}

}  // namespace

DraftFile TakeDraft(const FileValue& all, base::Date today) {
  all.HasOnly(kMembers);
  DraftFile file;
  Campaign& campaign = file.campaign;
  campaign.set_programme(ResourceName("programmes", all.Required("programme").Name()));
  campaign.set_title(all.Required("title").Prose());
  campaign.set_description(all.Member("description").Prose());
  all.Required("audience").EachItem([&](const FileValue& item) { TakeSource(item, campaign); });
  all.Member("breakdown").EachItem([&](const FileValue& item) { campaign.add_breakdown(AsCode(item.Name())); });
  all.Member("reminders").EachItem([&](const FileValue& item) { TakeReminder(item, today, campaign); });
  TakeEnd(all.Member("endTime"), today, campaign);
  campaign.set_readers(TakeWord<Campaign::Readers>(all.Required("readers")));
  TakeQuestionnaire(all.Required("questionnaire"), file);
  return file;
}

}  // namespace pepiniere::pep
