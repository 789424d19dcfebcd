#!/usr/bin/env node
// kubernetes.js SOURCE PEPINIERED: k8s/ would be accepted by a cluster and run, as far as can be told without one.
//
// Every object is valid against Kubernetes' own schema; every name that one file says of another exists there; the flags
// are those of the binary (its --help, when it is built); and each service of services/services.txt has all that a
// service has.
'use strict';
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const {load, loadAll} = require('js-yaml');

const [source, binary] = process.argv.slice(2);

const faults = [];
const expect = (holds, where, what) => holds || faults.push(`${where}: ${what}`);
const read = (file) => fs.readFileSync(path.join(source, file), 'utf8');

const exists = (file) => fs.existsSync(path.join(source, file));

const KUSTOMIZATION_KEYS = ['apiVersion', 'kind', 'namespace', 'labels', 'resources', 'components', 'replacements',
  'images', 'replicas', 'patches'];

function expectKeys(object, known, at) {
  for (const key of Object.keys(object)) expect(known.includes(key), at, `unknown key ${key}`);
}

// The objects of a kustomization's own resources and of those it builds on, each with the file it stands in; a component
// takes in those of the kustomization that names it, and may change them.
function objectsOf(folder, takenIn = []) {
  const at = path.join(folder, 'kustomization.yaml');
  const kustomization = load(read(at));
  expectKeys(kustomization, KUSTOMIZATION_KEYS, at);
  let objects = [...takenIn];
  for (const resource of kustomization.resources) {
    const target = path.join(folder, resource);
    if (!exists(target)) {
      expect(false, at, `${resource} does not exist`);
    } else if (resource.endsWith('.yaml')) {
      objects.push(...loadAll(read(target)).map((object) => ({...withoutAnchors(object), file: target})));
    } else {
      objects.push(...objectsOf(target));
    }
  }
  for (const component of kustomization.components ?? []) objects = objectsOf(path.join(folder, component), objects);
  for (const replacement of kustomization.replacements ?? []) replace(replacement, objects, at);
  expectEveryFileIsNamed(folder, kustomization, at);
  expectChangesHaveTargets(folder, kustomization, objects, at);
  for (const patch of kustomization.patches ?? []) addTo(objects, path.join(folder, patch.path), patch.target);
  return objects;
}

// A patch that is a list (RFC 6902) adds to lists of what it is for. One that is an object stands in an overlay, and its
// numbers alone differ.
function addTo(objects, file, target) {
  const operations = load(read(file));
  if (!Array.isArray(operations)) return;
  for (const {op, path: where, value, ...rest} of operations) {
    expectKeys(rest, [], file);
    const [, ...steps] = where.split('/');
    expect(op === 'add' && steps.pop() === '-', file, `${op} ${where}: nothing but what is added to a list is read here`);
    for (const object of objects.filter(({kind, metadata}) => kind === target.kind && metadata.name === target.name)) {
      const list = steps.reduce((inside, step) => inside?.[step], object);
      expect(Array.isArray(list), file, `${object.kind} ${object.metadata.name} has no list ${steps.join('/')}`);
      list?.push(withoutAnchors(value));
    }
  }
}

// To js-yaml, *labels is &labels: who changes the one changes the other.
const withoutAnchors = (object) => JSON.parse(JSON.stringify(object));

// What stands in one object is written to others, as kustomize does it.
function replace({source: from, targets}, objects, at) {
  expectKeys(from, ['kind', 'fieldPath'], at);
  const sources = objects.filter(({kind}) => kind === from.kind);
  const [place] = sources.flatMap((object) => placesOf(object, stepsOf(from.fieldPath)));
  if (sources.length !== 1 || !place) return expect(false, at, `not one ${from.kind} with ${from.fieldPath}`);
  const value = place.parent[place.key];
  for (const {select, options, fieldPaths, ...rest} of targets) {
    expectKeys({...select, ...options, ...rest}, ['kind', 'delimiter', 'index'], at);
    const selected = objects.filter(({kind}) => kind === select.kind);
    expect(selected.length, at, `no ${select.kind} to change`);
    for (const object of selected) {
      for (const fieldPath of fieldPaths) {
        const places = placesOf(object, stepsOf(fieldPath));
        expect(places.length, at, `${object.kind} ${object.metadata.name} has no ${fieldPath}`);
        for (const {parent, key} of places) parent[key] = withPart(parent[key], value, options);
      }
    }
  }
}

