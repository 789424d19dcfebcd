#include "services/gateway/opendata/policy.h"

#include <map>
#include <utility>

#include "absl/strings/str_join.h"
#include "absl/time/time.h"
#include "services/base/csv.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/http/kept_file.h"
#include "services/gateway/opendata/json.h"
#include "services/gateway/opendata/policy_words.h"
#include "services/gateway/opendata/publication.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = policy::v1;

constexpr std::string_view kProposals = "proposals", kAnswers = "answers", kTexts = "texts",
                           kCommitments = "commitments";
constexpr base::CsvShape kShape = {.separator = ';', .end = "\n"};

Json Known(const std::string& text) { return text.empty() ? Json() : Json(text); }
template <typename List>
Json ArrayOf(const List& list) {
  Json array = Json::array();
  for (const std::string& item : list) array.push_back(item);
  return array;
}
template <typename List>
std::string Piped(const List& list) {
  return absl::StrJoin(list, "|");
}

std::string_view YesOrNo(bool yes) { return yes ? "true" : "false"; }

// Of each commitment, by its name.
std::map<std::string, const v1::PlanDashboard::Line*> LinesOf(const Policy& read) {
  std::map<std::string, const v1::PlanDashboard::Line*> lines;
  for (const v1::PlanDashboard::Line& line : read.lines) lines[line.commitment()] = &line;
  return lines;
}

}  // namespace

std::string ProposalsJson(const Policy& read) {
  std::string out = "[";
  Joined items(out);
  for (const v1::TraceRow& row : read.proposals) {
    Json evidence = Json::array();
    for (const v1::TraceRow::Cited& cited : row.evidence()) {
      evidence.push_back({{"source", cited.source()}, {"title", cited.title()}, {"kind", KindOf(cited)}});
    }
    items.Add({{"proposal", row.proposal()},
               {"title", row.title()},
               {"topics", ArrayOf(row.topics())},
               {"evidence", evidence},
               {"withheld_evidence", row.withheld_evidence_count()},
               {"state", StateOf(row)},
               {"since", Known(InstantOf(row.has_state_time(), row.state_time()))},
               {"turn", TurnOf(row)},
               {"authority", Known(row.authority())},
               {"last_day", Known(DayOf(row.has_last_day(), row.last_day()))},
               {"overdue", row.overdue()},
               {"answer", Known(AnswerOf(row))},
               {"answered", Known(InstantOf(row.has_answer_time(), row.answer_time()))},
               {"answered_late", row.answered_late()},
               {"text", Known(row.text())},
               {"text_reference", Known(row.text_reference())},
               {"in_force_from", Known(DayOf(row.has_entry_into_force_date(), row.entry_into_force_date()))},
               {"commitments", ArrayOf(row.commitments())}});
  }
  return out + "\n]\n";
}

std::string ProposalsCsv(const Policy& read) {
  std::string out =
      "proposal;title;topics;state;since;turn;authority;last_day;overdue;answer;answered;answered_late;text;"
      "text_reference;in_force_from;commitments\n";
  for (const v1::TraceRow& row : read.proposals) {
    const std::vector<base::CsvCell> cells = {row.proposal(),
                                              row.title(),
                                              Piped(row.topics()),
                                              StateOf(row),
                                              InstantOf(row.has_state_time(), row.state_time()),
                                              TurnOf(row),
                                              row.authority(),
                                              DayOf(row.has_last_day(), row.last_day()),
                                              std::string(YesOrNo(row.overdue())),
                                              AnswerOf(row),
                                              InstantOf(row.has_answer_time(), row.answer_time()),
                                              std::string(YesOrNo(row.answered_late())),
                                              row.text(),
                                              row.text_reference(),
                                              DayOf(row.has_entry_into_force_date(), row.entry_into_force_date()),
                                              Piped(row.commitments())};
    out += base::CsvRecord(cells, kShape);
  }
  return out;
}

std::string AnswersJson(const Policy& read) {
  std::string out = "[";
  Joined items(out);
  for (const auto& [transmission, answer] : read.answers) {
    items.Add({{"answer", answer.name()},
               {"proposal", transmission.proposal()},
               {"authority", transmission.authority()},
               {"received", Known(DayOf(transmission.has_receive_date(), transmission.receive_date()))},
               {"last_day", Known(DayOf(transmission.has_last_day(), transmission.last_day()))},
               {"verdict", VerdictOf(answer)},
               {"answered", Known(InstantOf(answer.has_answer_time(), answer.answer_time()))},
               {"late", answer.late()},
               {"reasons", answer.reasons()},
               {"reference", Known(answer.reference())}});
  }
  return out + "\n]\n";
}

std::string AnswersCsv(const Policy& read) {
  std::string out = "answer;proposal;authority;received;last_day;verdict;answered;late;reasons;reference\n";
  for (const auto& [transmission, answer] : read.answers) {
    const std::vector<base::CsvCell> cells = {answer.name(),
                                              transmission.proposal(),
                                              transmission.authority(),
                                              DayOf(transmission.has_receive_date(), transmission.receive_date()),
                                              DayOf(transmission.has_last_day(), transmission.last_day()),
                                              VerdictOf(answer),
                                              InstantOf(answer.has_answer_time(), answer.answer_time()),
                                              std::string(YesOrNo(answer.late())),
                                              answer.reasons(),
                                              answer.reference()};
    out += base::CsvRecord(cells, kShape);
  }
  return out;
}

std::string TextsJson(const Policy& read) {
  std::string out = "[";
  Joined items(out);
  for (const v1::Text& text : read.texts) {
    items.Add({{"text", text.name()},
               {"title", text.title()},
               {"kind", KindOf(text)},
               {"reference", Known(text.reference())},
               {"published", Known(DayOf(text.has_publication_date(), text.publication_date()))},
               {"in_force_from", Known(DayOf(text.has_entry_into_force_date(), text.entry_into_force_date()))},
               {"uri", Known(text.uri())},
               {"proposals", ArrayOf(text.proposals())}});
  }
  return out + "\n]\n";
}

