const notCrockford = /[^0-9A-HJKMNP-TV-Z]/

export interface TypedCode {
  /** What was understood so far: upper case, at most ten signs. */
  readonly code: string
  readonly complete: boolean
  /** A sign that no code has (U, punctuation), if one was typed. */
  readonly stray?: string
}

/** A join code as a person types it: case, spaces and dashes do not matter, O is 0, I and L are 1; a whole link will do. */
export function readCode(typed: string): TypedCode {
  const inLink = /\/join\/([^/?#\s]+)/.exec(typed)?.[1]
  const signs = (inLink ?? typed)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Dash_Punctuation}_.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  const stray = notCrockford.exec(signs)?.[0]
  const code = signs.replace(new RegExp(notCrockford, 'g'), '').slice(0, 10)
  return { code, complete: code.length === 10 && stray === undefined, ...(stray !== undefined && { stray }) }
}

/** A code in groups, as it is printed: `7KQ4-M2XH-9C`. */
export const showCode = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? ''
