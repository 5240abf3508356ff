/** CommandMetadata and ProxyCommand: the text of proxies, as the real engine writes it, and proxies that run. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type Session } from '../../support/session.js';

let session: Session;
beforeAll(() => {
  session = openSession();
  session.run(`
    using namespace System.Management.Automation
    function greet {
      [CmdletBinding(DefaultParameterSetName='ByName', SupportsShouldProcess, ConfirmImpact='High', HelpUri='http://a''b')]
      param(
        [Parameter(ParameterSetName='ByName', Mandatory, HelpMessage="it's")] [ValidateSet('Ann', 'Bob')] [string] $Name,
        [Parameter(ParameterSetName='ById', Position=2)] [Alias('n', 'nr')] [ValidateRange(1, 5)] [AllowNull()] [int] $Id,
        [Parameter(ValueFromPipeline)] [string[]] $Text,
        [switch] $s, [ValidateRange('Positive')] [ValidateScript({ $_ -gt 1 })] \${o \`{dd}, [PSTypeName('T')] $typed)
      begin { $all = @() } process { $all += $Text } end { "$Name$Id says $all" } }
    function plain($a, [int] $b) { "$a $b $args" }
    function describe($command, $common = $false) { [CommandMetadata]::new((Get-Command $command), $common) }`);
});
afterAll(() => session.close());
const output = (line: string) => session.run(line).output;

test('the declaration of an advanced function', () => {
  expect(
    output(
      '[ProxyCommand]::GetCmdletBindingAttribute((describe greet)); [ProxyCommand]::GetParamBlock((describe greet))',
    ),
  ).toBe(`[CmdletBinding(DefaultParameterSetName='ByName', SupportsShouldProcess=$true, ConfirmImpact='High', HelpUri='http://a''b')]

    [Parameter(ParameterSetName='ByName', Mandatory=$true, HelpMessage='it''s')]
    [ValidateSet('Ann','Bob')]
    [string]
    \${Name},

    [Parameter(ParameterSetName='ById', Position=2)]
    [Alias('n','nr')]
    [AllowNull()]
    [ValidateRange(1, 5)]
    [int]
    \${Id},

    [Parameter(ValueFromPipeline=$true)]
    [string[]]
    \${Text},

    [switch]
    \${s},

    [ValidateScript({  $_ -gt 1  })]
    [ValidateRange([System.Management.Automation.ValidateRangeKind]::Positive)]
    [System.Object]
    \${o \`{dd},

    [PSTypeName('T')]
    [System.Object]
    \${typed}`);
});

test('the whole proxy of a plain function', () => {
  expect(output("[ProxyCommand]::Create((describe plain), 'see #> there')")).toBe(`param(
    [System.Object]
    \${a},

    [int]
    \${b})

begin
{
    try {
        $wrappedCmd = $ExecutionContext.InvokeCommand.GetCommand('plain', [System.Management.Automation.CommandTypes]::Function)
        $PSBoundParameters.Add('$args', $args)
        $scriptCmd = {& $wrappedCmd @PSBoundParameters }

        $steppablePipeline = $scriptCmd.GetSteppablePipeline()
        $steppablePipeline.Begin($myInvocation.ExpectingInput, $ExecutionContext)
    } catch {
        throw
    }
}

process
{
    try {
        $steppablePipeline.Process($_)
    } catch {
        throw
    }
}

end
{
    try {
        $steppablePipeline.End()
    } catch {
        throw
    }
}

clean
{
    if ($null -ne $steppablePipeline) {
        $steppablePipeline.Clean()
    }
}
<#
see #\`> there
#>`);
});

test.each([
  [
    'a cmdlet is called by its module',
    "[ProxyCommand]::GetBegin((describe Get-Date)) -match 'Utility\\\\Get-Date'",
    'True',
  ],
  [
    'its help is forwarded to',
    "[ProxyCommand]::Create((describe Get-Date)) -match '.ForwardHelpTargetName .*\\\\Get-Date'",
    'True',
  ],
  [
    'a proxy runs',
    "${function:proxy} = [ProxyCommand]::Create((describe greet)); 'a', 'b' | proxy -Name Ann",
    'Ann0 says a b',
  ],
  [
    'dynamic parameters go along',
    '${function:items} = [ProxyCommand]::Create((describe Get-ChildItem)); (items / -Directory -Filter tm?).Name',
    'tmp',
  ],
  [
    'common parameters on demand',
    "(describe greet $true).Parameters.Keys -join ' '",
    'Name Id Text s o {dd typed Verbose Debug ErrorAction WarningAction InformationAction ProgressAction ErrorVariable WarningVariable InformationVariable OutVariable OutBuffer PipelineVariable WhatIf Confirm',
  ],
  [
    'no impact to confirm without ShouldProcess',
    'function c { [CmdletBinding()]param() }; (describe c).ConfirmImpact',
    'None',
  ],
  [
    'a parameter ComputerName reaches others',
    '(describe plain).RemotingCapability; function reach($ComputerName) {}; (describe reach).RemotingCapability',
    'PowerShell\nSupportedByCommand',
  ],
  [
    'what restricted sessions need',
    "[CommandMetadata]::GetRestrictedCommands('RemoteServer').Keys -join ' '",
    'Get-Command Get-FormatData Select-Object Get-Help Measure-Object Exit-PSSession Out-Default',
  ],
  [
    'OutBuffer is checked',
    'try { greet -Name Ann -OutBuffer -1 } catch { $_.FullyQualifiedErrorId }',
    'ParameterArgumentValidationError,greet',
  ],
])('%s', (_what, line, expected) => {
  expect(output(line)).toBe(expected);
});

test('a function that has dynamic parameters may ask which parameters it has', () => {
  session.run(`function dynamic { [CmdletBinding()]param($a) dynamicparam { $seen = @($MyInvocation.MyCommand.Parameters.Keys)[0, -1]
    $all = [RuntimeDefinedParameterDictionary]::new(); $all.Add('b', [RuntimeDefinedParameter]::new('b', [int], [Parameter]::new())); $all }
    end { "$seen; $(@($MyInvocation.MyCommand.Parameters.Keys)[0, -1])" } }`);
  expect(output('dynamic -b 2')).toBe('a PipelineVariable; a b');
});

test('a description is changed without the command, and a copy without the original', () => {
  expect(
    output(`$d = describe greet; $p = $d.Parameters['Id']; $p.Name = 'No'; $p.Aliases.Add('x'); $p.ParameterType = [long]
      $p.ParameterSets['ById'].Position = 7; $c = [CommandMetadata]::new($d); $null = $c.Parameters.Remove('Id')
      [ProxyCommand]::GetParamBlock($d).Split("\`n")[6..11]; $c.Parameters.Count; (Get-Command greet).Parameters['Id'].Aliases.Count`),
  ).toBe(`    [Parameter(ParameterSetName='ById', Position=7)]
    [Alias('n','nr','x')]
    [AllowNull()]
    [ValidateRange(1, 5)]
    [long]
    \${Id},
5
2`);
});

test.each([
  ['[ProxyCommand]::Create($null)', 'commandMetaData'],
  ['[ProxyCommand]::GetClean($null)', 'commandMetadata'],
  ["[ParameterMetadata]::new('')", 'name'],
])('%s names the argument', (line, name) => {
  expect(output(`try { ${line} } catch { $_.Exception.InnerException.ParamName }`)).toBe(name);
});

test('help comments tell what Get-Help says', () => {
  session.run(`function helped {
    <# .SYNOPSIS
    short
    .DESCRIPTION
    long
    .PARAMETER a
    one
    .EXAMPLE
    helped 1
    .LINK
    about_x #>
    param($a) }`);
  expect(
    output(
      '[ProxyCommand]::GetHelpComments((Get-Help helped -Full)).Trim() -split "\\n+" -join "|" -replace "[^|]*PS > [^h]*"',
    ),
  ).toBe('.SYNOPSIS|short|.DESCRIPTION|long|.PARAMETER a|one|.EXAMPLE|helped 1|.LINK|about_x');
  expect(output('try { [ProxyCommand]::GetHelpComments(1) } catch { $_.Exception.InnerException.Message }')).toMatch(
    "The 'help' parameter is not recognized",
  );
});
