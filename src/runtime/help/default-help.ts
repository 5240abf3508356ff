/** What Get-Help shows when nothing is asked for. */
import { PSObject } from '../objects/ps-object.js';

const text = `
TOPIC
    Help

DESCRIPTION
    Get-Help shows what a command does, which parameters it has and how it is used.

    Get-Help Get-Item              what Get-Item does, and its syntax
    Get-Help Get-Item -Examples    examples of its use
    Get-Help Get-Item -Full        everything there is
    Get-Help Get-Item -Parameter * its parameters
    Get-Help *item*                the topics whose names match
    Get-Item -?                    the same as Get-Help Get-Item

    help is Get-Help a page at a time.

FINDING COMMANDS
    Get-Command -Noun Process      commands that have to do with processes
    Get-Command -Verb Stop         commands that stop something
    Get-Member                     what an object has: Get-Process | Get-Member
`;

export function defaultHelp(): PSObject {
  const page = new PSObject(text);
  page.setEntry('Name', 'default');
  page.setEntry('Category', 'DefaultHelp');
  page.setEntry('Synopsis', '');
  return page;
}
