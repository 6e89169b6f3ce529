import { Random } from '../random.js';

/** Numbers from 0 to below 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  const random = new Random(seed);
  return () => random.next();
}

export const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)];

/** One of the choices, each as often as its weight says; those of weight 0 never. */
export function weighed<T>(choices: readonly (readonly [weight: number, choice: T])[], random: () => number): T {
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let left = random() * total;
  const found = choices.find(([weight]) => (left -= weight) < 0);
  return (found ?? choices[0])[1];
}
