import { For, type Setter } from 'solid-js'
import { Card } from '../../base/card.tsx'
import { ChoiceField } from '../../base/fields.tsx'
import { type CurveFigure, type CurveKind, curveFigures, curveKinds, type Draft, type Mistakes } from './draft.ts'
import { FigureField } from './figure-field.tsx'
import s from './standards.module.css'
import { t } from './words.ts'

const unitOf: Readonly<Record<CurveFigure, () => string>> = {
  second: () => t('unit.minutes'),
  halfLife: () => t('unit.minutes'),
  midpoint: () => t('unit.minutes'),
  grace: () => t('unit.share'),
  slope: () => t('perMinute'),
}

/** How points fall after the limit: a choice, and the figures of what was chosen. */
export function CurveFields(props: {
  readonly draft: Draft
  readonly set: Setter<Draft>
  readonly mistakes: Mistakes
}) {
  return (
    <Card heading={t('curve')}>
      <p class={s.soft}>{t('curveSays')}</p>
      <ChoiceField
        look="lines"
        label={t('curveKind')}
        value={[props.draft.kind]}
        onPick={([kind]) => kind && props.set((draft) => ({ ...draft, kind: kind as CurveKind }))}
        options={curveKinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
      />
      <For each={curveFigures[props.draft.kind] as readonly CurveFigure[]}>
        {(figure) => (
          <FigureField
            label={t(`curveFigure.${figure}`)}
            unit={unitOf[figure]()}
            value={props.draft.curve[figure]}
            mistake={props.mistakes[`curve.${figure}`]}
            onInput={(value) => props.set((draft) => ({ ...draft, curve: { ...draft.curve, [figure]: value } }))}
          />
        )}
      </For>
    </Card>
  )
}
