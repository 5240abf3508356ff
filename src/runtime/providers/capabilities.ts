/** What a provider may offer beside items: content (IContentCmdletProvider) and properties (IPropertyCmdletProvider). */
import type { PSObject } from '../objects/ps-object.js';
import type { ProviderContext } from './provider-context.js';

export interface ContentReader {
  /** Up to `count` pieces (lines, bytes...), all that are left when it is 0 or less. An empty array is the end. */
  read(count: number): unknown[];
  /** Present where -Tail is supported: goes to where the last `count` pieces start. */
  seekToTail?(count: number): void;
  close(): void;
}
export interface ContentWriter {
  /** Writes each of the values. */
  write(values: readonly unknown[]): void;
  /** Goes to the end, for Add-Content. */
  seekToEnd(): void;
  close(): void;
}

export interface ContentCapability {
  /** null after an error was written. */
  getContentReader(path: string, context: ProviderContext): ContentReader | null;
  getContentWriter(path: string, context: ProviderContext): ContentWriter | null;
  clearContent(path: string, context: ProviderContext): void;
}

export interface PropertyCapability {
  /** All properties when `names` is empty. */
  getProperty(path: string, names: readonly string[], context: ProviderContext): void;
  /** Sets the properties that `values` has. */
  setProperty(path: string, values: PSObject, context: ProviderContext): void;
  clearProperty(path: string, names: readonly string[], context: ProviderContext): void;
}
