#include "services/gateway/opendata/policy.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/time/time.h"
#include "services/base/csv.h"
#include "services/base/text.h"
#include "services/base/try.h"
#include "services/gateway/http/kept_file.h"
#include "services/gateway/opendata/json.h"
#include "services/gateway/opendata/publication.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = policy::v1;

constexpr std::string_view kPlace = "/api/v1/policy", kProposals = "proposals", kTexts = "texts",
                           kCommitments = "commitments", kFeed = "feed.atom";
constexpr base::CsvShape kShape = {.separator = ';', .end = "\n"};

// "TRANSMITTED" of STATE_TRANSMITTED; empty of what is not said.
template <typename Name>
std::string Without(std::string_view prefix, Name name, int value) {
  return value == 0 ? "" : std::string(std::string_view(name).substr(prefix.size()));
}
std::string StateOf(const v1::TraceRow& row) {
  return Without("STATE_", v1::Proposal::State_Name(row.state()), row.state());
}
std::string TurnOf(const v1::TraceRow& row) {
  return Without("TURN_", v1::Proposal::Turn_Name(row.turn()), row.turn());
}
std::string AnswerOf(const v1::TraceRow& row) {
  return Without("VERDICT_", v1::Answer::Verdict_Name(row.answer()), row.answer());
}
std::string KindOf(const v1::Text& text) { return Without("KIND_", v1::Text::Kind_Name(text.kind()), text.kind()); }
std::string StarredOf(const v1::Commitment& commitment) {
  return Without("STARRED_", v1::Commitment::Starred_Name(commitment.starred()), commitment.starred());
}

// Empty where it is not set.
std::string DayOf(bool is_set, const google::type::Date& day) {
  return is_set ? absl::StrFormat("%04d-%02d-%02d", day.year(), day.month(), day.day()) : "";
}
std::string InstantOf(bool is_set, const google::protobuf::Timestamp& time) {
  if (!is_set) return "";
  const absl::Time at = absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", at, absl::UTCTimeZone());
}

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

// Text as XML has it; what XML 1.0 cannot hold is left out.
std::string Xml(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\t' || c == '\n') kept += c;
  }
  return absl::StrReplaceAll(kept, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

// What became of it, in a line.
std::string SummaryOf(const v1::TraceRow& row) {
  std::string summary = StateOf(row);
  if (row.overdue()) summary += base::Concat("; OVERDUE since ", DayOf(row.has_last_day(), row.last_day()));
  if (!row.authority().empty()) summary += base::Concat("; ", row.authority());
  if (row.answer() != v1::Answer::VERDICT_UNSPECIFIED) {
    summary += base::Concat("; ", AnswerOf(row), row.answered_late() ? ", late" : "");
  }
  if (!row.text_reference().empty()) summary += base::Concat("; ", row.text_reference());
  return summary;
}

}  // namespace

std::string ProposalsJson(const Policy& read) {
  std::string out = "[";
  Joined items(out);
  for (const v1::TraceRow& row : read.proposals) {
    Json evidence = Json::array();
    for (const v1::TraceRow::Cited& cited : row.evidence()) {
      evidence.push_back({{"source", cited.source()},
                          {"title", cited.title()},
                          {"kind", Without("KIND_", v1::Evidence::Kind_Name(cited.kind()), cited.kind())}});
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

std::string PolicyFeed(const Policy& read, std::string_view site) {
  std::vector<const v1::TraceRow*> rows;
  for (const v1::TraceRow& row : read.proposals) rows.push_back(&row);
  const auto changed = [](const v1::TraceRow* row) { return InstantOf(row->has_state_time(), row->state_time()); };
  std::ranges::stable_sort(rows, [&](const v1::TraceRow* a, const v1::TraceRow* b) { return changed(a) > changed(b); });
  const std::string self = base::Concat(site, kPlace, "/", kFeed);
  // A feed of nothing has an instant too, which never changes.
  const std::string updated = rows.empty() ? "1970-01-01T00:00:00Z" : changed(rows.front());
  std::string out = base::Concat(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n"
      "<id>",
      Xml(self), "</id>\n<title>Pépinière : ce que deviennent les propositions</title>\n<updated>", updated,
      "</updated>\n<link rel=\"self\" href=\"", Xml(self), "\"/>\n<author><name>Pépinière</name></author>\n");
  for (const v1::TraceRow* row : rows) {
    // A change is an entry of its own: readers keep those that they have seen.
    const std::string id = base::Concat(site, kPlace, "/", row->proposal(), "#", changed(row));
    out += base::Concat("<entry>\n<id>", Xml(id), "</id>\n<title>", Xml(row->title()), "</title>\n<updated>",
                        changed(row), "</updated>\n<link href=\"", Xml(base::Concat(site, kPlace)), "\"/>\n<summary>",
                        Xml(SummaryOf(*row)), "</summary>\n</entry>\n");
  }
  return out + "</feed>\n";
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
            add(kTexts, TextsJson(all), TextsCsv(all));
            add(kCommitments, CommitmentsJson(all), CommitmentsCsv(all));
            publication.emplace(std::string(kFeed), KeptFile("application/atom+xml; charset=utf-8",
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
  Routes routes = {{"GET", std::string(kPlace), answer("proposals.json")},
                   {"GET", base::Concat(kPlace, "/", kFeed), answer(std::string(kFeed))}};
  for (const std::string_view what : {kProposals, kTexts, kCommitments}) {
    for (const std::string_view form : {".json", ".csv"}) {
      const std::string name = base::Concat(what, form);
      routes.push_back({"GET", base::Concat(kPlace, "/", name), answer(name)});
    }
  }
  return routes;
}

}  // namespace pepiniere::gateway::opendata
