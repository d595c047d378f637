import type { Api, Handlers } from '../../../shared/contract/index.ts'
import type { Providers } from '../engines/index.ts'

export const providerHandlers = ({ providers }: { readonly providers: Providers }): Handlers<Api>['providers'] => ({
  list: () => [...providers.list()],
  add: (provider) => providers.add(provider),
  async remove({ name }) {
    await providers.remove(name)
    return null
  },
  test: ({ name }, { signal }) => providers.test(name, signal),
})
