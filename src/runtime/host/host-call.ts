/**
 * Calls to the host, in one shape for all runspaces: the local engine (from its thread) and a remote one (over PSRP) both ask
 * with MS-PSRP's method ids (section 2.2.3.17), so that a host is written once.
 */

/** RemoteHostMethodId, MS-PSRP 2.2.3.17. */
export const HostMethod = {
  GetName: 1,
  GetVersion: 2,
  GetInstanceId: 3,
  GetCurrentCulture: 4,
  GetCurrentUICulture: 5,
  SetShouldExit: 6,
  EnterNestedPrompt: 7,
  ExitNestedPrompt: 8,
  NotifyBeginApplication: 9,
  NotifyEndApplication: 10,
  ReadLine: 11,
  ReadLineAsSecureString: 12,
  Write1: 13,
  Write2: 14,
  WriteLine1: 15,
  WriteLine2: 16,
  WriteLine3: 17,
  WriteErrorLine: 18,
  WriteDebugLine: 19,
  WriteProgress: 20,
  WriteVerboseLine: 21,
  WriteWarningLine: 22,
  Prompt: 23,
  PromptForCredential1: 24,
  PromptForCredential2: 25,
  PromptForChoice: 26,
  GetForegroundColor: 27,
  SetForegroundColor: 28,
  GetBackgroundColor: 29,
  SetBackgroundColor: 30,
  GetCursorPosition: 31,
  SetCursorPosition: 32,
  GetWindowPosition: 33,
  SetWindowPosition: 34,
  GetCursorSize: 35,
  SetCursorSize: 36,
  GetBufferSize: 37,
  SetBufferSize: 38,
  GetWindowSize: 39,
  SetWindowSize: 40,
  GetWindowTitle: 41,
  SetWindowTitle: 42,
  GetMaxWindowSize: 43,
  GetMaxPhysicalWindowSize: 44,
  GetKeyAvailable: 45,
  ReadKey: 46,
  FlushInputBuffer: 47,
  SetBufferContents1: 48,
  SetBufferContents2: 49,
  GetBufferContents: 50,
  ScrollBufferContents: 51,
  PushRunspace: 52,
  PopRunspace: 53,
  GetIsRunspacePushed: 54,
  GetRunspace: 55,
  PromptForChoiceMultipleSelection: 56,
} as const;
export type HostMethod = (typeof HostMethod)[keyof typeof HostMethod];

/** Methods without a result: the caller does not wait for them. */
export const hostMethodsWithoutResult: ReadonlySet<HostMethod> = new Set([
  6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 28, 30, 32, 34, 36, 38, 40, 42, 47, 48, 49, 51, 52, 53,
] as HostMethod[]);

// The parameters and results in plain, structured-clonable form (what crosses threads; the PSRP codec translates).

/** ConsoleColor by number; null for the terminal's own. */
export type ConsoleColor = number | null;
export interface Size {
  width: number;
  height: number;
}
export interface Coordinates {
  x: number;
  y: number;
}
export interface ChoiceDescription {
  /** With `&` before the hot key. */
  label: string;
  helpMessage: string;
}
export interface FieldDescription {
  name: string;
  label: string;
  /** Full .NET type name: System.String, System.Security.SecureString, System.Management.Automation.PSCredential, an array type. */
  parameterTypeFullName: string;
  helpMessage: string;
  isMandatory: boolean;
}
export interface Credential {
  userName: string;
  /** UTF-16LE; the holder zeroes it when it is done. */
  password: Uint8Array;
}
export interface KeyInfo {
  virtualKeyCode: number;
  character: string;
  controlKeyState: number;
  keyDown: boolean;
}
export interface ProgressUpdate {
  sourceId: number;
  activityId: number;
  parentActivityId: number;
  activity: string;
  statusDescription: string;
  currentOperation: string;
  /** 0 to 100, or -1. */
  percentComplete: number;
  /** Seconds, or -1. */
  secondsRemaining: number;
  completed: boolean;
}

