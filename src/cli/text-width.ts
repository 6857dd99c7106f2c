const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const wide =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f1e6}-\u{1f1ff}\u{20000}-\u{3fffd}])/u;
const plain = /^[ -~]*$/;

const widthOf = (grapheme: string) => (wide.test(grapheme) ? 2 : 1);

/** Columns that a terminal gives the text. */
export function textWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** The beginning of the text that fits, with a mark where something was cut off. */
export function cutToWidth(text: string, most: number): string {
  if (textWidth(text) <= most) return text;
  let width = 1;
  let cut = '';
  for (const { segment } of graphemes.segment(text)) {
    width += widthOf(segment);
    if (width > most) break;
    cut += segment;
  }
  return `${cut}…`;
}
