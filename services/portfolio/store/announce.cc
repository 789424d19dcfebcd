#include "services/portfolio/store/announce.h"

#include "services/base/text.h"

namespace pepiniere::portfolio::store {

void AnnounceProject(journal::Unit& unit, const ProjectState* before, const ProjectState& after) {
  using enum journal::ChangeKind;
  const journal::ChangeKind kind = after.stored.deleted_at ? kDeleted : before ? kUpdated : kCreated;
  unit.Changed("projects", base::Concat("projects/", after.stored.id), kind, ToPayload(after),
               before ? ToPayload(*before) : "");
}

}  // namespace pepiniere::portfolio::store
