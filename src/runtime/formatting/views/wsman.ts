/** Views of trace sources and of WSMan configuration. */
import { column, list, table, type ViewFamily, view } from './view-definition.js';

export const wsmanViews: ViewFamily = () => [
  view(
    'System.Management.Automation.PSTraceSource',
    table([column('Options', 8), column('Name', 20), column('Listeners', 20), 'Description']),
  ),
  view(
    'System.Management.Automation.PSTraceSource',
    list('Name', 'Description', 'Options', 'Listeners', 'Attributes', 'Switch'),
  ),
  view(
    'System.Xml.XmlElement#http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd#IdentifyResponse',
    list('wsmid', 'ProtocolVersion', 'ProductVendor', 'ProductVersion'),
  ),
  view(
    'Microsoft.WSMan.Management.WSManConfigElement',
    table([column('TypeNameOfElement', 15, { label: 'Type' }), column('Name', 30)]),
    { groupBy: { value: 'PSParentPath', label: 'WSManConfig' } },
  ),
  view(
    'Microsoft.WSMan.Management.WSManConfigContainerElement',
    table([column('TypeNameOfElement', 15, { label: 'Type' }), column('Keys', 35), 'Name']),
    { groupBy: { value: 'PSParentPath', label: 'WSManConfig' } },
  ),
  view(
    'Microsoft.WSMan.Management.WSManConfigLeafElement',
    table([
      column('TypeNameOfElement', 15, { label: 'Type' }),
      column('Name', 30),
      column('SourceOfValue', 15),
      'Value',
    ]),
    { groupBy: { value: 'PSParentPath', label: 'WSManConfig' } },
  ),
  view(
    'Microsoft.WSMan.Management.WSManConfigLeafElement#InitParams',
    table([column('Name', 30, { label: 'ParamName' }), column('Value', 20, { label: 'ParamValue' })]),
    { groupBy: { value: 'PSParentPath', label: 'WSManConfig' } },
  ),
  view(
    'Microsoft.WSMan.Management.WSManConfigContainerElement#ComputerLevel',
    table([column('Name', 45, { label: 'ComputerName' }), column('TypeNameOfElement', 20, { label: 'Type' })]),
    { groupBy: { value: 'PSParentPath', label: 'WSManConfig' } },
  ),
];
