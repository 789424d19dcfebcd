// Campaigns in the database: record/table.h, and what they are filtered by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/base/stored.h"
#include "services/feedback/domain/campaign.h"
#include "services/query/order_by.h"
#include "services/query/schema.h"
#include "services/record/page.h"
#include "services/record/table.h"

namespace pepiniere::feedback::store {

// What each is filtered by.
const query::FilterSchema& CampaignFilters();

// Who asks for campaigns.
struct CampaignReader {
  bool everything = false;
  std::vector<std::string> programmes;  // names of those that they coach
  std::string person;                   // empty: nobody in particular
};
// A page of those that they see: of the programmes that they coach, those that ask them, and what is released to all.
absl::StatusOr<record::Page<base::Stored<Campaign>>> ListCampaigns(db::Database& db, absl::Time deadline,
                                                                   const record::ListQuery& list,
                                                                   const CampaignReader& reader);
// A live campaign that asks a version of that questionnaire (an id): its id.
absl::StatusOr<std::optional<std::string>> AnyCampaignAsking(db::Session& session, const std::string& questionnaire);

}  // namespace pepiniere::feedback::store
