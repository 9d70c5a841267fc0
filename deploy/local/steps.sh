# What the verbs of deploy/local and tests/run share: where things lie, how progress is told, and how
# a step is run. To be sourced, after `set -euo pipefail`.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
home="$root/.candour"
tools="$root/deploy/tools"
log_folder="$home/log"
export CANDOUR_STARTED="${CANDOUR_STARTED:-$(date +%s)}"

# The compiler's cache: the user's own where there is one, else one inside the checkout. Paths are
# taken relative to the checkout, so that two checkouts share what is equal.
if [[ -z "${CCACHE_DIR:-}" && ! -d "$HOME/.cache/ccache" && ! -d "$HOME/.ccache" ]]; then
  export CCACHE_DIR="$home/ccache"
fi
# Depend mode and the inode cache spare reading the compiled headers again for every file.
export CCACHE_BASEDIR="$root" CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1 CCACHE_INODECACHE=1

# Lets the first configuring of a build folder take ccache, where it is there.
use_compiler_cache() {
  if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
}

elapsed() { echo $(($(date +%s) - CANDOUR_STARTED)); }

say() { printf '[%4d s] %s\n' "$(elapsed)" "$*"; }

# fail SENTENCE [LOG]: says what went wrong, shows the end of the log, and ends the verb.
fail() {
  say "FAILED: $1" >&2
  if [[ -n "${2:-}" && -s "$2" ]]; then
    echo "--- the end of ${2#"$root"/} ---" >&2
    tail -n "${CANDOUR_TAIL:-40}" "$2" >&2
  fi
  exit 1
}

# step SENTENCE LOG COMMAND…: runs the command with its output in the log, tells every half minute
# where it stands, and fails with the log's end.
step() {
  local sentence="$1" log="$log_folder/$2" pid status=0
  shift 2
  mkdir -p "$log_folder"
  say "$sentence …"
  "$@" >"$log" 2>&1 </dev/null &
  pid=$!
  while sleep_while_running "$pid" 30; do
    say "  still at it: $(tail -c 2000 "$log" | tr '\r' '\n' | grep -v '^ *$' | tail -n 1 | cut -c -90)"
  done
  wait "$pid" || status=$?
  [[ $status == 0 ]] || fail "$sentence (exit code $status)" "$log"
}

# True when the process still runs after so many seconds.
sleep_while_running() {
  local waited
  for ((waited = 0; waited < $2 * 5; waited++)); do
    kill -0 "$1" 2>/dev/null || return 1
    sleep 0.2
  done
}

# Runs a command as root: as it is, or by sudo.
as_root() {
  if [[ $EUID == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "installing packages needs root, and there is no sudo on this machine"
  fi
}

# The pinned Node where `deploy/local/install` put one, else the machine's. It trusts whom the machine
# trusts, as Debian's own does: many a council's network re-signs what it lets through.
use_node() {
  local own
  # Not npm's links: Debian's npm makes none for this package.
  for own in "$tools"/node/node_modules/node-linux-*/bin; do
    if [[ -x "$own/node" ]]; then PATH="$own:$PATH"; fi
  done
  PATH="$tools/node_modules/.bin:$PATH"
  NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
  export PATH NODE_EXTRA_CA_CERTS
}

# secret FILE: makes a random secret once, readable by its owner only.
secret() {
  [[ -s "$1" ]] && return
  (umask 077 && mkdir -p "$(dirname "$1")" && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$1")
}

# running PIDFILE WORD: true when the process of that number lives and its command line holds WORD.
running() {
  local command
  [[ -s "$1" && -r "/proc/$(<"$1")/cmdline" ]] || return 1
  command="$(tr '\0' ' ' <"/proc/$(<"$1")/cmdline")"
  [[ "$command" == *"$2"* ]]
}

# launch PIDFILE LOG COMMAND…: starts a process that outlives this shell.
launch() {
  local pid_file="$1" log="$2"
  shift 2
  setsid nohup "$@" >>"$log" 2>&1 </dev/null &
  echo $! >"$pid_file"
}

# halt PIDFILE WORD NAME: asks the process to end, waits up to half a minute, then insists.
halt() {
  local pid
  if running "$1" "$2"; then
    pid="$(<"$1")"
    kill -TERM "$pid" 2>/dev/null || true
    if sleep_while_running "$pid" 30; then
      say "$3 did not stop in 30 s and is ended by force"
      kill -KILL "$pid" 2>/dev/null || true
    fi
  fi
  rm -f "$1"
}

# port_open PORT: true when something listens there on the loopback.
port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# wait_for_port PORT SECONDS
wait_for_port() {
  local tries
  for ((tries = 0; tries < $2 * 5; tries++)); do
    port_open "$1" && return 0
    sleep 0.2
  done
  return 1
}
