#!/bin/sh
# Records all traces of ../traces anew, after `npm run build`. What it takes, as Debian has it:
#   apt-get install g++ clang-14 lld-14 wasi-libc libclang-rt-14-dev-wasm32 tcc perl python3 gawk sqlite3 jq git xsltproc redis-server xz-utils brotli
# and for the two of wasm, told by their paths: LUA_WASM, as programs/lua-wasm.sh makes it, and SQLITE_WASM, of npm's
# @sqlite.org/sqlite-wasm. With names as arguments only those.
set -e
cd "$(dirname "$0")/.."

record() { # name, process, ...
  name=$1
  process=$2
  case " $wanted " in *" $name "* | "  ") ;; *) return ;; esac
  node dist/traces/record/main.js "$name" --process "$process" -- sh "recorder/programs/$name.sh"
}

record_wasm() { # name, package, module, arguments...
  name=$1
  package=$2
  shift 2
  case " $wanted " in *" $name "* | "  ") ;; *) return ;; esac
  node dist/traces/record/main.js "$name" --wasm --package "$package" -- "$@"
}

wanted="$*"
record gcc cc1plus
record clang 'clang-14 --target'
record tcc 'tcc -g'
record perl 'perl report.pl'
record python 'python3 -S'
record gawk 'gawk -f count.awk'
record sqlite 'sqlite3 work.db'
record jq 'jq [.[]'
record git 'git --no-pager log'
record xslt xsltproc
record redis redis-server
record xz 'xz -6'
record brotli 'brotli -f'
record_wasm lua-wasm "${LUA_PACKAGE:-lua5.4}" "${LUA_WASM:-lua.wasm}" recorder/programs/work.lua
record_wasm sqlite-wasm "${SQLITE_PACKAGE:-@sqlite.org/sqlite-wasm}" recorder/programs/sqlite-wasm.mjs "${SQLITE_WASM:-sqlite3.wasm}"
