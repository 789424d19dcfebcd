// A large call: 2,000 applications, 10,000 reviews, 200 seats. large_call.sql has one of the same size in a database.
#pragma once

#include <string>

namespace pepiniere::bench {

// As a file that services/rehearsal reads.
std::string LargeCall();

}  // namespace pepiniere::bench
