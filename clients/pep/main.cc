#include <unistd.h>

#include <iostream>

#include "clients/pep/app.h"

int main(int argc, char** argv) {
  using namespace pepiniere::pep;
  const Console console{std::cout, Terminal::Of(STDOUT_FILENO, ProcessEnvironment), std::cerr,
                        Terminal::Of(STDERR_FILENO, ProcessEnvironment)};
  return Run({argv + 1, argv + argc}, console, ProcessEnvironment);
}
