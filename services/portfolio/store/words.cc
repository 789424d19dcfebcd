#include "services/portfolio/store/words.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/json/text.h"
#include "services/portfolio/domain/findable.h"
#include "services/portfolio/store/index_entries.h"
#include "services/portfolio/store/live_census.h"
#include "services/portfolio/store/live_index.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;
using query::Expression;
using search::Index;
using search::Match;
using Kind = Expression::Kind;

constexpr std::size_t kMaxWords = 20, kSuggestions = 5;
constexpr std::string_view kFound = "(found)";  // no field that anybody can write

struct WordField {
  std::string_view name;
  search::Fields fields;
};
constexpr WordField kWordFields[] = {
    {"", search::kText}, {"text", search::kText}, {"title", search::kTitles}, {"mission", search::kMissions}};

// What of a project the words of a leaf are looked for in; none for what is no words.
std::optional<search::Fields> FieldsOf(const Expression& e) {
  const bool restriction = e.kind == Kind::kRestriction;
  if (!restriction && e.kind != Kind::kText) return std::nullopt;
  const query::Restriction& r = e.restriction;
  if (restriction && (r.comparator != query::Comparator::kHas || r.literal.HasWildcard())) return std::nullopt;
  const auto* field = std::ranges::find(kWordFields, restriction ? std::string_view(r.field) : "", &WordField::name);
  return field == std::end(kWordFields) ? std::nullopt : std::optional(field->fields);
}

// Made of words and nothing else.
bool IsWords(const Expression& e) {
  if (FieldsOf(e)) return true;
  const bool inner = e.kind == Kind::kAnd || e.kind == Kind::kOr || e.kind == Kind::kNot;
  return inner && !e.operands.empty() && std::ranges::all_of(e.operands, IsWords);
}

bool AsksForWords(const Expression& e) {
  if (e.kind == Kind::kNot) return false;
  return FieldsOf(e).has_value() || std::ranges::any_of(e.operands, AsksForWords);
}

// The same, with no AND right below another.
Expression Flat(const Expression& e) {
  Expression flat{.kind = e.kind, .restriction = e.restriction};
  for (const Expression& operand : e.operands) {
    Expression part = Flat(operand);
    if (e.kind == Kind::kAnd && part.kind == Kind::kAnd) {
      std::ranges::move(part.operands, std::back_inserter(flat.operands));
    } else {
      flat.operands.push_back(std::move(part));
    }
  }
  return flat;
}

// A question to the index, with the same shape as the expression; words of an AND that are looked for in the same
// fields are one.
struct Asked {
  Kind kind = Kind::kText;
  search::Fields fields = 0;
  std::vector<std::string> words;
  std::vector<Asked> parts;
};

class Asking {
 public:
  absl::StatusOr<Asked> Read(const Expression& e) {
    if (const auto fields = FieldsOf(e)) {
      auto words = search::ReadWords(e.restriction.literal.text);
      if (!words.ok()) {
        return query::FilterError(e.restriction.position,
                                  Concat("a text to search for ", std::string(words.status().message())));
      }
      count_ += words->size();
      if (count_ > kMaxWords) {
        return query::FilterError(e.restriction.position, Concat("at most ", kMaxWords, " words are searched for"));
      }
      return Asked{Kind::kText, *fields, *std::move(words), {}};
    }
    Asked asked{e.kind, 0, {}, {}};
    for (const Expression& operand : e.operands) {
      PEP_ASSIGN(Asked part, Read(operand));
      const auto same = std::ranges::find_if(asked.parts, [&](const Asked& other) {
        return e.kind == Kind::kAnd && other.kind == Kind::kText && part.kind == Kind::kText &&
               other.fields == part.fields && !other.words.empty() && !part.words.empty();
      });
      if (same == asked.parts.end()) {
        asked.parts.push_back(std::move(part));
      } else {
        same->words.insert(same->words.end(), part.words.begin(), part.words.end());
      }
    }
    return asked;
  }

 private:
  std::size_t count_ = 0;
};

// For each place of an index, how well it answers.
constexpr search::Rank kNo = ~0u;
using Ranks = std::vector<search::Rank>;

Ranks Evaluate(const Asked& asked, const Index& index, search::Scope scope, bool approximate) {
  Ranks ranks(index.places(), kNo);
  if (asked.kind == Kind::kText) {
    scope.fields = asked.fields;
    for (const Match& match : index.Find(asked.words, scope, approximate)) ranks[match.place] = match.rank;
    return ranks;
  }
  if (asked.kind == Kind::kNot) {
    // What is excluded is so as typed.
    const Ranks of = Evaluate(asked.parts.front(), index, scope, false);
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const bool there = index.Means(static_cast<std::uint32_t>(i), scope);
      ranks[i] = there && of[i] == kNo ? 0 : kNo;
    }
    return ranks;
  }
  for (const Asked& part : asked.parts) {
    const Ranks of = Evaluate(part, index, scope, approximate);
    const bool first = &part == &asked.parts.front();
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      if (first) {
        ranks[i] = of[i];
      } else {
        ranks[i] = asked.kind == Kind::kAnd ? std::max(ranks[i], of[i]) : std::min(ranks[i], of[i]);
      }
    }
  }
  return ranks;
}

