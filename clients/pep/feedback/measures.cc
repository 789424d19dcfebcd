// pep feedback measures
#include <memory>
#include <optional>

#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/feedback/vocabulary.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::AdvanceMeasureRequest;
using feedback::v1::Measure;
using google::protobuf::Message;
using Stub = FeedbackStub;

constexpr char kAudiences[] = "audiences";

constexpr FieldFlag kFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--audience",
     kAudiences,
     "individuals|companies|local-authorities|agents",
     {"For whom it is (repeatable)", "Pour qui elle est (répétable)"},
     AddCode<kAudiences>,
     "--no-audience",
     {"For nobody in particular", "Pour personne en particulier"}},
    {"--owner", "owner", "ORGANISATION", {"Who answers for it", "Qui en répond"}},
    {"--idea", "ideas", "IDEA", {"An idea that it comes from (repeatable)", "Une idée dont elle vient (répétable)"}},
    {"--constraint",
     "constraints",
     "CONSTRAINT",
     {"A constraint that it lifts (repeatable)", "Une contrainte qu'elle lève (répétable)"}},
};

void ShowMoves(const Message& message, Sheet& sheet, const Messages& say) {
  sheet.Section({"Where it has been", "Son parcours"});
  for (const auto& move : static_cast<const Measure&>(message).moves()) {
    const std::string note = move.note().empty() ? "" : base::Concat(" · ", Printable(move.note()));
    sheet.Body(base::Concat(Said(move.date(), say), " · ", Said(move.state(), say), note));
  }
}

struct AdvanceFlags : VerbFlags {
  Measure::State state = Measure::STATE_UNSPECIFIED;
  std::optional<base::Date> date;
  std::string note;
};

}  // namespace

Noun MeasuresNoun() {
  return {.name = "measures",
          .help = {"Measures: what contributions become, and how far that is",
                   "Les mesures : ce que deviennent les contributions, et où cela en est"},
          .one = {"a measure", "une mesure"},
          .many = {"measures", "les mesures"},
          .type = "MEASURE",
          .which = {"The measure", "La mesure"},
          .unknown = {"no such measure: $0", "aucune mesure de ce nom : $0"},
          .resource = Measure::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "title", "audiences", "owner", "ideas", "constraints", "state", "moves", "create_time",
                     "update_time", "delete_time"},
          .columns = {{{"Measure", "Mesure"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"State", "État"}, "state"},
                      {{"For", "Pour"}, "audiences", 2},
                      {{"Owner", "Responsable"}, "owner", 1}},
          .lines = {{{"State", "État"}, "state"},
                    {{"For", "Pour"}, "audiences"},
                    {{"Owner", "Responsable"}, "owner"},
                    {{"Comes from", "Vient de"}, "ideas"},
                    {{"Lifts", "Lève"}, "constraints"}},
          .show_more = ShowMoves,
          .flags = kFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListMeasures,
          .get = &Stub::GetMeasure,
          .create = &Stub::CreateMeasure,
          .update = &Stub::UpdateMeasure,
          .remove = &Stub::DeleteMeasure,
          .undelete = &Stub::UndeleteMeasure};
}

void AddMeasureVerbs(Command& measures) {
  auto flags = std::make_shared<AdvanceFlags>();
  Command advance = AddVerb<AdvanceMeasureRequest>(
      measures, "advance",
      {"Move a measure on: authors of what it comes from are told by receipts",
       "Faire avancer une mesure : les auteurs de ce dont elle vient reçoivent un accusé"},
      MeasuresNoun(), *flags, "AdvanceMeasure");
  AddWord(advance, "STATE", flags->state, {"Where it goes", "Où elle va"}).Required();
  advance.Date("--date", flags->date, {"Since when (today)", "Depuis quand (aujourd'hui)"});
  advance.String("--note", flags->note, {"What is to be said of it", "Ce qu'il y a à en dire"});
  advance.Does([flags](Session& session) {
    AdvanceMeasureRequest request;
    request.set_state(flags->state);
    if (flags->date) ToProto(*flags->date, request.mutable_date());
    request.set_note(flags->note);
    return Finish(session, &Stub::AdvanceMeasure, std::move(request), MeasuresNoun(), *flags);
  });
}

}  // namespace pepiniere::pep
