/** Views as objects and as ps1xml files: what is written reads back as the same views. */
import { expect, test } from 'vitest';
import { openSession } from '../../support/session.js';

const views = `<Configuration><ViewDefinitions><View><Name>ants</Name><ViewSelectedBy><TypeName>Ant</TypeName></ViewSelectedBy>
<GroupBy><PropertyName>Nest</PropertyName><Label>In</Label></GroupBy>
<TableControl><TableHeaders><TableColumnHeader><Label>L</Label><Width>5</Width><Alignment>Right</Alignment></TableColumnHeader><TableColumnHeader/></TableHeaders>
<TableRowEntries><TableRowEntry><Wrap/><TableColumnItems><TableColumnItem><PropertyName>Legs</PropertyName></TableColumnItem>
<TableColumnItem><ScriptBlock>$_.Name + "&lt;é"</ScriptBlock></TableColumnItem></TableColumnItems></TableRowEntry></TableRowEntries></TableControl></View>
</ViewDefinitions></Configuration>`;

test('views that were exported show the same', () => {
  const session = openSession();
  try {
    const object = '[pscustomobject]@{ PSTypeName = "Ant"; Name = "a"; Legs = 6; Nest = "n" }';
    session.run(`Set-Content a.ps1xml '${views}'; Update-FormatData -PrependPath ./a.ps1xml`);
    const before = session.run(object).output;
    expect(before).toContain('In: n');
    expect(before).toContain('a<é');
    session.run('Get-FormatData Ant | Export-FormatData -Path b.ps1xml -IncludeScriptBlock');
    const again = openSession();
    try {
      again.run(`Update-FormatData -PrependPath ${session.folder}/b.ps1xml`);
      expect(again.run(object).output).toBe(before);
    } finally {
      again.close();
    }
  } finally {
    session.close();
  }
});

test('what a view is made of', () => {
  const session = openSession();
  try {
    session.run(`Set-Content a.ps1xml '${views}'; Update-FormatData -PrependPath ./a.ps1xml`);
    const code =
      '$c = (Get-FormatData Ant).FormatViewDefinition[0].Control; $c.GroupBy.Label; $c.Headers[0].Alignment; $c.Headers[0].Width; "$($c.Rows[0].Columns[0].DisplayEntry)"; $c.Rows[0].Wrap; $c.AutoSize';
    expect(session.run(code).output).toBe('In\nRight\n5\nproperty: Legs\nTrue\nFalse');
  } finally {
    session.close();
  }
});
