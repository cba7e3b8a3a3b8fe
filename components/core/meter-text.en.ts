/** Texts of the meter. */
export const meterText = {
  standings: {
    reached: 'On target',
    near: 'Close to target',
    missed: 'Below target',
    over: 'Above the limit',
    untargeted: 'No target',
    unknown: 'Not known yet',
  },
  of: (value: string, target: string) => `${value}, target ${target}`,
  atMost: (value: string, target: string) => `${value}, at most ${target}`,
};
export type MeterText = typeof meterText;