std::string TextsCsv(const Policy& read) {
  std::string out = "text;title;kind;reference;published;in_force_from;uri;proposals\n";
  for (const v1::Text& text : read.texts) {
    const std::vector<base::CsvCell> cells = {text.name(),
                                              text.title(),
                                              KindOf(text),
                                              text.reference(),
                                              DayOf(text.has_publication_date(), text.publication_date()),
                                              DayOf(text.has_entry_into_force_date(), text.entry_into_force_date()),
                                              text.uri(),
                                              Piped(text.proposals())};
    out += base::CsvRecord(cells, kShape);
  }
  return out;
}

std::string CommitmentsJson(const Policy& read) {
  const auto lines = LinesOf(read);
  std::string out = "[";
  Joined items(out);
  for (const v1::Commitment& commitment : read.commitments) {
    const auto found = lines.find(commitment.name());
    static const v1::PlanDashboard::Line kNone;
    const v1::PlanDashboard::Line& line = found == lines.end() ? kNone : *found->second;
    items.Add({{"commitment", commitment.name()},
               {"identifier", commitment.identifier()},
               {"title", commitment.title()},
               {"policy_areas", ArrayOf(commitment.policy_areas())},
               {"starred", Known(StarredOf(commitment))},
               {"lead_institution", Known(commitment.lead_institution())},
               {"support_institutions", ArrayOf(commitment.support_institutions())},
               {"declared_status", Known(line.declared_status())},
               {"declared", Known(DayOf(line.has_declared_date(), line.declared_date()))},
               {"reviewed_completion", Known(line.reviewed_completion())},
               {"reviewed", Known(DayOf(line.has_review_date(), line.review_date()))},
               {"links", ArrayOf(commitment.links())}});
  }
  return out + "\n]\n";
}

std::string CommitmentsCsv(const Policy& read) {
  const auto lines = LinesOf(read);
  std::string out =
      "commitment;identifier;title;policy_areas;starred;lead_institution;support_institutions;declared_status;declared;"
      "reviewed_completion;reviewed;links\n";
  for (const v1::Commitment& commitment : read.commitments) {
    const auto found = lines.find(commitment.name());
    static const v1::PlanDashboard::Line kNone;
    const v1::PlanDashboard::Line& line = found == lines.end() ? kNone : *found->second;
    const std::vector<base::CsvCell> cells = {commitment.name(),
                                              commitment.identifier(),
                                              commitment.title(),
                                              Piped(commitment.policy_areas()),
                                              StarredOf(commitment),
                                              commitment.lead_institution(),
                                              Piped(commitment.support_institutions()),
                                              line.declared_status(),
                                              DayOf(line.has_declared_date(), line.declared_date()),
                                              line.reviewed_completion(),
                                              DayOf(line.has_review_date(), line.review_date()),
                                              Piped(commitment.links())};
    out += base::CsvRecord(cells, kShape);
  }
  return out;
}

PolicyData::PolicyData(std::string site, std::function<absl::StatusOr<Policy>(const std::stop_token&)> read,
                       const std::function<void(std::string_view)>& complain)
    : publisher_(
          {.fresh = absl::Minutes(1),
           .stale = absl::Minutes(30),
           .rest = absl::Seconds(15),
           .patience = absl::Seconds(3)},
          [site = std::move(site), read = std::move(read)](const std::stop_token& stop,
                                                           const Publication*) -> absl::StatusOr<Publication> {
            PEP_ASSIGN(const Policy all, read(stop));
            Publication publication;
            const auto add = [&](std::string_view what, std::string json, std::string csv) {
              publication.emplace(base::Concat(what, ".json"),
                                  KeptFile("application/json; charset=utf-8", std::move(json), PublicHeaders()));
              publication.emplace(base::Concat(what, ".csv"),
                                  KeptFile("text/csv; charset=utf-8", std::move(csv), PublicHeaders()));
            };
            add(kProposals, ProposalsJson(all), ProposalsCsv(all));
            add(kAnswers, AnswersJson(all), AnswersCsv(all));
            add(kTexts, TextsJson(all), TextsCsv(all));
            add(kCommitments, CommitmentsJson(all), CommitmentsCsv(all));
            publication.emplace(std::string(kPolicyFeed), KeptFile("application/atom+xml; charset=utf-8",
                                                                   PolicyFeed(all, site), PublicHeaders()));
            return publication;
          },
          [complain](const absl::Status& status) {
            complain(base::Concat("the open data of the policy service stays as it was: ", status.ToString()));
          }) {}

Routes PolicyData::routes() {
  const auto answer = [this](std::string name) {
    return [this, name = std::move(name)](const Request& request) {
      if (const auto publication = publisher_.Latest()) return publication->find(name)->second.Answer(request);
      Response response = Problem(503, "this cannot be read for the moment: try again in ten seconds");
      response.headers.Set("retry-after", "10");
      return response;
    };
  };
  Routes routes = {{"GET", std::string(kPolicyPlace), answer("proposals.json")},
                   {"GET", base::Concat(kPolicyPlace, "/", kPolicyFeed), answer(std::string(kPolicyFeed))}};
  for (const std::string_view what : {kProposals, kAnswers, kTexts, kCommitments}) {
    for (const std::string_view form : {".json", ".csv"}) {
      const std::string name = base::Concat(what, form);
      routes.push_back({"GET", base::Concat(kPolicyPlace, "/", name), answer(name)});
    }
  }
  return routes;
}

}  // namespace pepiniere::gateway::opendata
