#include "services/policy/domain/clock_step.h"

#include "services/base/symbols.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kKinds[] = {"",          "RECEIVED",       "TERM",     "CLAMPED",      "HOLIDAY",
                                       "SUSPENDED", "WITHOUT_EFFECT", "EXTENDED", "STANDS_STILL", "ROLLED",
                                       "LAST_DAY"};

}  // namespace

std::string_view Symbol(StepKind kind) { return base::SymbolIn<StepKind>(kKinds, kind); }

}  // namespace pepiniere::policy
