# One image, one process, one volume. Any Node from 20 begins; the pinned one comes with the dependencies and runs.
FROM node:22-bookworm-slim
WORKDIR /app
COPY . .
RUN node scripts/run.mjs build && npm cache clean --force && install -d -o node -g node -m 0700 /data
USER node
# Others than this machine reach it only through a PUBLIC_URL with https; without one it answers as http://localhost:4000.
ENV HOST=0.0.0.0 PLUMBLINE_DATA=/data
VOLUME /data
EXPOSE 4000
HEALTHCHECK --start-period=60s --interval=10s CMD ["node", "-e", "fetch('http://127.0.0.1:4000/health/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not by way of npm: signals reach Plumbline, which finishes requests and stops its database.
CMD ["node", "scripts/run.mjs", "start"]
