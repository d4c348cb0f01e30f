import { Route, Router, type RouteSectionProps } from '@solidjs/router'
import { type Component, ErrorBoundary, lazy, Suspense } from 'solid-js'
import { ErrorNote } from './base/error-note.tsx'
import { Front } from './base/front.tsx'
import { Progress } from './base/progress.tsx'
import { createRouteWatch } from './base/route-focus.ts'
import { StaffGate } from './base/staff-gate.tsx'
import { takeKey } from './base/staff-session.ts'
import { Toaster } from './base/toast.tsx'
import { NotFound } from './not-found.tsx'

const page = <K extends string>(load: () => Promise<Record<K, Component>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }))

const SignedInPage = page(() => import('./base/signed-in-page.tsx'), 'SignedInPage')
const HomePage = page(() => import('./join/home-page.tsx'), 'HomePage')
const JoinPage = page(() => import('./join/join-page.tsx'), 'JoinPage')
const SeatPage = page(() => import('./cadre/seat-page.tsx'), 'SeatPage')
const LibraryPage = page(() => import('./trainer/library-page.tsx'), 'LibraryPage')
const ScenarioPage = page(() => import('./trainer/scenario-page.tsx'), 'ScenarioPage')
const LaunchPage = page(() => import('./trainer/launch-page.tsx'), 'LaunchPage')
const DrillsPage = page(() => import('./trainer/drills-page.tsx'), 'DrillsPage')
const ControlPage = page(() => import('./trainer/control-page.tsx'), 'ControlPage')
const HotWashPage = page(() => import('./trainer/hot-wash-page.tsx'), 'HotWashPage')
const JudgingPage = page(() => import('./evaluator/judging-page.tsx'), 'JudgingPage')
const JudgePage = page(() => import('./evaluator/judge-page.tsx'), 'JudgePage')
const ReviewsPage = page(() => import('./manager/reviews-page.tsx'), 'ReviewsPage')
const ActionsPage = page(() => import('./manager/improve/actions-page.tsx'), 'ActionsPage')
const ActionPage = page(() => import('./manager/improve/action-page.tsx'), 'ActionPage')
const TrendsPage = page(() => import('./manager/improve/trends-page.tsx'), 'TrendsPage')
const CalendarPage = page(() => import('./manager/improve/calendar-page.tsx'), 'CalendarPage')
const StandardsPage = page(() => import('./manager/standards/standards-page.tsx'), 'StandardsPage')
const NewStandardPage = page(() => import('./manager/standards/new-standard-page.tsx'), 'NewStandardPage')
const ReplayPage = page(() => import('./manager/replay/replay-page.tsx'), 'ReplayPage')
const ReviewPage = page(() => import('./manager/review-page.tsx'), 'ReviewPage')
const ReportPage = page(() => import('./manager/report/report-page.tsx'), 'ReportPage')

const Broken = (props: { readonly error: unknown }) => {
  console.error(props.error)
  return (
    <Front>
      <ErrorNote error={props.error} onRetry={() => location.reload()} />
    </Front>
  )
}
const Shell = (props: RouteSectionProps) => {
  createRouteWatch()
  return (
    <>
      <ErrorBoundary fallback={(error) => <Broken error={error} />}>
        <Suspense fallback={<Progress />}>{props.children}</Suspense>
      </ErrorBoundary>
      <Toaster />
    </>
  )
}

// Taken before the router reads the address, or it would come back with the next search parameter.
const signInKey = takeKey()
const TrainerArea = (props: RouteSectionProps) => (
  <StaffGate needs="trainer" signInKey={signInKey}>
    {props.children}
  </StaffGate>
)
const ManagerArea = (props: RouteSectionProps) => (
  <StaffGate needs="manager" signInKey={signInKey}>
    {props.children}
  </StaffGate>
)

const EvaluatorArea = (props: RouteSectionProps) => (
  <StaffGate needs="evaluator" signInKey={signInKey}>
    {props.children}
  </StaffGate>
)

/** The whole application: every page is its own chunk, so that a phone loads only the cadre's. */
export const App = () => (
  <Router root={Shell}>
    <Route path="/" component={HomePage} />
    <Route path="/join/:code?" component={JoinPage} />
    <Route path="/seat" component={SeatPage} />
    <Route path="/trainer" component={TrainerArea}>
      <Route path="/" component={LibraryPage} />
      <Route path="/scenarios/:id" component={ScenarioPage} />
      <Route path="/launch/:id" component={LaunchPage} />
      <Route path="/drills" component={DrillsPage} />
      <Route path="/drills/:id" component={ControlPage} />
      <Route path="/drills/:id/hotwash" component={HotWashPage} />
    </Route>
    <Route path="/evaluator" component={EvaluatorArea}>
      <Route path="/" component={JudgingPage} />
      <Route path="/drills/:id" component={JudgePage} />
    </Route>
    <Route path="/manager" component={ManagerArea}>
      <Route path="/" component={ReviewsPage} />
      <Route path="/drills/:id" component={ReviewPage} />
      <Route path="/actions" component={ActionsPage} />
      <Route path="/actions/:id" component={ActionPage} />
      <Route path="/trends" component={TrendsPage} />
      <Route path="/calendar" component={CalendarPage} />
      <Route path="/standards" component={StandardsPage} />
      <Route path="/standards/new" component={NewStandardPage} />
      <Route path="/drills/:id/replay" component={ReplayPage} />
      <Route path="/drills/:id/report" component={ReportPage} />
    </Route>
    <Route path="/signed-in" component={SignedInPage} />
    <Route path="*" component={NotFound} />
  </Router>
)