function withPart(whole, value, options) {
  if (!options) return value;
  const parts = whole.split(options.delimiter);
  parts[options.index] = value;
  return parts.join(options.delimiter);
}

// 'a.*.[name=b.c].d\.e' -> a, *, [name=b.c], d.e
const stepsOf = (fieldPath) =>
    fieldPath.match(/\[[^\]]*\]|(?:\\.|[^.\\])+/g).map((step) => step.replaceAll('\\.', '.'));

function placesOf(parent, [step, ...rest]) {
  const keys = keysOf(parent, step).filter((key) => parent?.[key] !== undefined);
  return rest.length ? keys.flatMap((key) => placesOf(parent[key], rest)) : keys.map((key) => ({parent, key}));
}

function keysOf(parent, step) {
  if (step === '*') return Object.keys(parent ?? {});
  const [, name, value] = /^\[(\w+)=(.*)\]$/.exec(step) ?? [];
  return name ? Object.keys(parent ?? {}).filter((key) => parent[key][name] === value) : [step];
}

function expectEveryFileIsNamed(folder, kustomization, at) {
  const {resources, components = [], patches = []} = kustomization;
  const named = new Set([...resources, ...components, ...patches.map((patch) => patch.path)]);
  for (const file of fs.readdirSync(path.join(source, folder))) {
    expect(file === 'kustomization.yaml' || named.has(file), at, `does not name ${file}`);
  }
}

function expectChangesHaveTargets(folder, kustomization, objects, at) {
  const images = new Set(objects.flatMap(containersOf).map((container) => container.image));
  const isLike = (word, pattern = '.*') => new RegExp(`^(?:${pattern})$`).test(word);
  for (const image of kustomization.images ?? []) expect(images.has(image.name), at, `no image ${image.name}`);
  for (const replica of kustomization.replicas ?? []) {
    expect(find(objects, 'Deployment', replica.name), at, `no Deployment ${replica.name}`);
  }
  for (const patch of kustomization.patches ?? []) {
    const file = path.join(folder, patch.path);
    const body = load(read(file));
    const {kind, name} = patch.target ?? {kind: body.kind, name: body.metadata?.name};
    const found = objects.some((object) => isLike(object.kind, kind) && isLike(object.metadata.name, name));
    expect(found, file, `no ${kind ?? 'object'} ${name ?? ''} to change`);
  }
}

const find = (objects, kind, name) => objects.find((object) => object.kind === kind && object.metadata.name === name);
const podOf = (object) => object.spec?.template?.spec;
const containersOf = (object) => [...(podOf(object)?.initContainers ?? []), ...(podOf(object)?.containers ?? [])];

function expectValid({file, ...object}) {
  let type;
  try {
    type = require(`kubernetes-models/${object.apiVersion}`)[object.kind];
  } catch {
    type = undefined;
  }
  if (!type) return expect(false, file, `Kubernetes has no ${object.apiVersion} ${object.kind}`);
  const unread = new Set();
  try {
    type.prototype.validate.call(noting(object, '', unread));
    expect(!unread.size, file, `Kubernetes knows no ${[...unread]}`);
  } catch (error) {
    expect(false, file, error.message);
  }
}

// The value, noting in `unread` the fields that nobody looks at: the validators look at each field of the schema, and
// do not mind others, which a cluster would refuse or, worse, drop.
function noting(value, at, unread) {
  if (value === null || typeof value !== 'object') return value;
  const children = Array.isArray(value) ? [] : {};
  for (const [key, child] of Object.entries(value)) {
    children[key] = noting(child, `${at}/${key}`, unread);
    if (!Array.isArray(value)) unread.add(`${at}/${key}`);
  }
  return new Proxy(children, {
    get(target, key) {
      unread.delete(`${at}/${String(key)}`);
      return target[key];
    },
  });
}

const includes = (labels, selector) =>
    Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels?.[key] === value) &&
    (selector.matchExpressions ?? []).every(({key, values}) => values.includes(labels?.[key]));

