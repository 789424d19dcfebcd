// The feed of what changed: proposals and silence, texts, what is claimed of commitments and what is found.
#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_replace.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/base/text.h"
#include "services/gateway/opendata/policy.h"
#include "services/gateway/opendata/policy_words.h"

namespace pepiniere::gateway::opendata {
namespace {

namespace v1 = policy::v1;

// One that readers keep by its id: what it is about, and when that changed.
struct Entry {
  std::string about;    // a name: "proposals/2026-3"
  std::string changed;  // an instant
  std::string title;
  std::string summary;
  std::string page;  // where it can be read, below the site
};

// Text as XML has it; what XML 1.0 cannot hold is left out.
std::string Xml(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\t' || c == '\n') kept += c;
  }
  return absl::StrReplaceAll(kept, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

// 00:00 in Paris of a day, or of one so many days later.
std::string BeginningOf(const google::type::Date& day, int later) {
  absl::TimeZone paris;
  absl::LoadTimeZone("Europe/Paris", &paris);
  const absl::CivilDay civil = absl::CivilDay(day.year(), day.month(), day.day()) + later;
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromCivil(civil, paris), absl::UTCTimeZone());
}

// What became of it, in a line.
std::string SummaryOf(const v1::TraceRow& row) {
  std::string summary = StateOf(row);
  if (row.overdue()) summary += base::Concat("; OVERDUE, last day ", DayOf(row.has_last_day(), row.last_day()));
  if (!row.authority().empty()) summary += base::Concat("; ", row.authority());
  if (row.answer() != v1::Answer::VERDICT_UNSPECIFIED) {
    summary += base::Concat("; ", AnswerOf(row), row.answered_late() ? ", late" : "");
  }
  if (!row.text_reference().empty()) summary += base::Concat("; ", row.text_reference());
  return summary;
}

// Silence is a change, though nobody did anything.
Entry EntryOf(const v1::TraceRow& row) {
  Entry entry = {row.proposal(), InstantOf(row.has_state_time(), row.state_time()), row.title(), SummaryOf(row), ""};
  if (row.overdue() && row.has_last_day()) entry.changed = std::max(entry.changed, BeginningOf(row.last_day(), 1));
  entry.page = base::Concat("/propositions/", row.proposal().substr(row.proposal().find('/') + 1));
  return entry;
}

// So is the day on which a text enters into force.
Entry EntryOf(const v1::Text& text) {
  const std::string day = DayOf(text.has_entry_into_force_date(), text.entry_into_force_date());
  std::string summary = KindOf(text);
  if (!text.reference().empty()) summary += base::Concat("; ", text.reference());
  if (!day.empty()) summary += base::Concat("; in force from ", day);
  Entry entry = {text.name(), InstantOf(text.has_update_time(), text.update_time()), text.title(), summary,
                 std::string(kPolicyPlace)};
  if (text.in_force()) entry.changed = std::max(entry.changed, BeginningOf(text.entry_into_force_date(), 0));
  return entry;
}

// What is said of commitments, which they are called by.
class Saying {
 public:
  // Must outlive this.
  explicit Saying(const std::vector<v1::Commitment>& commitments) {
    for (const v1::Commitment& commitment : commitments) commitments_[commitment.name()] = &commitment;
  }

  Entry EntryOf(const v1::CommitmentClaim& claim) const {
    return Of(claim.name(), "/claims/", InstantOf(claim.has_create_time(), claim.create_time()),
              base::Concat("DECLARED ", claim.status(), ", ", DayOf(claim.has_claim_date(), claim.claim_date()), "; ",
                           claim.source()));
  }
  Entry EntryOf(const v1::CommitmentReview& review) const {
    return Of(review.name(), "/reviews/", InstantOf(review.has_create_time(), review.create_time()),
              base::Concat("REVIEWED ", review.completion(), ", ",
                           DayOf(review.has_observation_date(), review.observation_date()), "; ", review.report()));
  }

 private:
  Entry Of(const std::string& name, std::string_view collection, std::string changed, std::string summary) const {
    const auto found = commitments_.find(name.substr(0, name.find(std::string(collection))));
    std::string title = name;
    if (found != commitments_.end()) title = base::Concat(found->second->identifier(), " ", found->second->title());
    return {name, std::move(changed), std::move(title), std::move(summary), std::string(kPolicyPlace)};
  }

  std::map<std::string, const v1::Commitment*> commitments_;
};

std::vector<Entry> EntriesOf(const Policy& read) {
  std::vector<Entry> entries;
  for (const v1::TraceRow& row : read.proposals) entries.push_back(EntryOf(row));
  for (const v1::Text& text : read.texts) entries.push_back(EntryOf(text));
  const Saying saying(read.commitments);
  for (const v1::CommitmentClaim& claim : read.claims) entries.push_back(saying.EntryOf(claim));
  for (const v1::CommitmentReview& review : read.reviews) entries.push_back(saying.EntryOf(review));
  std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) { return a.changed > b.changed; });
  return entries;
}

}  // namespace

std::string PolicyFeed(const Policy& read, std::string_view site) {
  const std::vector<Entry> entries = EntriesOf(read);
  const std::string self = base::Concat(site, kPolicyPlace, "/", kPolicyFeed);
  // A feed of nothing has an instant too, which never changes.
  const std::string updated = entries.empty() ? "1970-01-01T00:00:00Z" : entries.front().changed;
  std::string out = base::Concat(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n"
      "<id>",
      Xml(self), "</id>\n<title>Pépinière : ce que deviennent les propositions</title>\n<updated>", updated,
      "</updated>\n<link rel=\"self\" href=\"", Xml(self), "\"/>\n<author><name>Pépinière</name></author>\n");
  for (const Entry& entry : entries) {
    // A change is an entry of its own: readers keep those that they have seen.
    const std::string id = base::Concat(site, kPolicyPlace, "/", entry.about, "#", entry.changed);
    out += base::Concat("<entry>\n<id>", Xml(id), "</id>\n<title>", Xml(entry.title), "</title>\n<updated>",
                        entry.changed, "</updated>\n<link href=\"", Xml(base::Concat(site, entry.page)),
                        "\"/>\n<summary>", Xml(entry.summary), "</summary>\n</entry>\n");
  }
  return out + "</feed>\n";
}

}  // namespace pepiniere::gateway::opendata
