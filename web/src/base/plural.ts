/** The first word of `{day|days}` behind the number 1, the second behind any other. */
export const plural = (text: string): string =>
  text.replace(
    /(\d[\d.,]*)([^\d{}]*)\{([^{}|]*)\|([^{}|]*)\}/g,
    (_, n: string, between: string, one: string, many: string) => n + between + (n === '1' ? one : many),
  )