std::vector<Ranked> InNoOrder(const Ranks& ranks, const Index& index) {
  std::vector<Ranked> all;
  for (std::uint32_t place = 0; place < ranks.size(); ++place) {
    if (ranks[place] == kNo) continue;
    const std::string& key = index.At(place).key;
    all.push_back({index.OrderKey({place, ranks[place]}), key.substr(key.find('/') + 1)});
  }
  return all;
}

// Of a project that changed while we asked, what it was then counts.
void KeepOnce(std::vector<Ranked>& ranking) {
  absl::flat_hash_set<std::string> met;
  std::erase_if(ranking, [&](const Ranked& ranked) { return !met.insert(ranked.id).second; });
}

// What the words of a search for suggestions are: those of every part that is not negated.
void AddWords(const Asked& asked, std::vector<std::string>& words) {
  if (asked.kind == Kind::kNot) return;
  words.insert(words.end(), asked.words.begin(), asked.words.end());
  for (const Asked& part : asked.parts) AddWords(part, words);
}

// The titles of the best of a ranking, each once.
std::vector<std::string> TitlesOf(std::vector<Ranked> ranking, SearchKind kind, const Index& index) {
  std::vector<std::string> titles;
  std::ranges::sort(ranking);
  for (const Ranked& ranked : ranking) {
    if (titles.size() == kSuggestions) break;
    const Index::Thing* thing = index.Look(Concat(CollectionOf(kind), "/", ranked.id));
    if (thing && std::ranges::find(titles, thing->title()) == titles.end()) titles.push_back(thing->title());
  }
  return titles;
}

struct Answered {
  std::vector<Ranked> ranking;
  std::vector<std::string> did_you_mean;
};

// Asks the index, and the projects as they were then where they changed since. As typed first; with typing errors only
// where nothing is as typed.
absl::StatusOr<Answered> Ask(const Finder& finder, absl::Time deadline, const Asked& asked, const Searched& searched,
                             bool forgiving) {
  const search::Scope scope{.kinds = BitOf(searched.kind),
                            .since_until = searched.as_of.known_at_us(),
                            .deleted = searched.deleted_too,
                            .concealed = KeysOf(searched.kind, searched.concealed)};
  Index former;
  if (searched.as_of.known_at) {
    PEP_TRY(finder.db.Read(deadline, [&](db::Session& session) {
      former = Index();
      return ReadFormerProjects(session, scope.since_until, [&](const search::Entry& entry) { former.Put(entry); });
    }));
  }
  return finder.index.Answer(deadline, [&](const Index& index) {
    Answered answered;
    for (const bool approximate : {false, true}) {
      if (approximate && !forgiving) return answered;
      answered.ranking = InNoOrder(Evaluate(asked, former, scope, approximate), former);
      std::ranges::move(InNoOrder(Evaluate(asked, index, scope, approximate), index),
                        std::back_inserter(answered.ranking));
      if (searched.as_of.known_at) KeepOnce(answered.ranking);
      if (answered.ranking.empty()) continue;
      if (approximate) answered.did_you_mean = TitlesOf(answered.ranking, searched.kind, index);
      return answered;
    }
    std::vector<std::string> words;
    AddWords(asked, words);
    answered.did_you_mean = index.LikestTitles(words, scope, kSuggestions);
    return answered;
  });
}

std::string IdsOfRanking(const std::vector<Ranked>& ranking) {
  std::vector<std::string> ids;
  for (const Ranked& ranked : ranking) ids.push_back(ranked.id);
  return json::ListOf(ids);
}

query::SqlFragment TableOfText(const query::SqlValue& ids) {
  query::SqlFragment table;
  table.Add("JSON_TABLE(").Bind(ids).Add(", '$[*]' COLUMNS (place FOR ORDINALITY, ");
  return table.Add("project_id VARCHAR(190) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin PATH '$'))");
}

// Puts what words found in their place.
class Preparing {
 public:
  Preparing(const Finder& finder, absl::Time deadline, const Searched& searched, Prepared& prepared)
      : finder_(finder), deadline_(deadline), searched_(searched), prepared_(prepared) {}

  // `every`: what every match must satisfy. `negated`: what is excluded, and is so as typed.
  absl::Status Replace(Expression& e, bool every = true, bool negated = false) {
    if (IsWords(e) && AsksForWords(e)) return ReplaceWords(e, every, negated);
    if (e.kind == Kind::kAnd) PEP_TRY(ReplaceOfAnd(e, every, negated));
    for (Expression& operand : e.operands) {
      PEP_TRY(Replace(operand, every && e.kind == Kind::kAnd, negated || e.kind == Kind::kNot));
    }
    return absl::OkStatus();
  }

