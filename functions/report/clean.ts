/** May this code point stand in XML 1.0? */
const allowed = (code: number) =>
  code === 0x9 ||
  code === 0xa ||
  code === 0xd ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  code >= 0x10000

/** Text that people typed, without what no XML file can hold: control characters and halves of surrogate pairs. */
export function clean(text: string): string {
  let kept = ''
  for (const char of text) if (allowed(char.codePointAt(0) ?? 0)) kept += char
  return kept
}
