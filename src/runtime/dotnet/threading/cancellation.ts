/** CancellationToken and CancellationTokenSource. */
import { netException } from '../../objects/errors.js';
import { defineType, type NetType } from '../../objects/net-type.js';
import { overloads } from '../overloads.js';
import { TimeSpan } from '../system/time-span.js';
import { infinite, millisecondsOf } from './waiting.js';

/** What a source and its tokens share. */
class Cancellation {
  #isCanceled = false;
  /** When it cancels by itself, by performance.now(). */
  deadline = Infinity;
  readonly callbacks: (() => void)[] = [];
  constructor(readonly parents: readonly Cancellation[] = []) {}
  get isCanceled(): boolean {
    if (!this.#isCanceled && (performance.now() >= this.deadline || this.parents.some((parent) => parent.isCanceled)))
      this.cancel();
    return this.#isCanceled;
  }
  cancel(): void {
    if (this.#isCanceled) return;
    this.#isCanceled = true;
    for (const callback of this.callbacks.reverse()) callback();
  }
}

export class CancellationToken {
  declare readonly netType: NetType;
  static readonly none = new CancellationToken(null);
  constructor(readonly cancellation: Cancellation | null) {}
  get isCanceled(): boolean {
    return this.cancellation?.isCanceled ?? false;
  }
  throwIfCanceled(): void {
    if (this.isCanceled)
      throw netException('System.OperationCanceledException', 'The operation was canceled.', {
        CancellationToken: this,
      });
  }
}

class CancellationTokenRegistration {
  declare readonly netType: NetType;
  constructor(
    readonly token: CancellationToken,
    readonly callback: () => void,
  ) {}
  unregister(): boolean {
    const callbacks = this.token.cancellation?.callbacks ?? [];
    const at = callbacks.indexOf(this.callback);
    if (at >= 0) callbacks.splice(at, 1);
    return at >= 0;
  }
}

class CancellationTokenSource {
  declare readonly netType: NetType;
  constructor(readonly cancellation: Cancellation) {}
  cancelAfter(delay: number | TimeSpan): void {
    const milliseconds = millisecondsOf(delay, delay instanceof TimeSpan ? 'delay' : 'millisecondsDelay');
    this.cancellation.deadline = milliseconds === infinite ? Infinity : performance.now() + milliseconds;
  }
}

const t = 'System.Threading.CancellationToken';
const same = (a: CancellationToken, b: unknown) => b instanceof CancellationToken && a.cancellation === b.cancellation;

function register(self: CancellationToken, callback: (...args: unknown[]) => void, state?: unknown) {
  const run = () => callback(state, self);
  if (self.isCanceled) run();
  else self.cancellation?.callbacks.push(run);
  return new CancellationTokenRegistration(self, run);
}

defineType(t, { class: CancellationToken }, () => ({
  kind: 'struct',
  interfaces: [`System.IEquatable[${t}]`],
  equals: same,
  defaultValue: () => CancellationToken.none,
  members: {
    'new(bool canceled)': (_type: NetType, canceled: boolean) => {
      const cancellation = new Cancellation();
      if (canceled) cancellation.cancel();
      return new CancellationToken(cancellation);
    },
    [`static bool op_Equality(${t} left, ${t} right)`]: same,
    [`static bool op_Inequality(${t} left, ${t} right)`]: (a: CancellationToken, b: CancellationToken) => !same(a, b),
    [`static ${t} None {get;}`]: () => CancellationToken.none,
    'bool IsCancellationRequested {get;}': (self: CancellationToken) => self.isCanceled,
    'bool CanBeCanceled {get;}': (self: CancellationToken) => self.cancellation !== null,
    ...overloads(register, [
      `${t}Registration Register(System.Action callback)`,
      `${t}Registration Register(System.Action callback, bool useSynchronizationContext)`,
      `${t}Registration Register(System.Action[System.Object] callback, System.Object state)`,
    ]),
    ...overloads(same, [
      `bool Equals(${t} other)`,
      'bool Equals(System.Object other)',
      `bool IEquatable[CancellationToken].Equals(${t} other)`,
    ]),
    'void ThrowIfCancellationRequested()': (self: CancellationToken) => self.throwIfCanceled(),
  },
}));

defineType(`${t}Registration`, { class: CancellationTokenRegistration }, () => ({
  kind: 'struct',
  interfaces: ['System.IDisposable'],
  members: {
    [`${t} Token {get;}`]: (self: CancellationTokenRegistration) => self.token,
    ...overloads(
      (self: CancellationTokenRegistration) => self.unregister(),
      ['void Dispose()', 'void IDisposable.Dispose()', 'bool Unregister()'],
    ),
  },
}));

const create = (_type: NetType, delay?: number | TimeSpan) => {
  const source = new CancellationTokenSource(new Cancellation());
  if (delay !== undefined) source.cancelAfter(delay);
  return source;
};
const link = (...tokens: CancellationToken[]) =>
  new CancellationTokenSource(new Cancellation(tokens.flat().flatMap(({ cancellation }) => cancellation ?? [])));
const cancel = (self: CancellationTokenSource) => self.cancellation.cancel();

defineType(`${t}Source`, { class: CancellationTokenSource }, () => ({
  interfaces: ['System.IDisposable'],
  members: {
    ...overloads(create, ['new()', 'new(timespan delay)', 'new(int millisecondsDelay)']),
    ...overloads(link, [
      `static ${t}Source CreateLinkedTokenSource(${t} token1, ${t} token2)`,
      `static ${t}Source CreateLinkedTokenSource(${t} token)`,
      `static ${t}Source CreateLinkedTokenSource(Params ${t}[] tokens)`,
    ]),
    'bool IsCancellationRequested {get;}': (self: CancellationTokenSource) => self.cancellation.isCanceled,
    [`${t} Token {get;}`]: (self: CancellationTokenSource) => new CancellationToken(self.cancellation),
    ...overloads(cancel, ['void Cancel()', 'void Cancel(bool throwOnFirstException)']),
    ...overloads(
      (self: CancellationTokenSource, delay: number | TimeSpan) => self.cancelAfter(delay),
      ['void CancelAfter(timespan delay)', 'void CancelAfter(int millisecondsDelay)'],
    ),
    'bool TryReset()': (self: CancellationTokenSource) => {
      self.cancellation.deadline = Infinity;
      return !self.cancellation.isCanceled;
    },
    ...overloads(() => {}, ['void Dispose()', 'void IDisposable.Dispose()']),
  },
}));
