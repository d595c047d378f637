/** Logistic regression by AdaGrad, one example at a time, in an order that a seed fixes: the same data give the same weights. */
export type Example = {
  readonly places: readonly number[]
  readonly values: readonly number[]
  readonly yes: boolean
  readonly weight: number
}

const rate = 0.3

/** Weights by place; the last is the bias. */
export const learn = (examples: readonly Example[], size: number, decay: number, rounds: number): Float64Array => {
  const weights = new Float64Array(size + 1)
  const squares = new Float64Array(size + 1).fill(1e-6)
  const order = examples.map((_, place) => place)
  const random = seeded(42)
  const move = (place: number, gradient: number): void => {
    squares[place]! += gradient * gradient
    weights[place]! -= (rate * gradient) / Math.sqrt(squares[place]!)
  }
  for (let round = 0; round < rounds; round += 1) {
    shuffle(order, random)
    for (const at of order) {
      const { places, values, yes, weight } = examples[at]!
      let sum = weights[size]!
      for (let k = 0; k < places.length; k += 1) sum += weights[places[k]!]! * values[k]!
      const error = weight * (1 / (1 + Math.exp(-sum)) - (yes ? 1 : 0))
      for (let k = 0; k < places.length; k += 1) move(places[k]!, error * values[k]! + decay * weights[places[k]!]!)
      move(size, error)
    }
  }
  return weights
}

/** An example of features that are there or not, as the runtime weighs them. */
export const present = (places: readonly number[], yes: boolean, weight: number): Example => {
  return { places, values: places.map(() => 1 / Math.sqrt(places.length || 1)), yes, weight }
}

export const sumOf = (weights: Float64Array, { places, values }: Pick<Example, 'places' | 'values'>): number =>
  places.reduce((sum, place, k) => sum + weights[place]! * values[k]!, weights.at(-1)!)

const seeded = (seed: number) => (): number => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
  return seed / 2 ** 32
}

const shuffle = (order: number[], random: () => number): void => {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1))
    ;[order[at], order[other]] = [order[other]!, order[at]!]
  }
}
