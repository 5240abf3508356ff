/** System.Data.PropertyCollection: the hashtable of what users note on tables and columns. */
import { Hashtable } from '../../objects/hashtable.js';
import { defineType } from '../../objects/net-type.js';

class PropertyCollection extends Hashtable {}
defineType('System.Data.PropertyCollection', { class: PropertyCollection, assembly: 'System.Data.Common' }, () => ({
  base: 'System.Collections.Hashtable',
}));

export const newPropertyCollection = (): Hashtable => new PropertyCollection(false);
