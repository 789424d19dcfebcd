// What the operating system says of a process.
#pragma once

#include <cstdint>

namespace pepiniere::bench {

// Processor time so far, user and system, in seconds; memory that is resident, in MB. 0 if there is no such process.
double ProcessorSeconds(std::int64_t pid);
double ResidentMegabytes(std::int64_t pid);

}  // namespace pepiniere::bench
