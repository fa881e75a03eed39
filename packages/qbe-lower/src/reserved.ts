/*
 * Names an export must not take as they stand, because C, its library or its start-up files own them: a native object that
 * exports `realloc` replaces the whole process's. They get the prefix `wasm_` (mangle.ts).
 */

const keywords =
  'auto break case char const continue default do double else enum extern float for goto if inline int long register ' +
  'restrict return short signed sizeof static struct switch typedef union unsigned void volatile while asm typeof bool ' +
  'true false nullptr alignas alignof constexpr static_assert thread_local class delete new operator private protected ' +
  'public template this throw try catch namespace using virtual friend explicit export mutable';

const startUp =
  'main _start _init _fini environ _end end etext edata _etext _edata __bss_start __data_start data_start atexit ' +
  '__libc_start_main __libc_csu_init __libc_csu_fini __dso_handle __cxa_atexit __cxa_finalize __stack_chk_fail ' +
  '__stack_chk_guard __errno_location errno stdin stdout stderr memory';

const library =
  'assert isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper isxdigit tolower toupper ' +
  'acos acosf acosh acoshf asin asinf asinh asinhf atan atanf atan2 atan2f atanh atanhf cbrt cbrtf ceil ceilf copysign ' +
  'copysignf cos cosf cosh coshf erf erff erfc erfcf exp expf exp2 exp2f expm1 expm1f fabs fabsf fdim fdimf floor floorf ' +
  'fma fmaf fmax fmaxf fmin fminf fmod fmodf frexp frexpf hypot hypotf ilogb ilogbf ldexp ldexpf lgamma lgammaf llrint ' +
  'llrintf llround llroundf log logf log10 log10f log1p log1pf log2 log2f logb logbf lrint lrintf lround lroundf modf modff ' +
  'nan nanf nearbyint nearbyintf nextafter nextafterf pow powf remainder remainderf remquo remquof rint rintf round roundf ' +
  'scalbln scalblnf scalbn scalbnf signgam sin sinf sinh sinhf sqrt sqrtf tan tanf tanh tanhf tgamma tgammaf trunc truncf ' +
  'setjmp longjmp _setjmp _longjmp sigsetjmp siglongjmp signal raise sigaction sigprocmask sigemptyset sigaddset ' +
  'sigaltstack sigfillset sigdelset sigsuspend sigwait kill clearerr fclose feof ferror fflush fgetc fgetpos fgets fopen ' +
  'fprintf fputc fputs fread freopen fscanf fseek fseeko fsetpos ftell ftello fwrite getc getchar gets getline perror ' +
  'printf putc putchar puts remove rename rewind scanf setbuf setvbuf snprintf sprintf sscanf tmpfile tmpnam ungetc ' +
  'vfprintf vfscanf vprintf vscanf vsnprintf vsprintf vsscanf vasprintf asprintf dprintf vdprintf fdopen fileno popen ' +
  'pclose abort abs aligned_alloc at_quick_exit atof atoi atol atoll bsearch calloc div exit free getenv labs ldiv llabs ' +
  'lldiv malloc mblen mbstowcs mbtowc qsort quick_exit rand realloc reallocarray setenv unsetenv putenv srand strtod ' +
  'strtof strtol strtold strtoll strtoul strtoull system wcstombs wctomb _Exit posix_memalign memalign valloc pvalloc ' +
  'malloc_usable_size malloc_trim mallinfo mallopt cfree random srandom rand_r drand48 lrand48 mkstemp mkdtemp mktemp ' +
  'realpath memchr memcmp memcpy memmove memset memrchr memmem mempcpy bcmp bcopy bzero index rindex strcat strchr strcmp ' +
  'strcoll strcpy strcspn strdup strndup strerror strlen strnlen strncat strncmp strncpy strpbrk strrchr strsep strspn ' +
  'strstr strtok strtok_r strxfrm strcasecmp strncasecmp stpcpy stpncpy ffs swab asctime clock ctime difftime gmtime ' +
  'gmtime_r localtime localtime_r mktime strftime strptime time timegm timespec_get tzset nanosleep clock_gettime ' +
  'clock_getres clock_settime gettimeofday utime utimes alarm sleep usleep pause access chdir chmod chown close creat dup ' +
  'dup2 execl execle execlp execv execve execvp fchdir fchmod fcntl fork fstat fsync fdatasync ftruncate getcwd getegid ' +
  'geteuid getgid getpid getppid getuid ioctl isatty link lseek lstat mkdir mkfifo mknod mmap mprotect mremap msync munmap ' +
  'madvise open openat opendir readdir closedir pipe poll pread pwrite read readlink readv rmdir select sbrk brk setsid ' +
  'setuid setgid stat statvfs symlink sync syscall sysconf times truncate ttyname umask uname unlink wait waitpid write ' +
  'writev _exit accept bind connect getaddrinfo freeaddrinfo gethostname getpeername getsockname getsockopt listen recv ' +
  'recvfrom recvmsg send sendmsg sendto setsockopt shutdown socket socketpair htonl htons ntohl ntohs inet_ntop inet_pton ' +
  'epoll_create epoll_ctl epoll_wait eventfd getopt getopt_long optarg optind opterr optopt getrandom getentropy dlopen ' +
  'dlsym dlclose dlerror pthread_create pthread_join pthread_self pthread_exit pthread_detach pthread_mutex_init ' +
  'pthread_mutex_lock pthread_mutex_unlock pthread_mutex_destroy pthread_cond_init pthread_cond_wait pthread_cond_signal ' +
  'pthread_key_create pthread_getspecific pthread_setspecific pthread_once pthread_atfork sem_init sem_wait sem_post ' +
  'setlocale localeconv newlocale uselocale freelocale iconv iconv_open iconv_close regcomp regexec regfree glob globfree ' +
  'fnmatch wcslen wcscpy wcscmp wcschr wmemcpy wmemset btowc wctob mbrtowc wcrtomb iswalpha iswdigit towlower towupper ' +
  'backtrace err errx warn warnx error daemon syslog openlog closelog getpagesize arc4random explicit_bzero hcreate ' +
  'hsearch tsearch tfind tdelete twalk lfind lsearch insque remque basename dirname ftw nftw cos_pi step advance y0 y1 yn ' +
  'j0 j1 jn gamma drem significand exp10 pow10 sincos sincosf';

