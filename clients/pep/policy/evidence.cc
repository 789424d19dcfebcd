// pep policy evidence
#include <memory>
#include <string>

#include "clients/pep/kit/proto_values.h"
#include "clients/pep/policy/nouns.h"
#include "clients/pep/policy/verbs.h"
#include "clients/pep/policy/vocabulary.h"

namespace pepiniere::pep {
namespace {

using google::protobuf::Message;
using policy::v1::Evidence;
using policy::v1::EvidenceCheck;
using Stub = PolicyStub;

constexpr FieldFlag kFlags[] = {
    {"--kind",
     "kind",
     "release-cell|constraint-count|metric|project|challenge|idea|study|link",
     {"What is cited", "Ce qui est cité"}},
    {"--source",
     "source",
     "NAME",
     {"Its name in its service: projects/x/snapshots/01J…; not of a link",
      "Son nom dans son service : projects/x/snapshots/01J… ; pas pour un lien"}},
    {"--part",
     "part",
     "TEXT",
     {"Of a release: which cell, QUESTION or QUESTION/GROUP",
      "D'une publication : quelle case, QUESTION ou QUESTION/GROUPE"}},
    {"--as-of",
     "as_of_date",
     "DATE",
     {"Of a project: as it stood on that day (today)", "D'un projet : tel que ce jour-là (aujourd'hui)"}},
    {"--uri", "uri", "URL", {"Of a link: where it is", "D'un lien : où il est"}},
    {"--said", "said", "TEXT", {"Of a link: what it says there", "D'un lien : ce qui y est dit"}},
    {"--title", "title", "TEXT", {"What it is cited as", "Le titre de la citation"}},
    {"--note", "note", "TEXT", {"What it shows", "Ce que cela montre"}},
};

void ShowQuotation(const Message& message, Sheet& sheet, const Messages&) {
  const auto& evidence = static_cast<const Evidence&>(message);
  sheet.Section({"What it says there", "Ce qui y est dit"});
  sheet.Body(evidence.said());
  sheet.Section({"What it shows", "Ce que cela montre"});
  sheet.Body(evidence.note());
  sheet.Section({"What the source said", "Ce que la source a dit"});
  sheet.Body(evidence.quotation());
}

const View<EvidenceCheck>& CheckView() {
  using C = const EvidenceCheck&;
  using M = const Messages&;
  static const auto* const view = new View<EvidenceCheck>{
      .fields = {{"verdict", [](C c) { return Code(c.verdict()); }},
                 {"sha256", [](C c) { return c.sha256(); }},
                 {"quotation", [](C c) { return c.quotation(); }},
                 {"check_time", [](C c) { return Iso(c.check_time()); }}},
      .columns = {
          {{"The source", "La source"},
           [](C c, M say) {
             return Cell{Said(c.verdict(), say), ToneOf(c.verdict())};
           }},
          {{"Looked at", "Regardée"}, [](C c, M say) { return Cell{say.Time(FromProto(c.check_time()))}; }},
          {{"Says now", "Dit aujourd'hui"}, [](C c, M) { return Cell{c.quotation()}; }, Align::kLeft, 20, 1, true}}};
  return *view;
}

}  // namespace

Noun EvidenceNoun() {
  return {.name = "evidence",
          .help = {"Evidence: what a proposal rests on, as it was when it was cited; nobody changes it",
                   "Les preuves : ce qui fonde une proposition, tel que cité ; personne n'y change rien"},
          .one = {"a piece of evidence", "une preuve"},
          .many = {"the evidence of a proposal", "les preuves d'une proposition"},
          .type = "EVIDENCE",
          .which = {"PROPOSAL/NUMBER: 2026-3/1", "PROPOSITION/NUMÉRO : 2026-3/1"},
          .unknown = {"no such evidence: $0", "aucune preuve de ce nom : $0"},
          .parent_type = "PROPOSAL",
          .parent_help = {"Of this proposal", "De cette proposition"},
          .parent_which = {"The proposal that rests on it", "La proposition qu'elle fonde"},
          .resource = Evidence::default_instance(),
          .part = PolicyPart,
          .fields = {"name",      "kind", "source",    "part",    "as_of_date",     "uri",        "said",
                     "title",     "note", "quotation", "sha256",  "source_version", "source_uid", "cited_by",
                     "cite_time", "open", "withheld",  "altered", "original",       "create_time"},
          .columns = {{{"Evidence", "Preuve"}, "name"},
                      {{"Title", "Titre"}, "title"},
                      {{"Kind", "Nature"}, "kind"},
                      {{"Source", "Source"}, "source", 2, false, "uri"},
                      {{"Cited", "Citée le"}, "cite_time", 1},
                      {{"By", "Par"}, "cited_by", 3, true},
                      {{"Withheld", "Réservée"}, "withheld", 3}},
          .lines = {{{"Kind", "Nature"}, "kind"},
                    {{"Source", "Source"}, "source"},
                    {{"Which part", "Quelle partie"}, "part"},
                    {{"As of", "Au"}, "as_of_date"},
                    {{"Address", "Adresse"}, "uri"},
                    {{"Cited", "Citée le"}, "cite_time"},
                    {{"By", "Par"}, "cited_by", true},
                    {{"Version of the source", "Version de la source"}, "source_version"},
                    {{"Read by everybody", "Lue par tout le monde"}, "open"},
                    {{"Withheld from you", "Réservée, pas à vous"}, "withheld"},
                    {{"Lost the name of somebody erased", "A perdu le nom d'une personne effacée"}, "altered"},
                    {{"Copied from", "Copiée de"}, "original"},
                    {{"SHA-256", "SHA-256"}, "sha256"}},
          .show_more = ShowQuotation,
          .flags = kFlags,
          .creates = {"cite",
                      {"Cite a source: it is read as you may read it, and kept as it says now",
                       "Citer une source : lue comme vous pouvez la lire, et gardée telle qu'aujourd'hui"}},
          .list = &Stub::ListEvidence,
          .get = &Stub::GetEvidence,
          .create = &Stub::CreateEvidence};
}

void AddEvidenceVerbs(Command& evidence) {
  auto id = std::make_shared<std::string>();
  Command check = evidence.Add("check", {"Whether the source still says what was cited, as far as you may read it",
                                         "Si la source dit encore ce qui est cité, pour autant que vous la lisiez"});
  check.String("ID", *id, EvidenceNoun().which, EvidenceNoun().type).Required();
  check.Does([id](Session& session) -> absl::Status {
    policy::v1::CheckEvidenceRequest request;
    PEP_ASSIGN(const std::string name, PolicyName(EvidenceNoun(), *id, session.say()));
    request.set_name(name);
    PEP_ASSIGN(const EvidenceCheck found, session.Call(&Stub::CheckEvidence, request));
    ShowOne(session.out(), CheckView(), found);
    return absl::OkStatus();
  });
}

}  // namespace pepiniere::pep
