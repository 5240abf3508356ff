/** ConvertTo-Xml describes objects in XML for other programs; nothing makes the objects of it again (see Export-Clixml). */
import { ElementWriter } from '../../data-formats/xml/element-writer.js';
import { writeObjectXml } from '../../data-formats/xml/object-xml.js';
import { loadDocument } from '../../dotnet/xml/load-document.js';
import { XmlDocument } from '../../dotnet/xml/xml-document.js';
import { cmdlet, t } from '../cmdlet.js';

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

export const ConvertToXml = cmdlet('ConvertTo-Xml', [], () => ({
  module: 'Microsoft.PowerShell.Utility',
  synopsis: 'Describes objects in XML.',
  parameters: {
    Depth: {
      type: t.int,
      default: 1,
      validate: [{ range: [1, 2147483647] }],
      help: 'How many levels of contained objects have their properties written.',
    },
    InputObject: {
      type: t.psobject,
      mandatory: true,
      position: 0,
      from: 'pipeline',
      allowNull: true,
      help: 'The objects.',
    },
    NoTypeInformation: { type: t.switch, default: false, help: 'Leave out the types.' },
    As: {
      type: t.string,
      default: 'Document',
      validate: [{ notNullOrEmpty: true }, { set: ['Stream', 'String', 'Document'] }],
      help: 'An XmlDocument, one string, or strings as the objects come.',
    },
  },
  outputs: ['System.Xml.XmlDocument', 'System.String'],
  examples: [
    {
      code: "[pscustomobject]@{ Name = 'ant'; Legs = 6 } | ConvertTo-Xml -As String -NoTypeInformation",
      output: `${declaration}\n<Objects>\n  <Object>\n    <Property Name="Name">ant</Property>\n    <Property Name="Legs">6</Property>\n  </Object>\n</Objects>`,
    },
    { code: "('ant', 'bee' | ConvertTo-Xml).Objects.Object[1].Type", output: 'System.String' },
  ],
  run(cmd, { Depth, NoTypeInformation, As }) {
    if (As.toLowerCase() === 'stream') {
      cmd.writeObject(declaration);
      cmd.writeObject('<Objects>');
      return {
        process({ InputObject }) {
          const writer = new ElementWriter();
          writeObjectXml(writer, InputObject, Depth, !NoTypeInformation);
          cmd.writeObject(writer.toString());
        },
        end: () => cmd.writeObject('</Objects>'),
      };
    }
    const writer = new ElementWriter(declaration);
    writer.start('Objects');
    return {
      process: ({ InputObject }) => writeObjectXml(writer, InputObject, Depth, !NoTypeInformation),
      end() {
        writer.end();
        cmd.writeObject(As.toLowerCase() === 'string' ? writer.toString() : documentOf(writer.toString()));
      },
    };
  },
}));

function documentOf(xml: string): XmlDocument {
  const document = new XmlDocument();
  loadDocument(document, xml);
  return document;
}