/** Further keywords of C++: a header is for both. */
const cppKeywords =
  'and and_eq bitand bitor char16_t char32_t char8_t co_await co_return co_yield compl concept const_cast consteval ' +
  'constinit decltype dynamic_cast noexcept not not_eq or or_eq reinterpret_cast requires static_cast typeid ' +
  'typename wchar_t xor xor_eq';

/** Types and macros that every header with numbers of a fixed width has. */
const standardTypes =
  'EOF INT16_C INT16_MAX INT16_MIN INT32_C INT32_MAX INT32_MIN INT64_C INT64_MAX INT64_MIN INT8_C INT8_MAX INT8_MIN ' +
  'INTMAX_C INTMAX_MAX INTMAX_MIN INTPTR_MAX INTPTR_MIN INT_FAST16_MAX INT_FAST16_MIN INT_FAST32_MAX INT_FAST32_MIN ' +
  'INT_FAST64_MAX INT_FAST64_MIN INT_FAST8_MAX INT_FAST8_MIN INT_LEAST16_MAX INT_LEAST16_MIN INT_LEAST32_MAX ' +
  'INT_LEAST32_MIN INT_LEAST64_MAX INT_LEAST64_MIN INT_LEAST8_MAX INT_LEAST8_MIN NULL PTRDIFF_MAX PTRDIFF_MIN ' +
  'SIG_ATOMIC_MAX SIG_ATOMIC_MIN SIZE_MAX UINT16_C UINT16_MAX UINT32_C UINT32_MAX UINT64_C UINT64_MAX UINT8_C ' +
  'UINT8_MAX UINTMAX_C UINTMAX_MAX UINTPTR_MAX UINT_FAST16_MAX UINT_FAST32_MAX UINT_FAST64_MAX UINT_FAST8_MAX ' +
  'UINT_LEAST16_MAX UINT_LEAST32_MAX UINT_LEAST64_MAX UINT_LEAST8_MAX WCHAR_MAX WCHAR_MIN WINT_MAX WINT_MIN int16_t ' +
  'int32_t int64_t int8_t int_fast16_t int_fast32_t int_fast64_t int_fast8_t int_least16_t int_least32_t ' +
  'int_least64_t int_least8_t intmax_t intptr_t linux offsetof ptrdiff_t size_t uint16_t uint32_t uint64_t uint8_t ' +
  'uint_fast16_t uint_fast32_t uint_fast64_t uint_fast8_t uint_least16_t uint_least32_t uint_least64_t uint_least8_t ' +
  'uintmax_t uintptr_t unix';

