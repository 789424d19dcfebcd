// The design system's behaviour (menus, modals, theme). Started here rather than by react-dsfr's own start, which writes a
// <style> element that the gateway's policy refuses.
import { setUseLang } from '@codegouvfr/react-dsfr/spa';
import { setLink } from '@codegouvfr/react-dsfr/link';
import { useWords } from '@/kit/words/use_words';
import { DesignLink } from './design_link';

declare module '@codegouvfr/react-dsfr/link' {
  interface RegisterLink {
    Link: typeof DesignLink;
  }
}

declare global {
  interface Window {
    dsfr: { verbose: boolean; mode: 'react'; start?: () => void };
  }
}

export async function startDsfr() {
  setLink({ Link: DesignLink as Parameters<typeof setLink>[0]['Link'] });
  setUseLang({ useLang: () => useWords().lang });
  window.dsfr = { verbose: false, mode: 'react' };
  await import('./dsfr_behaviour');
  window.dsfr.start?.();
}
