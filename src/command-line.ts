/**
 * The command line: pwsh's switches in pwsh's spelling and abbreviations (about_Pwsh). What would restrict a session or change what
 * it sees, and is not to be had here, is refused and not passed over. -Login is taken, and starts no login shell.
 */

export interface CommandLine {
  mode: 'interactive' | 'command' | 'file' | 'stdin' | 'version' | 'help' | 'server' | 'sshServer';
  /** Text of -Command, or of the decoded -EncodedCommand. */
  command: string;
  /** Path of -File. */
  file: string;
  args: string[];
  noExit: boolean;
  noLogo: boolean;
  noProfile: boolean;
  nonInteractive: boolean;
  interactive: boolean;
  workingDirectory: string | null;
  inputFormat: 'Text' | 'XML';
  outputFormat: 'Text' | 'XML';
  configurationName: string | null;
  /** The name of a pipe by which others may come in; null for none. */
  customPipeName: string | null;
  /** What is wrong with it; the shell then ends with `exitCode`. */
  error: string | null;
  exitCode: number;
}

/** Switches: full name, the shortest abbreviation that is taken, further spellings. */
const switches: Record<string, { shortest: string; also?: string[] }> = {
  command: { shortest: 'c' },
  commandwithargs: { shortest: 'commandwithargs', also: ['cwa'] },
  configurationfile: { shortest: 'configurationfile' },
  configurationname: { shortest: 'config' },
  custompipename: { shortest: 'cus' },
  encodedcommand: { shortest: 'e', also: ['ec'] },
  encodedarguments: { shortest: 'encodeda', also: ['ea'] },
  executionpolicy: { shortest: 'ex', also: ['ep'] },
  file: { shortest: 'f' },
  help: { shortest: 'h', also: ['?'] },
  inputformat: { shortest: 'inp', also: ['if'] },
  interactive: { shortest: 'i' },
  login: { shortest: 'l' },
  mta: { shortest: 'mta' },
  noexit: { shortest: 'noe' },
  nologo: { shortest: 'nol' },
  noninteractive: { shortest: 'noni' },
  noprofile: { shortest: 'nop' },
  noprofileloadtime: { shortest: 'noprofileloadtime' },
  outputformat: { shortest: 'o', also: ['of'] },
  servermode: { shortest: 's' },
  settingsfile: { shortest: 'settings' },
  sshservermode: { shortest: 'sshs' },
  sta: { shortest: 'sta' },
  version: { shortest: 'v' },
  windowstyle: { shortest: 'w' },
  workingdirectory: { shortest: 'wo', also: ['wd'] },
};
/** Without them the session would be another one than was asked for: without limits, or with other settings or arguments. */
const refused: Readonly<Record<string, string>> = {
  configurationfile: 'The session cannot be started because -ConfigurationFile is not supported.',
  encodedarguments: 'The command cannot be run because -EncodedArguments is not supported.',
  settingsfile: 'The session cannot be started because -SettingsFile is not supported.',
};
const withValue = new Set([
  'configurationname',
  'custompipename',
  'executionpolicy',
  'inputformat',
  'outputformat',
  'windowstyle',
  'workingdirectory',
]);

function findSwitch(word: string): string | undefined {
  const name = word.toLowerCase();
  for (const [full, { shortest, also }] of Object.entries(switches))
    if (also?.includes(name) || (full.startsWith(name) && name.length >= shortest.length)) return full;
  return undefined;
}

/** `argv` without node and the script. Only a server has configurations: the session would be an unrestricted one elsewhere. */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const line = readSwitches(argv);
  const isSession = !['server', 'sshServer', 'version', 'help'].includes(line.mode);
  if (line.error !== null || line.configurationName === null || !isSession) return line;
  const error =
    'The session cannot be started because -ConfigurationName is supported with -ServerMode and -SSHServerMode only.';
  return { ...line, error, exitCode: badCommandLine };
}

/** pwsh's exit code for a command line that it does not take (EX_USAGE). */
const badCommandLine = 64;

