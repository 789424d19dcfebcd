#include "services/gateway/signin/html.h"

#include "services/base/text.h"

namespace pepiniere::gateway {
namespace {

// The State's plain style: its blue, its spacing, and the reader's own fonts.
constexpr char kStyle[] = R"(:root { color-scheme: light dark; --blue: #000091; --text: #161616; --back: #fff; }
@media (prefers-color-scheme: dark) { :root { --blue: #8585f6; --text: #fff; --back: #161616; } }
body { margin: 0; font: 1rem/1.5 Marianne, system-ui, sans-serif; color: var(--text); background: var(--back); }
header { padding: 1rem; border-bottom: 1px solid #929292; font-weight: 700; }
header, main { padding-inline: max(1rem, calc(50vw - 20rem)); }
main { padding-block: 2rem; }
h1 { font-size: 1.75rem; line-height: 1.3; margin: 0 0 1.5rem; }
section + section { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid #929292; }
h2 { font-size: 1.25rem; }
label { display: block; margin-bottom: .5rem; }
select { box-sizing: border-box; width: 100%; min-height: 2.5rem; padding: .5rem; font: inherit; color: inherit;
  background: var(--back); border: 1px solid currentColor; border-radius: .25rem; }
button { margin-top: 1.5rem; padding: .5rem 1rem; min-height: 2.5rem; font: inherit; font-weight: 500;
  color: var(--back); background: var(--blue); border: 0; cursor: pointer; }
a { color: var(--blue); }
:focus-visible { outline: 2px solid #0a76f6; outline-offset: 2px; }
)";

}  // namespace

Response HtmlPage(int status, std::string_view title, std::string_view content) {
  Response page = Text(status, "text/html; charset=utf-8",
                       base::Concat("<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
                                    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
                                    EscapeHtml(title), " - Pépinière</title>\n<link rel=\"stylesheet\" href=\"",
                                    kStylePath, "\">\n</head>\n<body>\n<header>Pépinière</header>\n<main>\n", content,
                                    "</main>\n</body>\n</html>\n"));
  page.headers.Add("cache-control", "no-store");
  return page;
}

Response StyleSheet() {
  Response sheet = Text(200, "text/css; charset=utf-8", kStyle);
  sheet.headers.Add("cache-control", "max-age=3600");
  return sheet;
}

}  // namespace pepiniere::gateway
