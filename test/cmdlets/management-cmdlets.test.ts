/** Corners of the commands for files, drives and locations, as PowerShell 7 has them. */
import { type SessionCase, testCases } from '../support/session-cases.js';

const files: SessionCase[] = [
  [
    'a folder is not moved onto a file',
    'New-Item d -ItemType Directory | Out-Null; "x" > f; try { Move-Item d f -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
    'DirectoryExist,Microsoft.PowerShell.Commands.MoveItemCommand',
  ],
  [
    'a link is not copied onto what it leads to',
    '"x" > f; ln -s f link; try { Copy-Item link f -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId) $($_.Exception.Data["SelfCopy"] -replace ".*/")" }',
    'CopyError,Microsoft.PowerShell.Commands.CopyItemCommand f',
  ],
  [
    'a link must lead to something',
    'try { New-Item link -ItemType SymbolicLink -Value {} } catch { "$($_.FullyQualifiedErrorId) $($_.Exception.ParamName)" }',
    'ArgumentNull,Microsoft.PowerShell.Commands.NewItemCommand content',
  ],
  [
    'texts of files from the provider',
    '"x" > f; [Microsoft.PowerShell.Commands.FileSystemProvider]::Mode((Get-Item f)); [Microsoft.PowerShell.Commands.FileSystemProvider]::LengthString((Get-Item f))',
    '-----\n2',
  ],
];

const drives: SessionCase[] = [
  [
    'a root may be given by another drive, or relative to the location',
    'New-Item a/b -ItemType Directory | Out-Null; New-PSDrive one FileSystem a | Out-Null; New-PSDrive two FileSystem one:/b | ForEach-Object { $_.Root.Substring("$PWD".Length) }',
    '/a/b',
  ],
  [
    'a drive that the scope does not have',
    'try { Get-PSDrive nope -Scope Global -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }',
    'GetDriveNoMatchingDrive,Microsoft.PowerShell.Commands.GetPSDriveCommand',
  ],
];

const relative: SessionCase[] = [
  [
    'the location itself, by its name and by the root of a drive',
    'New-PSDrive T FileSystem . | Out-Null; (Resolve-Path . -Relative) -eq "../$(Split-Path -Leaf $PWD)"; Set-Location T:/; Resolve-Path . -Relative',
    'True\n./',
  ],
];

const intrinsics: SessionCase[] = [
  [
    'items as methods of $ExecutionContext.InvokeProvider',
    '$item = $ExecutionContext.InvokeProvider.Item; $item.New(".", "f.txt", "File", "text").Name; $item.Rename("f.txt", "g.txt").Name; $item.Exists("f.txt"); $item.Remove("g.txt", $false); $item.Exists("g.txt")',
    'f.txt\ng.txt\nFalse\nFalse',
  ],
  [
    'child items, and what is not there',
    '"x" > f.txt; $child = $ExecutionContext.SessionState.InvokeProvider.ChildItem; $child.GetNames(".", "ReturnAllContainers", $false); $child.HasChild("."); try { $child.HasChild("nope") } catch { $_.Exception.InnerException.GetType().Name }',
    'f.txt\nTrue\nItemNotFoundException',
  ],
  [
    'readers of content',
    '"a", "b" > f.txt; $reader = $ExecutionContext.InvokeProvider.Content.GetReader("f.txt")[0]; $reader.Read(1); $reader.Read(5); $reader.Close()',
    'a\nb',
  ],
];

const searching: SessionCase[] = [
  [
    'PATH may name folders by ~ and relative to the location',
    'New-Item bin -ItemType Directory | Out-Null; "1" > bin/x-tool.ps1; $old = $env:PATH; $env:PATH = "./bin:$old"; (Get-Command x-tool).Source.Substring("$PWD".Length); Set-Location bin; @(Get-Command x-tool -ErrorAction Ignore).Count; Set-Location ..; $env:PATH = $old',
    '/bin/x-tool.ps1\n0',
  ],
];

const actions: SessionCase[] = [
  [
    'a block for a command that is not there',
    '$ExecutionContext.InvokeCommand.CommandNotFoundAction = { param($name, $e) if ($name -eq "zork") { $e.CommandScriptBlock = { "zork $args" } } }; zork 1 2; try { blub } catch { $_.FullyQualifiedErrorId }',
    'zork 1 2\nCommandNotFoundException',
  ],
  [
    'before and after a command is looked up',
    '$x = $ExecutionContext.InvokeCommand; $x.PreCommandLookupAction = { if ($_.CommandName -eq "never") { $_.CommandScriptBlock = { "before" } } }; never; $x.PreCommandLookupAction = $null; $x.PostCommandLookupAction = { param($name, $e) if ($name -eq "Get-Date") { $e.CommandScriptBlock = { "after $args" } } }; Get-Date 1',
    'before\nafter 1',
  ],
  [
    'the location has changed, even if the action fails',
    'mkdir d; $x = $ExecutionContext.InvokeCommand; $x.LocationChangedAction = { $global:seen = "$(Split-Path -Leaf $_.NewPath)$(($_.OldPath.Path) -eq (Split-Path $_.NewPath))" }; Set-Location d; $seen; $x.LocationChangedAction = { throw "boom" }; try { Set-Location .. } catch { "$_ $(Test-Path d)" }',
    'dTrue\nboom True',
  ],
];

const paging: SessionCase[] = [
  [
    'a total count tells how sure it is',
    'function f { [CmdletBinding(SupportsPaging)] param() $PSCmdlet.PagingParameters.NewTotalCount(10, 0.5).ToString(); $PSCmdlet.PagingParameters.First }; f -First 3',
    'Estimated total count: 10\n3',
  ],
  [
    'Import-Clixml pages through pairs of a dictionary',
    '@{ a = 1; b = 2; c = 3 } | Export-Clixml h.xml; @(Import-Clixml h.xml -Skip 1 -First 5).Count; "$((Import-Clixml h.xml -IncludeTotalCount)[0].ToString())"',
    '2\nUnknown total count',
  ],
];

testCases({ files, drives, relative, intrinsics, searching, actions, paging });
