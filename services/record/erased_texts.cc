#include "services/record/erased_texts.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/personal/fields.h"
#include "services/personal/keys.h"
#include "services/personal/mentions.h"
#include "services/search/fold.h"

namespace pepiniere::record {
namespace {

// Of more words, a text is looked for as a whole alone.
constexpr std::size_t kWordsOfAName = 8;

}  // namespace

struct ErasedTexts::Known {
  std::optional<personal::Owners> owners;  // where anything was erased
  std::set<std::string> erased;
  std::set<std::size_t> words;             // of how many the names are that texts lost, 0 for an address
  absl::flat_hash_set<std::string> clean;  // hashes of texts that have none of these: history says much again
};

ErasedTexts::ErasedTexts(std::unique_ptr<Known> known) : known_(std::move(known)) {}
ErasedTexts::ErasedTexts(ErasedTexts&&) noexcept = default;
ErasedTexts& ErasedTexts::operator=(ErasedTexts&&) noexcept = default;
ErasedTexts::~ErasedTexts() = default;

absl::StatusOr<ErasedTexts> ErasedTexts::Read(db::Session& session, absl::Time now) {
  auto known = std::make_unique<Known>();
  PEP_ASSIGN(known->erased, personal::ErasedOwners(session));
  if (!known->erased.empty()) {
    PEP_ASSIGN(known->owners, personal::Owners::Open(session, now));
    for (const std::string& owner : known->erased) {
      if (const auto words = personal::WordsOfName(owner)) known->words.insert(*words);
    }
  }
  return ErasedTexts(std::move(known));
}

absl::StatusOr<ErasedTexts> ErasedTexts::Read(db::Database& db, absl::Time deadline, absl::Time now) {
  return db.Transact(deadline, [&](db::Session& session) { return Read(session, now); });
}

bool ErasedTexts::empty() const { return known_->erased.empty(); }

bool ErasedTexts::Has(std::string_view text) const {
  if (empty()) return false;
  const std::string folded = search::Fold(text);
  const std::vector<std::string_view> words = search::WordsOf(folded);
  if (words.empty()) return known_->erased.contains(known_->owners->Of(text));
  for (std::size_t first = 0; first < words.size(); ++first) {
    const char* const begin = words[first].data();
    for (std::size_t last = first; last < std::min(first + kWordsOfAName, words.size()); ++last) {
      const char* const end = words[last].data() + words[last].size();
      if (known_->erased.contains(known_->owners->Of({begin, static_cast<std::size_t>(end - begin)}))) return true;
    }
  }
  return words.size() > kWordsOfAName && known_->erased.contains(known_->owners->Of(text));
}

std::optional<std::string> ErasedTexts::Without(std::string_view text) const {
  if (known_->words.empty() || personal::IsOpaque(text)) return std::nullopt;
  // Of a text without an address, the words decide, which the hash is of.
  std::string hash = text.find('@') == text.npos ? known_->owners->Of(text) : "";
  if (known_->clean.contains(hash)) return std::nullopt;
  const auto is_name = [&](std::string_view name, std::size_t words) {
    return known_->words.contains(words) && known_->erased.contains(known_->owners->OfName(name));
  };
  const auto by_words = [&](std::string_view name) {
    return is_name(name, 1 + static_cast<std::size_t>(std::ranges::count(name, ' ')));
  };
  const auto by_address = [&](std::string_view address) { return is_name(address, 0); };
  std::optional<std::string> without = personal::WithoutNames(text, {by_words, *known_->words.rbegin(), by_address});
  if (!without && !hash.empty()) known_->clean.insert(std::move(hash));
  return without;
}

bool ErasedTexts::HasPerson(std::string_view name) const { return known_->erased.contains(std::string(name)); }

absl::StatusOr<std::optional<ErasedTexts>> ErasedBeforeRestore(db::Database& db, absl::Time deadline, absl::Time now) {
  return db.Transact(deadline, [&](db::Session& session) -> absl::StatusOr<std::optional<ErasedTexts>> {
    PEP_ASSIGN(const bool all, personal::AllAreErased(session));
    if (all) return std::nullopt;
    PEP_ASSIGN(ErasedTexts texts, ErasedTexts::Read(session, now));
    return std::optional(std::move(texts));
  });
}

absl::Status MarkErased(db::Database& db, absl::Time deadline) {
  return db.Transact(deadline, [](db::Session& session) { return personal::MarkAllErased(session); });
}

}  // namespace pepiniere::record
