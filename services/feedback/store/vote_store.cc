#include "services/feedback/store/vote_store.h"

#include <algorithm>

#include "services/base/text.h"
#include "services/base/try.h"
#include "services/db/session.h"
#include "services/query/sql_fragment.h"
#include "services/secret/aead.h"

namespace pepiniere::feedback::store {
namespace {

using base::Concat;

constexpr int kGates = 16;
constexpr std::string_view kErased = "erased/";

// The same for a voter on every node.
int GateOf(const std::string& voter) {
  const std::string digest = secret::Hmac("gate", voter);
  return static_cast<unsigned char>(digest.front()) % kGates;
}

absl::StatusOr<std::vector<std::string>> Names(db::Session& session, std::string_view sql,
                                               absl::Span<const db::Value> args) {
  std::vector<std::string> names;
  PEP_TRY(session.Query(sql, args, [&](const db::Row& row) {
    names.push_back(row.String(0));
    return absl::OkStatus();
  }));
  return names;
}

struct Tree {
  std::vector<std::string> all, seen;
};

absl::StatusOr<Tree> ReadTree(db::Session& session, const std::string& idea) {
  Tree tree{.all = {idea}, .seen = {}};
  PEP_ASSIGN(const auto is_seen, session.QueryOne("SELECT visibility = 'PUBLISHED' FROM ideas WHERE id = ?", {idea},
                                                  [](const db::Row& row) { return row.Bool(0); }));
  if (is_seen.value_or(false)) tree.seen.push_back(idea);
  for (std::size_t i = 0; i < tree.all.size(); ++i) {
    const std::string into = tree.all[i];
    PEP_TRY(session.Query("SELECT id, visibility = 'PUBLISHED' FROM ideas WHERE merged_into = ?", {into},
                          [&](const db::Row& row) {
                            tree.all.push_back(row.String(0));
                            if (row.Bool(1)) tree.seen.push_back(tree.all.back());
                            return absl::OkStatus();
                          }));
  }
  return tree;
}

}  // namespace

absl::Status MakeGates(db::Session& session, const std::string& idea, const VoteWindow& window) {
  std::vector<db::Value> rows;
  for (int gate = 0; gate < kGates; ++gate) rows.insert(rows.end(), {idea, gate, window.opens, window.closes, 0});
  return session
      .InsertRows("INSERT INTO vote_gates (idea_id, gate, opens_at_us, closes_at_us, passed) VALUES", "(?, ?, ?, ?, ?)",
                  rows)
      .status();
}

absl::Status SetGates(db::Session& session, const std::string& idea, const VoteWindow& window) {
  return session
      .Execute("UPDATE vote_gates SET opens_at_us = ?, closes_at_us = ?, passed = 1 - passed WHERE idea_id = ?",
               {window.opens, window.closes, idea})
      .status();
}

absl::Status SetOpenGatesOf(db::Session& session, const std::string& space, const VoteWindow& window) {
  return session
      .Execute(
          "UPDATE vote_gates g JOIN ideas i ON i.id = g.idea_id SET g.opens_at_us = ?, g.closes_at_us = ?, g.passed = "
          "1 "
          "- g.passed WHERE i.id > ? AND i.id < ? AND i.visibility = 'PUBLISHED' AND i.state IN ('OPEN', "
          "'UNDER_STUDY')",
          {window.opens, window.closes, space + "/", space + "0"})
      .status();
}

absl::StatusOr<bool> PassVoteGate(db::Session& session, const std::string& idea, const std::string& voter,
                                  absl::Time now) {
  PEP_ASSIGN(const std::int64_t passed,
             session.Execute("UPDATE vote_gates SET passed = 1 - passed WHERE idea_id = ? AND gate = ? AND opens_at_us "
                             "<= ? AND closes_at_us > ?",
                             {idea, GateOf(voter), now, now}));
  return passed == 1;
}

absl::StatusOr<std::optional<CastVote>> FindVote(db::Session& session, const std::string& idea,
                                                 const std::string& voter) {
  return session.QueryOne("SELECT text_version, cast_at_us FROM votes WHERE idea_id = ? AND voter = ?", {idea, voter},
                          [](const db::Row& row) {
                            return CastVote{row.Int(0), row.Time(1)};
                          });
}

absl::Status PutVote(db::Session& session, const std::string& idea, const std::string& voter, int text_version,
                     absl::Time now) {
  return session
      .Execute(
          "INSERT INTO votes (idea_id, voter, text_version, cast_at_us) VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE "
          "text_version = VALUES(text_version), cast_at_us = VALUES(cast_at_us)",
          {idea, voter, text_version, now})
      .status();
}

absl::Status RemoveVote(db::Session& session, const std::string& idea, const std::string& voter) {
  return session.Execute("DELETE FROM votes WHERE idea_id = ? AND voter = ?", {idea, voter}).status();
}

absl::StatusOr<std::vector<std::string>> TreeOf(db::Session& session, const std::string& idea) {
  PEP_ASSIGN(const Tree tree, ReadTree(session, idea));
  return tree.seen;
}

absl::StatusOr<std::vector<std::string>> WholeTreeOf(db::Session& session, const std::string& idea) {
  PEP_ASSIGN(const Tree tree, ReadTree(session, idea));
  return tree.all;
}

absl::StatusOr<std::int64_t> CountVoters(db::Session& session, const std::vector<std::string>& ideas) {
  if (ideas.empty()) return 0;
  // The statements stay few: as many places as a power of two, the last one repeated.
  std::size_t places = 1;
  while (places < ideas.size()) places *= 2;
  std::string sql = "SELECT COUNT(DISTINCT voter) FROM votes WHERE idea_id IN (?";
  std::vector<db::Value> args = {ideas.front()};
  for (std::size_t i = 1; i < places; ++i) {
    sql += ", ?";
    args.emplace_back(ideas[std::min(i, ideas.size() - 1)]);
  }
  PEP_ASSIGN(const auto count, session.QueryOne(sql + ")", args, [](const db::Row& row) { return row.Int64(0); }));
  return count.value_or(0);
}

absl::StatusOr<std::map<int, std::int64_t>> CountByVersion(db::Session& session, const std::string& idea) {
  std::map<int, std::int64_t> counts;
  PEP_TRY(session.Query("SELECT text_version, COUNT(*) FROM votes WHERE idea_id = ? GROUP BY text_version", {idea},
                        [&](const db::Row& row) {
                          counts.emplace(row.Int(0), row.Int64(1));
                          return absl::OkStatus();
                        }));
  return counts;
}

absl::StatusOr<std::vector<std::string>> VotersOf(db::Session& session, const std::string& idea) {
  return Names(session, "SELECT voter FROM votes WHERE idea_id = ? AND voter LIKE 'persons/%' ORDER BY voter", {idea});
}

absl::StatusOr<std::optional<std::string>> TombstoneOf(db::Session& session, const std::string& space,
                                                       const std::string& person, bool make) {
  if (make) {
    PEP_TRY(session
                .Execute("INSERT IGNORE INTO vote_keys (space_id, secret_key) VALUES (?, ?)",
                         {space, secret::RandomBytes(secret::kKeyBytes)})
                .status());
  }
  PEP_ASSIGN(const auto key, session.QueryOne("SELECT secret_key FROM vote_keys WHERE space_id = ?", {space},
                                              [](const db::Row& row) { return row.String(0); }));
  if (!key) return std::optional<std::string>();
  return std::optional<std::string>(Concat(kErased, secret::Sha256Hex(secret::Hmac(*key, person))));
}

absl::StatusOr<std::vector<std::string>> IdeasVotedBy(db::Session& session, const std::string& voter) {
  return Names(session, "SELECT idea_id FROM votes WHERE voter = ? ORDER BY idea_id", {voter});
}

absl::Status RenameVoter(db::Session& session, const std::string& idea, const std::string& voter,
                         const std::string& other) {
  return session.Execute("UPDATE votes SET voter = ? WHERE idea_id = ? AND voter = ?", {other, idea, voter}).status();
}

absl::StatusOr<std::vector<std::string>> ClosedKeys(db::Session& session, absl::Time now) {
  return Names(session,
               "SELECT k.space_id FROM vote_keys k JOIN spaces s ON s.id = k.space_id WHERE s.vote_end_time_us <= ?",
               {now});
}

absl::Status MakeAnonymous(db::Session& session, const std::string& space) {
  PEP_ASSIGN(const auto erased,
             Names(session,
                   "SELECT DISTINCT voter FROM votes WHERE idea_id > ? AND idea_id < ? AND voter LIKE "
                   "'erased/%'",
                   {space + "/", space + "0"}));
  for (const std::string& voter : erased) {
    PEP_TRY(session
                .Execute("UPDATE votes SET voter = ? WHERE idea_id > ? AND idea_id < ? AND voter = ?",
                         {Concat("nobody/", secret::RandomHex(secret::kKeyBytes)), space + "/", space + "0", voter})
                .status());
  }
  return session.Execute("DELETE FROM vote_keys WHERE space_id = ?", {space}).status();
}

absl::Status PutVersion(db::Session& session, const std::string& idea, const StoredVersion& version) {
  return session
      .Execute("INSERT INTO idea_versions (idea_id, number, title, text, made_at_us) VALUES (?, ?, ?, ?, ?)",
               {idea, version.number, version.title, version.text, version.made_at})
      .status();
}

absl::StatusOr<std::vector<StoredVersion>> VersionsOf(db::Session& session, const std::string& idea) {
  std::vector<StoredVersion> versions;
  PEP_TRY(session.Query("SELECT number, title, text, made_at_us FROM idea_versions WHERE idea_id = ? ORDER BY number",
                        {idea}, [&](const db::Row& row) {
                          versions.push_back({row.Int(0), row.String(1), row.String(2), row.Time(3)});
                          return absl::OkStatus();
                        }));
  return versions;
}

absl::Status KeepModerators(db::Session& session, const std::string& space, const std::vector<std::string>& persons) {
  PEP_TRY(session.Execute("DELETE FROM space_moderators WHERE space_id = ?", {space}).status());
  for (const std::string& person : persons) {
    PEP_TRY(session.Execute("INSERT INTO space_moderators (space_id, person) VALUES (?, ?)", {space, person}).status());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> SpacesModeratedBy(db::Session& session, const std::string& person) {
  return Names(session, "SELECT space_id FROM space_moderators WHERE person = ? ORDER BY space_id", {person});
}

}  // namespace pepiniere::feedback::store