function readSwitches(argv: readonly string[]): CommandLine {
  const line: CommandLine = {
    mode: 'interactive',
    command: '',
    file: '',
    args: [],
    noExit: false,
    noLogo: false,
    noProfile: false,
    nonInteractive: false,
    interactive: false,
    workingDirectory: null,
    inputFormat: 'Text',
    outputFormat: 'Text',
    configurationName: null,
    customPipeName: null,
    error: null,
    exitCode: 0,
  };
  const fail = (text: string): CommandLine => {
    line.error = text;
    line.exitCode = badCommandLine;
    return line;
  };
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    const isSwitch = word.startsWith('-') || (word.startsWith('/') && findSwitch(word.slice(1)) !== undefined);
    if (!isSwitch || word === '-') {
      if (word === '-') line.mode = 'stdin';
      else {
        line.mode = 'file';
        line.file = word;
      }
      line.args = argv.slice(i + 1);
      return line;
    }
    const name = findSwitch(word.replace(/^--?|^\//, ''));
    if (name === undefined) return fail(notAFile(word));
    const refusal = refused[name];
    if (refusal !== undefined) return fail(refusal);
    const value = argv[i + 1];
    switch (name) {
      case 'command':
        if (value === undefined)
          return fail('Cannot process the command because of a missing parameter. A command must follow -Command.');
        line.mode = value === '-' && argv.length === i + 2 ? 'stdin' : 'command';
        line.command = argv.slice(i + 1).join(' ');
        return line;
      case 'commandwithargs':
        if (value === undefined)
          return fail(
            'Cannot process the command because of a missing parameter. A command must follow -CommandWithArgs.',
          );
        line.mode = 'command';
        line.command = value;
        line.args = argv.slice(i + 2);
        return line;
      case 'encodedcommand': {
        const decoded = value === undefined ? null : decodeCommand(value);
        if (decoded === null)
          return fail(
            'Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded.',
          );
        line.mode = 'command';
        line.command = decoded;
        i++;
        continue;
      }
      case 'file':
        if (value === undefined)
          return fail(
            'The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and then try the command again.',
          );
        if (value === '-') line.mode = 'interactive';
        else {
          line.mode = 'file';
          line.file = value;
        }
        line.args = argv.slice(i + 2);
        line.interactive = value === '-';
        return line;
      case 'version':
        line.mode = 'version';
        return line;
      case 'help':
        line.mode = 'help';
        return line;
      case 'servermode':
        line.mode = 'server';
        continue;
      case 'sshservermode':
        line.mode = 'sshServer';
        continue;
      case 'noexit':
        line.noExit = true;
        continue;
      case 'nologo':
        line.noLogo = true;
        continue;
      case 'noprofile':
        line.noProfile = true;
        continue;
      case 'noninteractive':
        line.nonInteractive = true;
        continue;
      case 'interactive':
        line.interactive = true;
        continue;
    }
    if (withValue.has(name)) {
      if (value === undefined) return fail(missingValue(name));
      const problem = setOption(line, name, value);
      if (problem !== null) return fail(problem);
      i++;
    }
  }
  return line;
}

export function notAFile(word: string): string {
  return `The argument '${word}' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.`;
}

function missingValue(name: string): string {
  const messages: Record<string, string> = {
    workingdirectory:
      'Cannot process the command because -WorkingDirectory requires an argument that is a directory path.',
    executionpolicy: 'Cannot process the command because -ExecutionPolicy requires an argument.',
    inputformat: 'Cannot process the command because -InputFormat requires an argument that is one of: Text, XML.',
    outputformat: 'Cannot process the command because -OutputFormat requires an argument that is one of: Text, XML.',
    custompipename:
      'Cannot process the command because -CustomPipeName requires an argument that is a name of the pipe you want to use. Specify this argument and try again.',
    configurationname:
      'Cannot process the command because -ConfigurationName requires an argument that is a remote endpoint configuration name.',
  };
  return messages[name] ?? `Cannot process the command because -${name} requires an argument.`;
}

function setOption(line: CommandLine, name: string, value: string): string | null {
  switch (name) {
    case 'workingdirectory':
      line.workingDirectory = value;
      return null;
    case 'configurationname':
      line.configurationName = value;
      return null;
    case 'custompipename':
      line.customPipeName = value;
      return null;
    case 'inputformat':
    case 'outputformat': {
      const format = /^xml$/i.test(value) ? 'XML' : /^text$/i.test(value) ? 'Text' : null;
      const shown = name === 'inputformat' ? 'InputFormat' : 'OutputFormat';
      if (format === null)
        return `Cannot process the command because the value specified with -${shown} is not a valid format. Specify Text or XML.`;
      line[name === 'inputformat' ? 'inputFormat' : 'outputFormat'] = format;
    }
  }
  // Execution policies and window styles are accepted and have no effect here, as on Linux.
  return null;
}

/** Base64 of UTF-16LE; null when it is not. */
function decodeCommand(text: string): string | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return Buffer.from(text, 'base64').toString('utf16le');
}
