// PCRE2 chooses its code unit by a macro that must be set before its header: soat works on UTF-8.
#ifndef SOAT_CPCRE2_SHIM_H
#define SOAT_CPCRE2_SHIM_H
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#endif
