// Which texts resources keep: the contract declares each, so that whether it tells of a person is said there. What no
// field declares would be sealed nowhere, and erased with nobody.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "google/api/resource.pb.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/descriptor_database.h"
#include "services/access/store/access_store.h"
#include "services/base/text.h"
#include "services/cohort/domain/application.h"
#include "services/cohort/domain/outcome.h"
#include "services/cohort/store/programme_store.h"
#include "services/feedback/store/personal_store.h"
#include "services/metrics/store/personal_store.h"
#include "services/policy/store/personal_store.h"
#include "services/portfolio/store/personal_store.h"
#include "services/record/document_fields.h"

namespace pepiniere {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using testing::IsEmpty;

// Whether the resources of that pattern, or of another one of that collection, are these.
bool IsOf(const Descriptor& message, std::string_view collection) {
  const auto& resource = message.options().GetExtension(google::api::resource);
  if (resource.plural() == collection) return true;
  for (const std::string& pattern : resource.pattern()) {
    const std::string_view parent = std::string_view(pattern).substr(0, pattern.rfind('/'));
    if (parent.substr(parent.rfind('/') + 1) == collection) return true;
  }
  return false;
}

// Those of a service, and those that every service has: several have "comments".
bool IsKeptBy(const Descriptor& message, std::string_view service) {
  const std::string& package = message.file()->package();
  return package == base::Concat("pepiniere.", service, ".v1") || package == "pepiniere.rpc.v1";
}

std::vector<const Descriptor*> ResourcesOf(std::string_view service, std::string_view collection) {
  std::vector<std::string> names;
  DescriptorPool::internal_generated_database()->FindAllMessageNames(&names);
  std::vector<const Descriptor*> resources;
  for (const std::string& name : names) {
    if (!name.starts_with("pepiniere.")) continue;
    const Descriptor* message = DescriptorPool::generated_pool()->FindMessageTypeByName(name);
    const bool is_one = message && message->options().HasExtension(google::api::resource);
    if (is_one && IsKeptBy(*message, service) && IsOf(*message, collection)) resources.push_back(message);
  }
  return resources;
}

bool Declares(const Descriptor* message, std::string_view path) {
  while (message) {
    const std::size_t dot = path.find('.');
    const FieldDescriptor* field = message->FindFieldByName(std::string(path.substr(0, dot)));
    if (!field) return false;
    if (dot == path.npos) return true;
    message = field->message_type();
    path.remove_prefix(dot + 1);
  }
  return false;
}

// Those of the paths that no resource of the service's collection has.
std::vector<std::string> Undeclared(std::string_view service, std::string_view collection,
                                    const std::vector<std::string>& paths) {
  const std::vector<const Descriptor*> resources = ResourcesOf(service, collection);
  std::vector<std::string> undeclared;
  for (const std::string& path : paths) {
    bool known = false;
    for (const Descriptor* message : resources) known = known || Declares(message, path);
    if (!known) undeclared.push_back(path);
  }
  return undeclared;
}

// Of lines, which are cohort's.
template <typename Line>
std::vector<std::string> UndeclaredOfLine() {
  std::vector<std::string> paths;
  record::AddTextPaths<Line>("", paths);
  EXPECT_FALSE(paths.empty());
  return Undeclared("cohort", Line::kCollection, paths);
}

TEST(StoredTexts, TheContractDeclaresAllThatRowsKeep) {
  std::size_t texts = 0;
  for (const record::Holdings& holdings :
       {access::store::PersonalHoldings(), cohort::store::PersonalHoldings(), metrics::store::PersonalHoldings(),
        feedback::store::PersonalHoldings(), policy::store::PersonalHoldings(), portfolio::store::PersonalHoldings()}) {
    for (const record::LiveRows& rows : holdings.rows) {
      EXPECT_THAT(Undeclared(holdings.service, rows.what, rows.texts), IsEmpty())
          << holdings.service << "." << rows.what;
      texts += rows.texts.size();
    }
  }
  EXPECT_GT(texts, 100);
  EXPECT_THAT(Undeclared("cohort", "applications", {"told_reason"}), testing::ElementsAre("told_reason"));
}

TEST(StoredTexts, AndAllThatLinesKeep) {
  EXPECT_THAT(UndeclaredOfLine<cohort::ApplicationDecision>(), IsEmpty());
  EXPECT_THAT(UndeclaredOfLine<cohort::ChallengeOutcome>(), IsEmpty());
}

}  // namespace
}  // namespace pepiniere
