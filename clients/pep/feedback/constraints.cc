// pep feedback topics|constraints
#include <memory>
#include <optional>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/pep/feedback/caller.h"
#include "clients/pep/feedback/nouns.h"
#include "clients/pep/feedback/verbs.h"
#include "clients/pep/kit/arguments.h"
#include "clients/pep/kit/proto_values.h"
#include "services/base/text.h"

namespace pepiniere::pep {
namespace {

using feedback::v1::Constraint;
using feedback::v1::ConstraintFigure;
using feedback::v1::ConstraintTopic;
using feedback::v1::CreateConstraintRequest;
using google::protobuf::Message;
using Stub = FeedbackStub;

constexpr FieldFlag kTopicFlags[] = {
    {"--title", "title", "TEXT", {"What people call it", "Son nom d'usage"}},
    {"--title-en", "title_en", "TEXT", {"The same in English", "Le même en anglais"}},
    {"--closed", "closed", "yes|no", {"Whether nothing new is reported under it", "Si plus rien n'y est signalé"}},
};

constexpr FieldFlag kConstraintFlags[] = {
    {"--topic", "topic", "TOPIC", {"What it is about: `topics list`", "De quoi il s'agit : « topics list »"}},
    {"--project", "project", "PROJECT", {"The project that it is about", "Le projet concerné"}},
    {"--challenge", "challenge", "CHALLENGE", {"The challenge that it is about", "Le défi concerné"}},
    {"--cohort", "cohort", "COHORT", {"The cohort that it is about", "La promotion concernée"}},
    {"--severity",
     "severity",
     "1..4",
     {"From 1, a nuisance, to 4, nothing goes on", "De 1, une gêne, à 4, plus rien n'avance"}},
    {"--lost-days", "lost_days", "NUMBER", {"How many working days it cost so far", "Combien de jours ouvrés perdus"}},
    {"--text", "text", "TEXT", {"What happens", "Ce qui se passe"}},
    {"--remedy", "remedy", "TEXT", {"What would lift it", "Ce qui la lèverait"}},
    {"--visibility", "visibility", "team|programme|public", {"Who reads it", "Qui la lit"}},
};

// Nobody reports for somebody else.
absl::Status SayWhoReports(Session& session, Message& request) {
  auto* create = dynamic_cast<CreateConstraintRequest*>(&request);
  if (create == nullptr) return absl::OkStatus();
  PEP_ASSIGN(const std::string person, CallingPerson(session));
  create->mutable_constraint()->set_reporter(person);
  return absl::OkStatus();
}

using F = const ConstraintFigure&;

const View<ConstraintFigure>& FiguresView() {
  using M = const Messages&;
  static const auto* const view = new View<ConstraintFigure>{
      .fields = {{"month_date", [](F f) { return Iso(f.month_date()); }},
                 {"topic", [](F f) { return f.topic(); }},
                 {"reports", [](F f) { return base::CsvCell::Number(f.reports()); }},
                 {"lost_days", [](F f) { return base::CsvCell::Number(f.lost_days()); }},
                 {"by_severity", [](F f) { return absl::StrJoin(f.by_severity(), ";"); }}},
      .columns = {
          {{"Month of", "Mois du"}, [](F f, M say) { return Cell{Said(f.month_date(), say)}; }},
          {{"Topic", "Sujet"}, [](F f, M) { return Cell{std::string(Id(f.topic()))}; }},
          {{"Reports", "Signalées"}, [](F f, M say) { return Cell{say.Number(f.reports())}; }, Align::kRight},
          {{"Days lost", "Jours perdus"}, [](F f, M say) { return Cell{say.Number(f.lost_days())}; }, Align::kRight},
          {{"Of severity 1 to 4", "De gravité 1 à 4"},
           [](F f, M) { return Cell{absl::StrJoin(f.by_severity(), " · ")}; }}}};
  return *view;
}

struct FigureFlags {
  std::optional<base::Date> from, to;
};

absl::Status ShowFigures(Session& session, const FigureFlags& flags) {
  feedback::v1::ListConstraintFiguresRequest request;
  if (flags.from) ToProto(*flags.from, request.mutable_from_date());
  if (flags.to) ToProto(*flags.to, request.mutable_to_date());
  PEP_ASSIGN(const auto reply, session.Call(&Stub::ListConstraintFigures, request));
  Listing<ConstraintFigure> listing(session.out(), FiguresView());
  for (const ConstraintFigure& figure : reply.figures()) listing.Add(figure);
  listing.Flush();
  if (reply.figures().empty()) {
    session.Remark(session.say()({"No month is published yet: people enter one in fives.",
                                  "Aucun mois n'est encore publié : on y entre par cinq."}));
  }
  return absl::OkStatus();
}

}  // namespace

Noun TopicsNoun() {
  return {.name = "topics",
          .help = {"What constraints are about: ten that come with the software, and more",
                   "De quoi parlent les contraintes : dix sujets fournis, et d'autres"},
          .one = {"a topic", "un sujet"},
          .many = {"topics", "les sujets"},
          .type = "TOPIC",
          .which = {"The topic", "Le sujet"},
          .unknown = {"no such topic: $0", "aucun sujet de ce nom : $0"},
          .resource = ConstraintTopic::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "title", "title_en", "description", "closed", "create_time", "update_time"},
          .columns = {{{"Topic", "Sujet"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"In English", "En anglais"}, "title_en", 1},
                      {{"Closed", "Clos"}, "closed", 2}},
          .lines = {{{"In English", "En anglais"}, "title_en"}, {{"Closed", "Clos"}, "closed"}},
          .flags = kTopicFlags,
          .order_by = {"name or title; \"title desc\" reverses", "name ou title ; « title desc » inverse"},
          .list = &Stub::ListConstraintTopics,
          .get = &Stub::GetConstraintTopic,
          .create = &Stub::CreateConstraintTopic,
          .update = &Stub::UpdateConstraintTopic};
}

