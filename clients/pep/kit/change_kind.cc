#include "clients/pep/kit/change_kind.h"

namespace pepiniere::pep {
namespace {

using namespace rpc::v1;  // NOLINT: the table below is made of its constants

constexpr Word<ChangeKind> kChangeKinds[] = {
    {CHANGE_KIND_CREATED, "CREATED", {"created", "créé"}, "created", Tone::kGood},
    {CHANGE_KIND_UPDATED, "UPDATED", {"updated", "modifié"}, "updated", Tone::kActive},
    {CHANGE_KIND_DELETED, "DELETED", {"deleted", "supprimé"}, "deleted", Tone::kBad},
};

}  // namespace

template <>
std::span<const Word<ChangeKind>> Words() {
  return kChangeKinds;
}

}  // namespace pepiniere::pep
