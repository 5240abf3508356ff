/** PSDataStreams: what a pipeline writes beside its output, kept by streams. */

import { PSDataCollection } from '../dotnet/automation/ps-data-collection.js';
import { genericType } from '../dotnet/collections/elements.js';
import { type NetType, requireType } from '../objects/net-type.js';
import { CallbackSink } from '../pipeline/sink.js';
import { StreamSet } from '../pipeline/streams.js';

const automation = 'System.Management.Automation.';

export const dataStreams = ['error', 'progress', 'verbose', 'debug', 'warning', 'information'] as const;
export type DataStream = (typeof dataStreams)[number];
const recordTypes: Record<DataStream, string> = {
  error: 'ErrorRecord',
  progress: 'ProgressRecord',
  verbose: 'VerboseRecord',
  debug: 'DebugRecord',
  warning: 'WarningRecord',
  information: 'InformationRecord',
};

/** A collection of objects of a type of System.Management.Automation. */
export function dataCollection(typeName: string): PSDataCollection {
  return new PSDataCollection(genericType(`${automation}PSDataCollection\`1`, requireType(automation + typeName)));
}

export class PSDataStreams {
  declare readonly netType: NetType;
  error = dataCollection(recordTypes.error);
  progress = dataCollection(recordTypes.progress);
  verbose = dataCollection(recordTypes.verbose);
  debug = dataCollection(recordTypes.debug);
  warning = dataCollection(recordTypes.warning);
  information = dataCollection(recordTypes.information);
  /** Called with each record as it comes. */
  onRecord: ((stream: DataStream, record: unknown) => void) | null = null;

  write(stream: DataStream, record: unknown): void {
    this[stream].items.push(record);
    this.onRecord?.(stream, record);
  }
  clear(): void {
    for (const stream of dataStreams) this[stream].clear();
  }

  /** The streams of a frame whose records come here. */
  get streamSet(): StreamSet {
    const sink = (stream: DataStream) => new CallbackSink((record) => this.write(stream, record));
    return new StreamSet(sink('error'), sink('warning'), sink('verbose'), sink('debug'), sink('information'));
  }
}
