import { describe, expect, it } from 'vitest'
import { formKind, formOf, forms, formsFor } from '../../engine/scenario/forms.ts'
import {
  criteriaTables,
  droughtLevelOf,
  gradeOf,
  grades,
  responseLevels,
  signalOf,
  warningLevels,
} from '../../engine/scenario/scales.ts'

describe('three scales kept apart', () => {
  it('[S8] has four steps of each, and no step of one is a step of another', () => {
    const ids = [warningLevels, grades, responseLevels].map((scale) => scale.map((level) => level.id as string))
    expect(ids.map((scale) => scale.length)).toEqual([4, 4, 4])
    expect(new Set(ids.flat()).size).toBe(12)
  })

  it('[S8] grades a production accident: 以上 includes its number, 以下 excludes it', () => {
    const of = (dead: number) => gradeOf('production-accident', { dead })
    expect([0, 1, 2, 3, 9, 10, 29, 30].map(of)).toEqual([
      undefined,
      'ordinary',
      'ordinary',
      'serious',
      'serious',
      'major',
      'major',
      'exceptional',
    ])
    expect(gradeOf('production-accident', { dead: 1, serious: 50 })).toBe('major')
    expect(gradeOf('production-accident', { loss: 10_000_000 })).toBe('serious')
    expect(gradeOf('production-accident', { loss: 9_999_999 })).toBe('ordinary')
  })

  it('[S8] grades grass and forest by different areas: 1,000 ha are serious of the one and the worst of the other', () => {
    expect(gradeOf('grassland-fire', { area: 1000 })).toBe('serious')
    expect(gradeOf('forest-fire', { area: 1000 })).toBe('exceptional')
    expect([9.9, 10, 999, 5000, 8000].map((area) => gradeOf('grassland-fire', { area }))).toEqual([
      undefined,
      'ordinary',
      'ordinary',
      'major',
      'exceptional',
    ])
    expect([0.5, 1, 99, 100].map((area) => gradeOf('forest-fire', { area }))).toEqual([
      'ordinary',
      'serious',
      'serious',
      'major',
    ])
    expect([2, 3].map((serious) => gradeOf('grassland-fire', { serious }))).toEqual(['ordinary', 'serious'])
    expect(gradeOf('grassland-fire', { dead: 2, serious: 8 })).toBe('major')
    expect(gradeOf('grassland-fire', { dead: 2, serious: 18 })).toBe('exceptional')
  })

  it('[S8] judges an earthquake by magnitude only where people live densely, and not by the stale table', () => {
    expect(gradeOf('earthquake', { magnitude: 5.6, density: 'fairly-dense' })).toBe('serious')
    expect(gradeOf('earthquake', { magnitude: 5.6, density: 'dense' })).toBe('major')
    expect(gradeOf('earthquake', { magnitude: 5.6, density: 'sparse' })).toBeUndefined()
    expect(gradeOf('earthquake', { magnitude: 5.6, density: 'sparse', dead: 12 })).toBe('serious')
    expect(gradeOf('earthquake-before-2012', { magnitude: 5.6, dead: 12 })).toBe('ordinary')
    expect(gradeOf('earthquake-before-2012', { dead: 20 })).toBe('serious')
    expect(criteriaTables.filter((table) => table.stale).map((table) => table.id)).toEqual(['earthquake-before-2012'])
  })

  it('[S8] names a drought and a weather signal', () => {
    expect([0, 5, 15, 30, 49.9, 50].map(droughtLevelOf)).toEqual([
      undefined,
      'light',
      'moderate',
      'severe',
      'severe',
      'exceptional',
    ])
    expect(signalOf('snow', { mm: 10, hours: 6 })).toBe('orange')
    expect(signalOf('snow', { mm: 10, hours: 12 })).toBe('yellow')
    expect(signalOf('snow', { mm: 3.9, hours: 12 })).toBeUndefined()
    expect([1000, 999, 499, 50, 49].map((visibility) => signalOf('sandstorm', { visibility, hours: 6 }))).toEqual([
      undefined,
      'yellow',
      'orange',
      'orange',
      'red',
    ])
  })

  it('[S8] says in both languages where each table is from, and calls law only what was read', () => {
    for (const table of criteriaTables) {
      expect(table.zh, table.id).toMatch(/\p{Script=Han}/u)
      expect(table.en, table.id).not.toMatch(/\p{Script=Han}/u)
      for (const { any } of table.rows)
        for (const { figure } of any) expect(table.figures[figure], table.id).toBeDefined()
      if (table.tag === 'S') expect(table.article, table.id).toBeDefined()
    }
  })
})

describe('structured forms', () => {
  it('[S9] asks for what the statutes want: warning 8, activation 4, accident 6, grass fire 4, shelter 2', () => {
    const wants = (id: string) => formOf(id)?.statutory
    expect(wants('warn')?.fields).toHaveLength(8)
    expect(wants('activate')?.fields).toHaveLength(4)
    expect(wants('report-fire')?.fields).toEqual(['time', 'place', 'area', 'trend'])
    expect(wants('shelter-notice')?.fields).toEqual(['place', 'route'])
    // Six contents, of which two are asked for in several fields.
    expect(wants('report-accident')?.fields).toEqual(
      'unit time place scene course casualties loss measures other'.split(' '),
    )
    for (const form of forms) {
      const fields = new Set(form.fields.map((field) => field.id))
      expect(fields.size, form.id).toBe(form.fields.length)
      for (const id of form.statutory?.fields ?? []) expect(fields.has(id), `${form.id} ${id}`).toBe(true)
      if (form.statutory) expect(form.statutory.tag, form.id).toBe('S')
    }
    expect(formOf('report-fire')?.fields.map((field) => field.id)).toEqual(
      expect.arrayContaining(['border', 'along', 'threat']),
    )
  })

  it('[S9] gives each hazard its own report beside the general one, and counts either as a report', () => {
    const reports = (hazard: Parameters<typeof formsFor>[0]) =>
      formsFor(hazard)
        .map((form) => form.id)
        .filter((id) => formKind(id) === 'report-up')
    expect(reports('grassland-fire')).toEqual(['report-up', 'report-fire', 'report-disaster'])
    expect(reports('mine-accident')).toEqual(['report-up', 'report-accident', 'report-danger'])
    expect(reports('drought')).toEqual(['report-up', 'report-disaster', 'report-drought'])
    const means = formOf('report-up')?.fields.find((field) => field.id === 'means')
    for (const form of forms.filter((each) => each.like === 'report-up')) {
      expect(form.fields.find((field) => field.id === 'means')).toEqual(means)
    }
  })
})
