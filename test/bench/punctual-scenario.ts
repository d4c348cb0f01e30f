import { smallSource } from '../engine/small-scenario.ts'

/** One phase and so many injects to DUTY, the first two steps (s of drill time) after the start, one each step. */
export const punctualSource = (injects: number, step: number) =>
  smallSource({
    id: 'punctual',
    phases: [{ id: 'response', zh: '处置', en: 'Response', kind: 'response', at: '0m' }],
    injects: Array.from({ length: injects }, (_, i) => ({
      id: `I${i}`,
      at: `${(i + 2) * step}s`,
      from: 'UPR',
      to: ['DUTY'],
      via: 'phone' as const,
      zh: `情况${i}`,
      en: `Inject ${i}`,
      noise: true,
      expects: i === 0 ? ['report', 'evacuate'] : [],
    })),
    branches: [],
  })