function expectPodIsWhole(object, objects) {
  const {file, spec} = object;
  const pod = podOf(object);
  expect(find(objects, 'ServiceAccount', pod.serviceAccountName), file, `no ServiceAccount ${pod.serviceAccountName}`);
  expect(pod.securityContext?.runAsNonRoot, file, 'may run as root');
  if (spec.selector) expect(includes(spec.template.metadata.labels, spec.selector), file, 'selects other pods than its own');
  for (const container of containersOf(object)) {
    const at = `${file} (${container.name})`;
    expect(container.securityContext?.readOnlyRootFilesystem, at, 'may write to its image');
    expect(container.resources?.limits?.memory && container.resources?.requests?.cpu, at, 'says no resources');
    expectVariablesExist(container, objects, at);
    expectProbesMeetPorts(container, at);
    for (const mount of container.volumeMounts ?? []) {
      expect(pod.volumes?.some((volume) => volume.name === mount.name), at, `no volume ${mount.name}`);
    }
    for (const {configMap} of pod.volumes ?? []) {
      expect(!configMap || find(objects, 'ConfigMap', configMap.name), at, `no ConfigMap ${configMap?.name}`);
    }
  }
}

function expectVariablesExist(container, objects, at) {
  for (const {configMapRef: {name}} of container.envFrom ?? []) {
    expect(find(objects, 'ConfigMap', name), at, `no ConfigMap ${name}`);
  }
  for (const {name, valueFrom} of container.env ?? []) {
    const key = valueFrom?.configMapKeyRef;
    if (key) {
      const map = find(objects, 'ConfigMap', key.name);
      expect(map?.data?.[key.key], at, `${name}: no ${key.key} in ConfigMap ${key.name}`);
    }
  }
  const known = variablesOf(container, objects);
  for (const [, name] of (container.args ?? []).join(' ').matchAll(VARIABLE)) {
    expect(known.has(name), at, `no variable ${name}`);
  }
}

const VARIABLE = /\$\((\w+)\)/g;

// Name -> value; undefined, where only the cluster knows it.
function variablesOf(container, objects) {
  const maps = (container.envFrom ?? []).map(({configMapRef: {name}}) => find(objects, 'ConfigMap', name)?.data ?? {});
  return new Map([...maps.flatMap(Object.entries), ...(container.env ?? []).map(({name, value}) => [name, value])]);
}

function argsOf(container, objects) {
  const known = variablesOf(container, objects);
  return (container.args ?? []).map((arg) => arg.replace(VARIABLE, (reference, name) => known.get(name) ?? reference));
}

function expectProbesMeetPorts(container, at) {
  const ports = new Set((container.ports ?? []).flatMap((port) => [port.name, port.containerPort]));
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
    const port = container[probe]?.grpc?.port ?? container[probe]?.tcpSocket?.port;
    expect(port === undefined || ports.has(port), at, `${probe} asks port ${port}, which is not open`);
  }
  const listens = (container.args ?? []).filter((arg) => /listen=/.test(arg)).map((arg) => Number(arg.split(':').pop()));
  for (const port of listens) expect(ports.has(port), at, `listens on ${port} and does not say so in its ports`);
}

function expectReferencesMeet(objects) {
  const pods = objects.filter(podOf);
  for (const {kind, file, metadata, spec} of objects) {
    const selector = {Service: {matchLabels: spec?.selector}, PodDisruptionBudget: spec?.selector,
      NetworkPolicy: spec?.podSelector}[kind];
    if (!selector) continue;
    const selected = pods.filter((pod) => includes(pod.spec.template.metadata.labels, selector));
    const selectsItsOwn = selected.some((pod) => pod.metadata.name === metadata.name);
    expect(selectsItsOwn, file, `${kind} ${metadata.name} does not select the pods of ${metadata.name}`);
    const ports = new Set(selected.flatMap(containersOf).flatMap((container) => container.ports ?? [])
        .flatMap((port) => [port.name, port.containerPort]));
    const asked = kind === 'Service' ? spec.ports.map((port) => port.targetPort) :
        kind === 'NetworkPolicy' ? (spec.ingress ?? []).flatMap((rule) => rule.ports).map((port) => port.port) : [];
    for (const port of asked) expect(ports.has(port), file, `no selected pod opens port ${port}`);
  }
}

function expectFlagsExist(objects) {
  if (!fs.existsSync(binary)) return;
  const known = new Set(execFileSync(binary, ['--help'], {encoding: 'utf8'}).match(/--[a-z][\w-]*/g));
  for (const container of objects.flatMap(containersOf).filter(({name}) => name === 'pepiniered')) {
    for (const arg of container.args) {
      const flag = arg.split('=')[0];
      expect(known.has(flag), 'k8s', `pepiniered has no flag ${flag}`);
    }
  }
}

const linesOf = (text) => text.split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
const services = linesOf(read('services/services.txt'));

