// What ESLint holds our JavaScript and TypeScript to: `lint_eslint_node` and `lint_eslint_web` of tests/lint.
//
// What Node runs, the oldest Node that package.json promises must run, which is Debian 12's. What is newer is refused:
// Node's modules and globals (n), the language's syntax and the methods of its objects (es-x; aggressive: by their names
// alone, since nothing tells it the types).
import js from '@eslint/js';
import esX from 'eslint-plugin-es-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import n from 'eslint-plugin-n';
import reactHooks from 'eslint-plugin-react-hooks';
import fs from 'node:fs';
import typescript from 'typescript-eslint';
import webRooms from './tests/lint/web_rooms.mjs';

const { engines } = JSON.parse(fs.readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const [, MAJOR] = /^>=(\d+)/.exec(engines.node);
// The edition of the language that each Node knows whole.
const EDITION = { 18: 'es2022', 20: 'es2023' }[MAJOR];

// Methods that iterators newly share with arrays: by their names alone, each of an array would be refused.
const AS_OF_ARRAYS = Object.fromEntries(['every', 'filter', 'find', 'flatmap', 'foreach', 'map', 'reduce', 'some']
  .map((name) => [`es-x/no-iterator-prototype-${name}`, ['error', { aggressive: false }]]));

const BUILD_OF_WEB = ['clients/web/*.ts'];
const NODE = ['*.mjs', 'tests/**/*.{js,mjs}', 'clients/examples/**/*.mjs', ...BUILD_OF_WEB];
const WEB = ['clients/web/src/**/*.{ts,tsx}'];
const WRONG_OF_WEB = ['tests/lint/web_wrong/**/*.ts'];

// Called experimental in Node 18, and there without a flag.
const EXPERIMENTAL_AND_THERE = ['fetch', 'Headers', 'Request', 'Response', 'FormData', 'test', 'test.describe'];

// Debian's Node has a fetch of its own, older than the one of that version, so that no list of Node's versions knows
// what it lacks.
const DEBIAN_LACKS = [
  { property: 'getSetCookie', message: 'Debian 12 has no Headers.getSetCookie().' },
];

// What a destructuring names in order to leave it out is used.
const UNUSED = ['error', { ignoreRestSiblings: true }];

export default [
  { ignores: ['build/', 'clients/web/src/gen/', 'tests/lint/wrong/', 'tests/lint/web_rules_wrong/', 'tests/lint/web_wrong/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: NODE,
    ...js.configs.recommended,
    languageOptions: { globals: n.configs['flat/recommended'].languageOptions.globals },
  },
  ...typescript.configs.recommended.map((config) => ({ ...config, files: [...BUILD_OF_WEB, ...WEB, ...WRONG_OF_WEB] })),
  {
    files: NODE,
    plugins: { n, 'es-x': esX },
    settings: { node: { version: engines.node }, 'es-x': { aggressive: true } },
    rules: {
      ...esX.configs[`flat/restrict-to-${EDITION}`].rules,
      ...esX.configs['flat/no-new-in-esnext'].rules,
      ...AS_OF_ARRAYS,
      'es-x/no-hashbang': 'off',  // Node's own, long before the language's
      'es-x/no-array-prototype-findlast-findlastindex': 'off',  // in Node 18 ahead of the rest of its edition
      'n/no-deprecated-api': 'error',
      'n/no-unsupported-features/node-builtins': ['error', { ignores: EXPERIMENTAL_AND_THERE }],
      'no-restricted-properties': ['error', ...DEBIAN_LACKS],
      'no-unused-vars': UNUSED,
    },
  },
  { files: ['tests/**/*.js'], languageOptions: { sourceType: 'commonjs' } },
  // What Playwright is given runs in the page.
  { files: ['tests/e2e/web/*.mjs'], languageOptions: { globals: { document: 'readonly', getComputedStyle: 'readonly', innerWidth: 'readonly', location: 'readonly' } } },
  // What its rooms may see of each other: see tests/lint/web_rooms.mjs.
  { files: [...WEB, ...WRONG_OF_WEB], plugins: { web: webRooms }, rules: { 'web/rooms': 'error' } },
  { files: WEB, ...jsxA11y.flatConfigs.recommended },
  {
    files: WEB,
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-unused-vars': UNUSED,
      // A table that scrolls is reached by the keyboard.
      'jsx-a11y/no-noninteractive-tabindex': ['error', { roles: ['group'], tags: [] }],
    },
  },
];