 private:
  // The words among the parts of an AND are asked as one.
  absl::Status ReplaceOfAnd(Expression& e, bool every, bool negated) {
    const auto is_rest = [](const Expression& operand) { return !IsWords(operand); };
    const auto words = std::stable_partition(e.operands.begin(), e.operands.end(), is_rest);
    if (std::none_of(words, e.operands.end(), AsksForWords)) return absl::OkStatus();
    Expression all{.kind = Kind::kAnd,
                   .operands = {std::make_move_iterator(words), std::make_move_iterator(e.operands.end())}};
    e.operands.erase(words, e.operands.end());
    PEP_TRY(ReplaceWords(all, every, negated));
    e.operands.push_back(std::move(all));
    return absl::OkStatus();
  }

  absl::Status ReplaceWords(Expression& e, bool every, bool negated) {
    if (e.kind == Kind::kText && e.restriction.field == kFound) return absl::OkStatus();
    PEP_ASSIGN(const Asked asked, asking_.Read(e));
    PEP_ASSIGN(Answered answered, Ask(finder_, deadline_, asked, searched_, /*forgiving=*/!negated));
    const std::string set = Concat("found", prepared_.context.parameters.size());
    prepared_.context.parameters[set] = IdsOfRanking(answered.ranking);
    if (every) {
      prepared_.has_words = true;
      prepared_.ranking = std::move(answered.ranking);
      prepared_.did_you_mean = std::move(answered.did_you_mean);
    }
    e = {.kind = Kind::kText, .restriction = {.field = std::string(kFound), .literal = {.text = set}}};
    if (every) prepared_.words = e;
    return absl::OkStatus();
  }

  const Finder& finder_;
  const absl::Time deadline_;
  const Searched& searched_;
  Prepared& prepared_;
  Asking asking_;
};

// Values of fields that have spellings, where the filter names them.
void AddSpelt(const Expression& e, const query::FilterSchema& schema, query::FilterContext& context) {
  for (const Expression& operand : e.operands) AddSpelt(operand, schema, context);
  if (e.kind != Kind::kRestriction || e.restriction.literal.HasWildcard()) return;
  const query::FilterField* field = schema.Find(e.restriction.field);
  if (field && field->key) context.spellings.try_emplace({field->name, e.restriction.literal.text});
}

absl::Status LookUpSpellings(const Finder& finder, absl::Time deadline, query::FilterContext& context) {
  if (context.spellings.empty()) return absl::OkStatus();
  PEP_ASSIGN(context.spellings, finder.census.Answer(deadline, [&](const Census& census) {
    auto spellings = context.spellings;
    for (auto& [value, known] : spellings) known = census.SpellingsOf(value.second);
    return spellings;
  }));
  return absl::OkStatus();
}

}  // namespace

query::SqlFragment TableOf(const std::vector<std::string>& ids) { return TableOfText(json::ListOf(ids)); }

bool HasWords(const query::Filter& filter) {
  const Expression root = Flat(filter.root);
  const auto leads = [](const Expression& e) { return IsWords(e) && AsksForWords(e); };
  return leads(root) || (root.kind == Kind::kAnd && std::ranges::any_of(root.operands, leads));
}

absl::StatusOr<Prepared> Prepare(const Finder& finder, absl::Time deadline, const query::Filter& filter,
                                 const query::FilterSchema& schema, const Searched& searched) {
  Prepared prepared{.filter = {Flat(filter.root)}, .context = {}, .words = {}, .ranking = {}, .did_you_mean = {}};
  AddSpelt(filter.root, schema, prepared.context);
  PEP_TRY(LookUpSpellings(finder, deadline, prepared.context));
  PEP_TRY(Preparing(finder, deadline, searched, prepared).Replace(prepared.filter.root));
  return prepared;
}

query::FindText FoundIn(std::string column) {
  return [column = std::move(column)](const query::Restriction& found,
                                      const query::FilterContext& context) -> absl::StatusOr<query::SqlFragment> {
    if (found.field != kFound) return query::SqlFragment{"TRUE", {}};
    const auto ids = context.parameters.find(found.literal.text);
    if (ids == context.parameters.end()) return absl::InternalError("words that were not looked for");
    query::SqlFragment sql;
    sql.Add(Concat(column, " IN (SELECT f.project_id FROM ")).Add(TableOfText(ids->second));
    return sql.Add(" f)");
  };
}

absl::StatusOr<std::vector<std::string>> FindLessons(const Finder& finder, absl::Time deadline,
                                                     const std::vector<std::string>& words, bool approximate) {
  const search::Scope scope{
      .fields = search::kTitles | search::kLessons, .kinds = BitOf(SearchKind::kProject), .inside = false};
  return finder.index.Answer(deadline, [&](const Index& index) {
    std::vector<std::string> ids;
    for (const Match& match : index.Find(words, scope, approximate)) {
      const std::string& key = index.At(match.place).key;
      ids.push_back(key.substr(key.find('/') + 1));
    }
    return ids;
  });
}

}  // namespace pepiniere::portfolio::store
