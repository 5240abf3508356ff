/** Progress activities as a tree, and the bars of pwsh's Minimal view, one line an activity. */
import type { ProgressUpdate } from '../../runtime/host/host-call.js';
import { clusters, columnsOf, cutToColumns } from '../terminal/width.js';
import type { OutputStyle } from './output-style.js';

interface Activity {
  update: ProgressUpdate;
  children: Activity[];
}

/** Activities that are kept at most; a script that starts more loses the oldest ones. */
const MAXIMUM_ACTIVITIES = 128;

export class PendingProgress {
  #roots: Activity[] = [];
  #count = 0;

  get isEmpty(): boolean {
    return this.#roots.length === 0;
  }

  /** Takes a record in. A completed activity's children move up to its place. */
  update(update: ProgressUpdate): void {
    const found = this.#find(this.#roots, update);
    if (found && !update.completed && found.activity.update.parentActivityId === update.parentActivityId) {
      found.activity.update = update;
      return;
    }
    if (found) {
      found.siblings.splice(found.siblings.indexOf(found.activity), 1, ...found.activity.children);
      this.#count--;
    }
    if (update.completed) return;
    while (this.#count >= MAXIMUM_ACTIVITIES) this.#dropOldest();
    const parent = this.#find(this.#roots, { ...update, activityId: update.parentActivityId });
    const siblings = update.parentActivityId >= 0 && parent ? parent.activity.children : this.#roots;
    siblings.push({ update, children: [] });
    this.#count++;
  }

  /** The bars, for a screen of so many columns. */
  bars(columns: number, style: OutputStyle): string[] {
    const bars: string[] = [];
    const add = (activities: readonly Activity[], indent: number) => {
      for (const { update, children } of activities) {
        bars.push(progressBar(update, indent, columns, style));
        add(children, indent + 2);
      }
    };
    add(this.#roots, 0);
    return bars;
  }

  #find(
    activities: Activity[],
    { sourceId, activityId }: ProgressUpdate,
  ): { activity: Activity; siblings: Activity[] } | undefined {
    for (const activity of activities) {
      if (activity.update.activityId === activityId && activity.update.sourceId === sourceId) {
        return { activity, siblings: activities };
      }
      const inner = this.#find(activity.children, { sourceId, activityId } as ProgressUpdate);
      if (inner) return inner;
    }
    return undefined;
  }

  #dropOldest(): void {
    let siblings = this.#roots;
    while (siblings[0]?.children.length) siblings = siblings[0].children;
    siblings.shift();
    this.#count--;
  }
}

const REVERSE = '\x1b[7m';
const REVERSE_OFF = '\x1b[27m';
const ELLIPSIS = '\u2026';

/** `Activity [status      12s]`, the done part of what is between the brackets in reverse. */
export function progressBar(update: ProgressUpdate, indent: number, columns: number, style: OutputStyle): string {
  const width = style.progressMaxWidth > 0 ? Math.min(columns, style.progressMaxWidth) : columns;
  const isLong = columnsOf(update.activity) > width / 2;
  const activity = isLong ? cutToColumns(update.activity, Math.floor(width / 2) - 1) + ELLIPSIS : update.activity;
  const seconds = update.secondsRemaining >= 0 ? `${update.secondsRemaining}s` : '';
  // Two brackets, the blank in front of them and one at the end.
  const barWidth = width - columnsOf(activity) - indent - 4;
  const statusWidth = barWidth - seconds.length - 1;
  const isCut = statusWidth > 0 && columnsOf(update.statusDescription) > statusWidth;
  const status = isCut ? cutToColumns(update.statusDescription, statusWidth - 1) + ELLIPSIS : update.statusDescription;
  const padding = ' '.repeat(Math.max(0, statusWidth - columnsOf(status)));
  const bar = reverseDone(status + padding + seconds, update.percentComplete, barWidth);
  return `${' '.repeat(indent)}${style.progress}${activity} [${bar}]\x1b[0m`;
}

function reverseDone(text: string, percent: number, barWidth: number): string {
  if (percent < 0 || percent >= 100 || barWidth <= 0) return REVERSE + text + REVERSE_OFF;
  const done = Math.min(Math.floor((percent * barWidth) / 100), barWidth - 1);
  let columns = 0;
  let length = 0;
  for (const character of clusters(text)) {
    if (columns >= done) break;
    columns += character.width;
    length += character.text.length;
  }
  return REVERSE + text.slice(0, length) + REVERSE_OFF + text.slice(length);
}
