/** Runs the controls of custom views: text, bindings to values, frames, and controls within controls. */
import { NetException } from '../../objects/net-exception.js';
import { isNull } from '../../objects/values.js';
import { itemsOf } from '../display-text.js';
import {
  FormatEntry,
  FormatNewLine,
  FormatPropertyField,
  FormatTextField,
  type FormatValue,
  FrameInfo,
} from '../format-data.js';
import { viewExpression } from '../property-expression.js';
import type { CustomControl, CustomItem } from '../views/view-definition.js';
import type { ViewGenerator } from './view-generator.js';

/** Controls within controls, at most. */
const deepest = 50;

type Binding = Extract<CustomItem, { kind: 'binding' }>;

export function resolveControl(control: CustomControl | string, generator: ViewGenerator): CustomControl {
  if (typeof control !== 'string') return control;
  return (
    generator.view?.controls?.get(control) ??
    generator.session.views.controls.get(control) ?? { shape: 'Custom', entries: [{ items: [] }] }
  );
}

/** The pieces that a control makes of an object. */
export function customEntries(control: CustomControl, target: unknown, generator: ViewGenerator): FormatValue[] {
  const values: FormatValue[] = [];
  runControl(control, target, values, 0, generator);
  return values;
}

function runControl(
  control: CustomControl,
  target: unknown,
  into: FormatValue[],
  depth: number,
  generator: ViewGenerator,
): void {
  if (depth === deepest) return;
  const { items } = generator.selectEntry(control.entries, target);
  into.push(entryOf(items, target, new FormatEntry(), depth, generator));
}

function entryOf(
  items: readonly CustomItem[],
  target: unknown,
  entry: FormatEntry,
  depth: number,
  generator: ViewGenerator,
): FormatEntry {
  for (const item of items) {
    switch (item.kind) {
      case 'text':
        entry.formatValueList.push(new FormatTextField(item.text));
        break;
      case 'newLine':
        for (let i = 0; i < item.count; i++) entry.formatValueList.push(new FormatNewLine());
        break;
      case 'frame': {
        const framed = new FormatEntry(new FrameInfo(item.left, item.right, item.firstLine));
        const inner = entryOf(item.items, target, new FormatEntry(), depth, generator);
        framed.formatValueList.push(inner);
        entry.formatValueList.push(framed);
        break;
      }
      case 'binding':
        if (generator.conditionHolds(target, item.when)) bindValue(item, target, entry, depth, generator);
        break;
    }
  }
  return entry;
}

function bindValue(
  binding: Binding,
  target: unknown,
  entry: FormatEntry,
  depth: number,
  generator: ViewGenerator,
): void {
  const value = valueOfBinding(binding, target, generator);
  const items = binding.enumerate ? itemsOf(value) : null;
  const values = items === null ? [value] : [...items].filter((item) => !isNull(item));
  for (const each of values) {
    if (binding.control !== undefined) {
      if (!isNull(each))
        runControl(resolveControl(binding.control, generator), each, entry.formatValueList, depth + 1, generator);
    } else {
      const text = generator.valueText(each ?? '', generator.displayOptions(binding.format));
      entry.formatValueList.push(new FormatPropertyField(text));
    }
  }
}

function valueOfBinding(binding: Binding, target: unknown, generator: ViewGenerator): unknown {
  if (binding.value === undefined || binding.value === '') return target;
  const expression = viewExpression(binding.value);
  try {
    return expression.valueOf(target, generator.session);
  } catch (error) {
    if (!(error instanceof NetException)) throw error;
    generator.expressionFailed(error, expression, target);
    return null;
  }
}
