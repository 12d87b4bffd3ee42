// The least that a web program can do with the library that the page uses: what no start of ours can be faster than.
import express from 'express'

const app = express()
app.get('/', (_request, response) => response.send('Hello'))
const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready on ${server.address().port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
