// Loaded before another program (node --require): every port that it opens is open to this computer only.
const { Server } = require('node:net')

const { listen } = Server.prototype
Server.prototype.listen = function (first, ...rest) {
  if (first !== null && typeof first === 'object' && 'port' in first) {
    return listen.call(this, { ...first, host: '127.0.0.1' }, ...rest)
  }
  if (!/^\d+$/.test(String(first))) return listen.call(this, first, ...rest)
  if (typeof rest[0] === 'string') rest.shift()
  return listen.call(this, first, '127.0.0.1', ...rest)
}
