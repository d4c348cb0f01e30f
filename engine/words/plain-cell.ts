/**
 * A text as a spreadsheet cell that is never taken for a formula (=, +, -, @, also full-width or after blanks and quotes,
 * or anything after a tab or a line break): an apostrophe goes before it, as OWASP advises and spreadsheets write it.
 */
export const plainCell = (text: string): string =>
  /^[\s'"]*[=+\-@＝＋－＠]/.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
