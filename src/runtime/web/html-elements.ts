/** Elements of HTML as objects, found by the patterns of PowerShell: nothing here knows how HTML nests. */
import { PSObject } from '../objects/ps-object.js';

const elements = {
  A: /<a\s+[^>]*(\/>|>.*?<\/a>)/gis,
  IMG: /<img\s[^>]*?>/gis,
  INPUT: /<input\s+[^>]*(\/?>|>.*?<\/input>)/gis,
};
const openingTag = /<\w+((\s+[^"'>/=\s\p{Cc}]+(\s*=\s*(?:".*?"|'.*?'|[^'">\s]+))?)+\s*|\s*)\/?>/isu;
const attributes = /(?<=\s+)([^"'>/=\s\p{Cc}]+(\s*=\s*(?:".*?"|'.*?'|[^'">\s]+))?)/gisu;
const nameAndValue = /([^"'>/=\s\p{Cc}]+)(?:\s*=\s*(?:"(.*?)"|'(.*?)'|([^'">\s]+)))?/isu;

/** Each with outerHTML, tagName, and its attributes. */
export function* htmlElements(html: string, tag: keyof typeof elements): Iterable<PSObject> {
  for (const [outer] of html.matchAll(elements[tag])) {
    const object = PSObject.custom([
      ['outerHTML', outer],
      ['tagName', tag],
    ]);
    const opening = openingTag.exec(outer)?.[0] ?? '';
    for (const [attribute] of opening.matchAll(attributes)) {
      const [, name = '', ...values] = nameAndValue.exec(attribute) ?? [];
      object.setEntry(name, values.find((value) => value !== undefined) ?? null);
    }
    yield object;
  }
}
