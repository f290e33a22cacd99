export { api, ApiError, type CommandOptions } from './client'
export { newId } from '../id'
