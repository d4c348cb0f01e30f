/** Is it the first screen alone that is being printed? */
export const isGlance = (): boolean => document.documentElement.dataset.print === 'glance'

/** Prints what a manager reads in a minute, on one sheet: the conclusion, strengths and problems, pillars, objectives. */
export function printGlance(): void {
  const { dataset } = document.documentElement
  dataset.print = 'glance'
  addEventListener('afterprint', () => delete dataset.print, { once: true })
  window.print()
}
