/**
 * Compare-Object tells which objects two lists have not in common. Both are read side by side; an object that has no equal at
 * its place waits for one until the sync window is full. Order does not count, but number does.
 */
import { attachMembers, hasIdentity, PSObject } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import { ComparisonBacklog, ComparisonKeys } from './comparison-backlog.js';
import { comparisonCulture, comparisonParameters } from './object-comparer.js';
import { type EntryComparer, type OrderEntry, OrderKeys } from './order-by-property.js';

export const CompareObject = cmdlet('Compare-Object', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Compares two lists of objects.',
  parameters: {
    ReferenceObject: {
      type: t.array(t.psobject),
      mandatory: true,
      position: 0,
      allowEmptyCollection: true,
      help: 'The objects to compare with.',
    },
    DifferenceObject: {
      type: t.array(t.psobject),
      mandatory: true,
      position: 1,
      from: 'pipeline',
      allowEmptyCollection: true,
      help: 'The objects to compare.',
    },
    SyncWindow: {
      type: t.int,
      default: 2147483647,
      validate: [{ range: [0, 2147483647] }],
      help: 'How many objects on each side may wait for their equal.',
    },
    Property: {
      type: t.array(t.object),
      help: 'The properties to compare, or calculated ones. The objects themselves, when left out.',
    },
    ExcludeDifferent: { type: t.switch, default: false, help: 'Write only objects that are equal.' },
    IncludeEqual: { type: t.switch, default: false, help: 'Write objects that are equal, too.' },
    PassThru: { type: t.switch, default: false, help: 'Write the objects themselves, with a note SideIndicator.' },
    ...comparisonParameters,
  },
  outputs: ['System.Management.Automation.PSObject'],
  examples: [
    {
      code: "Compare-Object 'ant', 'bee' 'bee', 'wasp'",
      output: '\nInputObject SideIndicator\n----------- -------------\nwasp        =>\nant         <=\n',
    },
    {
      code: 'Compare-Object 1, 2 2, 3 -IncludeEqual | ForEach-Object { "$($_.InputObject) $($_.SideIndicator)" }',
      output: '2 ==\n3 =>\n1 <=',
    },
    { code: "(Compare-Object 'a', 'bb' 'c' -Property Length).Length", output: '2' },
  ],
  run(cmd, { SyncWindow, Property, ExcludeDifferent, IncludeEqual, PassThru, Culture, CaseSensitive }) {
    const culture = comparisonCulture(Culture);
    const writesEqual = ExcludeDifferent ? IncludeEqual || !cmd.isBound('IncludeEqual') : IncludeEqual;
    let keys: OrderKeys | null = null;
    let references: OrderEntry[] = [];
    let next = 0;
    let compare: EntryComparer = () => 0;
    const shared = new ComparisonKeys(CaseSensitive);
    const waitingReferences = new ComparisonBacklog(shared, (a, b) => compare(a, b));
    const waitingDifferences = new ComparisonBacklog(shared, (a, b) => compare(a, b));

    const emit = (entry: OrderEntry, side: string) => cmd.writeObject(described(entry, side));
    const described = (entry: OrderEntry, side: string): unknown => {
      if (PassThru) return marked(entry.input, side);
      const object = new PSObject();
      if (keys === null || Property === undefined || Property.length === 0) object.setEntry('InputObject', entry.input);
      else
        keys.parameters.forEach(({ expression }, i) => {
          if (!object.has(expression.text)) object.setEntry(expression.text, entry.keys[i] ?? null);
        });
      return marked(object, side);
    };
    const emitEqual = (entry: OrderEntry) => writesEqual && emit(entry, '==');
    const emitReference = (entry: OrderEntry) => !ExcludeDifferent && emit(entry, '<=');
    const emitDifference = (entry: OrderEntry) => !ExcludeDifferent && emit(entry, '=>');
    const wait = (entry: OrderEntry, backlog: ComparisonBacklog, give: (entry: OrderEntry) => void) => {
      if (SyncWindow === 0) {
        give(entry);
        return;
      }
      while (backlog.count >= SyncWindow) give(backlog.takeOldest());
      backlog.add(entry);
    };

    /** Takes the next reference object, if there is one, against this difference object. */
    const step = (difference: OrderEntry | null) => {
      const reference = next < references.length ? (references[next++] as OrderEntry) : null;
      if (reference !== null && difference !== null && compare(reference, difference) === 0) {
        emitEqual(reference);
        return;
      }
      const equalReference = difference && waitingReferences.take(difference);
      if (equalReference) emitEqual(equalReference);
      const equalDifference = reference && waitingDifferences.take(reference);
      if (equalDifference) emitEqual(reference);
      if (difference !== null && !equalReference) wait(difference, waitingDifferences, emitDifference);
      if (reference !== null && !equalDifference) wait(reference, waitingReferences, emitReference);
    };

    const entriesOf = (objects: readonly unknown[]): OrderEntry[] => {
      const present = objects.filter((object) => !isNull(object));
      return present.map((object, i) => (keys as OrderKeys).entryOf(object, i));
    };
    const readKeys = (first: unknown) => {
      keys = OrderKeys.read(cmd, Property, 'group', first);
      compare = keys.comparer(culture, CaseSensitive);
    };

    return {
      process({ ReferenceObject, DifferenceObject }) {
        if (ReferenceObject.length === 0) {
          if (DifferenceObject.length === 0) return;
          readKeys(DifferenceObject[0]);
          for (const entry of entriesOf(DifferenceObject)) emitDifference(entry);
          return;
        }
        if (keys === null) {
          readKeys(ReferenceObject[0]);
          references = entriesOf(ReferenceObject);
        }
        if (DifferenceObject.length === 0) step(null);
        else for (const entry of entriesOf(DifferenceObject)) step(entry);
      },
      end() {
        while (next < references.length) step(null);
        for (const entry of waitingDifferences) emitDifference(entry);
        for (const entry of waitingReferences) emitReference(entry);
      },
    };
  },
}));

/** The object with a note SideIndicator at its end. */
function marked(object: unknown, side: string): unknown {
  const target = object instanceof PSObject || hasIdentity(object) ? object : new PSObject(object);
  const table = attachMembers(target);
  table.remove('SideIndicator');
  table.setEntry('SideIndicator', side);
  return target;
}
