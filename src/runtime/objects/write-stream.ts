/**
 * The stream that a record came from. `2>&1` and its like put records among the output objects; they still print as what
 * they are (an error to the error stream), while the same record from $Error prints as any object. PowerShell tags the
 * wrapper; here the record itself is remembered.
 */
export type WriteStream = 'None' | 'Output' | 'Error' | 'Warning' | 'Verbose' | 'Debug' | 'Information';

const streams = new WeakMap<object, WriteStream>();

/** Called where a stream is merged into the output. */
export function setWriteStream(record: object, stream: WriteStream): void {
  streams.set(record, stream);
}

/** The stream of a record that is about to be printed. It is told once: printed again, the record is an object like any other. */
export function takeWriteStream(value: unknown): WriteStream {
  if (typeof value !== 'object' || value === null) return 'None';
  const stream = streams.get(value);
  if (stream === undefined) return 'None';
  streams.delete(value);
  return stream;
}
