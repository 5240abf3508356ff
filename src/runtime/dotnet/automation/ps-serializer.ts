/** PSSerializer: CLIXML from a script. */

import { defineType } from '../../objects/net-type.js';
import { fromClixml, toClixml } from '../../serialization/index.js';
import { argumentNull } from '../system/errors.js';

function read(source: string | null): unknown[] {
  if (source === null) throw argumentNull('source');
  return fromClixml(source).map((item) => item.value);
}

defineType('System.Management.Automation.PSSerializer', {}, () => ({
  abstract: true,
  members: {
    'static string Serialize(System.Object source)': (source: unknown) => toClixml([source], 1),
    'static string Serialize(System.Object source, int depth)': (source: unknown, depth: number) =>
      toClixml([source], depth),
    'static System.Object Deserialize(string source)': (source: string | null) => {
      const values = read(source);
      return values.length === 1 ? values[0] : values;
    },
    'static System.Object[] DeserializeAsList(string source)': read,
  },
}));
