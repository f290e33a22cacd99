// The clipboard, and a word about how it went.
import { t } from './i18n'
import { toast } from './toast.svelte'

export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toast(t('ui.copied'))
  } catch {
    toast(t('ui.copy_failed'), { tone: 'problem' })
  }
}
