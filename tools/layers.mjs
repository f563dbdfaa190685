// Holds the arrows between rooms: who may import whom, no circles, entry points that exist. Prints each that is broken.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = process.argv.indexOf('--root');
const root = at > 0 ? process.argv[at + 1] : dirname(dirname(fileURLToPath(import.meta.url)));

/** A room, the rooms its files may import, and the packages. The first room a file lies in counts. */
const rooms = [
  { room: 'src/kit', mayImport: ['src/kit'], packages: ['zod/mini', 'docxtemplater', 'pizzip'] },
  { room: 'src/clinic/documents/templates', mayImport: ['src/kit', 'src/clinic'], packages: ['docx'] },
  { room: 'src/clinic', mayImport: ['src/kit', 'src/clinic'], packages: ['zod/mini'] },
  { room: 'src/google', mayImport: ['src/kit', 'src/google'], packages: [] },
  { room: 'src', mayImport: ['src'], packages: ['zod/mini'] },
  { room: 'sidebar', mayImport: ['sidebar', 'src/kit', 'src/clinic'], packages: ['preact', 'preact/hooks', '@leeoniya/ufuzzy'] },
  { room: 'workbench/page', mayImport: ['workbench'] },
  { room: 'workbench/sample', mayImport: ['workbench', 'src/kit', 'src/clinic'] },
  { room: 'workbench', mayImport: ['workbench'], typesOf: ['src/google/services.ts'], notFrom: ['workbench/page'] },
];

/** What speaks to a sheet or fills documents; the page in the browser carries none of it. */
const serverOnly = ['src/kit/store', 'src/kit/job', 'src/kit/document', 'src/kit/call.ts', 'src/google', 'src/main.ts'];

const files = ['src', 'sidebar', 'workbench'].flatMap(sourcesIn);
const imports = new Map(files.map((file) => [file, importsOf(file)]));
const broken = [...files.flatMap(brokenArrows), ...files.flatMap(declaresMore), ...serverCodeInPage(), ...circles(), ...missingEntryPoints()];

for (const line of broken) console.error(line);
if (broken.length > 0) process.exitCode = 1;

function brokenArrows(file) {
  const rule = rooms.find(({ room }) => within(file, room));
  return imports.get(file).flatMap(({ target, from, typeOnly }) => {
    if (target === undefined) return allowsPackage(rule, from) ? [] : [`${file} imports ${from}: ${rule.room} may use ${rule.packages.join(', ') || 'no package'}`];
    if (!existsSync(join(root, target))) return [`${file} imports ${from}, which is not there`];
    if (rule.notFrom?.some((room) => within(target, room) && !typeOnly)) return [`${file} imports ${target}: ${rule.room} stands below it`];
    if (rule.mayImport.some((room) => within(target, room))) return [];
    if (typeOnly && rule.typesOf?.includes(target)) return [];
    return [`${file} imports ${target}: ${rule.room} may import ${[...rule.mayImport, ...(rule.typesOf ?? []).map((name) => `types of ${name}`)].join(', ')}`];
  });
}

function allowsPackage({ packages }, from) {
  return packages === undefined || packages.includes(from);
}

/** A table is a declaration: it knows columns and words, no rules and no other subject's saves. */
function declaresMore(file) {
  if (!/^src\/clinic\/[^/]+\/table\.ts$/.test(file)) return [];
  return reachable(file).filter((name) => serverOnly.some((place) => within(name, place))).map((name) => `${file} leads to ${name}: a table only declares`);
}

function serverCodeInPage() {
  return files.filter((file) => within(file, 'sidebar')).flatMap((file) =>
    valueImports(file).filter((target) => !within(target, 'sidebar'))
      .flatMap((target) => [target, ...reachable(target)])
      .filter((name) => serverOnly.some((place) => within(name, place)))
      .map((name) => `${file} takes ${name} into the page in the browser`));
}

/** Files of the script that need each other before either is whole: it is evaluated anew at each call. */
function circles() {
  const found = [];
  const done = new Set();
  const visit = (file, path) => {
    if (path.includes(file)) return void found.push(`circle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
    if (done.has(file)) return;
    for (const target of valueImports(file)) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) if (within(file, 'src')) visit(file, []);
  return found;
}

function missingEntryPoints() {
  if (!imports.has('src/main.ts')) return [];
  const offered = new Set([...read('src/main.ts').matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name));
  return files.filter((file) => within(file, 'src')).flatMap((file) =>
    [...read(file).matchAll(/\bruns: '(\w+)'|newTrigger\('(\w+)'\)/g)].map(([, item, timed]) => item ?? timed)
      .filter((name) => !offered.has(name)).map((name) => `${file} names ${name}, which src/main.ts does not export`));
}

function reachable(file, seen = new Set()) {
  for (const target of valueImports(file)) {
    if (seen.has(target)) continue;
    seen.add(target);
    reachable(target, seen);
  }
  return [...seen];
}

function valueImports(file) {
  return (imports.get(file) ?? []).filter(({ target, typeOnly }) => target !== undefined && !typeOnly).map(({ target }) => target);
}

function importsOf(file) {
  const text = read(file).replace(/^\s*\/\/.*$/gm, '');
  const statements = [...text.matchAll(/\b(?:import|export)\s+(type\s+)?(?:([\w*{}\s,$]+?)\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)];
  return statements.map(([, type, names, from, lazy]) => {
    const name = from ?? lazy;
    const typeOnly = type !== undefined || /^\{\s*(type\s+[\w$]+(\s+as\s+[\w$]+)?\s*,?\s*)+\}$/.test(names ?? '');
    return { from: name, typeOnly, target: name.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), name)) : undefined };
  });
}

function sourcesIn(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

function read(file) {
  return readFileSync(join(root, file), 'utf8');
}

function within(file, place) {
  return file === place || file.startsWith(`${place}/`);
}
