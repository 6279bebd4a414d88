import { lockDown } from './lockdown.ts';
import { VouchKiosk } from './kiosk-app.ts';

lockDown(window);
customElements.define('vouch-kiosk', VouchKiosk);
