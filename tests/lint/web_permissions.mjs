// What the caller may do is asked about what the method names: GetPermissions lists a method for resources of that type alone, and of
// any other the answer is always no. What kind of resource an expression is follows from how it is called (call.name, call,
// { name } = call, `${call}/jurors/any`); where nothing tells it, methods asked of the same one must name the same type.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { optionsOf, readContract } from '../../clients/web/readers.mjs';

const ROOT = path.resolve(process.argv[2]);
const SOURCE = path.join(ROOT, 'clients/web/src');
let ts;
try {
  ts = createRequire(path.join(ROOT, 'package.json'))('typescript');
} catch {
  console.log('typescript is not installed: npm ci');
  process.exit(77);
}

const RESOURCE = '(google.api.resource)', REFERENCE = '(google.api.resource_reference)', ACCESS = '(pepiniere.rpc.v1.access)';
// Of no type in particular: everything, and methods that name whatever a role is held on.
const ANY = 'any';
const shortOf = (type) => type.slice(type.indexOf('/') + 1);
const everyType = (thing) => (thing.nestedArray ?? []).flatMap((one) => [one, ...everyType(one)]);

const contract = readContract().lookup('pepiniere').nestedArray;
// Cohort -> ["cohorts"].
const COLLECTIONS = new Map(contract.flatMap(everyType).flatMap((one) => optionsOf(one, RESOURCE))
  .map(({ type, pattern }) => [shortOf(type), [pattern].flat().map((names) => names.split('/').at(-2))]));

function typeNamedBy(field) {
  const referred = optionsOf(field, REFERENCE)[0]?.type;
  const own = field.name === 'name' ? optionsOf(field.parent, RESOURCE)[0]?.type : undefined;
  return shortOf(referred ?? own ?? ANY);
}

// As services/rpc/permissions.cc has it.
function namingField({ fields, fieldsArray }) {
  const held = () => fieldsArray.map(({ resolvedType }) => resolvedType?.fields?.name).find(Boolean);
  return fields.name ?? fields.parent ?? held();
}

const atPath = (request, names) => names.reduce(({ within }, name) => ({ field: within.fields[name], within: within.fields[name].resolvedType }), { within: request }).field;

// Undefined for what names nothing.
function typeOf(method) {
  const { resource } = optionsOf(method, ACCESS)[0] ?? {};
  const field = resource ? atPath(method.resolvedRequestType, resource.split('.')) : namingField(method.resolvedRequestType);
  return field && typeNamedBy(field);
}

// UpdateCall -> the types that it names, of all services that have one of that name.
const NAMED = new Map();
for (const method of contract.flatMap(everyType).flatMap(({ methodsArray = [] }) => methodsArray)) {
  NAMED.set(method.name, new Set([...NAMED.get(method.name) ?? [], typeOf(method)]));
}
const methodIn = (node) => (node && ts.isStringLiteral(node) && NAMED.has(node.text.split('.')[0]) ? node.text : undefined);

// The types that a thing may be of by what it is called: JuryHearing by "hearing". Undefined for "one".
function typesCalled(word) {
  const all = [...COLLECTIONS.keys()], low = word.toLowerCase();
  const exact = all.filter((type) => type.toLowerCase() === low);
  const found = exact.length > 0 ? exact : all.filter((type) => type.toLowerCase().endsWith(low) && word.length > 3);
  return found.length > 0 ? found : undefined;
}
const typesIn = (collection) => [...COLLECTIONS].filter(([, names]) => names.includes(collection)).map(([type]) => type);

// What a name stands for, in the function that it is used in and those around it: what it is declared with, or is taken out of.
function declared(identifier) {
  const matching = (binding) => (ts.isIdentifier(binding.name) ? binding.name.text === identifier.text && binding
    : binding.name.elements?.map((element) => ts.isBindingElement(element) && matching(element)).find(Boolean));
  for (let at = identifier.parent; at; at = at.parent) {
    const found = [...at.parameters ?? [], ...(at.statements ?? []).flatMap((statement) => [...statement.declarationList?.declarations ?? []])].map(matching).find(Boolean);
    if (found) return found;
  }
  return undefined;
}

