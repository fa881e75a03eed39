/* Runs a script with the libraries that need nothing of a system. What lua-wasm.sh compiles with Lua's core. */
#include <stdio.h>

#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"

static const luaL_Reg libraries[] = {
    {LUA_GNAME, luaopen_base},        {LUA_TABLIBNAME, luaopen_table}, {LUA_STRLIBNAME, luaopen_string},
    {LUA_MATHLIBNAME, luaopen_math},  {LUA_UTF8LIBNAME, luaopen_utf8}, {LUA_COLIBNAME, luaopen_coroutine},
};

int main(int count, char **arguments) {
  lua_State *state = luaL_newstate();
  if (count < 2 || state == NULL) return 2;
  for (size_t i = 0; i < sizeof libraries / sizeof libraries[0]; i++) {
    luaL_requiref(state, libraries[i].name, libraries[i].func, 1);
    lua_pop(state, 1);
  }
  if (luaL_loadfile(state, arguments[1]) != LUA_OK) return fprintf(stderr, "%s\n", lua_tostring(state, -1)), 1;
  lua_call(state, 0, 0);
  lua_close(state);
  return 0;
}
