#include <unistd.h>

#include <iostream>

#include "clients/pep/app.h"

int main(int argc, char** argv) {
  using pepiniere::pep::ProcessEnvironment;
  using pepiniere::pep::Terminal;
  const pepiniere::pep::Console console{std::cout, Terminal::Of(STDOUT_FILENO, ProcessEnvironment), std::cerr,
                                        Terminal::Of(STDERR_FILENO, ProcessEnvironment),
                                        isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 ? &std::cin : nullptr};
  return pepiniere::pep::Run({argv + 1, argv + argc}, console, ProcessEnvironment);
}
