/**
 * What Copy-Item runs at the far side. Only the language and .NET: the far side may be any PowerShell from 5.1 on, or this shell, and
 * need not have the cmdlets for items. A far side without a full language refuses them with its own error.
 */

/** Bytes of a file in one object: well below what one object may have, and few enough trips. */
export const chunkSize = 512 * 1024;

/** Where a path of the far side leads: `Directory`, `File` or `None`, the whole path, and what separates its parts. */
export const placeScript = `param([string]$Path)
$ErrorActionPreference = 'Stop'
$full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
if ([IO.Directory]::Exists($full)) { 'Directory' } elseif ([IO.File]::Exists($full)) { 'File' } else { 'None' }
$full
[string][IO.Path]::DirectorySeparatorChar`;

/** Makes folders. */
export const foldersScript = `param([string[]]$Path)
$ErrorActionPreference = 'Stop'
foreach ($one in $Path) { $null = [IO.Directory]::CreateDirectory($one) }`;

/** Writes a file from the byte arrays that come, and tells the SHA-256 of what lies on the disk then. */
export const writeScript = `param([string]$Path, [bool]$Force, [long]$Written)
begin {
  $ErrorActionPreference = 'Stop'
  if ($Force -and [IO.File]::Exists($Path)) { [IO.File]::SetAttributes($Path, [IO.FileAttributes]::Normal) }
  $file = [IO.File]::Create($Path)
}
process { if ($null -ne $_) { $file.Write($_, 0, $_.Length) } }
end {
  $file.Dispose()
  [IO.File]::SetLastWriteTimeUtc($Path, [datetime]::new($Written, [DateTimeKind]::Utc))
  $file = [IO.File]::OpenRead($Path)
  try { [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($file)) } finally { $file.Dispose() }
}`;

/**
 * What a path of the far side means: for each file and folder its kind, length, time of the last write in ticks, whole path, and its
 * path below the item that was named (in which the parts are separated by `/`), with NULs between.
 */
export const listScript = `param([string]$Path, [bool]$Literal, [bool]$Recurse)
$ErrorActionPreference = 'Stop'
function describe($item, $top) {
  $isFolder = [IO.Directory]::Exists($item)
  $info = if ($isFolder) { [IO.DirectoryInfo]::new($item) } else { [IO.FileInfo]::new($item) }
  $length = if ($isFolder) { 0 } else { $info.Length }
  $below = $info.FullName.Substring([IO.Path]::GetDirectoryName($top).TrimEnd([char[]]'\\/').Length).Trim([char[]]'\\/')
  $below = $below.Replace([string][IO.Path]::DirectorySeparatorChar, '/')
  @($isFolder, $length, $info.LastWriteTimeUtc.Ticks, $info.FullName, $below) -join [char]0
}
$provider = $null
$paths = $ExecutionContext.SessionState.Path
$items = if ($Literal) { $paths.GetUnresolvedProviderPathFromPSPath($Path) } else {
  try { $paths.GetResolvedProviderPathFromPSPath($Path, [ref]$provider) } catch { throw $_.Exception.GetBaseException() }
}
foreach ($item in $items) {
  $item = [IO.Path]::GetFullPath($item).TrimEnd([char[]]'\\/')
  if (-not [IO.Directory]::Exists($item) -and -not [IO.File]::Exists($item)) {
    throw [Management.Automation.ItemNotFoundException]::new("Cannot find path '$item' because it does not exist.")
  }
  describe $item $item
  if ($Recurse -and [IO.Directory]::Exists($item)) {
    foreach ($entry in [IO.Directory]::GetFileSystemEntries($item, '*', [IO.SearchOption]::AllDirectories)) { describe $entry $item }
  }
}`;

/** A file as byte arrays, and at the end its SHA-256. */
export const readScript = `param([string]$Path, [int]$Size)
$ErrorActionPreference = 'Stop'
$file = [IO.File]::OpenRead($Path)
try {
  $buffer = [byte[]]::new($Size)
  while (($count = $file.Read($buffer, 0, $Size)) -gt 0) {
    $part = [byte[]]::new($count)
    [Array]::Copy($buffer, $part, $count)
    , $part
  }
  $file.Position = 0
  [BitConverter]::ToString([Security.Cryptography.SHA256]::Create().ComputeHash($file))
} finally { $file.Dispose() }`;
