import { expect, test } from 'vitest';
import { readFormatXml } from '../../../src/runtime/formatting/format-xml/read-format-xml.js';
import { PSObject } from '../../../src/runtime/objects/ps-object.js';
import { printed } from './support.js';

function typed(typeName: string, properties: Record<string, unknown>): PSObject {
  const object = PSObject.custom(Object.entries(properties));
  object.typeNames = [typeName, 'System.Object'];
  return object;
}

const file = `<?xml version="1.0" encoding="utf-8"?>
<Configuration>
  <!-- Animals, by hand -->
  <SelectionSets>
    <SelectionSet><Name>Pets</Name><Types><TypeName>Cat</TypeName><TypeName>Dog</TypeName></Types></SelectionSet>
  </SelectionSets>
  <Controls>
    <Control>
      <Name>Sound</Name>
      <CustomControl><CustomEntries><CustomEntry><CustomItem>
        <Text>says &lt;</Text><ExpressionBinding><PropertyName>Sound</PropertyName></ExpressionBinding><Text>&gt;</Text>
      </CustomItem></CustomEntry></CustomEntries></CustomControl>
    </Control>
  </Controls>
  <ViewDefinitions>
    <View>
      <Name>pets</Name>
      <ViewSelectedBy><SelectionSetName>Pets</SelectionSetName></ViewSelectedBy>
      <GroupBy><PropertyName>Kind</PropertyName><Label>Kind</Label></GroupBy>
      <TableControl>
        <TableHeaders>
          <TableColumnHeader><Label>Who</Label><Width>8</Width></TableColumnHeader>
          <TableColumnHeader><Width>5</Width><Alignment>Right</Alignment></TableColumnHeader>
        </TableHeaders>
        <TableRowEntries>
          <TableRowEntry>
            <EntrySelectedBy><TypeName>Dog</TypeName></EntrySelectedBy>
            <TableColumnItems>
              <TableColumnItem/>
              <TableColumnItem><PropertyName>Weight</PropertyName></TableColumnItem>
            </TableColumnItems>
          </TableRowEntry>
          <TableRowEntry>
            <TableColumnItems>
              <TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>
              <TableColumnItem><PropertyName>Lives</PropertyName></TableColumnItem>
            </TableColumnItems>
          </TableRowEntry>
        </TableRowEntries>
      </TableControl>
    </View>
    <View>
      <Name>bird</Name>
      <ViewSelectedBy><TypeName>Bird</TypeName></ViewSelectedBy>
      <CustomControl>
        <CustomEntries><CustomEntry><CustomItem>
          <Frame><LeftIndent>2</LeftIndent><CustomItem>
            <ExpressionBinding><PropertyName>Name</PropertyName></ExpressionBinding>
            <Text> </Text>
            <ExpressionBinding><CustomControlName>Sound</CustomControlName></ExpressionBinding>
            <NewLine/>
          </CustomItem></Frame>
        </CustomItem></CustomEntry></CustomEntries>
      </CustomControl>
    </View>
  </ViewDefinitions>
</Configuration>`;

test('tables with groups, selection sets and rows by type', () => {
  const { views } = readFormatXml(file);
  const pets = [
    typed('Cat', { Name: 'Tom', Lives: 9, Kind: 'cat' }),
    typed('Dog', { Name: 'Rex', Weight: 20, Kind: 'dog' }),
  ];
  expect(printed(pets, { views })).toBe(
    '\n   Kind: cat\n\nWho      Lives\n---      -----\nTom          9\n\n   Kind: dog\n\nWho      Lives\n---      -----\nRex         20\n\n',
  );
});

test('objects of deserialized types find the same view', () => {
  const { views } = readFormatXml(file);
  const cat = typed('Deserialized.Cat', { Name: 'Tom', Lives: 9, Kind: 'cat' });
  expect(printed([cat], { views })).toContain('Tom          9');
});

test('custom controls, by name from the file', () => {
  const { views, controls } = readFormatXml(file);
  const bird = typed('Bird', { Name: 'Tit', Sound: 'tseep' });
  expect(printed([bird], { views, controls })).toBe('\n  Tit says <tseep>\n\n\n');
});

test.each([
  ['<Name>V</Name>', 'Node ViewSelectedBy is missing.'],
  ['<ViewSelectedBy><TypeName>Ant</TypeName></ViewSelectedBy>', 'Node Name is missing.'],
  [
    '<Name>V</Name><ViewSelectedBy><TypeName>Ant</TypeName></ViewSelectedBy>',
    'A node is missing from TableControl, ListControl, WideControl, CustomControl.',
  ],
])('a view has to have a name, types and a control: %s', (content, message) => {
  const text = `<Configuration><ViewDefinitions><View>${content}</View></ViewDefinitions></Configuration>`;
  expect(() => readFormatXml(text)).toThrow(
    expect.objectContaining({ xpath: '/Configuration/ViewDefinitions/View[1]', message }),
  );
});
