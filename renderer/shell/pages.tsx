/** The pages beside the chat; loaded when they are first opened. */
import { lazy, Suspense } from 'react'
import type { Route } from '../state/route.ts'
import { Gone } from '../ui/gone.tsx'
import { Skeleton } from '../ui/loading.tsx'
import { words } from '../words.ts'

const Prompts = lazy(() => import('../pages/prompts.tsx'))
const Costs = lazy(() => import('../pages/costs.tsx'))
const Models = lazy(() => import('../pages/models.tsx'))
const SettingsPage = lazy(() => import('../pages/settings.tsx'))
const Leaves = lazy(() => import('../pages/leaves.tsx'))
const FirstRun = lazy(() => import('../pages/first-run.tsx'))

export const Pages = ({ route, firstRun }: { route: Route; firstRun: boolean }) => (
  <Suspense
    fallback={
      <div className="p-8">
        <Skeleton />
      </div>
    }
  >
    {firstRun ? <FirstRun /> : <Page route={route} />}
  </Suspense>
)

const Page = ({ route }: { route: Route }) => {
  switch (route.page) {
    case 'chat':
      return null
    case 'prompts':
      return <Prompts key={route.name ?? ''} name={route.name} />
    case 'costs':
      return <Costs />
    case 'models':
      return <Models />
    case 'settings':
      return <SettingsPage />
    case 'leaves':
      return <Leaves />
    case 'unknown':
      return <Gone title={words.gone.page} />
  }
}
