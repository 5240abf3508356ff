/** Objects as lists of their properties, each object with its own. */
import { showsComputerName } from '../display-properties.js';
import {
  FormatPropertyField,
  ListViewEntry,
  ListViewField,
  ListViewHeaderInfo,
  type ShapeInfo,
} from '../format-data.js';
import { viewExpression } from '../property-expression.js';
import type { ListControl, ListItem } from '../views/view-definition.js';
import { askedFields, defaultFields } from './fields.js';
import { type GeneratorContext, ViewGenerator } from './view-generator.js';

export class ListGenerator extends ViewGenerator {
  readonly shape = 'List';
  readonly #control: ListControl | null;
  readonly #withComputerName: boolean;

  constructor(context: GeneratorContext, first: unknown) {
    super(context);
    this.#control = context.view === null ? null : (context.view.control as ListControl);
    this.#withComputerName = this.#control !== null && showsComputerName(first);
  }

  protected shapeInfo(): ShapeInfo {
    return new ListViewHeaderInfo();
  }

  entry(target: unknown): ListViewEntry {
    const entry = new ListViewEntry();
    entry.listViewFieldList =
      this.#control === null ? this.#propertyFields(target) : this.#viewFields(this.#control, target);
    return entry;
  }

  #propertyFields(target: unknown): ListViewField[] {
    const asked = this.options?.properties ?? [];
    const fields = this.withoutExcluded(asked.length > 0 ? askedFields(asked, target) : defaultFields(target));
    return fields.map(({ expression, parameter }) => {
      const text = this.fieldText(target, expression, this.displayOptions(parameter?.format));
      const field = new ListViewField(new FormatPropertyField(text));
      field.propertyName = parameter?.label ?? expression.text;
      return field;
    });
  }

  #viewFields(control: ListControl, target: unknown): ListViewField[] {
    const { items, selectedBy } = this.selectEntry(control.entries, target);
    const all: readonly ListItem[] =
      this.#withComputerName && selectedBy === undefined ? [...items, { value: 'PSComputerName' }] : items;
    return all
      .filter((item) => this.conditionHolds(target, item.when))
      .map((item) => {
        const expression = viewExpression(item.value);
        const text = this.fieldText(target, expression, this.displayOptions(item.format));
        const field = new ListViewField(new FormatPropertyField(text));
        field.label = item.label ?? expression.text;
        return field;
      });
  }
}
