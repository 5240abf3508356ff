import { describe, expect, test } from 'vitest';
import type { ProgressUpdate } from '../../../src/runtime/host/host-call.js';
import { defaultOutputStyle } from '../../../src/ui/host/output-style.js';
import { PendingProgress, progressBar } from '../../../src/ui/host/progress.js';

const record = (changes: Partial<ProgressUpdate> = {}): ProgressUpdate => ({
  sourceId: 1,
  activityId: 0,
  parentActivityId: -1,
  activity: 'Working',
  statusDescription: 'Busy',
  currentOperation: '',
  percentComplete: -1,
  secondsRemaining: -1,
  completed: false,
  ...changes,
});
const bar = (changes: Partial<ProgressUpdate>, columns = 40) =>
  progressBar(record(changes), 0, columns, defaultOutputStyle);
const plain = (text: string) => text.replace(/\x1b\[[\d;]*m/g, '');

describe('a bar', () => {
  test('is all reverse without a percentage', () => {
    expect(bar({})).toBe(`\x1b[33;1mWorking [\x1b[7mBusy${' '.repeat(24)}\x1b[27m]\x1b[0m`);
  });
  test('is reverse as far as the work is done', () => {
    expect(bar({ percentComplete: 50 })).toBe(
      `\x1b[33;1mWorking [\x1b[7mBusy${' '.repeat(10)}\x1b[27m${' '.repeat(14)}]\x1b[0m`,
    );
    expect(bar({ percentComplete: 0 })).toContain('[\x1b[7m\x1b[27mBusy');
    expect(bar({ percentComplete: 100 })).toBe(bar({}));
  });
  test('shows the seconds left at its end', () => {
    expect(plain(bar({ secondsRemaining: 12 }))).toBe(`Working [Busy${' '.repeat(21)}12s]`);
  });
  test('cuts what is too long', () => {
    const cut = plain(bar({ activity: 'a'.repeat(50), statusDescription: 's'.repeat(50) }));
    expect(cut).toBe(`${'a'.repeat(19)}… [${'s'.repeat(14)}…]`);
    expect(plain(bar({ statusDescription: '日'.repeat(30) }))).toBe(`Working [${'日'.repeat(13)}… ]`);
  });
  test('is not longer than the style says', () => {
    expect(plain(bar({}, 200)).length).toBe(118);
  });
});

describe('activities', () => {
  const bars = (...records: ProgressUpdate[]) => {
    const pending = new PendingProgress();
    for (const update of records) pending.update(update);
    return pending.bars(40, defaultOutputStyle).map((text) => plain(text).replace(/\s*\]$/, ']'));
  };
  const outer = record({ activityId: 1, activity: 'Outer' });
  const inner = record({ activityId: 2, parentActivityId: 1, activity: 'Inner' });

  test('stand in a tree', () => expect(bars(outer, inner)).toEqual(['Outer [Busy]', '  Inner [Busy]']));
  test('are updated', () => expect(bars(outer, { ...outer, statusDescription: 'more' })).toEqual(['Outer [more]']));
  test('go when they are completed, and their children stay', () => {
    expect(bars(outer, inner, { ...inner, completed: true })).toEqual(['Outer [Busy]']);
    expect(bars(outer, inner, { ...outer, completed: true })).toEqual(['Inner [Busy]']);
    expect(bars({ ...outer, completed: true })).toEqual([]);
  });
  test('of other sources are others', () => expect(bars(outer, { ...outer, sourceId: 2 })).toHaveLength(2));
  test('are not kept without end', () => {
    const many = Array.from({ length: 300 }, (_, activityId) => record({ activityId }));
    expect(bars(...many)).toHaveLength(128);
  });
});
