import type { OfflineTexts } from './offline.en.ts';

export const offlineDe: OfflineTexts = {
  title: 'Keine Verbindung',
  body: 'Es wurde nichts gesendet. Gehen Sie dorthin, wo Ihr Telefon ein Netz hat, und versuchen Sie es noch einmal. Wartet jemand auf Sie? Dann rufen Sie den Kiosk an.',
  again: 'Noch einmal versuchen',
  unreadable: 'Öffnen Sie Vouch, um zu sehen, was es ist.',
};