/** Method to its parameter tuple and result. Methods that are not named here take and return nothing. */
export interface HostSignatures {
  [HostMethod.SetShouldExit]: [[exitCode: number], void];
  [HostMethod.ReadLine]: [[], string | null];
  [HostMethod.ReadLineAsSecureString]: [[], Uint8Array | null];
  [HostMethod.Write1]: [[text: string], void];
  [HostMethod.Write2]: [[foreground: ConsoleColor, background: ConsoleColor, text: string], void];
  [HostMethod.WriteLine1]: [[], void];
  [HostMethod.WriteLine2]: [[text: string], void];
  [HostMethod.WriteLine3]: [[foreground: ConsoleColor, background: ConsoleColor, text: string], void];
  [HostMethod.WriteErrorLine]: [[text: string], void];
  [HostMethod.WriteDebugLine]: [[text: string], void];
  [HostMethod.WriteVerboseLine]: [[text: string], void];
  [HostMethod.WriteWarningLine]: [[text: string], void];
  [HostMethod.WriteProgress]: [[progress: ProgressUpdate], void];
  /** Answers by field name; strings, or UTF-16LE bytes for secure fields, Credential for credentials, string[] for arrays. */
  [HostMethod.Prompt]: [
    [caption: string, message: string, fields: FieldDescription[]],
    Record<string, string | string[] | Uint8Array | Credential>,
  ];
  [HostMethod.PromptForCredential2]: [
    [caption: string, message: string, userName: string, targetName: string, allowedTypes: number, options: number],
    Credential | null,
  ];
  [HostMethod.PromptForChoice]: [
    [caption: string, message: string, choices: ChoiceDescription[], defaultChoice: number],
    number,
  ];
  [HostMethod.PromptForChoiceMultipleSelection]: [
    [caption: string, message: string, choices: ChoiceDescription[], defaultChoices: number[]],
    number[],
  ];
  [HostMethod.GetForegroundColor]: [[], number];
  [HostMethod.SetForegroundColor]: [[color: number], void];
  [HostMethod.GetBackgroundColor]: [[], number];
  [HostMethod.SetBackgroundColor]: [[color: number], void];
  [HostMethod.GetCursorPosition]: [[], Coordinates];
  [HostMethod.SetCursorPosition]: [[position: Coordinates], void];
  [HostMethod.GetWindowPosition]: [[], Coordinates];
  [HostMethod.GetCursorSize]: [[], number];
  [HostMethod.GetBufferSize]: [[], Size];
  [HostMethod.GetWindowSize]: [[], Size];
  [HostMethod.GetMaxWindowSize]: [[], Size];
  [HostMethod.GetMaxPhysicalWindowSize]: [[], Size];
  [HostMethod.GetWindowTitle]: [[], string];
  [HostMethod.SetWindowTitle]: [[title: string], void];
  [HostMethod.GetKeyAvailable]: [[], boolean];
  [HostMethod.ReadKey]: [[options: number], KeyInfo];
  /** The id of a runspace that the host can find (a session's instance id). */
  [HostMethod.PushRunspace]: [[runspaceId: string], void];
  [HostMethod.PopRunspace]: [[], void];
  [HostMethod.GetIsRunspacePushed]: [[], boolean];
}

export interface HostCall {
  method: HostMethod;
  parameters: readonly unknown[];
}

/** Takes objects where a host wants what is written as they are, not as text (-OutputFormat XML). */
export interface ObjectOutput {
  write(value: unknown, stream: 'Output' | 'Error' | 'information'): void;
}

/** The name of a host that is somewhere else: it has no prompt to nest here, and goes nowhere from here. */
export const servedHostName = 'ServerRemoteHost';

/** A host seen from the engine's thread: synchronous. Throws NetException (see `refusal`) when the host refuses. */
export interface EngineHost {
  readonly name: string;
  /** False for scripts without a prompt: Read-Host and the like are refused when also `interactive` is false. */
  readonly supportsPush: boolean;
  readonly interactive: boolean;
  /** True where escape sequences may be written (see about_ANSI_Terminals). */
  readonly supportsVirtualTerminal: boolean;
  /** Set where nothing is formatted for the host. */
  readonly objectOutput?: ObjectOutput | null;
  /** Writes out what is still held back. */
  flush(): void;
  /** A native program is about to run; `direct` when it gets the terminal itself. */
  beginNative?(direct: boolean): void;
  endNative?(): void;
  call<M extends HostMethod>(
    method: M,
    ...parameters: M extends keyof HostSignatures ? HostSignatures[M][0] : unknown[]
  ): M extends keyof HostSignatures ? HostSignatures[M][1] : unknown;
}

/** The terminal itself, for a program elsewhere that draws on it: keys as the bytes that they are. */
export interface LentTerminal {
  readonly columns: number;
  readonly rows: number;
  write(data: Uint8Array): void;
  onInput(listener: (data: Uint8Array) => void): void;
  onResize(listener: () => void): void;
}

/** A host seen from the asynchronous side: what the console is, and what remote host calls are answered by. */
export interface AsyncHost {
  call(call: HostCall, signal?: AbortSignal): Promise<unknown>;
  /** Lends the terminal for as long as `use` takes. Null, or left out, where there is none to lend. */
  readonly lendTerminal?: ((use: (terminal: LentTerminal) => Promise<void>) => Promise<void>) | null;
}

/** An AsyncHost's refusal: `id` becomes the FullyQualifiedErrorId, `exceptionType` the exception's .NET type. */
export class HostCallError extends Error {
  constructor(
    message: string,
    readonly id = 'InvalidOperation',
    readonly exceptionType = 'System.Management.Automation.Host.HostException',
  ) {
    super(message);
  }
}
