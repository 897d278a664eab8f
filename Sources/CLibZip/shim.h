// Office files are zip archives; libzip reads them from memory.
#ifndef SOAT_CLIBZIP_SHIM_H
#define SOAT_CLIBZIP_SHIM_H
#include <zip.h>
#endif
