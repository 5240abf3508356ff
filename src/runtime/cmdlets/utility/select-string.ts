/** Select-String finds lines that match a pattern, in files and in what comes through the pipeline. */
import { cultureNames } from '../../dotnet/globalization/culture-names.js';
import { FileInfo } from '../../dotnet/io/file-system-info.js';
import { toText, WildcardPattern } from '../../language/index.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { encodingParameter, formatOf } from '../../providers/filesystem/encoding-argument.js';
import { cmdlet, t } from '../cmdlet.js';
import type { CmdletRuntime } from '../cmdlet-runtime.js';
import { LineMatcher } from './line-matcher.js';
import { MatchContext } from './match-context.js';
import { MatchInfo } from './match-info.js';
import { type SearchedFiles, searchedPaths, searchFile } from './searched-files.js';

const objectSets = ['Object', 'ObjectRaw'];
const fileSets = ['File', 'FileRaw'];
const literalSets = ['LiteralFile', 'LiteralFileRaw'];
const rawSets = ['ObjectRaw', 'FileRaw', 'LiteralFileRaw'];
const inSets = <T extends object>(sets: readonly string[], entry: T) =>
  Object.fromEntries(sets.map((set) => [set, entry]));

export const SelectString = cmdlet('Select-String', ['sls'], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Finds text in strings and files.',
  defaultSet: 'File',
  parameters: {
    Culture: {
      type: t.string,
      validate: [{ set: ['Ordinal', 'Invariant', 'Current', ...cultureNames()], ignoreCase: true }, { notNull: true }],
      help: 'For -SimpleMatch, whose rules tell equal text: Ordinal, Invariant, Current, or a culture.',
    },
    InputObject: {
      type: t.psobject,
      from: 'pipeline',
      sets: inSets(objectSets, { mandatory: true, from: 'pipeline' }),
      allowNull: true,
      allowEmptyString: true,
      help: 'The text to search; of other objects, their text. FileInfo objects stand for their files.',
    },
    Pattern: {
      type: t.array(t.string),
      mandatory: true,
      position: 0,
      help: 'Regular expressions, or with -SimpleMatch the text to find.',
    },
    Path: {
      type: t.array(t.string),
      sets: inSets(fileSets, { mandatory: true, position: 1, from: 'propertyName' }),
      transform: filesToPaths,
      wildcards: true,
      help: 'Paths of files.',
    },
    LiteralPath: {
      type: t.array(t.string),
      sets: inSets(literalSets, { mandatory: true, from: 'propertyName' }),
      transform: filesToPaths,
      aliases: ['PSPath', 'LP'],
      help: 'Paths in which wildcard characters stand for themselves.',
    },
    Raw: {
      type: t.switch,
      default: false,
      sets: inSets(rawSets, { mandatory: true }),
      help: 'Write the lines, as text.',
    },
    SimpleMatch: { type: t.switch, default: false, help: 'The pattern is plain text.' },
    CaseSensitive: { type: t.switch, default: false, help: 'Tell upper from lower case.' },
    Quiet: {
      type: t.switch,
      default: false,
      sets: ['Object', 'File', 'LiteralFile'],
      help: 'Write only whether there is a match.',
    },
    List: { type: t.switch, default: false, help: 'Only the first match of each file.' },
    NoEmphasis: { type: t.switch, default: false, help: 'Do not set off matches where they are shown.' },
    Include: {
      type: t.array(t.string),
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Only these files.',
    },
    Exclude: {
      type: t.array(t.string),
      validate: [{ notNullOrEmpty: true }],
      wildcards: true,
      help: 'Not these files.',
    },
    NotMatch: { type: t.switch, default: false, help: 'Find the lines that do not match.' },
    AllMatches: { type: t.switch, default: false, help: 'All matches of a line, not just the first.' },
    Encoding: encodingParameter,
    Context: {
      type: t.array(t.int),
      validate: [{ notNullOrEmpty: true }, { count: [1, 2] }, { range: [0, 2147483647] }],
      help: 'How many lines before and behind a match to keep with it; one number for both, or two.',
    },
  },
  outputs: ['Microsoft.PowerShell.Commands.MatchInfo', 'System.Boolean', 'System.String'],
  examples: [
    { code: "'ant', 'bee', 'wasp' | Select-String '^[ab]'", output: '\nant\nbee\n' },
    { code: "Set-Content a.txt 'one', 'two'; Select-String two a.txt", output: '\na.txt:2:two\n' },
    { code: "('a1b22' | Select-String '\\d+' -AllMatches).Matches.Value", output: '1\n22' },
    { code: "'ant' | Select-String bee -Quiet", output: '' },
  ],
  run(cmd, parameters) {
    const { Culture, Pattern, SimpleMatch, CaseSensitive, NotMatch, AllMatches, Encoding } = parameters;
    if (Culture !== undefined && !cmd.isBound('SimpleMatch')) {
      const message = 'You must specify -Culture parameter only with -SimpleMatch parameter.';
      cmd.throwTerminating(cmd.error('CannotSpecifyCultureWithoutSimpleMatch', 'InvalidData', null, message));
    }
    const matcher = new LineMatcher(cmd, {
      patterns: Pattern,
      isSimple: SimpleMatch,
      caseSensitive: CaseSensitive,
      notMatch: NotMatch,
      allMatches: AllMatches,
      emphasize: !parameters.NoEmphasis && !plainTextIsWanted(cmd) && cmd.host.supportsVirtualTerminal,
      culture: Culture,
    });
    const patternsOf = (texts: readonly string[] | undefined) =>
      texts?.map((text) => new WildcardPattern(text)) ?? null;
    const files: SearchedFiles = {
      matcher,
      newContext: () => newContext(),
      format: formatOf(Encoding),
      include: patternsOf(parameters.Include),
      exclude: patternsOf(parameters.Exclude),
      stopsAtFirst: parameters.Quiet || parameters.List,
    };
    const [before = 0, after = before] = parameters.Context ?? [];
    let contextLines = { before, after };
    const newContext = () => {
      const isWanted = !parameters.Raw && (contextLines.before > 0 || contextLines.after > 0);
      return isWanted ? new MatchContext(contextLines.before, contextLines.after) : null;
    };
    let pipelineContext = newContext();
    let record = 0;
    let isDone = false;

    const write = (matches: readonly MatchInfo[]) => {
      if (parameters.Raw) for (const match of matches) cmd.writeObject(match.line);
      else if (parameters.List) cmd.writeObject(matches[0]);
      else if (parameters.Quiet) cmd.writeObject(true);
      else for (const match of matches) cmd.writeObject(match);
    };
    const searchFiles = (paths: readonly string[]) => {
      for (const path of paths) if (searchFile(cmd, path, files, write) && parameters.Quiet) return;
      if (parameters.Quiet) cmd.writeObject(parameters.List ? null : false);
    };
    const searchObject = (input: unknown) => {
      record++;
      const base = baseOf(input);
      const match = base instanceof MatchInfo ? refound(base) : matcher.match(isNull(input) ? '' : toText(input));
      if (match !== null && !(base instanceof MatchInfo)) match.lineNumber = record;
      let matches = match === null ? [] : [match];
      if (pipelineContext !== null) {
        if (match === null) pipelineContext.addLine(toText(input));
        else pipelineContext.addMatch(match);
        matches = pipelineContext.complete.splice(0);
      }
      if (matches.length === 0) return;
      write(matches);
      isDone = parameters.Quiet;
    };
    /** A match that is searched again keeps what it knows of its file, but not the context that it shows. */
    const refound = (info: MatchInfo): MatchInfo | null => {
      if (contextLines.before > 0 || contextLines.after > 0) {
        contextLines = { before: 0, after: 0 };
        pipelineContext = null;
        cmd.writeWarning(
          'The option "Context" is not valid when searching results that are piped from Select-String output.',
        );
      }
      if (matcher.match(info.line) === null) return null;
      if (info.context === null) return info;
      const copy = info.clone();
      Object.assign(copy.context as object, { displayPreContext: [], displayPostContext: [] });
      return copy;
    };

    return {
      process({ InputObject, Path, LiteralPath }) {
        if (isDone) return;
        const base = baseOf(InputObject);
        if (Path !== undefined || LiteralPath !== undefined) searchFiles(searchedPaths(cmd, Path, LiteralPath));
        else if (base instanceof FileInfo) searchFiles([base.fullName]);
        else searchObject(InputObject);
      },
      end() {
        pipelineContext?.end();
        const left = pipelineContext?.complete.splice(0) ?? [];
        if (!isDone && left.length > 0) write(left);
      },
    };
  },
}));

function plainTextIsWanted(cmd: CmdletRuntime): boolean {
  return Boolean(cmd.context.environment['__SuppressAnsiEscapeSequences']);
}

/** FileInfo objects among the paths become their full paths. */
function filesToPaths(value: unknown): unknown {
  const base = baseOf(value);
  if (Array.isArray(base)) return base.map((item) => filesToPaths(item));
  return base instanceof FileInfo ? base.fullName : value;
}
