import { createSignal } from 'solid-js'
import type { LoadScale } from '../../../../engine/judge/judgement.ts'
import type { CardKind } from '../../../../engine/judge/records.ts'
import { api } from '../../base/api.ts'
import { createQueue } from '../../base/create-queue.ts'
import { newId } from '../../base/new-id.ts'
import { keep, readKept } from '../../base/storage.ts'

export interface MyCard {
  readonly id: string
  readonly kind: CardKind
  readonly text: string
  readonly anonymous: boolean
}
export interface MyForm {
  readonly realism: number
  readonly usefulness: number
  readonly roles: number
  readonly pace: number
  readonly text?: string
}
/** What this phone remembers of having said: it is asked for no second time. */
export interface Said {
  readonly surveys: readonly number[]
  readonly cards: readonly MyCard[]
  readonly form: boolean
}
const nothing: Said = { surveys: [], cards: [], form: false }

/**
 * What a cadre says beside acting: the load, the hot wash, the form. It waits on the phone for a network like an
 * answer does, and never stands in an answer's way.
 */
export function createSaying(seat: string, token: string) {
  const key = `sandtable.said.${seat}`
  const [said, set] = createSignal(readKept<Said>(key) ?? nothing)
  const queue = createQueue(`sandtable.saying.${seat}`, (path, body) => api.post(path, body, { token, tries: 1 }))
  function remember(next: Said) {
    keep(key, next)
    set(next)
  }
  return {
    said,
    queue,
    /** `survey` is the frame number of the question; 0 is the one at the end. */
    answerSurvey(survey: number, load: Readonly<Record<LoadScale, number>>) {
      queue.add('/api/seat/workload', { id: newId(), survey, ...load } as { id: string })
      remember({ ...said(), surveys: [...said().surveys, survey] })
    },
    skipSurvey: (survey: number) => remember({ ...said(), surveys: [...said().surveys, survey] }),
    putCard(card: Omit<MyCard, 'id'>) {
      const body = { id: newId(), ...card }
      queue.add('/api/seat/cards', body)
      remember({ ...said(), cards: [...said().cards, body] })
    },
    giveForm(form: MyForm) {
      queue.add('/api/seat/feedback', { id: newId(), ...form } as { id: string })
      remember({ ...said(), form: true })
    },
  }
}
export type Saying = ReturnType<typeof createSaying>
