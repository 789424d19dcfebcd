#!/usr/bin/env node
// kubernetes.js SOURCE PEPINIERED: k8s/ would be accepted by a cluster and run, as far as can be told without one.
//
// Every object is valid against Kubernetes' own schema; every name that one file says of another exists there; and the
// flags are those of the binary (its --help, when it is built).
'use strict';
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const {load, loadAll} = require('js-yaml');

const [source, binary] = process.argv.slice(2);

const faults = [];
const expect = (holds, where, what) => holds || faults.push(`${where}: ${what}`);
const read = (file) => fs.readFileSync(path.join(source, file), 'utf8');

const KUSTOMIZATION_KEYS =
    new Set(['apiVersion', 'kind', 'namespace', 'labels', 'resources', 'images', 'replicas', 'patches']);

// The objects of a kustomization's own resources and of those it builds on, each with the file it stands in.
function objectsOf(folder) {
  const at = path.join(folder, 'kustomization.yaml');
  const kustomization = load(read(at));
  for (const key of Object.keys(kustomization)) expect(KUSTOMIZATION_KEYS.has(key), at, `unknown key ${key}`);
  const objects = [];
  for (const resource of kustomization.resources) {
    const target = path.join(folder, resource);
    if (!fs.existsSync(path.join(source, target))) {
      expect(false, at, `${resource} does not exist`);
    } else if (resource.endsWith('.yaml')) {
      objects.push(...loadAll(read(target)).map((object) => ({...object, file: target})));
    } else {
      objects.push(...objectsOf(target));
    }
  }
  expectEveryFileIsNamed(folder, kustomization, at);
  expectChangesHaveTargets(folder, kustomization, objects, at);
  return objects;
}

function expectEveryFileIsNamed(folder, kustomization, at) {
  const named = new Set([...kustomization.resources, ...(kustomization.patches ?? []).map((patch) => patch.path)]);
  for (const file of fs.readdirSync(path.join(source, folder))) {
    expect(file === 'kustomization.yaml' || named.has(file), at, `does not name ${file}`);
  }
}

function expectChangesHaveTargets(folder, kustomization, objects, at) {
  const images = new Set(objects.flatMap(containersOf).map((container) => container.image));
  const has = (kind, name) => objects.some((object) => object.kind === kind && object.metadata.name === name);
  for (const image of kustomization.images ?? []) expect(images.has(image.name), at, `no image ${image.name}`);
  for (const replica of kustomization.replicas ?? []) {
    expect(has('Deployment', replica.name), at, `no Deployment ${replica.name}`);
  }
  for (const patch of kustomization.patches ?? []) {
    const file = path.join(folder, patch.path);
    const body = load(read(file));
    const {kind, name} = patch.target ?? {kind: body.kind, name: body.metadata.name};
    expect(has(kind, name), file, `no ${kind} ${name} to change`);
  }
}

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
  const find = (kind, name) => objects.find((other) => other.kind === kind && other.metadata.name === name);
  expect(find('ServiceAccount', pod.serviceAccountName), file, `no ServiceAccount ${pod.serviceAccountName}`);
  expect(pod.securityContext?.runAsNonRoot, file, 'may run as root');
  if (spec.selector) expect(includes(spec.template.metadata.labels, spec.selector), file, 'selects other pods than its own');
  for (const container of containersOf(object)) {
    const at = `${file} (${container.name})`;
    expect(container.securityContext?.readOnlyRootFilesystem, at, 'may write to its image');
    expect(container.resources?.limits?.memory && container.resources?.requests?.cpu, at, 'says no resources');
    expectVariablesExist(container, find, at);
    expectProbesMeetPorts(container, at);
    for (const mount of container.volumeMounts ?? []) {
      expect(pod.volumes?.some((volume) => volume.name === mount.name), at, `no volume ${mount.name}`);
    }
  }
}

function expectVariablesExist(container, find, at) {
  for (const {name, valueFrom} of container.env ?? []) {
    const key = valueFrom?.configMapKeyRef;
    if (key) expect(find('ConfigMap', key.name)?.data?.[key.key], at, `${name}: no ${key.key} in ConfigMap ${key.name}`);
  }
  const known = new Set((container.env ?? []).map((variable) => variable.name));
  for (const [, name] of (container.args ?? []).join(' ').matchAll(/\$\((\w+)\)/g)) {
    expect(known.has(name), at, `no variable ${name}`);
  }
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
  for (const {kind, file, spec} of objects) {
    const selector = {Service: {matchLabels: spec?.selector}, PodDisruptionBudget: spec?.selector,
      NetworkPolicy: spec?.podSelector}[kind];
    if (!selector) continue;
    const selected = pods.filter((pod) => includes(pod.spec.template.metadata.labels, selector));
    expect(selected.length, file, 'selects no pod');
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

const overlays = fs.readdirSync(path.join(source, 'k8s/overlays')).map((name) => `k8s/overlays/${name}`);
for (const folder of ['k8s/base', ...overlays]) {
  const objects = objectsOf(folder);
  if (folder !== 'k8s/base') continue;
  objects.forEach(expectValid);
  objects.filter(podOf).forEach((object) => expectPodIsWhole(object, objects));
  expectReferencesMeet(objects);
  expectFlagsExist(objects);
  const images = new Set(objects.flatMap(containersOf).map((container) => container.image));
  expect(images.size === 1, folder, `several images: ${[...images]}`);
}
console.log([...new Set(faults), `k8s: base and ${overlays.length} overlays, ${faults.length} faults`].join('\n'));
process.exit(faults.length ? 1 : 0);
