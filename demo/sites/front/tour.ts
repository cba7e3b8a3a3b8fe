import { GuidedTour } from './guided-tour.ts';

customElements.define('guided-tour', GuidedTour);
await import('../shared/host.ts');
