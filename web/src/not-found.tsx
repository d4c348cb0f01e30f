import { ButtonLink } from './base/button.tsx'
import { EmptyState } from './base/empty-state.tsx'
import { Front } from './base/front.tsx'
import { createTitle } from './base/page.tsx'
import { t } from './base/words.ts'

/** What a wrong address shows. */
export function NotFound() {
  createTitle(() => t('missing.title'))
  return (
    <Front>
      <EmptyState level="h1" heading={t('missing.title')}>
        {t('missing.text')}
      </EmptyState>
      <ButtonLink kind="main" href="/">
        {t('home')}
      </ButtonLink>
    </Front>
  )
}
