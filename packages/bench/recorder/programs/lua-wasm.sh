#!/bin/sh
# Compiles Lua (Debian's source package lua5.4) to wasm for WASI: sh lua-wasm.sh FOLDER-OF-SOURCES lua.wasm
# There is no setjmp; an error of a script, of which work.lua has none, ends the program.
set -e
core='lapi lcode lctype ldebug ldo ldump lfunc lgc llex lmem lobject lopcodes lparser lstate lstring ltable ltm lundump lvm lzio'
libraries='lauxlib lbaselib lcorolib lmathlib lstrlib ltablib lutf8lib'
for name in $core $libraries; do sources="$sources $1/src/$name.c"; done
headers=$(mktemp -d)
trap 'rm -rf "$headers"' EXIT
# What Debian's build writes, and what the library of WASI refuses to bring.
echo '#define DEB_HOST_MULTIARCH "wasm32-wasi"' > "$headers/lua5.4-deb-multiarch.h"
: > "$headers/setjmp.h"
"${CLANG:-clang-14}" --target=wasm32-wasi -O2 -D_WASI_EMULATED_SIGNAL -D_WASI_EMULATED_PROCESS_CLOCKS \
  "-DLUAI_THROW(L,c)=__builtin_trap()" "-DLUAI_TRY(L,c,a)={a}" -Dluai_jmpbuf=int \
  -I"$headers" -I"$1/src" "$(dirname "$0")/lua-main.c" $sources -lwasi-emulated-signal -lwasi-emulated-process-clocks -o "$2"
