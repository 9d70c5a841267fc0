// One gRPC call of any kind, in plain text: messages come in and go out as gRPC frames them.
//
//     node call.mjs ADDRESS /PACKAGE.SERVICE/METHOD TOKEN <FRAMES >FRAMES
//
// Ends with 0 when the call ends with OK, else writes what it ended with and ends with 1.
import { connect } from 'node:http2'

const [address, path, token] = process.argv.slice(2)
const session = connect(`http://${address}`)
session.on('error', fail)
const call = session.request({
  ':method': 'POST',
  ':path': path,
  'content-type': 'application/grpc',
  te: 'trailers',
  authorization: `Bearer ${token}`,
})
call.on('error', fail)
call.on('response', (headers) => look(headers))
call.on('trailers', (headers) => look(headers))
call.on('end', () => session.close())
call.pipe(process.stdout)
process.stdin.pipe(call)

function look(headers) {
  const status = headers['grpc-status']
  if (status !== undefined && status !== '0') fail(`${status} ${headers['grpc-message']}`)
}

function fail(why) {
  process.stderr.write(`${why}\n`)
  process.exit(1)
}
