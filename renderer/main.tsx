import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { core, stayConnected } from './core.ts'
import { arrive, App } from './shell/app.tsx'
import { forgetBroken } from './state/answers.ts'
import { keepAll } from './state/composer.ts'
import { loadSettings, showRememberedTheme } from './state/settings.ts'
import { read, write } from './state/store.ts'
import { loadThreads } from './state/threads.ts'

showRememberedTheme()

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)

stayConnected(
  (connection) => {
    write({ connection })
    if (connection !== 'open') return
    forgetBroken()
    arrive(read().route)
    void loadThreads().catch(() => undefined)
  },
  async () => {
    const info = await core().app.info(null)
    await loadSettings()
    write({ info })
  },
)

window.addEventListener('pagehide', keepAll)
document.addEventListener('visibilitychange', () => document.hidden && keepAll())
