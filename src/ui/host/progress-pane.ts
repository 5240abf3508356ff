/**
 * Shows progress below the output. As in pwsh a record is drawn only when the last drawing is old enough (200 ms, counted from
 * the first record of the command), or when it says that its activity is completed.
 */
import type { ProgressUpdate } from '../../runtime/host/host-call.js';
import type { LiveView } from '../live-view.js';
import type { RegionPainter, Screen } from '../terminal/screen.js';
import type { OutputStyle } from './output-style.js';
import { PendingProgress } from './progress.js';

const UPDATE_INTERVAL = 200;

export class ProgressPane {
  #pending: PendingProgress | null = null;
  #startTime = 0;
  #nextUpdate = 0;
  #isShown = false;
  /** How many have asked that the pane stays away. */
  #suspensions = 0;
  #isIndicated = false;

  constructor(
    private readonly screen: Screen,
    private readonly view: () => LiveView | null,
    private readonly style: () => OutputStyle,
  ) {}

  update(update: ProgressUpdate): void {
    const now = performance.now();
    if (!this.#pending) {
      this.#pending = new PendingProgress();
      this.#startTime = this.#nextUpdate = now;
    }
    this.#pending.update(update);
    if (now < this.#nextUpdate && !update.completed) return;
    this.#nextUpdate = this.#startTime + (Math.floor((now - this.#startTime) / UPDATE_INTERVAL) + 1) * UPDATE_INTERVAL;
    this.#indicate(update.percentComplete);
    this.#draw();
  }

  /** Takes the pane away until `resume` is called as often: somebody else draws or reads below the output. */
  suspend(): void {
    this.#suspensions++;
    this.#draw();
  }
  resume(): void {
    this.#suspensions--;
    this.#draw();
  }

  /** Forgets all activities, when a command has ended. */
  reset(): void {
    this.#pending = null;
    this.#draw();
    if (this.#isIndicated) this.screen.write('\x1b]9;4;0\x1b\\');
    this.#isIndicated = false;
  }

  /** Draws the pane as the activities are now, or takes it away when there is nothing to show. */
  #draw(): void {
    const hasBars = this.#pending !== null && !this.#pending.isEmpty && this.style().progressView === 'Minimal';
    const isWanted = hasBars && this.#suspensions === 0 && this.view() !== null && this.screen.terminal.isInteractive;
    if (isWanted && this.#isShown) this.screen.refresh();
    else if (isWanted) this.screen.open(this.#painter);
    else if (this.#isShown) this.screen.close();
    this.#isShown = isWanted;
  }

  #indicate(percent: number): void {
    if (!this.style().useOscIndicator) return;
    this.#isIndicated = true;
    this.screen.write(`\x1b]9;4;1;${Math.max(0, percent)}\x1b\\`);
  }

  readonly #painter: RegionPainter = {
    lead: '',
    paint: (_line, column) => {
      const { columns, rows } = this.screen.terminal;
      const isBelowText = column > 0;
      const bars = this.#pending?.bars(columns, this.style()).slice(0, Math.max(1, rows - 2)) ?? [];
      const lines = this.view()?.rowsOf({ kind: 'progress', isBelowText, bars }, columns) ?? [''];
      return { lines, cursor: { row: isBelowText ? 1 : 0, column: 0 }, continued: [] };
    },
  };
}
