/** ConvertTo-Json writes objects as JSON. What comes through the pipeline is gathered: several objects are one array. */

import type { EscapeHandling } from '../../data-formats/json/json-strings.js';
import { PipelineObjects, writeJson } from '../../data-formats/json/json-writer.js';
import { cmdlet, t } from '../cmdlet.js';

export const ConvertToJson = cmdlet('ConvertTo-Json', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Converts an object to a JSON string.',
  parameters: {
    InputObject: {
      type: t.object,
      mandatory: true,
      position: 0,
      from: 'pipeline',
      allowNull: true,
      help: 'The objects; several from the pipeline become one array.',
    },
    Depth: {
      type: t.int,
      default: 2,
      validate: [{ range: [0, 100] }],
      help: 'How many levels of contained objects are written; what is deeper becomes text.',
    },
    Compress: { type: t.switch, default: false, help: 'Leave out white space and line breaks.' },
    EnumsAsStrings: { type: t.switch, default: false, help: 'Write values of enumerations by their names.' },
    AsArray: { type: t.switch, default: false, help: 'Write an array also for a single object.' },
    EscapeHandling: {
      type: t.enum('Newtonsoft.Json.StringEscapeHandling'),
      default: 'Default',
      help: 'Which characters are escaped: control characters, or also those of HTML or all that are not ASCII.',
    },
  },
  outputs: ['System.String'],
  examples: [
    { code: "@{ Name = 'ant' } | ConvertTo-Json", output: '{\n  "Name": "ant"\n}' },
    { code: '1, 2 | ConvertTo-Json -Compress', output: '[1,2]' },
    { code: '1 | ConvertTo-Json -Compress -AsArray', output: '[1]' },
    {
      code: '@{ a = @{ b = @{ c = @{ d = 1 } } } } | ConvertTo-Json -Compress -Depth 3',
      output: '{"a":{"b":{"c":{"d":1}}}}',
    },
  ],
  run(cmd, { Depth, Compress, EnumsAsStrings, AsArray, EscapeHandling }) {
    const objects: unknown[] = [];
    const fromPipeline = !cmd.isBound('InputObject');
    return {
      process({ InputObject }) {
        objects.push(InputObject);
      },
      end() {
        if (objects.length === 0) return;
        const [first] = objects;
        const isArray = objects.length > 1 || AsArray;
        const value = fromPipeline ? new PipelineObjects(objects, isArray) : isArray ? objects : first;
        cmd.writeObject(
          writeJson(value, {
            depth: Depth,
            compress: Compress,
            enumsAsStrings: EnumsAsStrings,
            escapeHandling: EscapeHandling as EscapeHandling,
            onTruncated: () =>
              cmd.writeWarning(`Resulting JSON is truncated as serialization has exceeded the set depth of ${Depth}.`),
          }),
        );
      },
    };
  },
}));