Noun ConstraintsNoun() {
  return {.name = "constraints",
          .help = {"What gets in the way of a project, a challenge or a cohort, and what it costs",
                   "Ce qui gêne un projet, un défi ou une promotion, et ce que cela coûte"},
          .one = {"a constraint", "une contrainte"},
          .many = {"constraints that you read", "les contraintes que l'on lit"},
          .type = "CONSTRAINT",
          .which = {"The constraint, by its id", "La contrainte, par son id"},
          .unknown = {"no such constraint: $0", "aucune contrainte de ce nom : $0"},
          .resource = Constraint::default_instance(),
          .part = FeedbackPart,
          .fields = {"name", "topic", "reporter", "project", "challenge", "cohort", "programme", "severity",
                     "lost_days", "text", "remedy", "visibility", "create_time", "update_time"},
          .columns = {{{"Constraint", "Contrainte"}, "name", 3},
                      {{"Topic", "Sujet"}, "topic"},
                      {{"Severity", "Gravité"}, "severity"},
                      {{"Days lost", "Jours perdus"}, "lost_days"},
                      {{"Project", "Projet"}, "project", 2, false, "cohort"},
                      {{"What happens", "Ce qui se passe"}, "text"},
                      {{"Read by", "Lue par"}, "visibility", 1}},
          .lines = {{{"Topic", "Sujet"}, "topic"},
                    {{"Reported by", "Signalée par"}, "reporter", true},
                    {{"Project", "Projet"}, "project"},
                    {{"Challenge", "Défi"}, "challenge"},
                    {{"Cohort", "Promotion"}, "cohort"},
                    {{"Severity", "Gravité"}, "severity"},
                    {{"Days lost", "Jours perdus"}, "lost_days"},
                    {{"What happens", "Ce qui se passe"}, "text"},
                    {{"What would lift it", "Ce qui la lèverait"}, "remedy"},
                    {{"Read by", "Lue par"}, "visibility"},
                    {{"Reported", "Signalée le"}, "create_time"}},
          .flags = kConstraintFlags,
          .order_by = {"name or severity; \"severity desc\" reverses", "name ou severity ; « severity desc » inverse"},
          .complete = SayWhoReports,
          .creates = {"report", {"Report $0 that you meet", "Signaler $0 que l'on rencontre"}},
          .removes = {"delete", kTakeAway},
          .list = &Stub::ListConstraints,
          .get = &Stub::GetConstraint,
          .create = &Stub::CreateConstraint,
          .update = &Stub::UpdateConstraint,
          .remove = &Stub::DeleteConstraint};
}

void AddConstraintVerbs(Command& constraints) {
  auto flags = std::make_shared<FigureFlags>();
  Command figures = constraints.Add("figures", {"How many reports there were, by topic and month, as it was published",
                                                "Combien de signalements, par sujet et par mois, tels que publiés"});
  figures.Date("--from", flags->from, {"From the month of this day on", "Depuis le mois de ce jour"});
  figures.Date("--to", flags->to, {"Up to the month of this day", "Jusqu'au mois de ce jour"});
  figures.Does([flags](Session& session) { return ShowFigures(session, *flags); });
}

}  // namespace pepiniere::pep
