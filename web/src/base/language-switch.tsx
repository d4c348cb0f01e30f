import { Button } from './button.tsx'
import { language, setLanguage } from './i18n.ts'

/** Turns the page to the other language; written in that language. */
export function LanguageSwitch() {
  const other = () => (language() === 'zh' ? 'en' : 'zh')
  return (
    <Button kind="plain" small lang={other()} onClick={() => setLanguage(other())}>
      {other() === 'en' ? 'English' : '中文'}
    </Button>
  )
}
