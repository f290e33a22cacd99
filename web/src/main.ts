import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { mount } from 'svelte'
import App from './app/App.svelte'
import { preferredLanguage, setLanguage } from './lib/i18n'
import { resumeLogin } from './lib/login.svelte'
import { theme } from './lib/theme.svelte'

theme.resume()
await Promise.all([setLanguage(preferredLanguage(), false), resumeLogin()])
mount(App, { target: document.getElementById('app')! })
