/** Join-String makes one text of all objects. Without -UseCulture, dates are written as in the invariant culture. */
import { currentCulture, invariantCulture } from '../../dotnet/globalization/culture-info.js';
import { EngineFormattingSession } from '../../formatting/engine-formatting-session.js';
import { formatComposite } from '../../language/format/composite.js';
import { toText } from '../../language/index.js';
import { isNumericCode, typeCodeOf } from '../../language/numeric.js';
import { toTextCulture } from '../../language/to-text.js';
import { NetException } from '../../objects/net-exception.js';
import { baseOf } from '../../objects/ps-object.js';
import { isNull } from '../../objects/values.js';
import { cmdlet, t } from '../cmdlet.js';
import type { PSPropertyExpression } from './ps-property-expression.js';
import './ps-property-expression.js';

export const JoinString = cmdlet('Join-String', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Joins objects to one string.',
  className: 'Microsoft.PowerShell.Commands.Utility.JoinStringCommand',
  defaultSet: 'default',
  parameters: {
    Property: {
      type: t.net<PSPropertyExpression>('Microsoft.PowerShell.Commands.PSPropertyExpression'),
      position: 0,
      help: 'A property or a script block that gives the text. The object itself, when left out.',
    },
    Separator: {
      type: t.string,
      position: 1,
      allowEmptyString: true,
      defaultText: '$OFS',
      help: 'What stands between the texts.',
    },
    OutputPrefix: { type: t.string, default: '', aliases: ['op'], help: 'What comes first.' },
    OutputSuffix: { type: t.string, default: '', aliases: ['os'], help: 'What comes last.' },
    SingleQuote: { type: t.switch, default: false, sets: ['SingleQuote'], help: 'Put each text in single quotes.' },
    DoubleQuote: { type: t.switch, default: false, sets: ['DoubleQuote'], help: 'Put each text in double quotes.' },
    FormatString: { type: t.string, sets: ['Format'], help: "A format as for -f: '{0:n2}'." },
    UseCulture: {
      type: t.switch,
      default: false,
      help: 'Write dates, and what a format asks for, as the current culture does.',
    },
    InputObject: { type: t.array(t.psobject), from: 'pipeline', help: 'The objects.' },
  },
  outputs: ['System.String'],
  examples: [
    { code: "1..3 | Join-String -Separator '+' -OutputSuffix '=6'", output: '1+2+3=6' },
    { code: "'ant', 'wasp' | Join-String Length ' '", output: '3 4' },
    { code: "'a', 'b' | Join-String -SingleQuote -Separator ', '", output: "'a', 'b'" },
    { code: "1.5, 2.75 | Join-String -FormatString '{0:n1}' -Separator ' '", output: '1.5 2.8' },
  ],
  run(cmd, parameters) {
    const { Property, OutputPrefix, OutputSuffix, SingleQuote, DoubleQuote, FormatString, UseCulture } = parameters;
    const culture = UseCulture ? currentCulture() : invariantCulture;
    const quote = SingleQuote ? "'" : DoubleQuote ? '"' : '';
    const session = new EngineFormattingSession(cmd);
    const separator = parameters.Separator ?? toText(cmd.session.getVariable('OFS'));
    const texts: string[] = [];
    const valueIn = (input: unknown): unknown => {
      if (Property === undefined) return input;
      try {
        return Property.expression.find(input, session);
      } catch (error) {
        if (error instanceof NetException) return null;
        throw error;
      }
    };
    const textOf = (value: unknown): string => {
      if (FormatString && quote === '')
        return formatComposite(FormatString, [isNull(value) ? null : baseOf(value)], culture);
      // Numbers are converted without regard to culture.
      const text = isNumericCode(typeCodeOf(baseOf(value))) ? toText(value) : toTextCulture(value, culture.name);
      return quote + text + quote;
    };
    return {
      process({ InputObject }) {
        for (const input of InputObject ?? []) if (!isNull(input)) texts.push(textOf(valueIn(input)));
      },
      end() {
        cmd.writeObject(OutputPrefix + texts.join(separator) + OutputSuffix);
      },
    };
  },
}));
