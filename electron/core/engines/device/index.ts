/**
 * Engines on this computer: every installed model, answered by one child process that holds at most one model at a time.
 * It promises one request at a time in the order they came, an end to every attempt however the child ends, and a fresh
 * child for the next request. It never opens a connection, never cuts a request to fit, and never sends it elsewhere.
 */
export { createDeviceEngines, type DeviceEngines, type DeviceModel, type DeviceOptions } from './device.ts'
export { threadsFor } from './threads.ts'
