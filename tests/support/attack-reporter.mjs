import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What each attack calls a question to the API or its database; several names of one report count once. */
const names = ['probes', 'requests', 'reads', 'operations', 'variants', 'documents', 'pairs', 'statements'];
const questions = (figures) => figures[names.find((name) => figures[name] !== undefined)] ?? 0;

/** Prints at the end what the attacks have tried: their own figures, then those of all together. */
export default class AttackReporter {
  onRunComplete(_contexts, { startTime }) {
    const file = process.env.ATTACK_SUMMARY;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    const reports = lines.filter(Boolean).map((line) => JSON.parse(line));
    rmSync(dirname(file), { recursive: true, force: true });
    const shown = (figures) =>
      Object.entries(figures)
        .map(([name, value]) => `${name} ${value.toLocaleString('en')}`)
        .join(', ');
    const probes = reports.reduce((sum, { figures }) => sum + questions(figures), 0);
    const seconds = Math.round((Date.now() - startTime) / 1000);
    process.once('exit', () => {
      process.stdout.write('\nWhat was attacked:\n');
      for (const { what, figures } of reports) process.stdout.write(`  ${what}: ${shown(figures)}\n`);
      process.stdout.write(`In all: ${shown({ probes, seconds })}\n`);
    });
  }
}
