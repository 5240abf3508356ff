/** Format-Custom: a custom view, or an object's properties in the form of a class, nested as deep as -Depth says. */
import { typeNamesOf } from '../../objects/members.js';
import { NetException } from '../../objects/net-exception.js';
import { isNull } from '../../objects/values.js';
import { itemsOf } from '../display-text.js';
import {
  ComplexViewEntry,
  ComplexViewHeaderInfo,
  FormatEntry,
  FormatNewLine,
  FormatPropertyField,
  FormatTextField,
  type FormatValue,
  FrameInfo,
  type ShapeInfo,
} from '../format-data.js';
import { isScalarType } from '../scalar-types.js';
import type { CustomControl } from '../views/view-definition.js';
import { customEntries } from './custom-control.js';
import { askedFields, defaultFields, type Field } from './fields.js';
import { ViewGenerator } from './view-generator.js';

const indentation = 2;
const defaultDepth = 5;
const ellipsis = '…';

export class CustomGenerator extends ViewGenerator {
  readonly shape = 'Custom';

  protected shapeInfo(): ShapeInfo {
    return new ComplexViewHeaderInfo();
  }

  entry(target: unknown): ComplexViewEntry {
    const entry = new ComplexViewEntry();
    if (this.view !== null) {
      entry.formatValueList = customEntries(this.view.control as CustomControl, target, this);
      return entry;
    }
    const depth = this.options?.depth ?? defaultDepth;
    const items = itemsOf(target);
    if (isScalarType(typeNamesOf(target))) this.#leaf(target, this.#entryIn(entry.formatValueList));
    else if (items !== null) this.#enumeration(items, 0, depth, this.#entryIn(entry.formatValueList));
    else this.#object(target, 0, depth, this.options?.properties ?? [], entry.formatValueList);
    return entry;
  }

  #entryIn(list: FormatValue[]): FormatValue[] {
    const entry = new FormatEntry();
    list.push(entry);
    return entry.formatValueList;
  }
  #indented(list: FormatValue[]): FormatValue[] {
    const entry = new FormatEntry(new FrameInfo(indentation));
    list.push(entry);
    return entry.formatValueList;
  }
  #line(text: string, into: FormatValue[]): void {
    into.push(new FormatTextField(text), new FormatNewLine());
  }
  #leaf(value: unknown, into: FormatValue[]): void {
    into.push(new FormatPropertyField(this.valueText(value ?? '', this.displayOptions())), new FormatNewLine());
  }

  #object(
    target: unknown,
    level: number,
    depth: number,
    asked: NonNullable<ViewGenerator['options']>['properties'],
    into: FormatValue[],
  ): void {
    const fields = this.withoutExcluded(asked.length > 0 ? askedFields(asked, target) : defaultFields(target));
    const body = this.#entryIn(into);
    this.#line(`class ${className(target)}`, body);
    this.#line('{', body);
    const inner = this.#indented(body);
    for (const field of fields) this.#property(field, target, level, depth, inner);
    this.#line('}', body);
  }

  #property(
    { expression, parameter }: Field,
    target: unknown,
    level: number,
    depth: number,
    into: FormatValue[],
  ): void {
    into.push(new FormatTextField(`${expression.text} = `));
    let value: unknown;
    try {
      value = expression.valueOf(target, this.session);
    } catch (error) {
      if (!(error instanceof NetException)) throw error;
      value = this.expressionFailed(error, expression, target);
    }
    const deepest = parameter?.depth ?? depth;
    const items = isNull(value) ? null : itemsOf(value);
    if (items !== null) {
      into.push(new FormatNewLine());
      this.#enumeration(items, level + 1, deepest, this.#indented(into));
    } else if (isLeaf(value, level, deepest)) this.#leaf(value, into);
    else {
      into.push(new FormatNewLine());
      this.#object(value, level + 1, deepest, [], this.#indented(into));
    }
  }

  #enumeration(items: Iterable<unknown>, level: number, depth: number, into: FormatValue[]): void {
    this.#line('[', into);
    this.#items(items, level, depth, this.#indented(into));
    this.#line(']', into);
    into.push(new FormatNewLine());
  }

  #items(items: Iterable<unknown>, level: number, depth: number, into: FormatValue[]): void {
    let count = 0;
    for (const item of items) {
      if (this.enumerationLimit >= 0 && count++ === this.enumerationLimit) {
        this.#leaf(ellipsis, into);
        break;
      }
      const inner = isLeaf(item, level, depth) ? null : itemsOf(item);
      if (inner !== null) {
        into.push(new FormatNewLine());
        this.#enumeration(inner, level + 1, depth, this.#indented(into));
      } else if (isLeaf(item, level, depth)) this.#leaf(item, into);
      else this.#object(item, level + 1, depth, [], into);
    }
  }
}

function isLeaf(value: unknown, level: number, depth: number): boolean {
  return level >= depth || isNull(value) || isScalarType(typeNamesOf(value));
}

/** The type's name without its namespace. */
function className(target: unknown): string {
  const name = typeNamesOf(target)[0];
  return name === undefined ? 'PSObject' : name.slice(name.lastIndexOf('.') + 1);
}
