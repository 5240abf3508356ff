/** The enums of System.Data that tables use. */
import { defineEnums } from '../enums.js';

defineEnums('System.Data', {
  DataRowState: { values: { Detached: 1, Unchanged: 2, Added: 4, Deleted: 8, Modified: 16 }, flags: true },
  DataRowVersion: { values: { Original: 256, Current: 512, Proposed: 1024, Default: 1536 } },
  DataSetDateTime: { values: { Local: 1, Unspecified: 2, UnspecifiedLocal: 3, Utc: 4 } },
  DataViewRowState: {
    values: {
      None: 0,
      Unchanged: 2,
      Added: 4,
      Deleted: 8,
      ModifiedCurrent: 16,
      CurrentRows: 22,
      ModifiedOriginal: 32,
      OriginalRows: 42,
    },
    flags: true,
  },
  MappingType: { values: { Element: 1, Attribute: 2, SimpleContent: 3, Hidden: 4 } },
  SerializationFormat: { values: { Xml: 0, Binary: 1 } },
  XmlWriteMode: { values: { WriteSchema: 0, IgnoreSchema: 1, DiffGram: 2 } },
});
