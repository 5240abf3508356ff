/**
 * The streams beside output. A set is handed from caller to callee, so that `f 2>$null` also silences what f calls; null
 * means the default: errors go where the whole command line's errors go, the others to the host.
 */
import type { NetList } from '../dotnet/collections/net-list.js';
import { NullSink, type Sink } from './sink.js';

export type StreamName = 'error' | 'warning' | 'verbose' | 'debug' | 'information';

/** Lists of -ErrorVariable and its like: every record goes into each, also one that is not shown. */
export type ListedStream = 'error' | 'warning' | 'information';
type StreamLists = Readonly<Record<ListedStream, readonly NetList[]>>;
const noLists: StreamLists = { error: [], warning: [], information: [] };

export class StreamSet {
  static readonly default = new StreamSet(null, null, null, null, null);
  constructor(
    readonly error: Sink | null,
    readonly warning: Sink | null,
    readonly verbose: Sink | null,
    readonly debug: Sink | null,
    readonly information: Sink | null,
    readonly lists: StreamLists = noLists,
  ) {}

  withList(stream: ListedStream, list: NetList): StreamSet {
    const lists = { ...this.lists, [stream]: [...this.lists[stream], list] };
    return new StreamSet(this.error, this.warning, this.verbose, this.debug, this.information, lists);
  }
  with(changes: Partial<Record<StreamName, Sink | null>>): StreamSet {
    return new StreamSet(
      changes.error === undefined ? this.error : changes.error,
      changes.warning === undefined ? this.warning : changes.warning,
      changes.verbose === undefined ? this.verbose : changes.verbose,
      changes.debug === undefined ? this.debug : changes.debug,
      changes.information === undefined ? this.information : changes.information,
      this.lists,
    );
  }

  /** With the lists of another set. */
  withLists({ lists }: StreamSet): StreamSet {
    return new StreamSet(this.error, this.warning, this.verbose, this.debug, this.information, lists);
  }

  /** Errors go nowhere. */
  withoutErrors(): StreamSet {
    const { warning, verbose, debug, information, lists } = this;
    return new StreamSet(NullSink.instance, warning, verbose, debug, information, { ...lists, error: [] });
  }

  /** Puts a record into the lists of its stream. */
  collect(stream: ListedStream, record: unknown): void {
    for (const list of this.lists[stream]) list.items.push(record);
  }
}
