/** Texts of the console host. What pwsh says too is in its words; the lost session and abandoning one are our own. */
export const messages = {
  promptHelp: '(Type !? for Help.)',
  parseOverflow: (type: string, input: string) => `Cannot recognize "${input}" as a ${type} due to an overflow error.`,
  parseFormat: (type: string, input: string) => `Cannot recognize "${input}" as a ${type} due to a format error.`,
  unrecognizedPromptCommand: (input: string) => `"${input}" cannot be recognized as a valid Prompt command.`,
  noHelpAvailable: (field: string) => `No help is available for ${field}.`,
  choiceHelp: '[?] Help ',
  defaultChoice: (key: string) => `(default is "${key}"): `,
  defaultOfSeveral: (key: string) => `(default is "${key}")`,
  defaultsOfSeveral: (keys: string) => `(default choices are ${keys})`,
  nthChoice: (n: number) => `Choice[${n}]: `,
  emptyCollection: (name: string) => `The "${name}" collection must have at least one element.`,
  emptyChoices: (name: string) => `"${name}" should have at least one element.`,
  invalidDefaultChoice: (index: string, choices: string) =>
    `"${index}" must be a valid index into "${choices}" or -1 for no default choice.`,
  invalidDefaultOfSeveral: (index: string, choices: string, value: number) =>
    `"${index}" must be a valid index into "${choices}". "${value}" is not a valid index.`,
  questionMarkHotKey: 'Cannot process the hot key because a question mark ("?") cannot be used as a hot key.',
  userPrompt: 'User: ',
  passwordPrompt: (user: string) => `Password for user ${user}: `,
  debugLine: (text: string) => `DEBUG: ${text}`,
  verboseLine: (text: string) => `VERBOSE: ${text}`,
  warningLine: (text: string) => `WARNING: ${text}`,
  commandNotExecuted: (command: string) =>
    `Command '${command}' was not run as the session in which it was intended to run was either closed or broken`,
  tooManyNestedPrompts: 'Cannot display prompt because too many nested prompts are already running.',
  noSuchRunspace: (id: string) => `There is no session with the instance id ${id}.`,
  noNestedPrompt: 'Cannot process input loop. ExitCurrentLoop was called when no InputLoops were running.',
  pipelineStopped: 'The pipeline has been stopped.',
  sessionLost: 'The session has ended unexpectedly.',
  sessionLostAndReplaced: 'The session has ended unexpectedly. A new one has been started.',
  abandonCaption: 'The command does not stop',
  abandonMessage: 'Give the session up and start a new one? Its variables, functions and jobs are lost.',
  abandonYes: 'Ends the session with the command that hangs, and starts a new one.',
  abandonNo: 'Waits on for the command to stop.',
  noLine: 'No line is being edited.',
  keyScriptFailed: (error: string) =>
    `An exception occurred in custom key handler, see $error for more information: ${error}`,
  notImplemented: 'The method or operation is not implemented.',
  notSupportedOnPlatform: 'Operation is not supported on this platform.',
  historyFileError: (path: string, reason: string) => `Error reading or writing history file '${path}': ${reason}`,
  historyFileErrorFinal:
    'This error will not be reported again in this session. Consider using a different path with:\n' +
    '    Set-PSReadLineOption -HistorySavePath <Path>',
} as const;
