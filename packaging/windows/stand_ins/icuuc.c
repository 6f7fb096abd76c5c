/* For Wine alone: what Windows 10 has and Wine 8 lacks. Qt asks it for character sets older than Unicode; here are none. */
#include <stddef.h>

#define EXPORT __declspec(dllexport)
#define NONE_OPEN 4 /* U_FILE_ACCESS_ERROR */

EXPORT void *ucnv_open(const char *name, int *error) { *error = NONE_OPEN; return NULL; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return NULL; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error) { *error = NONE_OPEN; return NULL; }
EXPORT const char *ucnv_getName(const void *converter, int *error) { *error = NONE_OPEN; return NULL; }
EXPORT signed char ucnv_getMaxCharSize(const void *converter) { return 0; }
EXPORT int ucnv_fromUCountPending(const void *converter, int *error) { return 0; }
EXPORT int ucnv_toUCountPending(const void *converter, int *error) { return 0; }

/* Never called, for nothing was ever opened. */
#define UNUSED(name) EXPORT void name(void) {}
UNUSED(ucnv_close)
UNUSED(ucnv_reset)
UNUSED(ucnv_getToUCallBack)
UNUSED(ucnv_getFromUCallBack)
UNUSED(ucnv_setToUCallBack)
UNUSED(ucnv_setFromUCallBack)
UNUSED(ucnv_cbToUWriteUChars)
UNUSED(ucnv_cbFromUWriteUChars)
UNUSED(ucnv_toUnicode)
UNUSED(ucnv_fromUnicode)
UNUSED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
UNUSED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
