// gzip, as saved pages are packed.
#ifndef SOAT_CZLIB_SHIM_H
#define SOAT_CZLIB_SHIM_H
#include <zlib.h>
#endif
