/** Counts for /metrics in the text format of Prometheus, and the routes of HTTP mode. No label ever holds a value or a name. */
import type { CustomRoute } from "@slack/bolt";

export interface Metrics {
  readonly count: (name: string, labels?: Readonly<Record<string, string>>, by?: number) => void;
  readonly text: () => string;
}

export const createMetrics = (): Metrics => {
  const counters = new Map<string, number>();
  return {
    count: (name, labels = {}, by = 1) => {
      const inside = Object.entries(labels).map(([label, value]) => `${label}="${value.replace(/[^\w.-]/g, "_")}"`);
      const key = `hypochrome_${name}${inside.length === 0 ? "" : `{${inside.join(",")}}`}`;
      counters.set(key, (counters.get(key) ?? 0) + by);
    },
    text: () =>
      [...counters]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, value]) => `${key} ${Math.round(value * 1e6) / 1e6}\n`)
        .join(""),
  };
};

/** /healthz (the process lives), /readyz (it takes work: 503 before the start and while stopping), /metrics. */
export const healthRoutes = (metrics: Metrics, ready: () => boolean): CustomRoute[] => {
  const route = (path: string, answer: () => readonly [number, string]): CustomRoute => ({
    path,
    method: ["GET"],
    handler: (_, response) => {
      const [status, body] = answer();
      response.writeHead(status, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
      response.end(body);
    },
  });
  return [
    route("/healthz", () => [200, "ok\n"]),
    route("/readyz", () => (ready() ? [200, "ready\n"] : [503, "not ready\n"])),
    route("/metrics", () => [200, metrics.text()]),
  ];
};
