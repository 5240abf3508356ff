/**
 * Ink, for the live region. Ink lays the components out and makes rows of text of them; putting these rows on the screen is the
 * live region's business (terminal/live-region.ts). Ink's own way of writing would trim the blank behind the prompt, begin at
 * the left margin only, clear the whole terminal for a region taller than the screen, and break wrapped lines for good. In Ink's
 * debug mode every render is one write of one whole frame, at once, which is what we want of it. Where the cursor belongs is
 * known to whoever laid the text out, and goes to the live region beside the rows.
 */
import { render } from 'ink';
import { App, type RegionView } from './app.js';

export interface LiveView {
  /** The rows of a view, for a screen of so many columns. */
  rowsOf(view: RegionView, columns: number): string[];
  unmount(): void;
}

export function openLiveView(): LiveView {
  let frame = '';
  const stdout = {
    columns: 80,
    isTTY: false,
    write(text: string, written?: () => void) {
      frame = text;
      written?.();
      return true;
    },
    on() {},
    off() {},
  };
  const stdin = { isTTY: false, on() {}, off() {} };
  const ink = render(<App view={{ kind: 'nothing' }} />, {
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stdout as unknown as NodeJS.WriteStream,
    stdin: stdin as unknown as NodeJS.ReadStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  });
  return {
    rowsOf(view, columns) {
      stdout.columns = columns;
      ink.rerender(<App view={view} />);
      return frame.split('\n');
    },
    unmount: () => ink.unmount(),
  };
}
