/** A terminal's screen as an SVG picture. */
import type { Terminal } from '@xterm/headless';

const palette = [
  ...['#1d2029', '#e06c75', '#98c379', '#e5c07b', '#7aa2f7', '#c678dd', '#56b6c2', '#d7dae0'],
  ...['#6b7280', '#ff8a93', '#b5e890', '#ffd787', '#9ec1ff', '#dfa0f0', '#7fdbe6', '#ffffff'],
];
const background = '#1d2029';
const foreground = '#d7dae0';
const cell = { width: 8.4, height: 18 };
const margin = 14;

const cube = (n: number) => (n === 0 ? 0 : 55 + 40 * n);
const hex = (...parts: number[]) => `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** The colour of an index of xterm's 256, or of 0xRRGGBB. */
function colour(value: number, isRgb: boolean): string {
  if (isRgb) return `#${value.toString(16).padStart(6, '0')}`;
  if (value < 16) return palette[value] as string;
  if (value >= 232) return hex(...Array<number>(3).fill(8 + 10 * (value - 232)));
  const index = value - 16;
  return hex(cube(Math.floor(index / 36)), cube(Math.floor(index / 6) % 6), cube(index % 6));
}

const escapeXml = (text: string) =>
  text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] as string);

/** The rows that hold text, as they stand on the screen, scrolled-out rows included. */
export function drawScreen(screen: Terminal, title: string): string {
  const { active } = screen.buffer;
  const rows: string[] = [];
  let height = 0;
  for (let y = 0; y < active.length; y++) {
    const line = active.getLine(y);
    if (line === undefined || line.translateToString(true) === '') continue;
    height = y + 1;
    const spans: string[] = [];
    for (let x = 0; x < screen.cols; ) {
      const first = line.getCell(x);
      if (first === undefined) break;
      const style = (at: number) => {
        const c = line.getCell(at);
        return c === undefined
          ? ''
          : [c.getFgColor(), c.getFgColorMode(), c.getBgColor(), c.getBgColorMode(), c.isBold(), c.isInverse()].join();
      };
      const start = x;
      let text = '';
      for (const same = style(x); x < screen.cols && style(x) === same; x++) text += line.getCell(x)?.getChars() || ' ';
      const [fg, bg] = [
        first.isFgDefault() ? foreground : colour(first.getFgColor(), first.isFgRGB()),
        first.isBgDefault() ? null : colour(first.getBgColor(), first.isBgRGB()),
      ];
      const [ink, paper] = first.isInverse() ? [bg ?? background, fg] : [fg, bg];
      const left = (margin + start * cell.width).toFixed(1);
      const top = margin + y * cell.height;
      if (paper !== null)
        spans.push(
          `<rect x="${left}" y="${top}" width="${(text.length * cell.width).toFixed(1)}" height="${cell.height}" fill="${paper}"/>`,
        );
      if (text.trim() === '') continue;
      const bold = first.isBold() ? ' font-weight="bold"' : '';
      const length = (text.trimEnd().length * cell.width).toFixed(1);
      spans.push(
        `<text x="${left}" y="${top + 13}" fill="${ink}"${bold} textLength="${length}" xml:space="preserve">${escapeXml(text.trimEnd())}</text>`,
      );
    }
    rows.push(...spans);
  }
  const [width, full] = [Math.ceil(screen.cols * cell.width + 2 * margin), height * cell.height + 2 * margin];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${full}" viewBox="0 0 ${width} ${full}" font-family="Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="${width}" height="${full}" rx="8" fill="${background}"/>`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}