/** Functions that gcc knows by name and warns of when they have another type. */
const builtins =
  'acoshl acosl alloca asinhl asinl atan2l atanhl atanl cabs cabsf cabsl cacos cacosf cacosh cacoshf cacoshl cacosl ' +
  'carg cargf cargl casin casinf casinh casinhf casinhl casinl catan catanf catanh catanhf catanhl catanl cbrtl ccos ' +
  'ccosf ccosh ccoshf ccoshl ccosl ceilf128 ceilf16 ceilf32 ceilf32x ceilf64 ceilf64x ceill cexp cexpf cexpl cimag ' +
  'cimagf cimagl clog clog10 clog10f clog10l clogf clogl conj conjf conjl copysignf128 copysignf16 copysignf32 ' +
  'copysignf32x copysignf64 copysignf64x copysignl coshl cosl cpow cpowf cpowl cproj cprojf cprojl creal crealf ' +
  'creall csin csinf csinh csinhf csinhl csinl csqrt csqrtf csqrtl ctan ctanf ctanh ctanhf ctanhl ctanl dcgettext ' +
  'dgettext dremf dreml erfcl erfl exp10f exp10l exp2l expl expm1l fabsd128 fabsd32 fabsd64 fabsf128 fabsf16 fabsf32 ' +
  'fabsf32x fabsf64 fabsf64x fabsl fdiml feclearexcept fegetenv fegetexceptflag fegetround feholdexcept ' +
  'feraiseexcept fesetenv fesetexceptflag fesetround fetestexcept feupdateenv ffsimax ffsl ffsll finite finited128 ' +
  'finited32 finited64 finitef finitel floorf128 floorf16 floorf32 floorf32x floorf64 floorf64x floorl fmaf128 ' +
  'fmaf16 fmaf32 fmaf32x fmaf64 fmaf64x fmal fmaxf128 fmaxf16 fmaxf32 fmaxf32x fmaxf64 fmaxf64x fmaxl fminf128 ' +
  'fminf16 fminf32 fminf32x fminf64 fminf64x fminl fmodl fprintf_unlocked fputc_unlocked fputs_unlocked frexpl ' +
  'fwrite_unlocked gamma_r gammaf gammaf_r gammal gammal_r gettext hypotl ilogbl imaxabs isascii isinf isinfd128 ' +
  'isinfd32 isinfd64 isinff isinfl isnan isnand128 isnand32 isnand64 isnanf isnanl iswalnum iswblank iswcntrl ' +
  'iswgraph iswlower iswprint iswpunct iswspace iswupper iswxdigit j0f j0l j1f j1l jnf jnl ldexpl lgamma_r lgammaf_r ' +
  'lgammal lgammal_r llrintl llroundl log10l log1pl log2l logbl logl lrintl lroundl modfl nand128 nand32 nand64 ' +
  'nanf128 nanf16 nanf32 nanf32x nanf64 nanf64x nanl nearbyintf128 nearbyintf16 nearbyintf32 nearbyintf32x ' +
  'nearbyintf64 nearbyintf64x nearbyintl nextafterl nexttoward nexttowardf nexttowardl pow10f pow10l powl ' +
  'printf_unlocked putc_unlocked putchar_unlocked puts_unlocked remainderl remquol rintf128 rintf16 rintf32 rintf32x ' +
  'rintf64 rintf64x rintl roundeven roundevenf roundevenf128 roundevenf16 roundevenf32 roundevenf32x roundevenf64 ' +
  'roundevenf64x roundevenl roundf128 roundf16 roundf32 roundf32x roundf64 roundf64x roundl scalb scalbf scalbl ' +
  'scalblnl scalbnl signbit signbitd128 signbitd32 signbitd64 signbitf signbitl significandf significandl sincosl ' +
  'sinhl sinl sqrtf128 sqrtf16 sqrtf32 sqrtf32x sqrtf64 sqrtf64x sqrtl strfmon tanhl tanl tgammal toascii truncf128 ' +
  'truncf16 truncf32 truncf32x truncf64 truncf64x truncl y0f y0l y1f y1l ynf ynl';

/** What the shim itself defines for C callers. */
const shim =
  'sigil_memory sigil_memory_size sigil_set_max_pages sigil_try sigil_on_trap sigil_env_abort sigil_main sigil_start';

const reservedNames: ReadonlySet<string> = new Set(
  [keywords, cppKeywords, standardTypes, startUp, library, builtins, shim].join(' ').split(' '),
);

const reservedPrefixes = ['sigil_rt_', 'sigil_op_'];

export function isReserved(name: string): boolean {
  return reservedNames.has(name) || reservedPrefixes.some((prefix) => name.startsWith(prefix));
}
