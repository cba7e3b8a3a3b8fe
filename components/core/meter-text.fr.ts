import type { MeterText } from './meter-text.en.ts';

export const meterText: MeterText = {
  standings: {
    reached: 'Objectif atteint',
    near: 'Proche de l’objectif',
    missed: 'Sous l’objectif',
    over: 'Au-dessus de la limite',
    untargeted: 'Aucun objectif',
    unknown: 'Pas encore connu',
  },
  of: (value, target) => `${value}, objectif ${target}`,
  atMost: (value, target) => `${value}, au maximum ${target}`,
};