// What each of them has: what a fault calls it, its kind, and what follows the service's name in its own.
const PARTS = [
  ['deployment', 'Deployment', ''],
  ['service', 'Service', ''],
  ['configuration', 'ConfigMap', ''],
  ['migration job', 'Job', '-migrations'],
  ['network policy', 'NetworkPolicy', ''],
  ['disruption budget', 'PodDisruptionBudget', ''],
];

function expectServiceIsWhole(service, objects) {
  const lacks = (has, what) => expect(has, `service ${service}`, what);
  const argsIn = (kind, name) =>
      containersOf(find(objects, kind, name) ?? {}).flatMap((container) => argsOf(container, objects));
  for (const [called, kind, suffix] of PARTS) {
    const name = service + suffix;
    lacks(find(objects, kind, name), `k8s/ has no ${called} (${kind} ${name})`);
  }
  lacks(exists(`migrations/${service}`), `there is no migrations/${service}`);
  lacks(argsIn('Deployment', service).includes(`--services=${service}`), 'its deployment does not serve it');
  lacks(argsIn('Job', `${service}-migrations`).some((arg) => arg.endsWith(`/migrations/${service}`)),
      `its migration job does not apply migrations/${service}`);

  const {name: namespace} = objects.find(({kind}) => kind === 'Namespace').metadata;
  const known = JSON.parse(find(objects, 'ConfigMap', 'clients')?.data['clients.json'] ?? '{}');
  lacks(known[`${service}.${namespace}.svc`]?.includes('service'), 'the others do not know its certificate (clients.yaml)');
  for (const flag of ['--tls-client-ca', '--clients', '--backend-ca', '--backend-cert', '--backend-key']) {
    lacks(argsIn('Deployment', service).some((arg) => arg.startsWith(`${flag}=`)), `its deployment does not say ${flag}`);
  }

  const ports = find(objects, 'Service', service)?.spec.ports.filter((port) => port.name === 'grpc') ?? [];
  const policy = (name) => find(objects, 'NetworkPolicy', name)?.spec;
  for (const {port} of ports) {
    const opens = (rules) => rules?.some((rule) => !rule.ports || rule.ports.some((open) => open.port === port));
    lacks(opens(policy(service)?.ingress), `its network policy lets nothing in to its port ${port}`);
    const place = `dns:///${service}.${namespace}.svc:${port}`;
    for (const peer of [...services, 'gateway'].filter((name) => name !== service)) {
      const backends = backendsOf(argsIn('Deployment', peer));
      const backend = backends.get(service) ?? backends.get('');
      if (!backend) {
        lacks(false, `${peer} has no --backend for it`);
        continue;
      }
      lacks(backend === place, `the --backend of ${peer} for it is ${backend}, and it is at ${place}`);
      lacks(opens(policy(peer)?.egress), `the network policy of ${peer} lets nothing out to its port ${port}`);
    }
  }
}

// Service -> gRPC target; '': of those that are not named.
function backendsOf(args) {
  const backends = args.map((arg) => /^--backend=(?:(\w+)=)?(.*)$/.exec(arg)).filter(Boolean);
  for (const [, service] of backends) {
    expect(!service || services.includes(service), 'k8s', `--backend: no service ${service}`);
  }
  return new Map(backends.map(([, service, target]) => [service ?? '', target]));
}

function expectAllAreCounted(overlay) {
  const counted = new Set((load(read(`${overlay}/kustomization.yaml`)).replicas ?? []).map(({name}) => name));
  for (const name of [...services, 'gateway']) {
    expect(counted.has(name), overlay, `does not say how many there are of ${name}`);
  }
}

const overlays = fs.readdirSync(path.join(source, 'k8s/overlays')).map((name) => `k8s/overlays/${name}`);
for (const overlay of overlays) {
  objectsOf(overlay);
  expectAllAreCounted(overlay);
}
const objects = objectsOf('k8s/services');
objects.forEach(expectValid);
objects.filter(podOf).forEach((object) => expectPodIsWhole(object, objects));
expectReferencesMeet(objects);
expectFlagsExist(objects);
for (const service of services) expectServiceIsWhole(service, objects);
const images = new Set(objects.flatMap(containersOf).map((container) => container.image));
expect(images.size === 1, 'k8s', `several images: ${[...images]}`);
const told = [...new Set(faults)];
console.log([...told, `k8s: ${services.length} services and ${overlays.length} overlays, ${told.length} faults`].join('\n'));
process.exit(told.length ? 1 : 0);
