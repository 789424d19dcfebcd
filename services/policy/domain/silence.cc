#include "services/policy/domain/silence.h"

#include "services/base/symbols.h"

namespace pepiniere::policy {
namespace {

constexpr std::string_view kSilences[] = {"", "NONE", "ACCEPTANCE", "REFUSAL"};

}  // namespace

std::string_view Symbol(Silence silence) { return base::SymbolIn<Silence>(kSilences, silence); }
bool ReadSymbol(std::string_view symbol, Silence& silence) { return base::ReadSymbolIn(kSilences, symbol, silence); }

}  // namespace pepiniere::policy
