/** Where trace sources write: the host's debug lines, a file, or a debugger, which no session of this shell has attached. */
import type { OutputFile } from '../../formatting/output-file.js';
import { type EngineHost, HostMethod } from '../../host/host-call.js';
import { type NetType, requireType } from '../../objects/net-type.js';

/** What stands behind a message, in this order, by the TraceOptions that ask for it. */
const footers: Readonly<Record<string, () => string>> = {
  LogicalOperationStack: () => 'LogicalOperationStack=',
  ProcessId: () => `ProcessId=${process.pid}`,
  ThreadId: () => 'ThreadId=1',
  DateTime: () => `DateTime=${new Date().toISOString().replace('Z', '0000Z')}`,
  Timestamp: () => `Timestamp=${process.hrtime.bigint()}`,
  Callstack: () => 'Callstack=',
};

export abstract class TraceListener {
  declare readonly netType: NetType;
  /** What is told after each message: bits of TraceOptions. */
  output = 0;
  constructor(readonly name: string) {}

  tell(source: string, text: string): void {
    this.writeLine(`${source} Information: 0 : ${text}`);
    for (const line of this.#footer()) this.writeLine(this.indented(line));
  }
  protected abstract writeLine(line: string): void;
  protected indented(line: string): string {
    return `    ${line}`;
  }
  close(): void {}

  #footer(): string[] {
    if (this.output === 0) return [];
    const bits = requireType('System.Diagnostics.TraceOptions').definition.values ?? {};
    return Object.entries(footers)
      .filter(([option]) => (this.output & Number(bits[option])) !== 0)
      .map(([, text]) => text());
  }
}

/** The listener that every source has: it writes to a debugger. */
export class DefaultTraceListener extends TraceListener {
  protected override writeLine(): void {}
}

export class PSHostTraceListener extends TraceListener {
  constructor(readonly host: EngineHost) {
    super('Host');
  }
  protected override writeLine(line: string): void {
    this.host.call(HostMethod.WriteDebugLine, `${timeNow()} ${line}`);
  }
  protected override indented(line: string): string {
    return line;
  }
}

export class TextWriterTraceListener extends TraceListener {
  constructor(
    name: string,
    readonly file: OutputFile,
  ) {
    super(name);
  }
  protected override writeLine(line: string): void {
    this.file.write(`${line}\n`);
  }
  override close(): void {
    this.file.close();
  }
}

/** `yyyy-MM-dd HH:mm:ss.ffff`, local time. */
function timeNow(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':');
  return `${day} ${time}.${String(now.getMilliseconds()).padStart(3, '0')}0`;
}
