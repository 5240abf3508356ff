/** A host that notes what it is asked, and answers from a list. */
import { type AsyncHost, type HostCall, HostMethod } from '../../../src/runtime/host/host-call.js';

export class FakeHost implements AsyncHost {
  readonly calls: HostCall[] = [];
  /** Answers by method; a function gets the parameters. */
  answers: Partial<Record<number, unknown | ((parameters: readonly unknown[], signal?: AbortSignal) => unknown)>> = {};
  windowSize = { width: 133, height: 44 };

  async call(call: HostCall, signal?: AbortSignal): Promise<unknown> {
    if (call.method === HostMethod.GetWindowSize) return this.windowSize;
    this.calls.push(call);
    const answer = this.answers[call.method];
    return typeof answer === 'function' ? answer(call.parameters, signal) : (answer ?? null);
  }

  /** Text of all write calls of a kind, in order. */
  written(...methods: HostMethod[]): string[] {
    const wanted: readonly number[] =
      methods.length > 0
        ? methods
        : [HostMethod.Write1, HostMethod.Write2, HostMethod.WriteLine2, HostMethod.WriteLine3];
    return this.calls.filter((call) => wanted.includes(call.method)).map((call) => call.parameters.at(-1) as string);
  }
  callsOf(method: HostMethod): (readonly unknown[])[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.parameters);
  }
}
