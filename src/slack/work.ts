/** Counts the requests being worked on, so that a stop can wait for the answers already promised. */
export interface Work {
  readonly during: (task: () => Promise<void>) => Promise<void>;
  /** Resolves when nothing is left to do, or after `limit` milliseconds. */
  readonly done: (limit: number) => Promise<void>;
}

export const createWork = (): Work => {
  const running = new Set<Promise<void>>();
  return {
    during: async (task) => {
      const promise = task();
      running.add(promise);
      try {
        await promise;
      } finally {
        running.delete(promise);
      }
    },
    done: async (limit) => {
      const timeout = new Promise<void>((resolve) => setTimeout(resolve, limit).unref());
      await Promise.race([Promise.allSettled([...running]), timeout]);
    },
  };
};
