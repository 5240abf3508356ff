/** The effect of the common parameters on one running command (about_CommonParameters). */
import { switchValue } from '../binding/coercion.js';
import { arrayListOf } from '../dotnet/collections/array-list.js';
import { NetList } from '../dotnet/collections/net-list.js';
import type { Frame } from '../engine/frame.js';
import { type ActionPreference, actionPreferenceIn, toActionPreference } from '../engine/preferences.js';
import type { Scope } from '../engine/scope.js';
import { variableTarget } from '../engine/variables.js';
import { toBoolean, toText } from '../language/index.js';
import type { ErrorRecord, InvocationInfo } from '../objects/error-record.js';
import { requireType } from '../objects/net-type.js';
import type { InformationRecord } from '../objects/records.js';
import { fold } from '../objects/values.js';
import type { CommandProcessor } from './command-processor.js';
import { type MessageStream, messageRecord, writeInformationRecord, writeMessage } from './message-streams.js';
import { Sink } from './sink.js';
import type { StreamSet } from './streams.js';
import { attribute, writeErrorRecord } from './write-error.js';

const listVariables = [
  ['errorvariable', 'error'],
  ['warningvariable', 'warning'],
  ['informationvariable', 'information'],
] as const;

const preferenceVariables = {
  erroraction: 'ErrorActionPreference',
  warningaction: 'WarningPreference',
  informationaction: 'InformationPreference',
  progressaction: 'ProgressPreference',
} as const;

class TeeSink extends Sink {
  constructor(
    readonly list: NetList,
    readonly next: (value: unknown) => void,
  ) {
    super();
  }
  override write(value: unknown): void {
    this.list.items.push(value);
    this.next(value);
  }
}

/** -PipelineVariable: the object is in the variable while the rest of the pipeline has it. */
class PipelineVariableSink extends Sink {
  constructor(
    readonly scope: Scope,
    readonly name: string,
    readonly next: Sink,
  ) {
    super();
  }
  override write(value: unknown): void {
    this.scope.setLocal(this.name, value);
    this.next.write(value);
  }
}

export class CommonParameters {
  constructor(
    readonly processor: CommandProcessor,
    /** Values by folded name. */
    readonly values: ReadonlyMap<string, unknown>,
  ) {}

  get #frame(): Frame {
    return this.processor.frame;
  }
  action(name: 'erroraction' | 'warningaction' | 'informationaction' | 'progressaction'): ActionPreference | null {
    const value = this.values.get(name);
    return value === undefined ? null : (toActionPreference(value) ?? null);
  }
  isSet(name: string): boolean | null {
    const value = this.values.get(name);
    return value === undefined ? null : toBoolean(value);
  }

  /** What to do about a message of this stream. */
  messageAction(stream: MessageStream, scope: Scope): ActionPreference {
    if (stream === 'warning')
      return this.action('warningaction') ?? actionPreferenceIn(scope, 'WarningPreference', 'Continue');
    const flag = this.isSet(stream);
    if (flag !== null) return flag ? 'Continue' : 'SilentlyContinue';
    return actionPreferenceIn(
      scope,
      stream === 'verbose' ? 'VerbosePreference' : 'DebugPreference',
      'SilentlyContinue',
    );
  }

  /** The variable that a -…Variable parameter names, made empty unless the name begins with `+`. */
  #variable(parameter: string): NetList | null {
    const value = this.values.get(parameter);
    if (value === undefined) return null;
    const text = toText(value);
    const append = text.startsWith('+');
    const { scope, name } = variableTarget(this.#frame.scope, append ? text.slice(1) : text);
    const existing = append ? scope.getLocal(fold(name)) : undefined;
    if (existing instanceof NetList) return existing;
    const list = arrayListOf(
      existing === undefined || existing === null ? [] : Array.isArray(existing) ? [...existing] : [existing],
    );
    scope.setLocal(name, list);
    return list;
  }

  wrapOutput(out: Sink): Sink {
    const list = this.#variable('outvariable');
    if (list !== null) {
      const next = out;
      out = new TeeSink(list, (value) => next.write(value));
    }
    const pipelineVariable = this.values.get('pipelinevariable');
    if (pipelineVariable !== undefined) {
      const { scope, name } = variableTarget(this.#frame.scope, toText(pipelineVariable));
      out = new PipelineVariableSink(scope, name, out);
    }
    return out;
  }

  wrapStreams(streams: StreamSet): StreamSet {
    for (const [parameter, stream] of listVariables) {
      const list = this.#variable(parameter);
      if (list !== null) streams = streams.withList(stream, list);
    }
    return streams;
  }

  /** In an advanced function the actions hold for everything it calls: as preference variables of its scope. */
  applyPreferences(scope: Scope, dot: boolean): void {
    if (this.values.size === 0 || dot) return;
    for (const [parameter, variable] of Object.entries(preferenceVariables)) {
      const value = this.values.get(parameter);
      if (value !== undefined) scope.setLocal(variable, value);
    }
    const preference = requireType('System.Management.Automation.ActionPreference');
    for (const [flag, variable] of [
      ['verbose', 'VerbosePreference'],
      ['debug', 'DebugPreference'],
    ] as const) {
      const on = this.isSet(flag);
      if (on !== null) scope.setLocal(variable, preference.enumByName(on ? 'Continue' : 'SilentlyContinue'));
    }
    const whatIf = this.isSet('whatif');
    if (whatIf !== null) scope.setLocal('WhatIfPreference', switchValue(whatIf));
    const confirm = this.isSet('confirm');
    if (confirm !== null)
      scope.setLocal(
        'ConfirmPreference',
        requireType('System.Management.Automation.ConfirmImpact').enumByName(confirm ? 'Low' : 'None'),
      );
  }

  // ---- Writing --------------------------------------------------------------------------------------------------------------

  #origin(invocation: InvocationInfo, frame: Frame) {
    const { command, streams } = this.processor;
    return {
      frame,
      streams,
      errorAction: this.action('erroraction'),
      invocation,
      commandClass: command.errorClass,
      commandName: command.name,
    };
  }
  writeError(frame: Frame, record: ErrorRecord, invocation?: InvocationInfo): void {
    this.processor.failed = true;
    const info = invocation ?? frame.callFrame?.call?.invocation;
    const origin = this.#origin(info as InvocationInfo, frame);
    writeErrorRecord(record, origin);
  }
  attribute(frame: Frame, record: ErrorRecord, invocation: InvocationInfo): void {
    attribute(record, this.#origin(invocation, frame));
  }
  writeMessage(stream: MessageStream, text: string, scope: Scope, invocation: InvocationInfo | null): void {
    const action = this.messageAction(stream, scope);
    const record = messageRecord(stream, text, invocation);
    writeMessage(this.#frame, this.processor.streams, stream, record, action, this.#attributing(invocation));
  }
  writeInformation(record: InformationRecord, scope: Scope, invocation: InvocationInfo | null): void {
    const action =
      this.action('informationaction') ?? actionPreferenceIn(scope, 'InformationPreference', 'SilentlyContinue');
    writeInformationRecord(this.#frame, this.processor.streams, record, action, this.#attributing(invocation));
  }
  #attributing(invocation: InvocationInfo | null): (record: ErrorRecord) => void {
    return (record) => {
      if (invocation !== null) this.attribute(this.#frame, record, invocation);
    };
  }

  close(): void {
    const name = this.values.get('pipelinevariable');
    if (name !== undefined) this.#frame.scope.setLocal(toText(name), null);
  }
}
