/** Objects by one property each, in columns. */
import { displayNameExpression } from '../display-properties.js';
import { FormatPropertyField, type ShapeInfo, WideViewEntry, WideViewHeaderInfo } from '../format-data.js';
import { viewExpression } from '../property-expression.js';
import type { WideControl } from '../views/view-definition.js';
import { askedFields, defaultFields, type Field } from './fields.js';
import { type GeneratorContext, ViewGenerator } from './view-generator.js';

export class WideGenerator extends ViewGenerator {
  readonly shape = 'Wide';
  readonly #control: WideControl | null;

  constructor(context: GeneratorContext) {
    super(context);
    this.#control = context.view === null ? null : (context.view.control as WideControl);
  }

  protected shapeInfo(): ShapeInfo {
    const header = new WideViewHeaderInfo();
    header.columns = this.autoSize ? 0 : (this.options?.columns ?? this.#control?.columns ?? 0);
    return header;
  }

  entry(target: unknown): WideViewEntry {
    if (this.#control !== null) {
      const { value, format } = this.selectEntry(this.#control.entries, target);
      const text = this.fieldText(target, viewExpression(value), this.displayOptions(format));
      return new WideViewEntry(new FormatPropertyField(text));
    }
    const field = this.withoutExcluded(this.#fields(target))[0];
    if (field === undefined) return new WideViewEntry(new FormatPropertyField());
    const text = this.fieldText(target, field.expression, this.displayOptions(field.parameter?.format));
    return new WideViewEntry(new FormatPropertyField(text));
  }

  #fields(target: unknown): Field[] {
    const asked = this.options?.properties ?? [];
    if (asked.length > 0) return askedFields(asked, target);
    const name = displayNameExpression(target);
    return name ? [{ expression: name, parameter: null }] : defaultFields(target);
  }
}
