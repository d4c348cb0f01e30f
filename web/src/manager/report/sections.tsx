import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { Block, Report, Section, Sentence } from '../../../../engine/report/document.ts'
import { EntryLinks, Reference, referenceWords, type Words } from './evidence-link.tsx'
import { PictureSvg } from './picture.tsx'
import s from './report.module.css'

/** What every part of the sheet needs to know. */
interface Sheet {
  readonly report: Report
  readonly words: Words
  readonly setOf: (entries: readonly number[]) => string | undefined
  /** `表 3`: tables and figures are counted through the whole report, as in the Word file. */
  readonly numberOf: (block: Block) => string
}

const headings = ['h2', 'h3', 'h4', 'h5'] as const

function* all(sections: readonly Section[]): Generator<Block> {
  for (const section of sections) {
    yield* section.blocks
    yield* all(section.sections)
  }
}

function makeSheet(report: Report): Sheet {
  const numbers = new Map<Block, string>()
  const label = { table: { zh: '表', en: 'Table' }, picture: { zh: '图', en: 'Figure' } }
  const counts = { table: 0, picture: 0 }
  for (const block of all(report.sections)) {
    if (block.kind !== 'table' && block.kind !== 'picture') continue
    counts[block.kind] += 1
    numbers.set(block, `${label[block.kind][report.lang]} ${counts[block.kind]}`)
  }
  const sets = new Map(report.evidence.map((set) => [set.entries.join(), set.id]))
  return {
    report,
    words: referenceWords[report.lang],
    setOf: (entries) => sets.get(entries.join()),
    numberOf: (block) => numbers.get(block) ?? '',
  }
}

/** All sections of a report, as a sheet to read and to print. */
export function Sections(props: { readonly report: Report }) {
  const sheet = createMemo(() => makeSheet(props.report))
  return (
    <For each={props.report.sections}>{(section) => <OneSection section={section} depth={0} sheet={sheet()} />}</For>
  )
}

/** The headings of a report down to the second level, as links. */
export function Contents(props: { readonly report: Report; readonly heading: string }) {
  const link = (section: Section) => (
    <a href={`#sec-${section.id}`}>
      {section.number} {section.heading}
    </a>
  )
  return (
    <nav class={s.contents} aria-label={props.heading}>
      <h2>{props.heading}</h2>
      <ol>
        <For each={props.report.sections}>
          {(section) => (
            <li>
              {link(section)}
              <Show when={section.sections.some((each) => each.number)}>
                <ol>
                  <For each={section.sections.filter((each) => each.number)}>{(each) => <li>{link(each)}</li>}</For>
                </ol>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </nav>
  )
}

function OneSection(props: { readonly section: Section; readonly depth: number; readonly sheet: Sheet }) {
  return (
    <section class={props.depth === 0 ? s.chapter : s.section} id={`sec-${props.section.id}`}>
      <Dynamic component={headings[Math.min(props.depth, headings.length - 1)]}>
        {props.section.number} {props.section.heading}
      </Dynamic>
      <For each={props.section.blocks}>{(block) => <OneBlock block={block} sheet={props.sheet} />}</For>
      <For each={props.section.sections}>
        {(each) => <OneSection section={each} depth={props.depth + 1} sheet={props.sheet} />}
      </For>
    </section>
  )
}

function Sentences(props: { readonly sentences: readonly Sentence[]; readonly sheet: Sheet }) {
  return (
    <For each={props.sentences}>
      {(sentence, index) => (
        <>
          {index() > 0 && props.sheet.report.lang === 'en' ? ' ' : ''}
          {sentence.text}
          <Reference entries={sentence.entries} setOf={props.sheet.setOf} words={props.sheet.words} />
        </>
      )}
    </For>
  )
}

type Of<K extends Block['kind']> = Extract<Block, { kind: K }>
const as = <K extends Block['kind']>(block: Block, kind: K) => (block.kind === kind ? (block as Of<K>) : undefined)

function OneBlock(props: { readonly block: Block; readonly sheet: Sheet }) {
  return (
    <Switch>
      <Match when={as(props.block, 'paragraph')}>
        {(block) => (
          <p>
            <Sentences sentences={block().sentences} sheet={props.sheet} />
          </p>
        )}
      </Match>
      <Match when={as(props.block, 'note')}>{(block) => <p class={s.note}>{block().text}</p>}</Match>
      <Match when={as(props.block, 'list')}>
        {(block) => (
          <Dynamic component={block().ordered ? 'ol' : 'ul'} class={s.list}>
            <For each={block().items}>
              {(item) => (
                <li>
                  <Sentences sentences={item} sheet={props.sheet} />
                </li>
              )}
            </For>
          </Dynamic>
        )}
      </Match>
      <Match when={as(props.block, 'table')}>{(block) => <TableBlock block={block()} sheet={props.sheet} />}</Match>
      <Match when={as(props.block, 'picture')}>
        {(block) => (
          <figure class={s.figure}>
            <section class={s.wide} tabindex="0" aria-label={block().caption}>
              <PictureSvg picture={block().picture} alt={block().alt} />
            </section>
            <figcaption>
              {props.sheet.numberOf(block())}　{block().caption}
            </figcaption>
          </figure>
        )}
      </Match>
      <Match when={as(props.block, 'evidence')}>
        {(block) => <EvidenceSets caption={block().caption} sheet={props.sheet} />}
      </Match>
      <Match when={as(props.block, 'log')}>{(block) => <LogTable block={block()} />}</Match>
    </Switch>
  )
}

function TableBlock(props: { readonly block: Of<'table'>; readonly sheet: Sheet }) {
  const whole = () => props.block.columns.reduce((sum, column) => sum + column.share, 0)
  return (
    <section class={s.scroll} tabindex="0" aria-label={props.block.caption}>
      <table class={s.table}>
        <caption>
          {props.sheet.numberOf(props.block)}　{props.block.caption}
        </caption>
        <colgroup>
          <For each={props.block.columns}>
            {(column) => <col style={{ width: `${(100 * column.share) / whole()}%` }} />}
          </For>
        </colgroup>
        <thead>
          <tr>
            <For each={props.block.columns}>
              {(column) => (
                <th scope="col" data-align={column.align}>
                  {column.head}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.block.rows}>
            {(row) => (
              <tr>
                <For each={row}>
                  {(cell, index) => (
                    <td
                      data-tone={cell.tone}
                      data-align={props.block.columns[index()]?.align}
                      class={cell.strong ? s.strong : undefined}
                    >
                      {cell.text}
                      <Reference entries={cell.entries} setOf={props.sheet.setOf} words={props.sheet.words} />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </section>
  )
}

function EvidenceSets(props: { readonly caption: string; readonly sheet: Sheet }) {
  return (
    <>
      <h3 class={s.small}>{props.caption}</h3>
      <dl class={s.sets}>
        <For each={props.sheet.report.evidence}>
          {(set) => (
            <div id={`evidence-${set.id}`}>
              <dt>{set.id}</dt>
              <dd>
                <EntryLinks entries={set.entries} words={props.sheet.words} />
              </dd>
            </div>
          )}
        </For>
      </dl>
    </>
  )
}

function LogTable(props: { readonly block: Of<'log'> }) {
  return (
    <>
      <h3 class={s.small}>{props.block.caption}</h3>
      <ol class={s.log}>
        <For each={props.block.rows}>
          {(row) => (
            <li id={`log-${row.e}`}>
              <b>{row.e}</b>
              <span>{row.at}</span>
              <span>{row.type}</span>
              <span>{row.text}</span>
            </li>
          )}
        </For>
      </ol>
    </>
  )
}
