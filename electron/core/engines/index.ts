/**
 * What answers requests: the engine interface, models on this computer, providers' APIs, and the chain that carries a plan
 * out over them. It promises that an engine ends every attempt with `done` or an `EngineError` of the closed union, and that
 * no text of a provider's or a person's is in one (I05). It never opens a connection itself.
 */
export { type AttemptLog, type ChainEvent, type ChainParts, type Kept, runChain, type ServedBy } from './chain.ts'
export { type Engine, EngineError, type EngineEvent, type EngineInfo } from './engine.ts'
export { createProviders, ProviderError, type Providers } from './providers.ts'
export { createDeviceEngines, type DeviceEngines, threadsFor } from './device/index.ts'
