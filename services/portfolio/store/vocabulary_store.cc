#include "services/portfolio/store/vocabulary_store.h"

#include <algorithm>
#include <map>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/database.h"
#include "services/db/session.h"
#include "services/journal/unit.h"
#include "services/portfolio/store/ledger_store.h"
#include "services/portfolio/store/project_store.h"
#include "services/record/document.h"
#include "services/record/versions.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;

constexpr std::string_view kColumns = "word, version, phase, label, created_at_us, updated_at_us";
// Words that no name can have are not listed; projects tell them all the same.
constexpr std::size_t kLongestWord = 190;

base::Stored<PhaseWord> Read(const db::Row& row) {
  const auto phase = row.OptString(2);
  return {
      row.String(0), row.Int64(1), {.phase = phase ? PhaseFromSymbol(*phase) : std::nullopt, .label = row.String(3)},
      row.Time(4),   row.Time(5),  std::nullopt};
}

bool CanBeNamed(std::string_view word) {
  return !word.empty() && word.size() <= kLongestWord && word.find('/') == std::string_view::npos;
}

// The words that are built in, with what is kept of them.
std::map<std::string, WordInUse> Builtin() {
  std::map<std::string, WordInUse> words;
  for (const auto& [word, phase] : BuiltinWords()) {
    words[std::string(word)].stored = {std::string(word), 0, {.phase = phase, .label = ""}, {}, {}, std::nullopt};
  }
  return words;
}

absl::Status AddKept(db::Session& session, std::map<std::string, WordInUse>& words) {
  static const std::string kSelect = Concat("SELECT ", kColumns, " FROM phase_words");
  return session.Query(kSelect, {}, [&](const db::Row& row) {
    base::Stored<PhaseWord> kept = Read(row);
    if (const auto builtin = BuiltinPhase(kept.id)) kept.value.phase = builtin;
    words[kept.id].stored = std::move(kept);
    return absl::OkStatus();
  });
}

// A line whose phase was read without a word says the word that is built in for it.
absl::Status AddLines(db::Session& session, std::map<std::string, WordInUse>& words) {
  return session.Query(
      "SELECT phase, source_phase, COUNT(*) FROM phase_records WHERE superseded_at_us IS NULL GROUP BY phase, "
      "source_phase",
      {}, [&](const db::Row& row) {
        std::string word = FoldWord(row.String(1));
        if (word.empty() && !row.IsNull(0)) {
          const auto phase = PhaseFromSymbol(row.String(0));
          const auto builtin = std::ranges::find(BuiltinWords(), phase, &BuiltinWord::phase);
          if (builtin != BuiltinWords().end()) word = builtin->word;
        }
        if (!CanBeNamed(word)) return absl::OkStatus();
        WordInUse& use = words[word];
        use.stored.id = word;
        use.lines += row.Int64(2);
        return absl::OkStatus();
      });
}

absl::StatusOr<std::map<std::string, WordInUse>> Words(db::Session& session) {
  std::map<std::string, WordInUse> words = Builtin();
  PEP_TRY(AddKept(session, words));
  PEP_TRY(AddLines(session, words));
  return words;
}

std::string NameOf(std::string_view word) { return Concat(PhaseWord::kCollection, "/", word); }

// The projects of which a line, superseded or not, says the word.
absl::StatusOr<std::vector<std::string>> Saying(db::Session& session, const std::string& word) {
  std::vector<std::string> projects;
  PEP_TRY(
      session.Query("SELECT DISTINCT project_id, source_phase FROM phase_records WHERE source_phase <> '' "
                    "ORDER BY project_id",
                    {}, [&](const db::Row& row) {
                      if (FoldWord(row.String(1)) == word && (projects.empty() || projects.back() != row.String(0))) {
                        projects.push_back(row.String(0));
                      }
                      return absl::OkStatus();
                    }));
  return projects;
}

absl::Status Reread(journal::Unit& unit, const std::string& word) {
  PEP_ASSIGN(const Vocabulary vocabulary, LoadVocabulary(unit.session()));
  PEP_ASSIGN(const std::vector<std::string> projects, Saying(unit.session(), word));
  for (const std::string& id : projects) {
    PEP_ASSIGN(const auto project, LockProject(unit.session(), id));
    if (project) PEP_TRY(RereadLedger(unit, *project, vocabulary));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Vocabulary> LoadVocabulary(db::Session& session) {
  std::map<std::string, Phase> mapped;
  PEP_TRY(session.Query("SELECT word, phase FROM phase_words WHERE phase IS NOT NULL", {}, [&](const db::Row& row) {
    if (const auto phase = PhaseFromSymbol(row.String(1))) mapped.emplace(row.String(0), *phase);
    return absl::OkStatus();
  }));
  return Vocabulary(std::move(mapped));
}

absl::StatusOr<Vocabulary> LoadVocabulary(db::Database& db, absl::Time deadline) {
  return db.Read(deadline, [](db::Session& session) { return LoadVocabulary(session); });
}

absl::StatusOr<std::vector<WordInUse>> ListWords(db::Database& db, absl::Time deadline) {
  return db.Read(deadline, [](db::Session& session) -> absl::StatusOr<std::vector<WordInUse>> {
    PEP_ASSIGN(auto words, Words(session));
    std::vector<WordInUse> list;
    for (auto& [word, use] : words) list.push_back(std::move(use));
    return list;
  });
}

absl::StatusOr<WordInUse> FindWord(db::Session& session, const std::string& word) {
  PEP_ASSIGN(auto words, Words(session));
  WordInUse& use = words[word];
  use.stored.id = word;
  return std::move(use);
}

absl::StatusOr<std::optional<base::Stored<PhaseWord>>> LockWord(db::Session& session, const std::string& word) {
  static const std::string kSelect = Concat("SELECT ", kColumns, " FROM phase_words WHERE word = ? FOR UPDATE");
  return session.QueryOne(kSelect, {word}, Read);
}

absl::StatusOr<base::Stored<PhaseWord>> SaveWord(journal::Unit& unit, const std::string& word,
                                                 const std::optional<base::Stored<PhaseWord>>& before,
                                                 const PhaseWord& value) {
  if (before && before->value == value) return *before;
  const auto phase = value.phase ? db::Value(Symbol(*value.phase)) : db::Value(nullptr);
  base::Stored<PhaseWord> after{word, 1, value, unit.now(), unit.now(), std::nullopt};
  if (before) {
    after = record::NextVersion(unit, *before);
    after.value = value;
    PEP_TRY(record::ExpectOne(unit.session().Execute(
        "UPDATE phase_words SET version = ?, phase = ?, label = ?, updated_at_us = ? WHERE word = ? AND version = ?",
        {after.version, phase, value.label, after.updated_at, word, before->version})));
  } else {
    PEP_TRY(unit.session()
                .Execute("INSERT INTO phase_words (word, version, phase, label, created_at_us, updated_at_us) VALUES "
                         "(?, ?, ?, ?, ?, ?)",
                         {word, after.version, phase, value.label, after.created_at, after.updated_at})
                .status());
  }
  const std::string document = record::ToDocument(value);
  unit.Audit(NameOf(word), before ? record::ToDocument(before->value) : "", document);
  unit.Changed(PhaseWord::kCollection, NameOf(word),
               before ? journal::ChangeKind::kUpdated : journal::ChangeKind::kCreated, document);
  const std::optional<Phase> was = before ? before->value.phase : std::nullopt;
  if (was != value.phase) PEP_TRY(Reread(unit, word));
  return after;
}

}  // namespace pepiniere::portfolio::store
