const crockford = /^[0-9A-HJKMNP-TV-Z]{10}$/

/** A join code as it is stored, from what a person typed: case, spaces, dashes, O and I or L forgiven; else undefined. */
export function readJoinCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return crockford.test(code) ? code : undefined
}
