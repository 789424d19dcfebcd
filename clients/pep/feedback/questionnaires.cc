// pep feedback questionnaires|questionnaire-versions
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/part.h"
#include "clients/pep/feedback/questions.h"
#include "pepiniere/feedback/v1/feedback_service.grpc.pb.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Questionnaire;
using feedback::v1::QuestionnaireVersion;
using google::protobuf::Message;
using Stub = feedback::v1::FeedbackService::Stub;

constexpr FieldFlag kQuestionnaireFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--programme",
     "programme",
     "PROGRAMME",
     {"The programme whose coaches keep it; never changes",
      "Le programme dont les coachs le tiennent ; ne change plus"}},
};

template <std::string (*Set)(const std::string&, Questions&, const Messages&)>
std::string OfVersion(Message& version, const std::string& typed, const Messages& say) {
  return Set(typed, *static_cast<QuestionnaireVersion&>(version).mutable_questions(), say);
}

constexpr FieldFlag kVersionFlags[] = {
    {"--question",
     "questions",
     "CODE;KIND;TEXT;RULES;OPTION=LABEL",
     {"A question (repeatable), in the order in which they are asked; all of them, in an update",
      "Une question (répétable), dans l'ordre où elles sont posées ; toutes, en modification"},
     OfVersion<AddQuestion>},
    {"--question-help",
     "questions",
     "CODE=TEXT",
     {"What helps to answer a question given before (repeatable)",
      "Ce qui aide à répondre à une question donnée avant (répétable)"},
     OfVersion<SetHelp>},
    {"--note", "note", "TEXT", {"What is new in it", "Ce qu'elle a de nouveau"}},
};

void ShowVersion(const Message& version, Sheet& sheet, const Messages& say) {
  ShowQuestions(static_cast<const QuestionnaireVersion&>(version).questions(), sheet, say);
}

}  // namespace

Noun QuestionnairesNoun() {
  return {.name = "questionnaires",
          .help = {"Questionnaires: what campaigns ask", "Les questionnaires : ce que demandent les campagnes"},
          .one = {"a questionnaire", "un questionnaire"},
          .many = {"questionnaires", "les questionnaires"},
          .type = "QUESTIONNAIRE",
          .which = {"The questionnaire", "Le questionnaire"},
          .unknown = {"no such questionnaire: $0", "aucun questionnaire de ce nom : $0"},
          .resource = Questionnaire::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "title", "programme", "create_time", "update_time", "delete_time"},
          .columns = {{{"Questionnaire", "Questionnaire"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Programme", "Programme"}, "programme", 1}},
          .lines = {{{"Programme", "Programme"}, "programme"}},
          .contained = QuestionnaireVersionsNoun,
          .flags = kQuestionnaireFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListQuestionnaires,
          .get = &Stub::GetQuestionnaire,
          .create = &Stub::CreateQuestionnaire,
          .update = &Stub::UpdateQuestionnaire,
          .remove = &Stub::DeleteQuestionnaire,
          .undelete = &Stub::UndeleteQuestionnaire};
}

Noun QuestionnaireVersionsNoun() {
  return {.name = "questionnaire-versions",
          .help = {"Versions of questionnaires: frozen once a campaign opens with them",
                   "Les versions de questionnaires : figées dès qu'une campagne s'ouvre avec elles"},
          .one = {"a version of a questionnaire", "une version de questionnaire"},
          .many = {"versions of a questionnaire", "les versions d'un questionnaire"},
          .type = "QUESTIONNAIRE_VERSION",
          .which = {"QUESTIONNAIRE/VERSION, such as bilan/2", "QUESTIONNAIRE/VERSION, par exemple bilan/2"},
          .unknown = {"no such version of a questionnaire: $0", "aucune version de questionnaire de ce nom : $0"},
          .parent_type = "QUESTIONNAIRE",
          .parent_help = {"Of this questionnaire", "De ce questionnaire"},
          .parent_which = {"The questionnaire", "Le questionnaire"},
          .resource = QuestionnaireVersion::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "questions", "note", "frozen", "content_hash", "create_time", "update_time"},
          .columns = {{{"Version", "Version"}, "name"},
                      {{"Questions", "Questions"}, "questions"},
                      {{"Frozen", "Figée"}, "frozen"},
                      {{"What is new", "Nouveautés"}, "note", 1}},
          .lines = {{{"Frozen", "Figée"}, "frozen"},
                    {{"What is new", "Nouveautés"}, "note"},
                    {{"Hash", "Empreinte"}, "content_hash"}},
          .show_more = ShowVersion,
          .flags = kVersionFlags,
          .list = &Stub::ListQuestionnaireVersions,
          .get = &Stub::GetQuestionnaireVersion,
          .create = &Stub::CreateQuestionnaireVersion,
          .update = &Stub::UpdateQuestionnaireVersion};
}

}  // namespace pepiniere::pep
