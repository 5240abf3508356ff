/**
 * Host calls and their answers (MS-PSRP 2.2.2.15, 2.2.2.16): the table of methods says of which kinds a method's parameters
 * and result are. WriteProgress is special: the wire has the source's id and the record, our form has both in one.
 */
import { HostMethod, type ProgressUpdate } from '../../runtime/host/host-call.js';
import { errorMessage, exceptionRecord, fullyQualifiedErrorId } from './error-records.js';
import type { HostAnswer } from './host-answer.js';
import * as kinds from './host-values.js';
import { ProtocolError } from './protocol-error.js';
import type { SessionCrypto } from './session-crypto.js';
import { asObject, type WireObject, type WireValue, wireEnum, wireList, wireObject } from './wire-value.js';

interface MethodKinds {
  parameters: readonly kinds.ValueKind[];
  result?: kinds.ValueKind;
}

const { text, line, integer, boolean, color, size, coordinates, secureString, credential, choices, integers, fields } =
  kinds;
const methods: Readonly<Record<number, MethodKinds>> = {
  [HostMethod.GetName]: { parameters: [], result: line },
  [HostMethod.GetVersion]: { parameters: [], result: kinds.version },
  [HostMethod.GetInstanceId]: { parameters: [], result: kinds.guid },
  [HostMethod.GetCurrentCulture]: { parameters: [], result: kinds.culture },
  [HostMethod.GetCurrentUICulture]: { parameters: [], result: kinds.culture },
  [HostMethod.SetShouldExit]: { parameters: [integer] },
  [HostMethod.EnterNestedPrompt]: { parameters: [] },
  [HostMethod.ExitNestedPrompt]: { parameters: [] },
  [HostMethod.NotifyBeginApplication]: { parameters: [] },
  [HostMethod.NotifyEndApplication]: { parameters: [] },
  [HostMethod.ReadLine]: { parameters: [], result: text },
  [HostMethod.ReadLineAsSecureString]: { parameters: [], result: secureString },
  [HostMethod.Write1]: { parameters: [line] },
  [HostMethod.Write2]: { parameters: [color, color, line] },
  [HostMethod.WriteLine1]: { parameters: [] },
  [HostMethod.WriteLine2]: { parameters: [line] },
  [HostMethod.WriteLine3]: { parameters: [color, color, line] },
  [HostMethod.WriteErrorLine]: { parameters: [line] },
  [HostMethod.WriteDebugLine]: { parameters: [line] },
  [HostMethod.WriteVerboseLine]: { parameters: [line] },
  [HostMethod.WriteWarningLine]: { parameters: [line] },
  [HostMethod.Prompt]: { parameters: [line, line, fields], result: kinds.answers },
  [HostMethod.PromptForCredential1]: { parameters: [line, line, line, line], result: credential },
  [HostMethod.PromptForCredential2]: { parameters: [line, line, line, line, integer, integer], result: credential },
  [HostMethod.PromptForChoice]: { parameters: [line, line, choices, integer], result: integer },
  [HostMethod.PromptForChoiceMultipleSelection]: { parameters: [line, line, choices, integers], result: integers },
  [HostMethod.GetForegroundColor]: { parameters: [], result: color },
  [HostMethod.SetForegroundColor]: { parameters: [color] },
  [HostMethod.GetBackgroundColor]: { parameters: [], result: color },
  [HostMethod.SetBackgroundColor]: { parameters: [color] },
  [HostMethod.GetCursorPosition]: { parameters: [], result: coordinates },
  [HostMethod.SetCursorPosition]: { parameters: [coordinates] },
  [HostMethod.GetWindowPosition]: { parameters: [], result: coordinates },
  [HostMethod.SetWindowPosition]: { parameters: [coordinates] },
  [HostMethod.GetCursorSize]: { parameters: [], result: integer },
  [HostMethod.SetCursorSize]: { parameters: [integer] },
  [HostMethod.GetBufferSize]: { parameters: [], result: size },
  [HostMethod.SetBufferSize]: { parameters: [size] },
  [HostMethod.GetWindowSize]: { parameters: [], result: size },
  [HostMethod.SetWindowSize]: { parameters: [size] },
  [HostMethod.GetWindowTitle]: { parameters: [], result: line },
  [HostMethod.SetWindowTitle]: { parameters: [line] },
  [HostMethod.GetMaxWindowSize]: { parameters: [], result: size },
  [HostMethod.GetMaxPhysicalWindowSize]: { parameters: [], result: size },
  [HostMethod.GetKeyAvailable]: { parameters: [], result: boolean },
  [HostMethod.ReadKey]: { parameters: [integer], result: kinds.keyInfo },
  [HostMethod.FlushInputBuffer]: { parameters: [] },
  [HostMethod.SetBufferContents1]: { parameters: [kinds.rectangle, kinds.bufferCell] },
  [HostMethod.SetBufferContents2]: { parameters: [coordinates, kinds.bufferCells] },
  [HostMethod.GetBufferContents]: { parameters: [kinds.rectangle], result: kinds.bufferCells },
  [HostMethod.ScrollBufferContents]: { parameters: [kinds.rectangle, coordinates, kinds.rectangle, kinds.bufferCell] },
  [HostMethod.PushRunspace]: { parameters: [line] },
  [HostMethod.PopRunspace]: { parameters: [] },
  [HostMethod.GetIsRunspacePushed]: { parameters: [], result: boolean },
  [HostMethod.GetRunspace]: { parameters: [] },
};
const names = new Map<number, string>(Object.entries(HostMethod).map(([name, id]) => [id, name]));