// Of what { name } is taken: "call" of = call and of call: { name }, "Call" of }: Call.
function wordTakenFrom(element) {
  const of = element.parent.parent;
  if (ts.isBindingElement(of)) return (of.propertyName ?? of.name).getText();
  if (of.initializer && ts.isIdentifier(of.initializer)) return of.initializer.text;
  return of.type && ts.isTypeReferenceNode(of.type) ? of.type.typeName.getText() : undefined;
}

// The types that a resource may be of; undefined where nothing tells them.
function typesOf(node) {
  if (ts.isBinaryExpression(node)) return typesOf(node.left);
  if (ts.isTemplateExpression(node)) {
    const collection = /\/(\w+)\/$/.exec([node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).findLast(Boolean))?.[1];
    return collection && typesIn(collection);
  }
  if (ts.isPropertyAccessExpression(node)) return typesCalled(node.name.text === 'name' ? node.expression.getText().split('.').at(-1) : node.name.text);
  if (!ts.isIdentifier(node)) return undefined;
  if (node.text !== 'name') return node.text === 'EVERYTHING' ? [ANY] : typesCalled(node.text);
  const found = declared(node);
  if (found && ts.isBindingElement(found)) {
    const word = wordTakenFrom(found);
    return word && typesCalled(word);
  }
  return found?.initializer && typesOf(found.initializer);
}

// What useMay(call), usePermission(methods, call) and useMayBelow(call, 'jurors') ask about.
function askedBy(node) {
  if (ts.isArrowFunction(node) && ts.isCallExpression(node.body)) return { of: node.body.arguments[0] };
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
  const [first, second] = node.arguments;
  if (node.expression.text === 'useMay') return { of: first };
  if (node.expression.text === 'usePermission') return { of: second };
  return node.expression.text === 'useMayBelow' && ts.isStringLiteral(second) ? { types: typesIn(second.text) } : undefined;
}

// What <ForWhom about={name} needs="CreateJuror"> asks, and a <CallPart>, which is about a call.
function questionOfElement({ tagName, attributes }) {
  const attribute = (name) => attributes.properties.find((one) => ts.isJsxAttribute(one) && one.name.getText() === name)?.initializer;
  const method = methodIn(attribute('needs'));
  if (!method) return undefined;
  return tagName.getText() === 'CallPart' ? { method, types: ['Call'] } : { method, of: attribute('about')?.expression };
}

// Of a call that asks about a method, the method and what it is asked about.
function questionOf(node) {
  if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) return questionOfElement(node);
  if (!ts.isCallExpression(node)) return undefined;
  const [first, second] = node.arguments;
  if (methodIn(second)) return { method: second.text, of: first };
  if (!methodIn(first)) return undefined;
  const from = ts.isIdentifier(node.expression) ? declared(node.expression)?.initializer : node.expression;
  const asked = from && askedBy(from);
  return asked && { method: first.text, from, ...asked };
}

const faults = [];
let questions = 0;

function check(name) {
  const source = ts.createSourceFile(name, fs.readFileSync(path.join(SOURCE, name), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  // By what is asked, the types that methods before named.
  const before = new Map();
  const visit = (node) => {
    const question = questionOf(node);
    if (question) {
      questions += 1;
      const { method, of, from = of } = question;
      const named = NAMED.get(method.split('.')[0]);
      const types = question.types ?? (of && typesOf(of)) ?? before.get(from);
      const fits = named.has(ANY) || types === undefined || types.includes(ANY) || types.some((type) => named.has(type));
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (!fits) faults.push(`clients/web/src/${name}:${line}: ${method} names ${[...named].join(', ')}, and is asked of ${types.join(', ')}: always no`);
      if (types === undefined && !named.has(ANY)) before.set(from, [...named]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

for (const name of fs.readdirSync(SOURCE, { recursive: true })) if (/\.tsx?$/.test(name) && !name.startsWith('gen/')) check(name);
if (questions === 0) faults.push('nobody asks what they may do: this check reads nothing any more');
if (faults.length > 0) console.log(`${faults.join('\n')}\n${SOURCE}: ${faults.length} faults`);
process.exit(faults.length > 0 ? 1 : 0);
