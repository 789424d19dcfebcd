#include "services/search/index.h"

#include <algorithm>
#include <array>
#include <bit>

#include "absl/strings/str_cat.h"
#include "services/base/characters.h"
#include "services/base/text.h"
#include "services/search/fold.h"
#include "services/search/likeness.h"
#include "services/search/names.h"
#include "services/search/terms.h"

namespace pepiniere::search {
namespace {

constexpr std::size_t kMaxCharacters = 200, kMaxWords = 10;
constexpr std::string_view kFieldNames[] = {"title", "id", "alias", "acronym", "mission", "description", "lessons"};

// In bytes; what is longer is no word that anybody types.
constexpr std::size_t kLongestWord = 100;
// A shorter word is hardly two.
constexpr std::size_t kLongEnoughToSplit = 6;

// The texts of a thing as postings tell them apart: bit g of Fields. All names but the title are one.
constexpr std::uint32_t kGroups = 5;
constexpr std::array<Field, kGroups> kFieldOfGroup = {Field::kTitle, Field::kId, Field::kMission, Field::kDescription,
                                                      Field::kLessons};

constexpr std::uint32_t PlaceOf(std::uint32_t posting) { return posting >> kGroups; }
constexpr std::uint32_t FieldsOf(std::uint32_t posting) { return posting & ((1u << kGroups) - 1); }

// A rank, from what weighs most: 1 for a typing error, the tier, which name, 1 for words inside of others.
enum Tier : std::uint32_t { kExact, kBeginning, kWords };  // kWords + the group
constexpr Rank MakeRank(bool approximate, std::uint32_t tier, std::uint32_t which, bool inside) {
  return (approximate ? 1u << 24 : 0u) | tier << 16 | which << 8 | (inside ? 1u : 0u);
}
constexpr std::uint32_t TierOf(Rank rank) { return rank >> 16 & 0xFF; }

// For every place, how well the words so far are found: in which group the last of them, and whether one is inside of
// another.
struct Found {
  std::uint8_t group = 0;
  bool inside = false, all = true;
};

// Of one place, a byte a group: how well a word is found there.
void Give(std::uint32_t fields, Grade grade, std::uint64_t& grades) {
  for (; fields != 0; fields &= fields - 1) {
    const int shift = 8 * std::countr_zero(fields);
    const std::uint64_t was = grades >> shift & 0xFF;
    if (was < grade) grades += (grade - was) << shift;
  }
}

// A word that a name or the mission writes as several.
void GiveSplit(const Index::Thing& thing, std::string_view word, Fields fields, std::uint64_t& grades) {
  for (const Index::Name& name : thing.names) {
    const Fields here = fields & (name.field == Field::kTitle ? kTitles : kNames);
    if (here != 0 && Compare(name.folded, word) != Likewise::kNot) Give(here, kFound, grades);
  }
  const Fields mission = fields & kMissions;
  if (mission != 0 && Compare(thing.mission, word) != Likewise::kNot) Give(mission, kFound, grades);
}

// The beginning of a title: what it is sorted by. Whole characters.
std::string_view Head(std::string_view folded) {
  constexpr std::size_t kSorted = 200;
  std::size_t end = std::min(folded.size(), kSorted);
  while (end < folded.size() && (static_cast<unsigned char>(folded[end]) & 0xC0) == 0x80) --end;
  return folded.substr(0, end);
}

}  // namespace

std::string_view NameOf(Field field) { return kFieldNames[static_cast<std::size_t>(field)]; }

bool IsApproximate(Rank rank) { return (rank >> 24) != 0; }

absl::StatusOr<std::vector<std::string>> ReadWords(std::string_view typed) {
  constexpr std::size_t kLongestCharacter = 4;
  if (typed.size() > kMaxCharacters * kLongestCharacter || base::CountCharacters(typed) > kMaxCharacters) {
    return absl::InvalidArgumentError(base::Concat("takes ", kMaxCharacters, " characters at most"));
  }
  std::vector<std::string> words = Words(typed);
  if (words.size() > kMaxWords) return absl::InvalidArgumentError(base::Concat("takes ", kMaxWords, " words at most"));
  return words;
}

void Index::Put(const Entry& entry) {
  auto [entry_place, is_new] = places_.try_emplace(entry.key, static_cast<std::uint32_t>(things_.size()));
  if (is_new && !gaps_.empty()) {
    entry_place->second = gaps_.back();
    gaps_.pop_back();
  } else if (is_new) {
    things_.emplace_back();
  }
  const std::uint32_t place = entry_place->second;
  Forget(place);
  Thing& thing = things_[place];
  thing = {.key = entry.key,
           .names = {},
           .mission = Fold(entry.mission),
           .words = {},
           .since = entry.since,
           .kind = entry.kind,
           .deleted = entry.deleted};
  thing.names.push_back({Field::kTitle, entry.title, Fold(entry.title)});
  for (const auto& [field, text] : entry.names) {
    if (!text.empty()) thing.names.push_back({field, text, Fold(text)});
  }

  absl::flat_hash_map<std::string, std::uint32_t> fields_of;
  const auto add_word = [&](std::string_view word, std::uint32_t group) {
    if (word.size() <= kLongestWord) fields_of[std::string(word)] |= 1u << group;
  };
  const auto add = [&](std::string_view text, std::uint32_t group) {
    const std::string folded = Fold(text);
    for (const std::string_view word : WordsOf(folded)) add_word(word, group);
    for (const std::string& word : JoinedWords(text)) add_word(word, group);
  };
  for (const Name& name : thing.names) add(name.text, name.field == Field::kTitle ? 0 : 1);
  add(entry.mission, 2);
  add(entry.description, 3);
  add(entry.lessons, 4);
  thing.words.reserve(fields_of.size());
  for (const auto& [text, fields] : fields_of) {
    const std::uint32_t id = Intern(text);
    thing.words.push_back(id);
    std::vector<std::uint32_t>& postings = words_[id].postings;
    const std::uint32_t posting = place << kGroups | fields;
    postings.insert(std::ranges::upper_bound(postings, posting), posting);
  }
}

void Index::Remove(std::string_view key) {
  const auto found = places_.find(std::string(key));
  if (found == places_.end()) return;
  Forget(found->second);
  things_[found->second] = {};
  gaps_.push_back(found->second);
  places_.erase(found);
}

void Index::Forget(std::uint32_t place) {
  for (const std::uint32_t id : things_[place].words) {
    std::vector<std::uint32_t>& postings = words_[id].postings;
    postings.erase(std::ranges::lower_bound(postings, place, {}, PlaceOf));
  }
  things_[place].words.clear();
}

const Index::Thing* Index::Look(std::string_view key) const {
  const auto found = places_.find(std::string(key));
  return found == places_.end() ? nullptr : &things_[found->second];
}

std::uint32_t Index::Intern(std::string_view word) {
  const auto [entry, is_new] = word_ids_.try_emplace(std::string(word), static_cast<std::uint32_t>(words_.size()));
  if (is_new) words_.push_back({std::string(word), {}});
  return entry->second;
}

bool Index::Means(const Thing& thing, const Scope& scope) const {
  return !thing.key.empty() && (scope.kinds >> thing.kind & 1) != 0 && thing.since <= scope.since_until &&
         (scope.deleted || !thing.deleted) && std::ranges::find(scope.concealed, thing.key) == scope.concealed.end();
}

std::vector<Match> Index::Find(const std::vector<std::string>& words, const Scope& scope, bool approximate) const {
  std::vector<Match> matches;
  if (words.empty()) return matches;
  std::vector<Found> found(things_.size());
  std::vector<std::uint64_t> grades;  // of one word, by place
  for (const Term& term : TermsOf(words)) {
    grades.assign(things_.size(), 0);
    for (const Word& word : words_) {
      if (word.postings.empty()) continue;
      const Grade grade = GradeOf(word.text, term, approximate);
      if (grade == kNone || (grade == kInside && !scope.inside)) continue;
      for (const std::uint32_t posting : word.postings) {
        Give(FieldsOf(posting) & scope.fields, grade, grades[PlaceOf(posting)]);
      }
    }
    const bool split = words.size() > 1 && term.word.size() >= kLongEnoughToSplit;
    for (std::uint32_t place = 0; place < found.size(); ++place) {
      Found& so_far = found[place];
      if (!so_far.all) continue;
      if (split) GiveSplit(things_[place], term.word, scope.fields, grades[place]);
      const std::uint64_t here = grades[place];
      if (here == 0) {
        so_far.all = false;
        continue;
      }
      const int group = std::countr_zero(here) / 8;
      so_far.group = std::max(so_far.group, static_cast<std::uint8_t>(group));
      so_far.inside = so_far.inside || (here >> (8 * group) & 0xFF) == kInside;
    }
  }

  std::string joined;
  for (const std::string& word : words) joined += word;
  const bool forgiving = approximate && ForgivesErrors(joined);
  for (std::uint32_t place = 0; place < things_.size(); ++place) {
    const Thing& thing = things_[place];
    if (!Means(thing, scope)) continue;
    std::optional<Rank> best;
    const auto consider = [&](Rank rank) { best = std::min(best.value_or(rank), rank); };
    if (found[place].all) consider(MakeRank(approximate, kWords + found[place].group, 0, found[place].inside));
    for (const Name& name : thing.names) {
      const bool title = name.field == Field::kTitle;
      if ((scope.fields & (title ? kTitles : kNames)) == 0) continue;
      switch (Compare(name.folded, joined)) {
        case Likewise::kSame:
          consider(MakeRank(approximate, kExact, static_cast<std::uint32_t>(name.field), false));
          break;
        case Likewise::kBegins:
          consider(MakeRank(approximate, kBeginning, 0, false));
          break;
        case Likewise::kHolds:
          consider(MakeRank(approximate, kWords + (title ? 0 : 1), 0, false));
          break;
        case Likewise::kNot:
          if (forgiving && WithinOneEditJoined(name.folded, joined)) {
            consider(MakeRank(true, kExact, static_cast<std::uint32_t>(name.field), false));
          }
      }
    }
    if ((scope.fields & kMissions) != 0 && Compare(thing.mission, joined) != Likewise::kNot) {
      consider(MakeRank(approximate, kWords + 2, 0, false));
    }
    if (best) matches.push_back({place, *best});
  }
  return matches;
}

bool Index::Before(const Match& a, const Match& b) const {
  if (a.rank != b.rank) return a.rank < b.rank;
  const Thing &of_a = things_[a.place], &of_b = things_[b.place];
  const int order = Head(of_a.names.front().folded).compare(Head(of_b.names.front().folded));
  return order != 0 ? order < 0 : of_a.key < of_b.key;
}

std::string Index::OrderKey(const Match& match) const {
  return base::Concat(absl::Hex(match.rank, absl::kZeroPad8), " ", Head(things_[match.place].names.front().folded));
}

Index::Why Index::WhyOf(const Match& match, const std::vector<std::string>& words) const {
  const std::uint32_t tier = TierOf(match.rank);
  if (tier >= kWords && tier != kWords + 1) return {kFieldOfGroup[tier - kWords], nullptr};
  std::string joined;
  for (const std::string& word : words) joined += word;
  // The name that is most like it: as asked in full, else with the most of its words.
  const auto likeness = [&](const Name& name) {
    const Likewise likewise = Compare(name.folded, joined);
    std::uint32_t score = static_cast<std::uint32_t>(likewise) * 100;
    if (likewise == Likewise::kNot && WithinOneEditJoined(name.folded, joined)) score = 50;
    for (const Term& term : TermsOf(words)) {
      Grade best = kNone;
      for (const std::string_view word : WordsOf(name.folded)) best = std::max(best, GradeOf(word, term, true));
      score += best;
    }
    return score;
  };
  const Name* best = &things_[match.place].names.front();
  for (const Name& name : things_[match.place].names) {
    if (likeness(name) > likeness(*best)) best = &name;
  }
  return {best->field, best};
}

std::vector<std::string> Index::LikestTitles(const std::vector<std::string>& words, const Scope& scope,
                                             std::size_t most) const {
  const LikenessTo likeness(words);
  std::vector<std::pair<double, const Thing*>> likely;
  for (const Thing& thing : things_) {
    if (!Means(thing, scope)) continue;
    double best = 0;
    for (const Name& name : thing.names) best = std::max(best, likeness.Of(name.folded));
    if (best >= kLikely) likely.emplace_back(-best, &thing);
  }
  const auto before = [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    return a.second->names.front().folded < b.second->names.front().folded;
  };
  std::ranges::sort(likely, before);
  std::vector<std::string> titles;
  for (const auto& [_, thing] : likely) {
    if (titles.size() == most) break;
    if (std::ranges::find(titles, thing->title()) == titles.end()) titles.push_back(thing->title());
  }
  return titles;
}

}  // namespace pepiniere::search
