// Builds the service into the folder it is given, from the sources as they are now: a production build without types.
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swc } from '../typescript.mjs';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const [, , folder] = process.argv;
for (const part of ['node_modules', 'schema', 'package.json']) symlinkSync(join(project, part), join(folder, part));
const sources = readdirSync(join(project, 'src'), { recursive: true, encoding: 'utf8' });
for (const source of sources.filter((name) => name.endsWith('.ts'))) {
  const filename = join(project, 'src', source);
  const options = { ...swc, sourceMaps: false, filename, swcrc: false, configFile: false };
  const built = join(folder, 'dist', source.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(built), { recursive: true });
  writeFileSync(built, transformSync(readFileSync(filename, 'utf8'), options).code);
}
