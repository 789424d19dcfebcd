// What becomes of each text of the schema when somebody is erased.
#include "services/portfolio/store/personal_store.h"

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <string_view>

#include "services/base/text.h"
#include "services/db/session.h"
#include "tests/store/portfolio/store_test.h"

namespace pepiniere::portfolio::store {
namespace {

using base::Concat;

// Columns that no erasure rewrites, as "table.column", and why.
struct Kept {
  std::string_view columns, why;
};
constexpr Kept kKept[] = {
    {R"(.*\.(id|uid|.*_id|number|version|scope|code|alias|resource|resource_type|collection))",
     "ids, and names made of them"},
    {R"(.*\.(kind|state|phase|decision|weight|role|primary_incubator|incubator|parent|owner|resource_uid))",
     "symbols, and ids of others"},
    {R"(.*\.(source|superseded_by_source|method))", "what a program calls itself"},
    {R"(project_terms\.field)", "a symbol"},
    {R"(lessons\.(title|reason|lessons))", "rewritten with its project"},
    {R"((phase_records\.source_phase|unknown_phases\.word|phase_words\.word))", "words of sources for phases"},
    {R"(request_log\..*)", "answers are given up as a whole"},
    {R"(audit_records\.(diff|reason|reason_key))", "sealed; the keys are deleted"},
    {R"(audit_records\.(principal|on_behalf_of))", "persons/..., which leads to nobody"},
    {R"((audit_seals|audit_head|feed_head|person_keys|erased_owners|schema_migrations)\..*)", "hashes, keys, versions"},
    {R"(mail_letters\.(fact|template|language|person|holder))",
     "names, symbols, and persons/..., which leads to nobody"},
    {R"(mail_letters\.fields)", "sealed; emptied with their letter, and the keys are deleted"},
    {R"(followers\..*)", "what services do, by their own words"},
    {R"(erased_data\.(erasure|what))", "hashes, and symbols"},
};

class PersonalStoreTest : public StoreTest {
 protected:
  // "table.column" of all that may hold a text.
  std::vector<std::string> Texts() {
    std::vector<std::string> texts;
    const absl::Status read = db().Read(Soon(), [&](db::Session& session) {
      texts.clear();
      return session.Query(
          "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = DATABASE() AND "
          "data_type "
          "IN ('char', 'varchar', 'tinytext', 'text', 'mediumtext', 'longtext', 'json', 'binary', 'varbinary', 'blob', "
          "'mediumblob', 'longblob') ORDER BY table_name, column_name",
          {}, [&](const db::Row& row) {
            texts.push_back(Concat(row.String(0), ".", row.String(1)));
            return absl::OkStatus();
          });
    });
    EXPECT_TRUE(read.ok()) << read;
    return texts;
  }
};

TEST_F(PersonalStoreTest, EveryTextOfEveryTableIsRewrittenOrSaysWhyNot) {
  record::Holdings holdings = PersonalHoldings();
  for (record::KeptDocuments& shared : record::SharedDocuments()) holdings.documents.push_back(std::move(shared));
  std::set<std::string> rewritten;
  for (const auto& documents : holdings.documents) rewritten.insert(Concat(documents.table, ".", documents.text));
  for (const auto& authors : holdings.authors) rewritten.insert(Concat(authors.table, ".", authors.column));
  const std::vector<std::string> texts = Texts();
  EXPECT_GT(texts.size(), 100u);
  for (const std::string& text : texts) {
    const bool kept = std::ranges::any_of(
        kKept, [&](const Kept& one) { return std::regex_match(text, std::regex(std::string(one.columns))); });
    EXPECT_TRUE(kept || rewritten.contains(text)) << text << ": no erasure rewrites it";
  }
  for (const std::string& text : rewritten) EXPECT_THAT(texts, ::testing::Contains(text)) << "there is no such column";
}

}  // namespace
}  // namespace pepiniere::portfolio::store
