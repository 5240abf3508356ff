/**
 * Completion of several hundred inputs, as the real engine answered them (test/vectors/completion). Where ours differs, the input
 * stands in known-differences.txt, which may only shrink: PERIWINKLE_UPDATE_KNOWN=1 takes off what is the same now.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeInput } from '../../../src/runtime/completion/complete-input.js';
import { ResultType } from '../../../src/runtime/completion/results.js';
import { setCurrentEngine } from '../../../src/runtime/engine/current-engine.js';
import { allTypes, findType } from '../../../src/runtime/objects/net-type.js';
import { openSession, type Session } from '../../support/session.js';

type Match = [completionText: string, listItem: string, type: string, toolTip: string];
interface Recorded {
  setup: string[];
  files: string[];
  cases: { text: string; cursor: number; index: number; length: number; matches: Match[] }[];
}

const folder = join(import.meta.dirname, '../../vectors/completion');
const knownPath = join(import.meta.dirname, 'known-differences.txt');
const known = new Set(
  readFileSync(knownPath, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')),
);
const differing = new Set<string>();
const typeNames = Object.keys(ResultType);

/** The shell has not all types of .NET: what it lacks cannot be offered. */
function isKnown([text, , type, toolTip]: Match): boolean {
  if (type === 'Type')
    return (
      findType(
        toolTip
          .replace(/^(Class|Struct|Enum|Interface|Delegate) /, '')
          .replace(/\[(.*)\]$/, (_, list: string) => `\`${list.split(',').length}`),
      ) !== undefined
    );
  if (type !== 'Namespace') return true;
  const prefix = `${text}.`.toLowerCase();
  return [...allTypes()].some(({ fullName }) => fullName.toLowerCase().startsWith(prefix));
}
/** Variables that the recording script had a value in, and the prompt has not. */
const ofScripts = /^(PSBoundParameters|input|foreach|MyInvocation|PROFILE)$/;
const described =
  /^(Modules|PSEdition|RunAsAdministrator|Version|Core|Desktop|GUID|MaximumVersion|ModuleName|ModuleVersion|RequiredVersion)$/;

/** What is in the shell's own words (operators, keywords, descriptions of variables) is not compared: only facts are. */
function toolTipOf([, listItem, type, toolTip]: Match): string {
  if (type === 'Keyword' || described.test(listItem)) return '';
  if (type === 'Variable') return ofScripts.test(listItem) ? '' : (toolTip.split(' - ')[0] as string);
  if (type === 'ParameterName' && !/^\[[\w[\]., ]+\] \S+/.test(toolTip)) return '';
  if (type === 'Property' && /^\[[\w[\]]+\]\r?\n/.test(toolTip)) return '';
  return toolTip.replaceAll('\r\n', '\n').trim();
}

function setUp(session: Session, { setup, files }: Recorded): void {
  const data = join(session.folder, 'data');
  mkdirSync(data);
  for (const file of files) {
    mkdirSync(dirname(join(data, file)), { recursive: true });
    if (!file.endsWith('/')) writeFileSync(join(data, file), 'x\n');
  }
  const { environment } = session.engine;
  for (const name of Object.keys(environment)) if (/^(?!HOME$)/.test(name)) delete environment[name];
  Object.assign(environment, {
    PATH: join(data, 'bin'),
    TZ: 'UTC',
    LANG: 'x',
    LC_ALL: 'x',
    PSModulePath: '',
    ZEBRA_ENV: 'x',
    'ZEBRA-DASH': 'y',
  });
  const { errors } = session.run(`Set-Location '${data}'\n${setup.join('\n')}`);
  if (errors !== '') throw new Error(errors);
}

/** The cmdlets that the recording engine has not; its functions in their place are not ours. */
const oracleOnly = /^(Get-ChildItem|Get-Item|Resolve-Path|Sort-Object)$/;

function comparable(matches: Match[], recordedNames: ReadonlySet<string>): string[] {
  return matches
    .filter(([, listItem, type]) => type !== 'Command' || (recordedNames.has(listItem) && !oracleOnly.test(listItem)))
    .filter(isKnown)
    .map((match) => JSON.stringify([...match.slice(0, 3), match[2] === 'Command' ? '' : toolTipOf(match)]));
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const name = basename(file, '.json');
  const recorded: Recorded = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  describe(name, () => {
    const session = openSession();
    beforeAll(() => {
      setCurrentEngine(session.engine);
      setUp(session, recorded);
    });
    afterAll(() => session.close());
    for (const { text, cursor, index, length, matches } of recorded.cases) {
      const shown = `${text.slice(0, cursor)}${cursor < text.length ? `‸${text.slice(cursor)}` : ''}`.replaceAll(
        '\n',
        '⏎',
      );
      const line = `${name}: ${shown}`;
      test(shown, () => {
        const found = completeInput(session.engine, text, cursor);
        const ours = found.matches.map(
          (m): Match => [m.completionText, m.listItemText, typeNames[m.resultType] as string, m.toolTip],
        );
        const plain = ours.map((match) => match.map((part) => part.replaceAll(session.folder, '{folder}')) as Match);
        const names = new Set(matches.map(([, listItem]) => listItem));
        const expected = comparable(matches, names);
        const place = (i: number, l: number) => (expected.length === 0 ? [] : [`at ${i}, ${l}`]);
        const mine = [...place(found.replacementIndex, found.replacementLength), ...comparable(plain, names)];
        const theirs = [...place(index, length), ...expected];
        if (JSON.stringify(mine) !== JSON.stringify(theirs)) differing.add(line);
        if (known.has(line) && !process.env.PERIWINKLE_SHOW_KNOWN) return;
        expect(mine.join('\n')).toBe(theirs.join('\n'));
      });
    }
  });
}

test('the list of known differences holds nothing that is the same now', () => {
  const gone = [...known].filter((line) => !differing.has(line));
  if (process.env.PERIWINKLE_UPDATE_KNOWN) {
    const kept = [...known].filter((line) => differing.has(line)).sort();
    writeFileSync(
      knownPath,
      `# Inputs whose completion still differs from PowerShell's. Lines are only ever taken away.\n${kept.join('\n')}\n`,
    );
  } else expect(gone).toEqual([]);
});