/** The id of calls that nobody answers. */
export const noAnswerCallId = -100n;

export interface RemoteHostCall {
  callId: bigint;
  method: HostMethod;
  parameters: unknown[];
}

/** True for a call that must be answered, if only by an error: else the far side waits for ever. */
export function expectsAnswer(call: RemoteHostCall): boolean {
  return call.callId !== noAnswerCallId;
}

export function encodeHostCall(call: RemoteHostCall, crypto: SessionCrypto): WireObject {
  return wireObject({
    ci: call.callId,
    mi: methodId(call.method),
    mp: wireList(encodeParameters(call, crypto)),
  });
}

function encodeParameters(call: RemoteHostCall, crypto: SessionCrypto): WireValue[] {
  if (call.method === HostMethod.WriteProgress) {
    const progress = call.parameters[0] as ProgressUpdate;
    return [BigInt(progress.sourceId), kinds.writeProgress(progress)];
  }
  return kindsOf(call.method).parameters.map((kind, i) => kind.write(call.parameters[i] as never, crypto));
}

/** Throws ProtocolError when a parameter is not what the method takes. */
export function decodeHostCall(body: WireValue, crypto: SessionCrypto): RemoteHostCall {
  const object = asObject(body);
  const method = object.number('mi') as HostMethod;
  const items = object.list('mp');
  const parameters =
    method === HostMethod.WriteProgress
      ? [{ sourceId: Number(items[0]), ...kinds.readProgress(items[1]) }]
      : kindsOf(method).parameters.map((kind, i) => kind.read(items[i], crypto));
  return { callId: object.long('ci'), method, parameters };
}

/** The call's id and method alone, for refusing a call whose parameters cannot be read. */
export function decodeHostCallHeader(body: WireValue): { callId: bigint; method: HostMethod } {
  const object = asObject(body);
  return { callId: object.long('ci'), method: object.number('mi') as HostMethod };
}

export function encodeHostResponse(
  callId: bigint,
  method: HostMethod,
  answer: HostAnswer,
  crypto: SessionCrypto,
): WireObject {
  if ('error' in answer)
    return wireObject({
      me: exceptionRecord(answer.error, 'RemoteHostExecutionException'),
      ci: callId,
      mi: methodId(method),
    });
  const kind = kindsOf(method).result;
  const result =
    answer.result === null || answer.result === undefined || !kind
      ? undefined
      : kind.write(answer.result as never, crypto);
  return wireObject({ mr: result, ci: callId, mi: methodId(method) });
}

export interface HostResponse {
  callId: bigint;
  method: HostMethod;
  answer: HostAnswer;
}

export function decodeHostResponse(body: WireValue, crypto: SessionCrypto): HostResponse {
  const object = asObject(body);
  const method = object.number('mi') as HostMethod;
  const callId = object.long('ci');
  const error = object.get('me');
  if (error !== null && error !== undefined) {
    const record = asObject(error);
    const exception = record.get('Exception');
    const type = exception === undefined || exception === null ? '' : (asObject(exception).typeNames?.[0] ?? '');
    return {
      callId,
      method,
      answer: { error: { message: errorMessage(record), id: fullyQualifiedErrorId(record), exceptionType: type } },
    };
  }
  const result = object.get('mr');
  const kind = kindsOf(method).result;
  return {
    callId,
    method,
    answer: { result: result === undefined || result === null || !kind ? null : kind.read(result, crypto) },
  };
}

function kindsOf(method: HostMethod): MethodKinds {
  const found = methods[method];
  if (!found) throw new ProtocolError('InvalidData', `Unknown host method ${method}`);
  return found;
}

function methodId(method: HostMethod): WireObject {
  return wireEnum(
    'System.Management.Automation.Remoting.RemoteHostMethodId',
    names.get(method) ?? String(method),
    method,
  );
}
