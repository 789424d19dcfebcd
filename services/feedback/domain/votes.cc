#include "services/feedback/domain/votes.h"

#include <algorithm>

#include "services/base/text.h"

namespace pepiniere::feedback {
namespace {

absl::Status Refuse(const std::string& why) { return absl::FailedPreconditionError(why); }
absl::Status Unknown(const std::string& item) { return absl::NotFoundError(base::Concat("there is no item ", item)); }

// Puts one voter in the place of another; of two votes on an item that become one, the later version counts.
void Rename(std::map<std::string, int>& votes, const std::string& from, const std::string& to) {
  const auto found = votes.find(from);
  if (found == votes.end()) return;
  const int version = found->second;
  votes.erase(found);
  int& now = votes[to];
  now = std::max(now, version);
}

}  // namespace

const Votes::Item* Votes::Find(const std::string& item) const {
  const auto found = items_.find(item);
  return found == items_.end() ? nullptr : &found->second;
}

std::string Votes::RootOf(const std::string& item) const {
  std::string root = item;
  while (!items_.at(root).merged_into.empty()) root = items_.at(root).merged_into;
  return root;
}

std::vector<std::string> Votes::TreeOf(const std::string& item) const {
  std::vector<std::string> tree = {item};
  for (std::size_t i = 0; i < tree.size(); ++i) {
    for (const auto& [name, other] : items_) {
      if (other.merged_into == tree[i]) tree.push_back(name);
    }
  }
  return tree;
}

std::set<std::string> Votes::VotersOf(const std::string& item) const {
  std::set<std::string> voters;
  for (const std::string& name : TreeOf(item)) {
    const Item& one = items_.at(name);
    if (one.is_hidden) continue;
    for (const auto& [voter, _] : one.votes) voters.insert(voter);
  }
  return voters;
}

absl::Status Votes::Add(const std::string& item, const std::string& space) {
  const auto [added, is_new] = items_.try_emplace(item);
  if (!is_new) return absl::AlreadyExistsError(base::Concat("there is an item ", item));
  added->second.space = space;
  return absl::OkStatus();
}

absl::Status Votes::Edit(const std::string& item) {
  if (Find(item) == nullptr) return Unknown(item);
  ++items_.at(item).version;
  return absl::OkStatus();
}

absl::Status Votes::Cast(const std::string& item, int version, const Voter& voter) {
  if (Find(item) == nullptr) return Unknown(item);
  const std::string root = RootOf(item);
  Item& counted = items_.at(root);
  if (counted.is_hidden || items_.at(item).is_hidden) return Refuse("it is hidden");
  if (version != counted.version) return Refuse("it was edited since");
  const std::set<std::string> voters = VotersOf(root);
  // Whoever came back is who they were.
  const std::string& known_as = voters.contains(voter.tombstone) ? voter.tombstone : voter.name;
  if (voters.contains(known_as) && !counted.votes.contains(known_as)) return absl::OkStatus();
  counted.votes[known_as] = version;
  return absl::OkStatus();
}

absl::Status Votes::Revoke(const std::string& item, const Voter& voter) {
  if (Find(item) == nullptr) return Unknown(item);
  for (const std::string& name : TreeOf(RootOf(item))) {
    items_.at(name).votes.erase(voter.name);
    items_.at(name).votes.erase(voter.tombstone);
  }
  return absl::OkStatus();
}

absl::Status Votes::Merge(const std::string& item, const std::string& into) {
  for (const std::string& name : {item, into}) {
    if (Find(name) == nullptr) return Unknown(name);
  }
  Item& merged = items_.at(item);
  if (!merged.merged_into.empty()) return Refuse("it is merged already");
  if (merged.space != items_.at(into).space) return Refuse("they are of two spaces");
  if (RootOf(into) == item) return Refuse("it would be merged into itself");
  merged.merged_into = into;
  return absl::OkStatus();
}

absl::Status Votes::Unmerge(const std::string& item) {
  if (Find(item) == nullptr) return Unknown(item);
  Item& merged = items_.at(item);
  if (merged.merged_into.empty()) return Refuse("it is not merged");
  merged.merged_into.clear();
  return absl::OkStatus();
}

absl::Status Votes::Hide(const std::string& item) {
  if (Find(item) == nullptr) return Unknown(item);
  items_.at(item).is_hidden = true;
  return absl::OkStatus();
}

absl::Status Votes::Restore(const std::string& item) {
  if (Find(item) == nullptr) return Unknown(item);
  items_.at(item).is_hidden = false;
  return absl::OkStatus();
}

void Votes::Erase(const Voter& voter) {
  for (auto& [_, item] : items_) Rename(item.votes, voter.name, voter.tombstone);
}

void Votes::MakeAnonymous(const std::string& tombstone, const std::string& random) {
  for (auto& [_, item] : items_) Rename(item.votes, tombstone, random);
}

std::int64_t Votes::Count(const std::string& item) const {
  const Item* found = Find(item);
  return found == nullptr || found->is_hidden ? 0 : static_cast<std::int64_t>(VotersOf(item).size());
}

std::map<int, std::int64_t> Votes::CountByVersion(const std::string& item) const {
  std::map<int, std::int64_t> counts;
  const Item* found = Find(item);
  if (found == nullptr || found->is_hidden) return counts;
  for (const auto& [_, version] : found->votes) ++counts[version];
  return counts;
}

}  // namespace pepiniere::feedback
