/**
 * What a frame knows of the call that made it, and the automatic variables that come from it: $MyInvocation,
 * $PSBoundParameters, $PSCmdlet, $PSScriptRoot, $PSCommandPath. Worked out when a script asks, since most calls never do.
 */
import { dirname } from 'node:path';
import type { ScriptExtent } from '../../parser/index.js';
import type { ParameterMetadata } from '../binding/metadata.js';
import type { NetDictionary } from '../dotnet/collections/net-dictionary.js';
import { InvocationInfo } from '../objects/error-record.js';
import type { CommandInfo } from './command-info.js';
import { currentEngine } from './current-engine.js';
import type { Frame } from './frame.js';
import type { Scope } from './scope.js';
import type { BlockTemplate } from './script-block.js';
import { type BoundEntry, boundParametersDictionary } from './types/dictionaries.js';

export class FrameCall {
  #invocation: InvocationInfo | null = null;
  #boundParameters: NetDictionary | null = null;
  /** PSScriptCmdlet, for advanced functions. */
  psCmdlet: unknown = null;
  pipelineLength = 1;
  pipelinePosition = 1;
  iterations: readonly number[] = [];
  expectingInput = false;
  unbound: unknown[] = [];

  constructor(
    readonly command: CommandInfo,
    readonly invocationName: string,
    /** Where the call stands. */
    readonly extent: ScriptExtent | null,
    /** Bound parameters in order: called at most once. What a pipeline object gives later comes through `addBound`. */
    readonly bound: () => Iterable<BoundEntry>,
  ) {}

  get invocation(): InvocationInfo {
    if (this.#invocation === null) {
      const info = new InvocationInfo();
      info.myCommand = this.command;
      info.invocationName = this.invocationName;
      info.historyId = currentEngine().history.nextId;
      info.extent = this.extent;
      info.unboundArguments = this.unbound;
      info.pipelineLength = this.pipelineLength;
      info.pipelinePosition = this.pipelinePosition;
      info.pipelineIterationInfo = this.iterations;
      info.expectingInput = this.expectingInput;
      info.makeBoundParameters = () => this.boundParameters;
      this.#invocation = info;
    }
    return this.#invocation;
  }
  get boundParameters(): unknown {
    this.#boundParameters ??= boundParametersDictionary(this.bound());
    return this.#boundParameters;
  }
  addBound(given: readonly ParameterMetadata[], bound: ReadonlyMap<string, unknown>): void {
    if (this.#boundParameters === null) return;
    for (const { name } of given) this.#boundParameters.set(name, bound.get(name));
  }
}

/** $PSCmdlet of the innermost advanced function whose scope is around this one: in what it calls it is seen like its variables. */
function psCmdletOf(f: Frame): unknown {
  for (let frame = f.callFrame; frame !== null; frame = frame.caller?.callFrame ?? null)
    if (frame.call?.psCmdlet && isWithin(f.scope, frame.scope)) return frame.call.psCmdlet;
  return null;
}

function isWithin(scope: Scope, outer: Scope): boolean {
  for (let each: Scope | null = scope; each !== null; each = each.parent) if (each === outer) return true;
  return false;
}

function boundParametersOf(f: Frame): unknown {
  for (let frame: Frame | null = f; frame !== null; frame = frame.caller) {
    if (frame.boundParameters !== null) return frame.boundParameters();
    if (frame.call !== null) return frame.call.boundParameters;
  }
  return null;
}

/** Automatic variables by folded name: what they are when nobody assigned them. */
export const frameVariables: ReadonlyMap<string, (f: Frame, template: BlockTemplate) => unknown> = new Map<
  string,
  (f: Frame, template: BlockTemplate) => unknown
>(
  Object.entries({
    myinvocation: (f) => f.callFrame?.call?.invocation ?? f.engine.topInvocation,
    psboundparameters: boundParametersOf,
    pscmdlet: psCmdletOf,
    psscriptroot: (_f, template) => (template.ast.extent.file ? dirname(template.ast.extent.file) : ''),
    pscommandpath: (_f, template) => template.ast.extent.file ?? '',
  }),
);
